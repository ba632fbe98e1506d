#include "shell/widgets/bidi.hpp"

#include <algorithm>
#include <utility>

namespace huifang::shell {
namespace {

enum class Direction : std::uint8_t { kLeftToRight, kRightToLeft, kNumber, kNeutral };

bool is_digit(char32_t point) {
  return (point >= '0' && point <= '9') || (point >= 0x0660 && point <= 0x0669) ||
         (point >= 0x06F0 && point <= 0x06F9);
}

// Blanks, marks and signs, which have no direction of their own.
bool is_neutral(char32_t point) {
  if (point < 0x80)
    return !(point >= 'a' && point <= 'z') && !(point >= 'A' && point <= 'Z') && !is_digit(point);
  return (point >= 0xA0 && point <= 0xBF) || (point >= 0x2000 && point <= 0x2BFF) ||
         (point >= 0x3000 && point <= 0x3030);
}

Direction direction_of(const TextUnit& unit) {
  if (is_digit(unit.first)) return Direction::kNumber;
  if (unit.right_to_left) return Direction::kRightToLeft;
  return is_neutral(unit.first) ? Direction::kNeutral : Direction::kLeftToRight;
}

// 0: as the page; 1: to the left; 2: a number within that.
std::vector<std::uint8_t> levels_of(const std::vector<TextUnit>& line) {
  std::vector<std::uint8_t> levels(line.size(), 0);
  Direction strong = Direction::kLeftToRight;  // The last one that had a direction.
  std::size_t neutrals_from = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const Direction direction = direction_of(line[at]);
    if (direction == Direction::kNeutral) continue;
    const bool left = direction == Direction::kRightToLeft ||
                      (direction == Direction::kNumber && strong == Direction::kRightToLeft);
    if (left && strong == Direction::kRightToLeft)
      std::fill(levels.begin() + static_cast<std::ptrdiff_t>(neutrals_from),
                levels.begin() + static_cast<std::ptrdiff_t>(at), std::uint8_t{1});
    if (left) levels[at] = direction == Direction::kNumber ? 2 : 1;
    if (direction != Direction::kNumber) strong = direction;
    neutrals_from = at + 1;
  }
  return levels;
}

}  // namespace

void put_in_visual_order(std::vector<TextUnit>& line) {
  std::vector<std::uint8_t> levels = levels_of(line);
  for (std::uint8_t level = 2; level >= 1; --level) {
    for (std::size_t from = 0; from < line.size(); ++from) {
      if (levels[from] < level) continue;
      std::size_t to = from;
      while (to < line.size() && levels[to] >= level) ++to;
      std::reverse(line.begin() + static_cast<std::ptrdiff_t>(from),
                   line.begin() + static_cast<std::ptrdiff_t>(to));
      std::reverse(levels.begin() + static_cast<std::ptrdiff_t>(from),
                   levels.begin() + static_cast<std::ptrdiff_t>(to));
      from = to;
    }
  }
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (levels[at] != 1 || line[at].shaped) continue;
    line[at].first = line[at].last = mirrored(line[at].first);
  }
}

char32_t mirrored(char32_t point) {
  constexpr std::pair<char32_t, char32_t> kPairs[] = {{'(', ')'}, {'[', ']'},   {'{', '}'},
                                                      {'<', '>'}, {0xAB, 0xBB}, {0x2039, 0x203A}};
  for (const auto& [open, close] : kPairs) {
    if (point == open) return close;
    if (point == close) return open;
  }
  return point;
}

}  // namespace huifang::shell
