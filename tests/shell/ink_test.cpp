#include "shell/widgets/ink.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace huifang::shell {
namespace {

InkStroke line(int points) {
  InkStroke stroke;
  for (int index = 0; index < points; ++index)
    stroke.push_back({static_cast<float>(index) * 0.01F, 0.1F, static_cast<float>(index) * 8.0F});
  return stroke;
}

TEST(SimplifyStroke, KeepsOnlyTheEndsOfAStraightLine) {
  const InkStroke stroke = line(50);
  const InkStroke simple = simplify_stroke(stroke, 0.001F);
  ASSERT_EQ(simple.size(), 2U);
  EXPECT_EQ(simple.front(), stroke.front());
  EXPECT_EQ(simple.back(), stroke.back());
}

TEST(SimplifyStroke, KeepsCornersAndWhatTurnsBack) {
  InkStroke stroke = line(20);
  for (int index = 0; index < 20; ++index)
    stroke.push_back({0.19F, 0.1F + static_cast<float>(index) * 0.01F});
  EXPECT_EQ(simplify_stroke(stroke, 0.001F).size(), 3U);
  const InkStroke back{{0, 0}, {0.5F, 0}, {0.2F, 0}};
  EXPECT_EQ(simplify_stroke(back, 0.001F).size(), 3U);
}

TEST(SimplifyStroke, NoPointIsFurtherAwayThanTheTolerance) {
  InkStroke circle;
  for (int index = 0; index <= 200; ++index) {
    const float angle = static_cast<float>(index) * 0.0314159F;
    circle.push_back({0.5F + 0.3F * std::cos(angle), 0.3F + 0.3F * std::sin(angle)});
  }
  const InkStroke simple = simplify_stroke(circle, 0.002F);
  EXPECT_LT(simple.size(), 60U);
  EXPECT_GT(simple.size(), 10U);
  for (const InkPoint& point : simple)
    EXPECT_NEAR(std::hypot(point.x - 0.5F, point.y - 0.3F), 0.3F, 1e-4);
}

TEST(SimplifyStroke, OfNothingOrAPointStaysSo) {
  EXPECT_TRUE(simplify_stroke({}, 0.01F).empty());
  EXPECT_EQ(simplify_stroke(line(1), 0.01F).size(), 1U);
  const InkStroke dot{{0.1F, 0.1F}, {0.1F, 0.1F}, {0.1F, 0.1F}};
  EXPECT_EQ(simplify_stroke(dot, 0.01F).size(), 2U);
}

TEST(SimplifyStroke, NothingIsLostOfALongOneFullOfCorners) {
  InkStroke zigzag;
  for (int index = 0; index < 2'000; ++index)
    zigzag.push_back({static_cast<float>(index) * 1e-4F, index % 2 == 0 ? 0.0F : 0.1F});
  EXPECT_GT(simplify_stroke(zigzag, 0.001F).size(), zigzag.size() - 20);
}

TEST(InkWidths, SlowIsWideAndFastIsThin) {
  InkStroke slow = line(30), fast = line(30);
  for (InkPoint& point : slow) point.time_ms *= 10;
  for (InkPoint& point : fast) point.time_ms *= 0.1F;
  EXPECT_GT(ink_widths(slow, 1, 4).back(), 3.0F);
  EXPECT_LT(ink_widths(fast, 1, 4).back(), 1.2F);
  for (const float width : ink_widths(fast, 1, 4)) {
    EXPECT_GE(width, 1.0F);
    EXPECT_LE(width, 4.0F);
  }
}

TEST(InkWidths, PressureCountsWhereItIsKnown) {
  InkStroke stroke = line(40);
  for (InkPoint& point : stroke) point.pressure = 1.0F;
  EXPECT_NEAR(ink_widths(stroke, 1, 4).back(), 4.0F, 0.01F);
  EXPECT_TRUE(ink_widths({}, 1, 4).empty());
}

TEST(SmoothStroke, GoesThroughEveryPointWithoutGaps) {
  const InkStroke stroke{{0, 0, 0}, {0.2F, 0.1F, 50}, {0.4F, 0, 100}, {0.4F, 0.3F, 150}};
  const FrameList<InkPoint> smooth = smooth_stroke(stroke, 0.02F);
  for (const InkPoint& point : stroke)
    EXPECT_NE(std::find(smooth.begin(), smooth.end(), point), smooth.end());
  for (std::size_t index = 1; index < smooth.size(); ++index) {
    EXPECT_LT(
        std::hypot(smooth[index].x - smooth[index - 1].x, smooth[index].y - smooth[index - 1].y),
        0.04F);
    EXPECT_GE(smooth[index].time_ms, smooth[index - 1].time_ms);
  }
  EXPECT_EQ(smooth_stroke(line(2), 0.001F).size(), 2U);
  EXPECT_TRUE(smooth_stroke({}, 0.1F).empty());
}

}  // namespace
}  // namespace huifang::shell
