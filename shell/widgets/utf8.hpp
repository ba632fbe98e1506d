#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/utf8.hpp"

namespace huifang::shell {

// REQUIRES: a code point of Unicode, no surrogate.
inline std::string to_utf8(char32_t point) {
  std::string bytes;
  const auto add = [&](char32_t bits) { bytes.push_back(static_cast<char>(bits)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0U | (point >> 6U));
  } else if (point < 0x10000) {
    add(0xE0U | (point >> 12U));
    add(0x80U | ((point >> 6U) & 0x3FU));
  } else {
    add(0xF0U | (point >> 18U));
    add(0x80U | ((point >> 12U) & 0x3FU));
    add(0x80U | ((point >> 6U) & 0x3FU));
  }
  if (point >= 0x80) add(0x80U | (point & 0x3FU));
  return bytes;
}

// Chinese, Japanese and Korean letters: lines may break beside them, and Latin keeps a little
// distance.
inline bool is_ideograph(char32_t point) {
  return (point >= 0x2E80 && point <= 0x2FDF) || (point >= 0x3040 && point <= 0x31FF) ||
         (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xAC00 && point <= 0xD7A3) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

// Full-width marks and signs.
inline bool is_wide_mark(char32_t point) {
  return (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFFEF);
}

// Marks that must not begin a line.
inline bool is_closing_mark(char32_t point) {
  constexpr std::u32string_view kClosing = U",.:;!?)]}%，。、；：！？）】》〉」』”’…—·％";
  return kClosing.find(point) != std::u32string_view::npos;
}

// Marks that must not end a line.
inline bool is_opening_mark(char32_t point) {
  constexpr std::u32string_view kOpening = U"([{（【《〈「『“‘";
  return kOpening.find(point) != std::u32string_view::npos;
}

inline bool is_latin_letter_or_digit(char32_t point) {
  return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
         (point >= 'a' && point <= 'z') ||
         (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7);
}

}  // namespace huifang::shell
