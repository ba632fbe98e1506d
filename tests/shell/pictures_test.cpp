#include "shell/platform/pictures.hpp"

#include <gtest/gtest.h>

#include "shell/widgets/given_photo.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

GivenPictures named(std::initializer_list<const char*> names) {
  GivenPictures given;
  for (const char* name : names)
    given.pictures.push_back({.id = 0, .name = name, .media_type = "image/png", .bytes = 10});
  return given;
}

// Two strips, one below the other, and what each was given.
class PicturesTest : public testing::Test {
 protected:
  // Before the platform goes.
  ~PicturesTest() override {
    upper.photos.clear();
    lower.photos.clear();
  }
  struct Strip {
    std::vector<GivenPhoto> photos;
    std::string problem;
  };
  Strip upper, lower;
  bool takes = true;
  int misplaced = 0;
  Screen screen{[this](Ui& ui) {
    draw(ui, "upper", upper);
    draw(ui, "lower", lower);
    if (ui.take_misplaced_pictures()) ++misplaced;
  }};

  void draw(Ui& ui, const char* key, Strip& strip) {
    const PhotoStripResult result = photo_strip(
        ui, key,
        {.count = static_cast<int>(strip.photos.size()),
         .name = key,
         .photo_name =
             [&](int index) { return strip.photos[static_cast<std::size_t>(index)].file().name; },
         .drop_words = takes ? "Drop here" : ""},
        [&](int index, const Rect& rect) {
          strip.photos[static_cast<std::size_t>(index)].draw(ui, rect, 0);
        });
    if (!result.given) return;
    strip.problem = result.given->problem;
    for (const GivenPicture& picture : result.given->pictures)
      strip.photos.emplace_back(ui.platform(), picture);
  }
};

TEST_F(PicturesTest, WhatIsDroppedGoesToTheStripUnderIt) {
  screen.platform.give_pictures(named({"a.png", "b.png"}), Host::Spot{100, 130});
  EXPECT_TRUE(upper.photos.empty());
  ASSERT_EQ(lower.photos.size(), 2U);
  EXPECT_TRUE(screen.platform.find(Role::kButton, "b.png")) << screen.platform.dump();
}

TEST_F(PicturesTest, WhatIsPastedOrDroppedBesideThemGoesToTheFirst) {
  screen.platform.give_pictures(named({"pasted.png"}));
  screen.platform.give_pictures(named({"beside.png"}), Host::Spot{100, 700});
  EXPECT_EQ(upper.photos.size(), 2U);
  EXPECT_TRUE(lower.photos.empty());
  EXPECT_EQ(misplaced, 0);
}

TEST_F(PicturesTest, WithoutAPlaceTheProgramIsToldOnceAndNothingIsKept) {
  takes = false;
  screen.redraw();
  screen.platform.give_pictures(named({"a.png"}), Host::Spot{100, 50});
  EXPECT_EQ(misplaced, 1);
  EXPECT_TRUE(screen.platform.pictures().empty());
  screen.redraw();
  EXPECT_EQ(misplaced, 1);
}

TEST_F(PicturesTest, AProblemComesWithWhatIsGood) {
  GivenPictures given = named({"good.png"});
  given.problem = "other-kind";
  screen.platform.give_pictures(std::move(given));
  EXPECT_EQ(upper.photos.size(), 1U);
  EXPECT_EQ(upper.problem, "other-kind");
}

TEST_F(PicturesTest, WhileFilesAreDraggedTheStripSaysWhereTheyGo) {
  EXPECT_FALSE(screen.platform.sees("Drop here"));
  screen.platform.host().files_over(true);
  screen.platform.run_frames();
  EXPECT_TRUE(screen.platform.sees("Drop here"));
  screen.platform.give_pictures(named({"a.png"}), Host::Spot{100, 50});
  EXPECT_FALSE(screen.platform.sees("Drop here"));
}

TEST_F(PicturesTest, ThePlatformMayForgetWhatLeaves) {
  screen.platform.give_pictures(named({"a.png", "b.png"}));
  EXPECT_EQ(screen.platform.pictures().size(), 2U);
  upper.photos.erase(upper.photos.begin());
  ASSERT_EQ(screen.platform.pictures().size(), 1U);
  EXPECT_EQ(screen.platform.pictures().begin()->second.file.name, "b.png");
  lower.photos = std::move(upper.photos);
  EXPECT_EQ(screen.platform.pictures().size(), 1U);
  lower.photos.clear();
  EXPECT_TRUE(screen.platform.pictures().empty());
}

TEST_F(PicturesTest, IsWishedAsLargeAsItIsDrawn) {
  screen.platform.set_picture_look(
      {.state = PictureLook::State::kReady, .texture = 1, .width = 300, .height = 100});
  screen.platform.give_pictures(named({"wide.png"}));
  screen.redraw();
  // 80 px high over all of its square, so three times as wide.
  EXPECT_EQ(screen.platform.pictures().begin()->second.side_px, 240);
  EXPECT_FLOAT_EQ(upper.photos[0].aspect(), 3.0F);
}

TEST_F(PicturesTest, WhatIsNoPictureInsideIsToldAfterItWasDrawn) {
  screen.platform.set_picture_look({.state = PictureLook::State::kUnreadable});
  screen.platform.give_pictures(named({"text.png"}));
  screen.redraw();
  ASSERT_EQ(upper.photos.size(), 1U);
  EXPECT_TRUE(upper.photos[0].unreadable());
}

}  // namespace
}  // namespace huifang::shell
