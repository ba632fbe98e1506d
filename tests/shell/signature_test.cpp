#include "shell/widgets/signature.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Kind = PointerEvent::Kind;

class SignatureTest : public testing::Test {
 protected:
  Signature signature;
  int changes = 0, typed = 0;
  Screen screen{[this](Ui& ui) {
    const SignatureResult result = signature_pad(
        ui, "pad", signature,
        {"Signature", "Sign here", "Nothing drawn", "Drawn", "Undo", "Clear", "Type"});
    changes += result.changed ? 1 : 0;
    typed += result.type_instead ? 1 : 0;
  }};
  void send(Kind kind, float x, float y, bool touch = true) {
    time_ms_ += 8;
    screen.platform.host().pointer(
        {.kind = kind, .x = x, .y = y, .touch = touch, .time_ms = time_ms_});
    screen.platform.run_frames();
  }
  void draw_stroke(float y) {
    send(Kind::kDown, 50, y);
    for (int step = 1; step <= 10; ++step) send(Kind::kMove, 50 + static_cast<float>(step) * 20, y);
    send(Kind::kUp, 250, y);
  }
  double time_ms_ = 1e9;
};

TEST_F(SignatureTest, AFingerDrawsAStrokeInWidthsOfThePad) {
  EXPECT_TRUE(screen.platform.find(Role::kImage, "Nothing drawn"));
  draw_stroke(80);
  ASSERT_EQ(signature.strokes.size(), 1U);
  // A straight line needs only its ends.
  ASSERT_EQ(signature.strokes[0].size(), 2U);
  EXPECT_NEAR(signature.strokes[0][0].x, 50.0F / 390.0F, 1e-4);
  EXPECT_NEAR(signature.strokes[0][1].x, 250.0F / 390.0F, 1e-4);
  EXPECT_NEAR(signature.strokes[0][1].y, 80.0F / 390.0F, 1e-4);
  EXPECT_NEAR(signature.strokes[0][1].time_ms, 80.0F, 1.0F);
  EXPECT_EQ(changes, 1);
  EXPECT_TRUE(screen.platform.find(Role::kImage, "Drawn"));
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(SignatureTest, TheMouseDrawsToo) {
  send(Kind::kDown, 50, 60, false);
  send(Kind::kMove, 90, 100, false);
  send(Kind::kUp, 90, 100, false);
  EXPECT_EQ(signature.strokes.size(), 1U);
}

TEST_F(SignatureTest, APointMakesADotAndLeavingThePadStopsAtItsEdge) {
  send(Kind::kDown, 50, 60);
  send(Kind::kUp, 50, 60);
  send(Kind::kDown, 50, 60);
  send(Kind::kMove, 50, 900);
  send(Kind::kUp, 50, 900);
  ASSERT_EQ(signature.strokes.size(), 2U);
  EXPECT_EQ(signature.strokes[0].size(), 1U);
  const float height = screen.platform.find(Role::kImage, "Drawn")->node.rect.height();
  EXPECT_NEAR(signature.strokes[1].back().y, height / 390.0F, 1e-4);
}

TEST_F(SignatureTest, WhatTheBrowserTakesAwayIsNotMeant) {
  send(Kind::kDown, 50, 60);
  send(Kind::kMove, 90, 100);
  send(Kind::kLeave, 90, 100);
  EXPECT_TRUE(signature.empty());
  send(Kind::kMove, 100, 100);
  EXPECT_TRUE(signature.empty());
}

TEST_F(SignatureTest, UndoTakesBackStrokesAndBringsBackWhatWasCleared) {
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Undo")->is(semantics::kDisabled));
  draw_stroke(60);
  draw_stroke(90);
  draw_stroke(120);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Undo")) << screen.platform.problem();
  EXPECT_EQ(signature.strokes.size(), 2U);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Clear")) << screen.platform.problem();
  EXPECT_TRUE(signature.empty());
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Undo")) << screen.platform.problem();
  EXPECT_EQ(signature.strokes.size(), 2U);
}

TEST_F(SignatureTest, WithoutAHandTheNameIsTyped) {
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Enter");
  EXPECT_EQ(typed, 1);
}

}  // namespace
}  // namespace huifang::shell
