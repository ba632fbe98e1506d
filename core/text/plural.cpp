#include "core/text/plural.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace huifang {
namespace {

using enum PluralForm;

// What the rules of the CLDR ask of a number; its names there are i and v.
struct Operands {
  std::uint64_t whole = 0;
  int decimals_shown = 0;
};

constexpr std::array kOnlyOther{kOther};
constexpr std::array kOneAndOther{kOne, kOther};

// A number that cannot be read is none of the small ones the rules single out.
Operands operands_of(std::string_view number) {
  constexpr Operands kLarge{1'000'000, 0};
  Operands operands;
  bool after_point = false;
  if (number.empty()) return kLarge;
  for (const char c : number) {
    if (c == ',' && !after_point) continue;
    if (c == '.' && !after_point) {
      after_point = true;
    } else if (c < '0' || c > '9') {
      return kLarge;
    } else if (after_point) {
      ++operands.decimals_shown;
    } else if (operands.whole < kLarge.whole) {
      operands.whole = operands.whole * 10 + static_cast<std::uint64_t>(c - '0');
    }
  }
  return operands;
}

PluralForm english_form(const Operands& number) {
  return number.whole == 1 && number.decimals_shown == 0 ? kOne : kOther;
}

}  // namespace

std::string_view plural_form_name(PluralForm form) {
  constexpr std::array<std::string_view, 6> kNames{"zero", "one", "two", "few", "many", "other"};
  return kNames[static_cast<std::size_t>(form)];
}

std::span<const PluralForm> plural_forms(Language language) {
  switch (language) {
    case Language::kChinese:
      return kOnlyOther;
    case Language::kEnglish:
      return kOneAndOther;
  }
  return kOnlyOther;
}

PluralForm plural_form(Language language, std::string_view number) {
  switch (language) {
    case Language::kChinese:
      return kOther;
    case Language::kEnglish:
      return english_form(operands_of(number));
  }
  return kOther;
}

}  // namespace huifang
