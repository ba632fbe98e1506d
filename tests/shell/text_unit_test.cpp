#include "shell/widgets/text_unit.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "shell/widgets/bidi.hpp"

namespace huifang::shell {
namespace {

using Pieces = std::vector<std::string>;

std::vector<TextUnit> units_of(std::string_view text) {
  std::vector<TextUnit> units;
  while (!text.empty()) units.push_back(next_unit(text));
  return units;
}

Pieces pieces(std::string_view text) {
  Pieces found;
  for (const TextUnit& unit : units_of(text)) found.emplace_back(unit.bytes);
  return found;
}

Pieces in_visual_order(std::string_view text, bool to_the_left = false) {
  std::vector<TextUnit> line = units_of(text);
  put_in_visual_order(line, to_the_left);
  Pieces found;
  for (const TextUnit& unit : line)
    found.push_back(unit.shaped ? std::string(unit.bytes)
                                : std::string(1, static_cast<char>(unit.first)));
  return found;
}

TEST(TextUnit, PlainLettersAreOneEach) {
  EXPECT_EQ(pieces("aé级"), (Pieces{"a", "é", "级"}));
  EXPECT_FALSE(units_of("级")[0].shaped);
}

TEST(TextUnit, AnAccentStaysWithItsLetter) {
  EXPECT_EQ(pieces("e\u0301a"), (Pieces{"e\u0301", "a"}));
  EXPECT_TRUE(units_of("e\u0301")[0].shaped);
}

TEST(TextUnit, EmojiOfSeveralPartsAreOne) {
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const std::string flag = "\U0001F1E8\U0001F1F3";
  const std::string hand = "\U0001F44D\U0001F3FD";
  const std::string keycap = "1\uFE0F\u20E3";
  EXPECT_EQ(pieces(family + flag + hand + keycap), (Pieces{family, flag, hand, keycap}));
}

TEST(TextUnit, TwoFlagsAreTwo) {
  const std::string china = "\U0001F1E8\U0001F1F3", france = "\U0001F1EB\U0001F1F7";
  EXPECT_EQ(pieces(china + france), (Pieces{china, france}));
}

TEST(TextUnit, AWordOfJoinedLettersIsOne) {
  EXPECT_EQ(pieces("مرحبا بكم"), (Pieces{"مرحبا", " ", "بكم"}));
  EXPECT_EQ(pieces("नमस्ते जी"), (Pieces{"नमस्ते", " ", "जी"}));
  EXPECT_TRUE(units_of("مرحبا")[0].right_to_left);
  EXPECT_FALSE(units_of("नमस्ते")[0].right_to_left);
}

TEST(TextUnit, AWordWithoutEndIsCut) {
  std::string word;
  for (int count = 0; count < 100; ++count) word += "م";
  const std::vector<TextUnit> units = units_of(word);
  EXPECT_GT(units.size(), 1U);
  std::string joined;
  for (const TextUnit& unit : units) joined += unit.bytes;
  EXPECT_EQ(joined, word);
}

TEST(TextUnit, WhatIsOutsideOfTheBasicPlaneIsShaped) {
  EXPECT_TRUE(units_of("\U00020BB7")[0].shaped);
  EXPECT_TRUE(units_of("\uE123")[0].shaped) << "its number stands for a run";
}

TEST(TextUnit, BrokenBytesComeOneByOne) {
  EXPECT_EQ(units_of("\xFF\xE4\xBD").size(), 3U);
  EXPECT_EQ(units_of("\xCC").size(), 1U);
  EXPECT_EQ(units_of("a\xE2\x80").size(), 3U);
}

TEST(TextUnit, PlainTextIsKnownAsSuch) {
  EXPECT_TRUE(is_plain("Order PO-2026, 3 台除湿机：“好”—…，（一）！"));
  for (const char* text : {"e\u0301", "مرحبا", "नमस्ते", "ไทย", "\U0001F44D", "1\uFE0F\u20E3",
                           "か\u3099", "\u200D", "\uE000"})
    EXPECT_FALSE(is_plain(text)) << text;
}

TEST(VisualOrder, LeftToRightStaysAsItIs) {
  EXPECT_EQ(in_visual_order("ab (1)"), (Pieces{"a", "b", " ", "(", "1", ")"}));
}

TEST(VisualOrder, WordsToTheLeftAreTurnedRound) {
  EXPECT_EQ(in_visual_order("a אב גד b"), (Pieces{"a", " ", "גד", " ", "אב", " ", "b"}));
}

TEST(VisualOrder, NumbersAmongThemStillReadToTheRight) {
  EXPECT_EQ(in_visual_order("אב 12 גד"), (Pieces{"גד", " ", "1", "2", " ", "אב"}));
}

TEST(VisualOrder, BracketsAreMirroredInside) {
  EXPECT_EQ(in_visual_order("אב (גד) הו"), (Pieces{"הו", " ", "(", "גד", ")", " ", "אב"}));
}

TEST(VisualOrder, AParagraphToTheLeftBeginsAtTheRight) {
  EXPECT_EQ(in_visual_order("אב 12, ab גד.", true),
            (Pieces{".", "גד", " ", "a", "b", " ", ",", "1", "2", " ", "אב"}));
  EXPECT_EQ(in_visual_order("12 ab", true), (Pieces{"a", "b", " ", "1", "2"}));
}

TEST(VisualOrder, TheFirstWordSaysHowAParagraphIsRead) {
  EXPECT_TRUE(reads_to_the_left("(12) אב ab"));
  EXPECT_FALSE(reads_to_the_left("KH1 אב"));
  EXPECT_FALSE(reads_to_the_left("12, 13"));
  EXPECT_FALSE(reads_to_the_left("客户 אב"));
}

TEST(VisualOrder, MarksAtTheEndStayAtTheEndOfThePage) {
  EXPECT_EQ(in_visual_order("אב!"), (Pieces{"אב", "!"}));
}

}  // namespace
}  // namespace huifang::shell
