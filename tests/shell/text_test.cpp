#include "shell/widgets/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "imgui.h"
#include "shell/platform/headless/headless_fonts.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

std::vector<std::string> wrapped(std::string_view words, float width_em) {
  std::vector<std::string> lines;
  Screen screen([&](Ui& ui) {
    const TextStyle style{.plain_spacing = true, .px = 10};
    lines.clear();
    for (const std::string_view line : wrap_lines(ui, words, style, width_em * 10))
      lines.emplace_back(line);
  });
  return lines;
}

using Lines = std::vector<std::string>;

TEST(WrapLines, EmptyTextIsOneLine) { EXPECT_EQ(wrapped("", 5), Lines{""}); }

TEST(WrapLines, ChineseBreaksAnywhereBetweenLetters) {
  EXPECT_EQ(wrapped("早班开门费力", 4), (Lines{"早班开门", "费力"}));
}

TEST(WrapLines, NoLineBeginsWithAClosingMark) {
  EXPECT_EQ(wrapped("早班开门，费力", 4), (Lines{"早班开", "门，费力"}));
}

TEST(WrapLines, NoLineEndsWithAnOpeningMark) {
  EXPECT_EQ(wrapped("表单是《登记表》", 4), (Lines{"表单是", "《登记", "表》"}));
}

TEST(WrapLines, LatinWordsStayWhole) {
  EXPECT_EQ(wrapped("one two three", 4.5F), (Lines{"one two", "three"}));
}

TEST(WrapLines, AWordLongerThanTheLineIsCut) {
  const Lines lines = wrapped("KH100421KH100421", 3);
  EXPECT_GT(lines.size(), 2U);
  std::string joined;
  for (const std::string& line : lines) joined += line;
  EXPECT_EQ(joined, "KH100421KH100421");
}

TEST(WrapLines, JoinedWordsStayWhole) {
  EXPECT_EQ(wrapped("مرحبا بكم هنا", 4.5F), (Lines{"مرحبا بكم", "هنا"}));
}

TEST(WrapLines, LanguagesWithoutBlanksBreakBetweenTheirWords) {
  EXPECT_EQ(wrapped("กขคงจฉชซฌ", 4.2F), (Lines{"กขคงจฉชซ", "ฌ"}));
}

TEST(WrapLines, BlanksThatBindKeepWordsTogether) {
  EXPECT_EQ(wrapped("a 10\u00A0km b", 3.5F), (Lines{"a", "10\u00A0km", "b"}));
}

TEST(WrapLines, LineBreaksAreKept) {
  EXPECT_EQ(wrapped("一\n\n二\n", 9), (Lines{"一", "", "二", ""}));
}

TEST(WrapLines, BrokenBytesDoNotStopIt) { EXPECT_EQ(wrapped("a\xFF\xE4\xBD", 9).size(), 1U); }

TEST(Text, LatinKeepsAnEighthOfAnEmFromChinese) {
  float apart = 0, plain = 0;
  Screen screen([&](Ui& ui) {
    apart = text_width(ui, "A级", {.px = 16});
    plain = text_width(ui, "A级", {.plain_spacing = true, .px = 16});
  });
  EXPECT_FLOAT_EQ(apart - plain, 2.0F);
}

TEST(Text, ARunIsAsWideAsItsPicture) {
  float run = 0, twice = 0;
  Screen screen([&](Ui& ui) {
    run = text_width(ui, "مرحبا", {.px = 10});
    twice = text_width(ui, "مرحبا مرحبا", {.px = 10});
  });
  EXPECT_FLOAT_EQ(run, 25.0F);
  EXPECT_FLOAT_EQ(twice, 52.6F);
}

// A page of ever new runs must not fill the atlas for ever: the numbers are given anew, and what is
// shown then is still right.
TEST(Text, RunsThatAreNoLongerShownMakeWay) {
  const std::array<std::string_view, 8> letters{"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د"};
  std::size_t number = 0;
  float width = 0;
  Screen screen([&](Ui& ui) {
    for (int count = 0; count < 1'000; ++count) {
      std::string word;
      for (std::size_t rest = ++number, digit = 0; digit < 5; ++digit, rest /= 8)
        word += letters[rest % 8];
      width = text_width(ui, word, {.px = 10});
    }
  });
  for (int frame = 0; frame < 20; ++frame) {
    screen.redraw();
    ASSERT_FLOAT_EQ(width, 25.0F) << "after " << number << " runs";
  }
  EXPECT_GT(number, 20'000U);
}

TEST(Text, AHitIsMarkedWhereItStandsInTheWhole) {
  const auto drawn = [](std::size_t from, std::size_t to) {
    std::vector<float> left_of_vertices;
    Screen screen([&](Ui& ui) {
      ui.place({0, 0, 200, 20});
      text_with_hit(ui, "云栖酒店", from, to, {.px = 10});
      for (const ImDrawVert& vertex : ui.draw().VtxBuffer)
        if (vertex.uv.x != kHeadlessInk) left_of_vertices.push_back(vertex.pos.x);
    });
    return left_of_vertices;
  };
  const auto has = [](const std::vector<float>& places, float x) {
    return std::ranges::any_of(places, [x](float place) { return std::abs(place - x) < 1.5F; });
  };
  EXPECT_FALSE(has(drawn(0, 0), 40.0F));
  const std::vector<float> marked = drawn(6, 12);  // The box around the third and fourth letter.
  EXPECT_TRUE(has(marked, 20.0F));
  EXPECT_TRUE(has(marked, 40.0F));
}

TEST(Text, AHitBehindTheEndOfWhatFitsHarmsNothing) {
  Screen screen([](Ui& ui) {
    ui.place({0, 0, 30, 20});
    text_with_hit(ui, "a very long line of words", 20, 25, {.px = 10});
    ui.place({0, 0, 30, 20});
    text_with_hit(ui, "short", 3, 900, {.px = 10});
  });
  EXPECT_TRUE(screen.platform.sees("short"));
}

TEST(Text, EveryLetterIsReportedEvenWhenItIsCutOnTheScreen) {
  Screen screen([](Ui& ui) {
    ui.place({0, 0, 30, 20});
    text(ui, "a very long line of words", {.lines_max = 1});
  });
  EXPECT_TRUE(screen.platform.sees("a very long line of words"));
}

}  // namespace
}  // namespace huifang::shell
