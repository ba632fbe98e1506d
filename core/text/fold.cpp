#include "core/text/fold.hpp"

#include <algorithm>
#include <vector>

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
  for (const char32_t c : decode_utf8(text)) {
    const char32_t folded = fold(c);
    if (!is_space(folded)) key.push_back(lower(folded));
  }
  return encode_utf8(key);
}

TextPart find_part(std::string_view text, std::string_view sought) {
  const std::u32string wanted = decode_utf8(search_key(sought));
  if (wanted.empty()) return {};
  // What is left of the text in the key, and the bytes each of it stands for.
  std::u32string key;
  std::vector<TextPart> places;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = 1;
    while (at + size < text.size() &&
           (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U)
      ++size;
    for (const char32_t c : decode_utf8(text.substr(at, size))) {
      const char32_t folded = fold(c);
      if (is_space(folded)) continue;
      key.push_back(lower(folded));
      places.push_back({at, at + size});
    }
    at += size;
  }
  const std::size_t found = key.find(wanted);
  if (found == std::u32string::npos) return {};
  return {places[found].from, places[found + wanted.size() - 1].to};
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
