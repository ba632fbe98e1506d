#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using Kind = PointerEvent::Kind;
using Step = Ui::PointerStep;

// A part that follows pointers, in a pane that scrolls.
class FollowedTest : public testing::Test {
 protected:
  std::vector<Step> steps;
  int presses = 0;
  bool covered = false, wheel = false;
  Screen screen{[this](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    const NodeId id = ui.id("pad");
    const Rect rect = ui.take(300);
    ui.follow_pointers(id, rect, wheel);
    for (const Step& step : ui.take_pointer_steps(id)) steps.push_back(step);
    presses += button(ui, "below", "Below") ? 1 : 0;
    ui.gap(3000);
    end_pane(ui);
    if (!covered) return;
    begin_dialog(ui, "over", "Over");
    end_dialog(ui);
  }};
};

TEST_F(FollowedTest, AFingerOnItDrawsAndDoesNotScroll) {
  screen.touch(Kind::kDown, 100, 200);
  screen.touch(Kind::kMove, 100, 150);
  screen.touch(Kind::kMove, 100, 20);
  screen.touch(Kind::kUp, 100, 10);
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_EQ(steps[0].kind, Step::Kind::kDown);
  EXPECT_EQ(steps[2].y, 20);
  EXPECT_EQ(steps[3].kind, Step::Kind::kUp);
  EXPECT_EQ(screen.scrolled(), 0);
}

TEST_F(FollowedTest, AFingerBesideItScrolls) {
  screen.touch(Kind::kDown, 100, 700);
  screen.touch(Kind::kMove, 100, 600);
  screen.touch(Kind::kMove, 100, 500);
  screen.touch(Kind::kLeave, 100, 500);
  EXPECT_TRUE(steps.empty());
  EXPECT_GT(screen.scrolled(), 50);
}

TEST_F(FollowedTest, ItKeepsThePointerThatLeavesIt) {
  auto& host = screen.platform.host();
  host.pointer({.kind = Kind::kDown, .x = 100, .y = 290});
  host.pointer({.kind = Kind::kMove, .x = 100, .y = 310});
  host.pointer({.kind = Kind::kUp, .x = 100, .y = 310});
  EXPECT_EQ(steps.size(), 3U);
  EXPECT_EQ(presses, 0);
}

TEST_F(FollowedTest, AFurtherFingerJoinsOnlyTheFirst) {
  screen.touch(Kind::kDown, 100, 100, 7);
  EXPECT_TRUE(steps.empty());
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 150, 100, 7);
  screen.touch(Kind::kMove, 180, 100, 7);
  screen.touch(Kind::kDown, 100, 320, 9);
  screen.touch(Kind::kUp, 180, 100, 7);
  screen.touch(Kind::kLeave, 100, 100);
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_EQ(steps[1].pointer, 7);
  EXPECT_EQ(steps[2].x, 180);
  EXPECT_EQ(steps[4].kind, Step::Kind::kCancelled);
  screen.touch(Kind::kMove, 180, 100, 7);
  EXPECT_EQ(steps.size(), 5U);
}

TEST_F(FollowedTest, WhatIsCoveredFollowsNothing) {
  covered = true;
  screen.redraw();
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kUp, 100, 100);
  EXPECT_TRUE(steps.empty());
}

TEST_F(FollowedTest, TheWheelIsItsOwnOnlyWhenItWantsIt) {
  screen.platform.scroll(100, 100, 40);
  EXPECT_EQ(screen.scrolled(), 40);
  EXPECT_TRUE(steps.empty());
  wheel = true;
  screen.redraw();
  screen.platform.scroll(100, 100, 40);
  EXPECT_EQ(screen.scrolled(), 40);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].wheel, 40);
}

}  // namespace
}  // namespace huifang::shell
