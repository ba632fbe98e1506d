#include "shell/widgets/line_break.hpp"

#include <string_view>

#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

bool is_one_of(std::u32string_view set, char32_t point) {
  return set.find(point) != std::u32string_view::npos;
}

// No break on either side: no-break spaces, word joiner.
bool is_glue(char32_t point) { return is_one_of(U"\u00A0\u202F\u2007\u2060\uFEFF\u2011", point); }

// Small kana, marks of repetition and of length: never at a line's beginning.
bool is_non_starter(char32_t point) {
  return is_one_of(
      U"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u30A1\u30A3\u30A5"
      U"\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u3005\u303B\u30FC\u309D\u309E\u30FD"
      U"\u30FE\u30A0\u301C",
      point);
}

// A break after them is allowed where letters follow.
bool breaks_after(char32_t point) {
  return is_one_of(U"-/\u2010\u2012\u2013\u00AD\u058A\u0964\u0965\u060C\u061B\u061F\u06D4", point);
}

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }
// What stands before a number and belongs to it, and what stands after it.
bool is_prefix_of_number(char32_t point) { return is_one_of(U"$£¥€₩№+±\\", point); }
bool is_suffix_of_number(char32_t point) { return is_one_of(U"%‰°℃¢′″", point); }

// Pictures and signs that stand for words.
bool is_picture(char32_t point) {
  return (point >= 0x2600 && point <= 0x27BF) || (point >= 0x1F000 && point <= 0x1FAFF);
}

bool stands_alone(char32_t point) {
  return is_ideograph(point) || is_wide_mark(point) || is_picture(point);
}

// Scripts without blanks: their words were already told apart.
bool is_unspaced(char32_t point) {
  return (point >= 0x0E00 && point <= 0x0EFF) || (point >= 0x1000 && point <= 0x109F) ||
         (point >= 0x1780 && point <= 0x17FF);
}

}  // namespace

bool is_breaking_blank(char32_t point) {
  return point == ' ' || point == '\t' || point == 0x200B || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200A && point != 0x2007) || point == 0x205F;
}

bool may_break_between(char32_t before, char32_t after) {
  if (is_glue(before) || is_glue(after)) return false;
  if (is_opening_mark(before) || is_closing_mark(after) || is_non_starter(after)) return false;
  if (is_digit(after) && is_prefix_of_number(before)) return false;
  if (is_digit(before) && is_suffix_of_number(after)) return false;
  if (breaks_after(before)) return !is_digit(after) || before == 0x2013;
  if (is_unspaced(before) && is_unspaced(after)) return true;
  return stands_alone(before) || stands_alone(after) || (is_closing_mark(before) && before > 0x7F);
}

}  // namespace huifang::shell
