#include "core/text/fold.hpp"

#include <algorithm>
#include <optional>

#include "core/text/utf8.hpp"

namespace huifang {
namespace {

constexpr char32_t kIdeographicSpace = 0x3000;
constexpr char32_t kEllipsis = 0x2026;

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == kIdeographicSpace || c == 0xFEFF;
}

char32_t fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0xFFE5) return 0xA5;  // ￥ -> ¥
  return c == kIdeographicSpace ? U' ' : c;
}

char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  const bool latin_upper = c >= 0xC0 && c <= 0xDE && c != 0xD7;
  return latin_upper ? c + 32 : c;
}

// Marks that join the character before them take no room.
bool is_joined(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF) || c == 0x200D || (c >= 0x20D0 && c <= 0x20FF);
}

std::size_t width_of(char32_t c) {
  if (is_joined(c)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

// The letters of search_key() of a text, one by one, with the bytes each stands for.
class KeyLetters {
 public:
  explicit KeyLetters(std::string_view text) : text_(text), left_(text) {}

  struct Letter {
    char32_t point;
    TextPart place;
  };
  std::optional<Letter> next() {
    while (!left_.empty()) {
      const std::size_t from = text_.size() - left_.size();
      const char32_t folded = fold(next_code_point(left_));
      if (!is_space(folded)) return Letter{lower(folded), {from, text_.size() - left_.size()}};
    }
    return std::nullopt;
  }

 private:
  std::string_view text_, left_;
};

}  // namespace

std::string fold_width(std::string_view text) {
  std::u32string code_points = decode_utf8(text);
  std::transform(code_points.begin(), code_points.end(), code_points.begin(), fold);
  return encode_utf8(code_points);
}

std::string_view trim(std::string_view text) {
  const auto space_at_front = [&]() -> std::size_t {
    for (std::size_t length = 1; length <= std::min<std::size_t>(3, text.size()); ++length) {
      const std::u32string first = decode_utf8(text.substr(0, length));
      if (first.size() == 1 && is_space(first[0])) return length;
    }
    return 0;
  };
  const auto space_at_back = [&]() -> std::size_t {
    for (std::size_t length = 1; length <= std::min<std::size_t>(3, text.size()); ++length) {
      const std::u32string last = decode_utf8(text.substr(text.size() - length));
      if (last.size() == 1 && is_space(last[0])) return length;
    }
    return 0;
  };
  while (const std::size_t length = space_at_front()) text.remove_prefix(length);
  while (const std::size_t length = space_at_back()) text.remove_suffix(length);
  return text;
}

std::string search_key(std::string_view text) {
  std::u32string key;
  for (KeyLetters letters(text); const auto letter = letters.next();) key.push_back(letter->point);
  return encode_utf8(key);
}

TextPart find_part(std::string_view text, std::string_view sought) {
  KeyLetters wanted(sought);
  if (!wanted.next()) return {};
  for (KeyLetters start(text);;) {
    const KeyLetters here = start;
    const auto first = start.next();
    if (!first) return {};
    KeyLetters candidate = here;
    std::size_t to = first->place.to;
    for (KeyLetters expected(sought);;) {
      const auto letter = expected.next();
      if (!letter) return {first->place.from, to};
      const auto found = candidate.next();
      if (!found || found->point != letter->point) break;
      to = found->place.to;
    }
  }
}

std::size_t column_width(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t c : decode_utf8(text)) columns += width_of(c);
  return columns;
}

std::string truncate(std::string_view text, std::size_t columns) {
  if (column_width(text) <= columns) return std::string(text);
  std::u32string kept;
  std::size_t used = 0;
  for (const char32_t c : decode_utf8(text)) {
    if (used + width_of(c) + 1 > columns) break;
    used += width_of(c);
    kept.push_back(c);
  }
  kept.push_back(kEllipsis);
  return encode_utf8(kept);
}

}  // namespace huifang
