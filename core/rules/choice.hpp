#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/catalog/catalog.hpp"

namespace huifang {

// The option of a choice field that `word` means: its name, or its label in either language,
// however wide the characters are. Nothing when there is none and the choice is not open; an open
// choice takes the word itself.
std::optional<std::string> choice_from_word(const Catalog& catalog, const FieldDefinition& field,
                                            std::string_view word);

// What to show for a stored choice: the label, or the stored word itself where it is no option.
std::string choice_label(const Catalog& catalog, const FieldDefinition& field,
                         std::string_view stored, Language language);

}  // namespace huifang
