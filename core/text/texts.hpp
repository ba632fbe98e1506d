#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huifang {

enum class Language : std::uint8_t { kChinese, kEnglish };

inline constexpr Language kLanguages[] = {Language::kChinese, Language::kEnglish};
std::string_view language_tag(Language language);  // "zh-CN", "en"
Language language_from_tag(std::string_view tag);  // English for "en…", else Chinese.

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

// Every text the product shows, by key. A text has one form, or in English two ("one", "other"),
// chosen by the parameter {count}.
class Texts {
 public:
  void add(Language language, std::string key, std::string text);
  void add_plural(Language language, std::string key, std::string one, std::string other);

  // The text with its parameters filled in. A key that is missing comes back in ⟦brackets⟧ so that
  // it is seen; a parameter that is missing stays as {name}. Neither fails.
  std::string get(Language language, std::string_view key,
                  const TextParameters& parameters = {}) const;
  std::string get(Language language, const Message& message) const {
    return get(language, message.key, message.parameters);
  }

  bool has(Language language, std::string_view key) const;
  std::vector<std::string> keys(Language language) const;
  // The {names} a text asks for, sorted, each once.
  std::vector<std::string> parameter_names(Language language, std::string_view key) const;

 private:
  struct Forms {
    std::string one;  // Empty: `other` serves for every count.
    std::string other;
  };
  const Forms* find(Language language, std::string_view key) const;

  std::map<std::string, Forms, std::less<>> texts_[2];
};

}  // namespace huifang
