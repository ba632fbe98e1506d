#include "shell/widgets/chart_scale.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace huifang::shell {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

ValueRange range_of(std::initializer_list<double> values) {
  ValueRange range;
  for (const double value : values) range.add(value);
  return range;
}

TEST(ValueRange, WhatIsNoNumberChangesNothing) {
  ValueRange range = range_of({kNan, kInfinity, -kInfinity});
  EXPECT_TRUE(range.empty);
  range.add(3);
  range.add(kNan);
  EXPECT_EQ(range.low, 3);
  EXPECT_EQ(range.high, 3);
}

TEST(Ticks, AreRoundAndReachOverTheRange) {
  struct Case {
    double low, high;
    int wanted;
    double first, step;
    int count, decimals;
  };
  const Case cases[] = {
      {87.2, 94.2, 5, 86, 2, 6, 0},           {0, 34, 5, 0, 10, 5, 0},    {-3, 7, 5, -4, 2, 7, 0},
      {-40, -12, 4, -40, 10, 4, 0},           {0, 0.37, 5, 0, 0.1, 5, 1}, {0, 1, 6, 0, 0.2, 6, 1},
      {0.001, 0.0032, 4, 0.001, 0.001, 4, 3}, {0, 100, 5, 0, 20, 6, 0},
  };
  for (const Case& one : cases) {
    const AxisTicks ticks = nice_ticks(range_of({one.low, one.high}), one.wanted);
    EXPECT_NEAR(ticks.first, one.first, 1e-9) << one.low << " to " << one.high;
    EXPECT_NEAR(ticks.step, one.step, 1e-9) << one.low << " to " << one.high;
    EXPECT_EQ(ticks.count, one.count) << one.low << " to " << one.high;
    EXPECT_EQ(ticks.decimals, one.decimals) << one.low << " to " << one.high;
    EXPECT_LE(ticks.first, one.low + 1e-9);
    EXPECT_GE(ticks.last(), one.high - 1e-9);
  }
}

TEST(Ticks, OfNothingGoFromNoughtToOne) {
  const AxisTicks ticks = nice_ticks({}, 3);
  EXPECT_EQ(ticks.first, 0);
  EXPECT_EQ(ticks.last(), 1);
}

TEST(Ticks, OfEqualValuesGiveThemRoom) {
  for (const double value : {0.0, 5.0, -5.0, 1e-9, 123456.0}) {
    const AxisTicks ticks = nice_ticks(range_of({value, value}), 5);
    EXPECT_GE(ticks.count, 2) << value;
    EXPECT_LE(ticks.first, value) << value;
    EXPECT_GT(ticks.last(), value) << value;
    EXPECT_LE(ticks.count, 12) << value;
  }
  EXPECT_EQ(nice_ticks(range_of({0}), 5).first, 0);
}

TEST(Ticks, OfHugeAndTinyValuesStayFiniteAndFew) {
  for (const double value : {1e15, 1e300, 1.7e308, 1e-300}) {
    const AxisTicks ticks = nice_ticks(range_of({-value, value}), 5);
    EXPECT_TRUE(std::isfinite(ticks.first)) << value;
    EXPECT_TRUE(std::isfinite(ticks.last())) << value;
    EXPECT_GT(ticks.step, 0) << value;
    EXPECT_LE(ticks.count, 12) << value;
    EXPECT_TRUE(std::isfinite(ticks.part(0))) << value;
  }
  const AxisTicks close = nice_ticks(range_of({1e15, 1e15 + 0.25}), 5);
  EXPECT_LE(close.count, 12);
}

TEST(Ticks, WhatLiesBeyondThemIsCutOff) {
  const AxisTicks ticks = nice_ticks(range_of({0, 10}), 3);
  EXPECT_EQ(ticks.part(-5), 0);
  EXPECT_EQ(ticks.part(5), 0.5);
  EXPECT_EQ(ticks.part(50), 1);
}

TEST(Labels, OnlyThoseWithRoomAreDrawn) {
  EXPECT_EQ(label_stride(12, 50, 40), 1);
  EXPECT_EQ(label_stride(12, 50, 51), 2);
  EXPECT_EQ(label_stride(12, 10, 40), 4);
  EXPECT_EQ(label_stride(3, 1, 1000), 3);
  EXPECT_EQ(label_stride(0, 0, 40), 1);
}

TEST(Points, TheNearestIsFoundAndTheEndsHold) {
  EXPECT_EQ(nearest_point(10, 0, 20, 3), 1);
  EXPECT_EQ(nearest_point(9, 0, 20, 3), 0);
  EXPECT_EQ(nearest_point(-100, 0, 20, 3), 0);
  EXPECT_EQ(nearest_point(1000, 0, 20, 3), 2);
  EXPECT_EQ(nearest_point(5, 0, 20, 1), 0);
  EXPECT_EQ(nearest_point(5, 0, 20, 0), -1);
}

TEST(Parts, MakeTheWholeWithoutWhatIsNone) {
  const double values[] = {1, kNan, 3, -2, 0};
  const FrameList<double> parts = parts_of_whole(values);
  EXPECT_EQ(parts, (FrameList<double>{0.25, 0, 0.75, 0, 0}));
  const double huge[] = {1.7e308, 1.7e308};
  EXPECT_EQ(parts_of_whole(huge), (FrameList<double>{0.5, 0.5}));
  const double nothing[] = {0, kNan};
  EXPECT_EQ(parts_of_whole(nothing), (FrameList<double>{0, 0}));
  EXPECT_TRUE(parts_of_whole({}).empty());
}

TEST(Heat, StepsGoFromTheLeastToTheGreatest) {
  const ValueRange range = range_of({10, 20});
  EXPECT_EQ(heat_step(range, 10, 5), 0);
  EXPECT_EQ(heat_step(range, 15, 5), 2);
  EXPECT_EQ(heat_step(range, 20, 5), 4);
  EXPECT_EQ(heat_step(range, 99, 5), 4);
  EXPECT_EQ(heat_step(range, kNan, 5), -1);
  EXPECT_EQ(heat_step({}, 10, 5), -1);
  EXPECT_EQ(heat_step(range_of({7}), 7, 5), 4);
  EXPECT_EQ(heat_step(range_of({-1.7e308, 1.7e308}), 0, 4), 2);
}

}  // namespace
}  // namespace huifang::shell
