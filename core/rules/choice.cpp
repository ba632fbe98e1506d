#include "core/rules/choice.hpp"

#include "core/text/fold.hpp"

namespace huifang {

std::optional<std::string> choice_from_word(const Catalog& catalog, const FieldDefinition& field,
                                            std::string_view word) {
  const std::string wanted = search_key(word);
  if (wanted.empty()) return std::nullopt;
  for (const ChoiceOption& option : field.options) {
    if (search_key(option.name) == wanted) return option.name;
    for (const Language language : kLanguages) {
      if (search_key(catalog.texts().get(language, option.label_key)) == wanted) return option.name;
    }
  }
  if (field.open) return std::string(trim(word));
  return std::nullopt;
}

std::string choice_label(const Catalog& catalog, const FieldDefinition& field,
                         std::string_view stored, Language language) {
  const ChoiceOption* option = field.option(stored);
  return option ? catalog.texts().get(language, option->label_key) : std::string(stored);
}

}  // namespace huifang
