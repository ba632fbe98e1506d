#include "core/text/number_format.hpp"

#include <array>
#include <string_view>

namespace huifang {
namespace {

struct NumberRules {
  std::string_view group_separator, decimal_point, minus;
  std::size_t group_digits;
  // How many digits lead from one named step to the next: 万, 亿; thousand, million.
  int step_digits;
};

const NumberRules& rules_of(Language language) {
  static constexpr NumberRules kChinese{",", ".", "−", 3, 4};
  static constexpr NumberRules kEnglish{",", ".", "−", 3, 3};
  return language == Language::kEnglish ? kEnglish : kChinese;
}

constexpr std::string_view kYuan = "¥";
constexpr std::array<std::string_view, 3> kStepKeys{"format.number.step_1", "format.number.step_2",
                                                    "format.number.step_3"};

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int at = 0; at < exponent; ++at) power *= 10;
  return power;
}

std::uint64_t divide_rounded(std::uint64_t number, std::uint64_t by) {
  return number / by + (number % by >= by - number % by ? 1 : 0);
}

std::string grouped(const NumberRules& rules, std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > rules.group_digits;) {
    at -= rules.group_digits;
    text.insert(at, rules.group_separator);
  }
  return text;
}

std::string unsigned_decimal(const NumberRules& rules, std::uint64_t units, int decimals) {
  const std::uint64_t one = power_of_ten(decimals);
  std::string text = grouped(rules, units / one);
  if (decimals == 0) return text;
  std::string fraction = std::to_string(units % one);
  fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return text.append(rules.decimal_point).append(fraction);
}

std::string with_sign(const NumberRules& rules, std::int64_t number, std::string text) {
  return number < 0 ? std::string(rules.minus) + text : text;
}

// "1.2万"; the sign is not among it.
std::string short_form(const Words& words, std::uint64_t amount) {
  const NumberRules& rules = rules_of(words.language);
  int step = 0;
  std::uint64_t unit = 1;
  const std::uint64_t step_size = power_of_ten(rules.step_digits);
  // Rounding may reach the next step: 999,950 is 1M and not 1,000K.
  while (step < static_cast<int>(kStepKeys.size()) && divide_rounded(amount, unit) >= step_size) {
    unit *= step_size;
    ++step;
  }
  if (step == 0) return grouped(rules, amount);
  constexpr std::uint64_t kDecimalBelow = 100;  // 12.3, but 123.
  const std::uint64_t tenths = divide_rounded(amount, unit / 10);
  const bool has_decimal = tenths < kDecimalBelow * 10 && tenths % 10 != 0;
  const std::string number = has_decimal ? unsigned_decimal(rules, tenths, 1)
                                         : grouped(rules, divide_rounded(amount, unit));
  return words.say(kStepKeys[static_cast<std::size_t>(step - 1)], {{"number", number}});
}

}  // namespace

std::string format_number(Language language, std::int64_t number) {
  return format_decimal(language, number, 0);
}

std::string format_decimal(Language language, std::int64_t units, int decimals) {
  const NumberRules& rules = rules_of(language);
  return with_sign(rules, units, unsigned_decimal(rules, magnitude(units), decimals));
}

std::string format_money(Language language, std::int64_t fen) {
  const NumberRules& rules = rules_of(language);
  return with_sign(rules, fen, std::string(kYuan) + unsigned_decimal(rules, magnitude(fen), 2));
}

std::string format_per_mille(Language language, std::int64_t per_mille) {
  const bool round = per_mille % 10 == 0;
  return format_decimal(language, round ? per_mille / 10 : per_mille, round ? 0 : 1) + "%";
}

std::string format_short_number(const Words& words, std::int64_t number) {
  return with_sign(rules_of(words.language), number, short_form(words, magnitude(number)));
}

std::string format_short_money(const Words& words, std::int64_t fen) {
  const std::uint64_t yuan = divide_rounded(magnitude(fen), 100);
  return with_sign(rules_of(words.language), yuan == 0 ? 0 : fen,
                   std::string(kYuan) + short_form(words, yuan));
}

}  // namespace huifang
