#include "shell/widgets/number_text.hpp"

#include <array>
#include <limits>

#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr char32_t kFullWidthFirst = 0xFF01, kFullWidthLast = 0xFF5E, kFullWidthToPlain = 0xFEE0;
constexpr std::size_t kMobileDigits = 11;

// Signs of Chinese keyboards as the plain ones that are meant.
char plain(char32_t point) {
  if (point >= kFullWidthFirst && point <= kFullWidthLast) point -= kFullWidthToPlain;
  switch (point) {
    case 0x3000:  // Ideographic, no-break and narrow blanks.
    case 0x00A0:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0x3001:  // 、
      return ',';
    case 0x3002:  // 。
      return '.';
    case 0x2212:  // −, –
    case 0x2013:
      return '-';
    case 0x00A5:  // ¥, ￥
    case 0xFFE5:
      return '$';
    default:
      return point < 0x80 ? static_cast<char>(point) : '?';
  }
}

std::string plain_text(std::string_view text) {
  std::string result;
  while (!text.empty()) result += plain(next_code_point(text));
  const std::size_t first = result.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return result.substr(first, result.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Takes the commas out of the whole part; false if they do not stand between groups.
bool take_groups(std::string_view whole, std::string& digits) {
  std::size_t group = 0, of_all = 0;
  bool grouped = false;
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    const bool end = at == whole.size();
    if (!end && is_digit(whole[at])) {
      digits += whole[at];
      ++group;
      continue;
    }
    if (!end && whole[at] != ',' && whole[at] != ' ') return false;
    if (grouped) {
      if (of_all == 0 && (group == 3 || group == 4)) of_all = group;
      if (group != of_all || group == 0) return false;
    } else if (!end && (group == 0 || group > 4)) {
      return false;
    }
    grouped = true;
    group = 0;
  }
  // The first group is no longer than the others.
  const std::size_t first = whole.find_first_of(", ");
  return first == std::string_view::npos || first <= of_all;
}

}  // namespace

std::expected<std::int64_t, NumberFault> parse_number(std::string_view text, int decimals) {
  const std::string words = plain_text(text);
  std::string_view rest = words;
  bool negative = false;
  const auto take = [&](char sign) {
    const bool found = rest.starts_with(sign);
    if (found) rest.remove_prefix(1);
    while (found && rest.starts_with(' ')) rest.remove_prefix(1);
    return found;
  };
  if (rest.empty()) return std::unexpected(NumberFault::kEmpty);
  // The sign and the money in either order.
  const bool money = take('$');
  negative = take('-');
  if (!negative) take('+');
  if (!money) take('$');

  const std::size_t point = rest.find('.');
  const std::string_view whole = rest.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "" : rest.substr(point + 1);
  std::string digits;
  if (whole.empty() ? part.empty() : !take_groups(whole, digits))
    return std::unexpected(NumberFault::kNotANumber);
  std::size_t part_size = 0;
  for (const char letter : part) {
    if (!is_digit(letter)) return std::unexpected(NumberFault::kNotANumber);
    ++part_size;
    if (part_size <= static_cast<std::size_t>(decimals)) digits += letter;
    // Noughts behind the last part change nothing.
    else if (letter != '0')
      return std::unexpected(NumberFault::kTooManyDecimals);
  }
  for (; part_size < static_cast<std::size_t>(decimals); ++part_size) digits += '0';

  std::int64_t number = 0;
  for (const char letter : digits) {
    if (number > (std::numeric_limits<std::int64_t>::max() - (letter - '0')) / 10)
      return std::unexpected(NumberFault::kTooLarge);
    number = number * 10 + (letter - '0');
  }
  return negative ? -number : number;
}

std::string group_number(std::int64_t number, int decimals, bool all_decimals) {
  // The least number has no positive twin.
  std::uint64_t rest = static_cast<std::uint64_t>(number);
  if (number < 0) rest = 0 - rest;
  std::string digits = std::to_string(rest);
  const auto parts = static_cast<std::size_t>(decimals);
  if (digits.size() <= parts) digits.insert(0, parts + 1 - digits.size(), '0');
  std::string part = digits.substr(digits.size() - parts);
  digits.resize(digits.size() - parts);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  if (!all_decimals && part.find_first_not_of('0') == std::string::npos) part.clear();
  if (!part.empty()) digits.append(".").append(part);
  return (number < 0 ? "-" : "") + digits;
}

std::string group_phone(std::string_view text) {
  const std::string words = plain_text(text);
  std::string digits;
  for (const char letter : words) {
    if (is_digit(letter) || (letter == '+' && digits.empty()))
      digits += letter;
    else if (letter != ' ' && letter != '-')
      return std::string(text);
  }
  std::string country;
  if (digits.starts_with("+86") && digits.size() == 3 + kMobileDigits) {
    country = "+86 ";
    digits.erase(0, 3);
  }
  if (digits.size() != kMobileDigits || digits[0] != '1') return words;
  return country + digits.substr(0, 3) + " " + digits.substr(3, 4) + " " + digits.substr(7);
}

}  // namespace huifang::shell
