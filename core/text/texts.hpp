#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/language.hpp"
#include "core/text/plural.hpp"

namespace huifang {

// Values for the {names} in a text, in any order. A value that begins with @ is itself the key of a
// text, so that a reason can name a field in the reader's language: "@field.visit.notes".
struct TextParameter {
  std::string name;
  std::string value;
  bool operator==(const TextParameter&) const = default;
};
using TextParameters = std::vector<TextParameter>;

// A text to be shown later, in whatever language: a key of the catalog and what goes into it.
struct Message {
  std::string key;
  TextParameters parameters;
  bool operator==(const Message&) const = default;
};

// A message as it travels: the parameters as "name=value". What has no "=" is left out.
std::vector<std::string> to_words(const TextParameters& parameters);
TextParameters parameters_from_words(const std::vector<std::string>& words);

// A sentence or more that tells of a fault: what is safe, what happened, what can be done, in the
// order in which they are said. Each is a whole sentence.
struct FaultText {
  std::string safe, happened, next;
};
// Behind the key of a fault: what happened alone, for places that say the rest themselves.
inline constexpr std::string_view kHappened = ".happened";

// A text with one form for each of the language's plural forms.
struct PluralText {
  std::string counted = "count";  // The parameter whose number chooses the form.
  std::vector<std::pair<PluralForm, std::string>> forms;  // The last is kOther.
};

// Every text the product shows, by key. A text has one form or those of a plural.
class Texts {
 public:
  void add(Language language, std::string key, std::string text);
  void add_plural(Language language, std::string key, PluralText text);
  // Adds the whole as one text, and what happened under the key with kHappened behind it.
  void add_fault(Language language, const std::string& key, const FaultText& fault);

  // The text with its parameters filled in. A key that is missing comes back in ⟦brackets⟧ so that
  // it is seen; a parameter that is missing stays as {name}. Neither fails.
  std::string get(Language language, std::string_view key,
                  const TextParameters& parameters = {}) const;
  std::string get(Language language, const Message& message) const {
    return get(language, message.key, message.parameters);
  }

  bool has(Language language, std::string_view key) const;
  std::vector<std::string> keys(Language language) const;
  // The {names} a text asks for in its form for most numbers, sorted, each once.
  std::vector<std::string> parameter_names(Language language, std::string_view key) const;

 private:
  const PluralText* find(Language language, std::string_view key) const;

  std::map<std::string, PluralText, std::less<>> texts_[kLanguageCount];
};

// The texts in one language: what a format needs to say the names of months and units.
struct Words {
  const Texts& texts;
  Language language;

  std::string say(std::string_view key, const TextParameters& parameters = {}) const {
    return texts.get(language, key, parameters);
  }
};

}  // namespace huifang
