#include "shell/widgets/photo.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Kind = PointerEvent::Kind;

std::string photo_name(int index) { return "Photo " + std::to_string(index + 1); }
std::string remove_name(int index) { return "Remove " + std::to_string(index + 1); }

struct Strip {
  explicit Strip(int count, const HeadlessPlatform::Options& options = {})
      : screen(
            [this, count](Ui& ui) {
              drawn = 0;
              const PhotoStripResult result = photo_strip(ui, "photos",
                                                          {.count = count,
                                                           .name = "Photos",
                                                           .add_name = "Take photo",
                                                           .photo_name = photo_name,
                                                           .remove_name = remove_name},
                                                          [this](int, const Rect&) { ++drawn; });
              if (result.add) ++added;
              if (result.open >= 0) opened = result.open;
              if (result.remove >= 0) removed = result.remove;
            },
            options) {}
  int drawn = 0, added = 0, opened = -1, removed = -1;
  Screen screen;
};

TEST(PhotoStrip, IsAListOfButtonsAndOneToAdd) {
  Strip strip(3);
  EXPECT_EQ(strip.screen.platform.find(Role::kList, "Photos")->node.set_size, 3);
  ASSERT_TRUE(strip.screen.platform.click(Role::kButton, "Photo 2"));
  EXPECT_EQ(strip.opened, 1);
  ASSERT_TRUE(strip.screen.platform.click(Role::kButton, "Take photo"));
  EXPECT_EQ(strip.added, 1);
  strip.screen.platform.press("Shift+Tab");
  strip.screen.platform.press("Delete");
  EXPECT_EQ(strip.removed, 2);
}

TEST(PhotoStrip, HasSmallButtonsToRemoveAtADeskOnly) {
  Strip phone(2);
  EXPECT_FALSE(phone.screen.platform.find(Role::kButton, "Remove 1"));
  Strip desk(2, {.width = 1440, .height = 900});
  ASSERT_TRUE(desk.screen.platform.click(Role::kButton, "Remove 1"))
      << desk.screen.platform.problem();
  EXPECT_EQ(desk.removed, 0);
  EXPECT_EQ(desk.opened, -1);
}

TEST(PhotoStrip, DrawsOnlyThoseInSight) {
  Strip strip(1'000);
  EXPECT_LT(strip.drawn, 10);
  Strip none(0);
  EXPECT_EQ(none.drawn, 0);
  EXPECT_TRUE(none.screen.platform.find(Role::kButton, "Take photo"));
}

class ViewerTest : public testing::Test {
 protected:
  PhotoView view{.index = 1};
  int count = 3, drawn = -1, removed = -1;
  bool open = true;
  Rect rect;
  Screen screen{[this](Ui& ui) {
    button(ui, "behind", "Behind");
    if (!open) return;
    const PhotoViewerResult result = photo_viewer(
        ui, "viewer",
        {.count = count,
         .words = {"Photos", "2 of 3", "Close", "Previous", "Next", "Remove", "Larger", "Smaller"},
         .photo_name = photo_name,
         .aspect = {}},
        view, [this](int index, const Rect& place) {
          drawn = index;
          rect = place;
        });
    if (result.closed) open = false;
    if (result.remove >= 0) removed = result.remove;
  }};
  void touch(Kind kind, float x, float y, int pointer = 0, double time_ms = 0) {
    screen.platform.host().pointer(
        {.kind = kind, .x = x, .y = y, .touch = true, .time_ms = time_ms, .pointer = pointer});
    screen.platform.run_frames();
  }
};

TEST_F(ViewerTest, CoversThePageAndEscapeCloses) {
  EXPECT_TRUE(screen.platform.find(Role::kDialog, "Photos")->is(semantics::kModal));
  EXPECT_FALSE(screen.platform.find(Role::kButton, "Behind"));
  EXPECT_TRUE(screen.platform.find(Role::kImage, "Photo 2"));
  EXPECT_TRUE(screen.platform.find(Role::kImage, "Photo 2")->is(semantics::kOwnTouches));
  EXPECT_FALSE(screen.platform.frame_wanted());
  screen.platform.press("Escape");
  EXPECT_FALSE(open);
}

TEST_F(ViewerTest, KeysAndButtonsGoToTheNeighboursAndStopAtTheEnds) {
  screen.platform.press("ArrowRight");
  EXPECT_EQ(view.index, 2);
  screen.platform.press("ArrowRight");
  EXPECT_EQ(view.index, 2);
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Next")->is(semantics::kDisabled));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Previous")) << screen.platform.problem();
  EXPECT_EQ(view.index, 1);
  EXPECT_EQ(drawn, 1);
}

TEST_F(ViewerTest, WheelAndKeysEnlargeAndArrowsLookAround) {
  screen.platform.scroll(195, 400, -300);
  EXPECT_GT(view.zoom.zoom, 1.5F);
  const float zoom = view.zoom.zoom;
  screen.platform.press("+");
  EXPECT_GT(view.zoom.zoom, zoom);
  const float x = view.zoom.x;
  screen.platform.press("ArrowRight");
  EXPECT_EQ(view.index, 1);
  EXPECT_GT(view.zoom.x, x);
  screen.platform.press("0");
  EXPECT_EQ(view.zoom, PhotoZoom{});
}

TEST_F(ViewerTest, TwoFingersPinch) {
  touch(Kind::kDown, 150, 400);
  touch(Kind::kDown, 250, 400, 5);
  touch(Kind::kMove, 100, 400);
  touch(Kind::kMove, 300, 400, 5);
  EXPECT_NEAR(view.zoom.zoom, 2.0F, 0.05F);
  touch(Kind::kUp, 300, 400, 5);
  touch(Kind::kUp, 100, 400);
  EXPECT_EQ(view.index, 1);
  EXPECT_NEAR(view.zoom.zoom, 2.0F, 0.05F);
}

TEST_F(ViewerTest, ThePinchOfATrackpadEnlargesThere) {
  EXPECT_TRUE(screen.platform.host().zoom_wheel(100, 400, -100));
  screen.platform.run_frames();
  EXPECT_NEAR(view.zoom.zoom, 1.284F, 0.01F);
  EXPECT_LT(view.zoom.x, 0.5F) << "what was under the pointer stays there";
}

TEST_F(ViewerTest, ASwipeGoesOnAndADragOfTheEnlargedMovesIt) {
  touch(Kind::kDown, 300, 400);
  touch(Kind::kMove, 200, 400);
  touch(Kind::kUp, 200, 400);
  EXPECT_EQ(view.index, 2);
  view.zoom.zoom = 4;
  touch(Kind::kDown, 200, 400);
  touch(Kind::kMove, 300, 400);
  touch(Kind::kUp, 300, 400);
  EXPECT_EQ(view.index, 2);
  EXPECT_LT(view.zoom.x, 0.5F);
}

TEST_F(ViewerTest, ADoubleTapEnlargesThere) {
  const auto tap = [&](double time_ms) {
    touch(Kind::kDown, 195, 400, 0, time_ms);
    touch(Kind::kUp, 195, 400, 0, time_ms + 50);
  };
  tap(1'000);
  EXPECT_EQ(view.zoom.zoom, 1.0F);
  tap(1'200);
  EXPECT_GT(view.zoom.zoom, 2.0F);
  tap(5'000);
  EXPECT_GT(view.zoom.zoom, 2.0F);
  tap(5'200);
  EXPECT_EQ(view.zoom.zoom, 1.0F);
}

TEST_F(ViewerTest, DeleteTellsWhichAndAnIndexBeyondTheEndIsPutRight) {
  screen.platform.press("Delete");
  EXPECT_EQ(removed, 1);
  view.index = 99;
  screen.redraw();
  EXPECT_EQ(drawn, 2);
  count = 0;
  screen.redraw();
  EXPECT_FALSE(open);
}

}  // namespace
}  // namespace huifang::shell
