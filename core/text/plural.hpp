#pragma once

#include <span>
#include <string_view>

#include "core/text/language.hpp"

namespace huifang {

// The categories of the plural rules of the Unicode CLDR. Every language has `kOther`.
enum class PluralForm : std::uint8_t { kZero, kOne, kTwo, kFew, kMany, kOther };

std::string_view plural_form_name(PluralForm form);  // "one", as it is written in the catalog.

// The forms that a text of that language has where it counts something; `kOther` comes last. A
// language with `kOther` alone says everything in one form.
std::span<const PluralForm> plural_forms(Language language);

// The form that goes with a number as it is shown: "1", "1,234", "1.0" (which is not one). Anything
// else takes `kOther`.
PluralForm plural_form(Language language, std::string_view number);

}  // namespace huifang
