#include "shell/widgets/shaped_runs.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

// A word of Arabic letters that no other number has: each joins the next, so it is one run.
std::string word(int number) {
  std::string letters;
  for (int digit = 0; digit < 5; ++digit, number /= 8) {
    const int letter = 0x633 + number % 8;
    letters += static_cast<char>(0xC0 + (letter >> 6));
    letters += static_cast<char>(0x80 + (letter & 0x3F));
  }
  return letters;
}

TEST(ShapedRuns, MoreThanFitLeaveRoomForThoseThatAreDrawn) {
  constexpr int kAPage = 1'500;
  int first = 0;
  Screen screen([&](Ui& ui) {
    for (int at = 0; at < kAPage; ++at) {
      ui.place({0, 0, 390, 20});
      text(ui, word(first + at), {.lines_max = 1});
    }
  });
  ShapedRuns& runs = screen.platform.host().ui().shaped_runs();
  // Twice as many as there are numbers for.
  for (; first < 13'000; first += kAPage) {
    screen.redraw();
    for (const int at : {0, kAPage - 1}) {
      const std::string drawn = word(first + at);
      const char32_t number = runs.number_of(drawn);
      ASSERT_NE(number, kUnknown) << "page from " << first;
      ASSERT_EQ(runs.run_of(number), drawn) << "page from " << first;
    }
  }
  // What was drawn at first comes back, and nothing else in its place.
  first = 0;
  screen.redraw();
  EXPECT_FALSE(runs.full()) << "what is no longer drawn has left";
  EXPECT_EQ(runs.run_of(runs.number_of(word(0))), word(0));
  EXPECT_NE(runs.number_of(word(0)), runs.number_of(word(1)));
}

TEST(ShapedRuns, ClearedNumbersStandForNothing) {
  ShapedRuns runs;
  const char32_t number = runs.number_of("one");
  EXPECT_EQ(runs.number_of("one"), number);
  runs.clear();
  EXPECT_EQ(runs.run_of(number), "");
  EXPECT_EQ(runs.run_of(U'a'), "") << "a letter is no run";
}

}  // namespace
}  // namespace huifang::shell
