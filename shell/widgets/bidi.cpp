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

// The direction each unit takes: a number that follows a word to the right is like that word, one
// that follows a word to the left stays a number. Blanks and marks between two of one direction
// take it, else that of the paragraph; a number counts as to the left for them.
FrameList<Direction> resolved(std::span<const TextUnit> line, Direction paragraph,
                              std::pmr::memory_resource* memory) {
  FrameList<Direction> directions(memory);
  directions.reserve(line.size());
  Direction strong = paragraph;
  Direction side = paragraph;  // Of what stands before the neutrals.
  std::size_t neutrals_from = 0;
  const auto settle = [&](Direction after) {
    const Direction between = side == after ? side : paragraph;
    std::fill(directions.begin() + static_cast<std::ptrdiff_t>(neutrals_from), directions.end(),
              between);
  };
  for (const TextUnit& unit : line) {
    Direction direction = direction_of(unit);
    if (direction == Direction::kNumber && strong == Direction::kLeftToRight)
      direction = Direction::kLeftToRight;
    if (direction != Direction::kNeutral) {
      const Direction as_side =
          direction == Direction::kNumber ? Direction::kRightToLeft : direction;
      settle(as_side);
      side = as_side;
      neutrals_from = directions.size() + 1;
      if (direction != Direction::kNumber) strong = direction;
    }
    directions.push_back(direction);
  }
  settle(paragraph);
  return directions;
}

// Odd levels are seen from right to left. A higher one lies within a lower one.
FrameList<std::uint8_t> levels_of(std::span<const TextUnit> line, bool paragraph_to_the_left,
                                  std::pmr::memory_resource* memory) {
  const Direction paragraph =
      paragraph_to_the_left ? Direction::kRightToLeft : Direction::kLeftToRight;
  FrameList<std::uint8_t> levels(memory);
  levels.reserve(line.size());
  for (const Direction direction : resolved(line, paragraph, memory)) {
    const bool left = direction == Direction::kRightToLeft;
    const bool at_the_bottom = direction == Direction::kLeftToRight && !paragraph_to_the_left;
    levels.push_back(left ? 1 : at_the_bottom ? 0 : 2);
  }
  return levels;
}

}  // namespace

bool reads_to_the_left(std::string_view text) {
  while (!text.empty()) {
    const Direction direction = direction_of(next_unit(text));
    if (direction == Direction::kLeftToRight) return false;
    if (direction == Direction::kRightToLeft) return true;
  }
  return false;
}

void put_in_visual_order(std::span<TextUnit> line, bool paragraph_to_the_left,
                         std::pmr::memory_resource* memory) {
  FrameList<std::uint8_t> levels = levels_of(line, paragraph_to_the_left, memory);
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
