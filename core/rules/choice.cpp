#include "core/rules/choice.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace huifang {

std::optional<std::string> choice_from_word(const Catalog& catalog, const FieldDefinition& field,
                                            std::string_view word) {
  // Long lists say the same few words over and over, mostly as the catalog writes them.
  const std::string_view plain = trim(word);
  if (plain.empty()) return std::nullopt;
  const auto is_called = [&](const ChoiceOption& option, auto matches) {
    return matches(option.name) || std::ranges::any_of(kLanguages, [&](Language language) {
             return matches(catalog.texts().get(language, option.label_key));
           });
  };
  for (const ChoiceOption& option : field.options) {
    if (is_called(option, [&](std::string_view name) { return name == plain; })) return option.name;
  }
  const std::string wanted = search_key(plain);
  for (const ChoiceOption& option : field.options) {
    if (is_called(option, [&](std::string_view name) { return search_key(name) == wanted; })) {
      return option.name;
    }
  }
  if (field.open) return std::string(plain);
  return std::nullopt;
}

std::string choice_label(const Catalog& catalog, const FieldDefinition& field,
                         std::string_view stored, Language language) {
  const ChoiceOption* option = field.option(stored);
  return option ? catalog.texts().get(language, option->label_key) : std::string(stored);
}

}  // namespace huifang
