#include <gtest/gtest.h>

#include <cmath>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using Kind = PointerEvent::Kind;

// A part that two fingers zoom, in a pane that scrolls.
class PinchTest : public testing::Test {
 protected:
  std::optional<Ui::Pinch> last;
  float factor = 1;
  int presses = 0;
  Screen screen{[this](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    const NodeId id = ui.id("picture");
    ui.follow_pinch(id, ui.take(300));
    if (const auto pinch = ui.take_pinch(id)) {
      last = pinch;
      factor *= pinch->factor;
    }
    presses += button(ui, "below", "Below") ? 1 : 0;
    ui.gap(3000);
    end_pane(ui);
  }};
};

TEST_F(PinchTest, TwoFingersApartMakeLargerAroundTheirMiddle) {
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 200, 100, 5);
  screen.touch(Kind::kMove, 50, 100);
  screen.touch(Kind::kMove, 250, 100, 5);
  EXPECT_NEAR(factor, 2.0F, 0.01F);
  EXPECT_EQ(last->x, 150);
  EXPECT_EQ(last->y, 100);
  screen.touch(Kind::kUp, 250, 100, 5);
  screen.touch(Kind::kMove, 50, 20);
  screen.touch(Kind::kUp, 50, 20);
  EXPECT_NEAR(factor, 2.0F, 0.01F) << "one finger alone pinches nothing";
  EXPECT_EQ(screen.scrolled(), 0) << "and one that pinched does not scroll what is left of the way";
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(PinchTest, BothMovingTheSameWayMoveIt) {
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 200, 100, 5);
  auto& host = screen.platform.host();
  host.pointer({.kind = Kind::kMove, .x = 130, .y = 110, .touch = true});
  host.pointer({.kind = Kind::kMove, .x = 230, .y = 110, .touch = true, .pointer = 5});
  screen.platform.run_frames();
  EXPECT_NEAR(last->factor, 1.0F, 0.05F) << "both moves come together in one frame";
  EXPECT_NEAR(last->right, 30.0F, 0.01F);
  EXPECT_NEAR(last->down, 10.0F, 0.01F);
}

TEST_F(PinchTest, OneFingerStillScrolls) {
  screen.touch(Kind::kDown, 100, 200);
  screen.touch(Kind::kMove, 100, 150);
  screen.touch(Kind::kMove, 100, 100);
  screen.touch(Kind::kUp, 100, 100);
  EXPECT_GT(screen.scrolled(), 50);
  EXPECT_FALSE(last);
}

TEST_F(PinchTest, AFingerBesideItDoesNotPinch) {
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 200, 500, 5);
  screen.touch(Kind::kMove, 200, 700, 5);
  EXPECT_FALSE(last);
  screen.touch(Kind::kUp, 200, 700, 5);
  screen.touch(Kind::kLeave, 100, 100);
}

TEST_F(PinchTest, APressThatBecomesAPinchPressesNothing) {
  screen.touch(Kind::kDown, 100, 320);
  screen.touch(Kind::kDown, 200, 100, 5);
  screen.touch(Kind::kUp, 200, 100, 5);
  screen.touch(Kind::kUp, 100, 320);
  EXPECT_EQ(presses, 1) << "the second finger was on nothing of its own";
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 120, 100, 5);
  screen.touch(Kind::kMove, 100, 320);
  screen.touch(Kind::kUp, 100, 320);
  screen.touch(Kind::kUp, 120, 100, 5);
  EXPECT_EQ(presses, 1);
}

TEST_F(PinchTest, TheWheelWithControlZoomsWhereSomethingCanBeZoomed) {
  auto& host = screen.platform.host();
  EXPECT_TRUE(host.zoom_wheel(100, 100, -100));
  screen.platform.run_frames();
  EXPECT_GT(factor, 1.2F);
  EXPECT_LT(factor, 1.4F) << "one step of a wheel is no leap";
  EXPECT_EQ(screen.scrolled(), 0);
  EXPECT_TRUE(host.zoom_wheel(100, 100, 100));
  screen.platform.run_frames();
  EXPECT_NEAR(factor, 1.0F, 0.01F);
  EXPECT_FALSE(host.zoom_wheel(100, 500, -100)) << "there it is the browser's";
}

TEST_F(PinchTest, FingersOnOnePlaceDoNotMakeItEndless) {
  screen.touch(Kind::kDown, 100, 100);
  screen.touch(Kind::kDown, 100, 100, 5);
  screen.touch(Kind::kMove, 100, 100);
  screen.touch(Kind::kMove, 260, 100, 5);
  EXPECT_TRUE(std::isfinite(factor));
  EXPECT_LE(factor, 20.5F);
}

}  // namespace
}  // namespace huifang::shell
