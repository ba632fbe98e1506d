#include "shell/widgets/line_break.hpp"

#include <gtest/gtest.h>

namespace huifang::shell {
namespace {

struct Pair {
  char32_t before, after;
  bool may;
  const char* why;
};

TEST(LineBreak, FollowsTheRulesOfUnicode) {
  const Pair pairs[] = {
      {U'客', U'户', true, "between ideographs"},
      {U'a', U'b', false, "within a word"},
      {U'级', U'A', true, "between Chinese and Latin"},
      {U'户', U'，', false, "before a comma"},
      {U'，', U'户', true, "after a comma"},
      {U'（', U'户', false, "after an opening bracket"},
      {U'户', U'）', false, "before a closing bracket"},
      {U'a', U'\u00A0', false, "before a blank that binds"},
      {U'\u00A0', U'户', false, "after a blank that binds"},
      {U'-', U'b', true, "after a hyphen"},
      {U'-', U'1', false, "a minus before its number"},
      {U'/', U'b', true, "after a slash"},
      {U'/', U'2', false, "within a fraction or a date"},
      {U'¥', U'1', false, "a currency before its number"},
      {U'1', U'%', false, "a number before its per cent"},
      {U'シ', U'ョ', false, "before a small kana"},
      {U'人', U'々', false, "before a mark of repetition"},
      {U'a', U'\U0001F44D', true, "before a picture"},
      {U'ก', U'ข', true, "between Thai words, which were told apart"},
      {U'م', U'ن', false, "within an Arabic word that was cut"},
  };
  for (const Pair& pair : pairs)
    EXPECT_EQ(may_break_between(pair.before, pair.after), pair.may) << pair.why;
}

TEST(LineBreak, BlanksThatBindAreNoPlacesToBreak) {
  for (const char32_t blank : {U' ', U'\t', U'\u200B', U'\u3000', U'\u2009'})
    EXPECT_TRUE(is_breaking_blank(blank));
  for (const char32_t blank : {U'\u00A0', U'\u202F', U'\u2007', U'a'})
    EXPECT_FALSE(is_breaking_blank(blank));
}

}  // namespace
}  // namespace huifang::shell
