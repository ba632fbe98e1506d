#include "shell/widgets/number_text.hpp"

#include <algorithm>
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

// With blanks at its ends cut off. Works in `room`.
std::string_view plain_text(std::string_view text, FrameText& room) {
  constexpr std::string_view kBlanks = " \t\r\n";
  while (!text.empty()) room += plain(next_code_point(text));
  std::string_view words = room;
  words.remove_prefix(std::min(words.find_first_not_of(kBlanks), words.size()));
  return words.substr(0, words.find_last_not_of(kBlanks) + 1);
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Takes the commas out of the whole part; false if they do not stand between groups.
bool take_groups(std::string_view whole, FrameText& digits) {
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

std::expected<std::int64_t, NumberFault> parse_number(std::string_view text, int decimals,
                                                      std::pmr::memory_resource* memory) {
  FrameText room(memory);
  std::string_view rest = plain_text(text, room);
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
  FrameText digits(memory);
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

FrameText group_number(std::int64_t number, int decimals, bool all_decimals,
                       std::pmr::memory_resource* memory) {
  // The least number has no positive twin.
  std::uint64_t rest = static_cast<std::uint64_t>(number);
  if (number < 0) rest = 0 - rest;
  std::array<char, 32> room;
  const auto parts = static_cast<std::size_t>(decimals);
  // From the last digit to the first; noughts before it until there is a whole one.
  std::size_t size = 0;
  for (; rest > 0 || size <= parts; rest /= 10) room[size++] = static_cast<char>('0' + rest % 10);
  std::reverse(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(size));
  const std::string_view digits(room.data(), size);
  const std::string_view whole = digits.substr(0, size - parts), part = digits.substr(size - parts);
  FrameText text(memory);
  if (number < 0) text += '-';
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at > 0 && (whole.size() - at) % 3 == 0) text += ',';
    text += whole[at];
  }
  const bool round = part.find_first_not_of('0') == std::string_view::npos;
  if (part.empty() || (round && !all_decimals)) return text;
  text += '.';
  text += part;
  return text;
}

FrameText group_phone(std::string_view text, std::pmr::memory_resource* memory) {
  constexpr std::string_view kChina = "+86";
  FrameText room(memory), digits_room(memory);
  const std::string_view words = plain_text(text, room);
  for (const char letter : words) {
    if (is_digit(letter) || (letter == '+' && digits_room.empty()))
      digits_room += letter;
    else if (letter != ' ' && letter != '-')
      return FrameText(text, memory);
  }
  std::string_view digits = digits_room;
  const bool from_china = digits.starts_with(kChina) && digits.size() == 3 + kMobileDigits;
  if (from_china) digits.remove_prefix(kChina.size());
  if (digits.size() != kMobileDigits || digits[0] != '1') return FrameText(words, memory);
  FrameText grouped(memory);
  if (from_china) (grouped += kChina) += ' ';
  grouped += digits.substr(0, 3);
  grouped += ' ';
  grouped += digits.substr(3, 4);
  grouped += ' ';
  grouped += digits.substr(7);
  return grouped;
}

}  // namespace huifang::shell
