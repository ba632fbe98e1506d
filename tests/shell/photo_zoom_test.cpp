#include "shell/widgets/photo_zoom.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace huifang::shell {
namespace {

constexpr Rect kPlace{0, 0, 400, 400};
constexpr float kWide = 2.0F;  // 400 x 200 in its place.

TEST(PhotoZoom, TheWholePictureLiesInTheMiddle) {
  EXPECT_EQ(photo_rect({}, kPlace, kWide), (Rect{0, 100, 400, 300}));
  EXPECT_EQ(photo_rect({}, kPlace, 0.5F), (Rect{100, 0, 300, 400}));
}

TEST(PhotoZoom, WhatIsHeldStaysWhereItIs) {
  const PhotoZoom view = zoomed_at({.zoom = 3, .x = 0.5F, .y = 0.5F}, kPlace, kWide, 2, 300, 250);
  EXPECT_FLOAT_EQ(view.zoom, 6);
  const Rect before = photo_rect({.zoom = 3, .x = 0.5F, .y = 0.5F}, kPlace, kWide);
  const Rect after = photo_rect(view, kPlace, kWide);
  EXPECT_NEAR((300 - before.left) / before.width(), (300 - after.left) / after.width(), 1e-4);
  EXPECT_NEAR((250 - before.top) / before.height(), (250 - after.top) / after.height(), 1e-4);
}

TEST(PhotoZoom, NoSideIsEmptyThatThePictureCouldFill) {
  const PhotoZoom far = moved_by({.zoom = 4}, kPlace, kWide, 5'000, -5'000);
  const Rect rect = photo_rect(far, kPlace, kWide);
  EXPECT_NEAR(rect.left, kPlace.left, 1e-2);
  EXPECT_NEAR(rect.bottom, kPlace.bottom, 1e-2);
  // At 1.5 it is still lower than its place: there it stays in the middle.
  const Rect low = photo_rect(moved_by({.zoom = 1.5F}, kPlace, kWide, 50, 50), kPlace, kWide);
  EXPECT_NEAR(low.centre_y(), kPlace.centre_y(), 1e-3);
}

TEST(PhotoZoom, GoesFromTheWholeToEightTimes) {
  EXPECT_EQ(zoomed_at({}, kPlace, kWide, 0.1F, 10, 10), PhotoZoom{});
  EXPECT_FLOAT_EQ(zoomed_at({}, kPlace, kWide, 1e6F, 200, 200).zoom, kPhotoZoomMax);
  EXPECT_EQ(moved_by({}, kPlace, kWide, 100, 100), PhotoZoom{});
}

TEST(PhotoZoom, ANumberThatIsNoneOrAPlaceWithoutSizeDoesNoHarm) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FLOAT_EQ(kept_inside({.zoom = nan}, kPlace, nan).zoom, 1);
  const Rect rect = photo_rect({}, {10, 10, 10, 10}, 0);
  EXPECT_TRUE(std::isfinite(rect.left) && std::isfinite(rect.bottom));
}

}  // namespace
}  // namespace huifang::shell
