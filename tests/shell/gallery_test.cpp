#include "shell/gallery/gallery.hpp"

#include <gtest/gtest.h>

#include "shell/platform/headless/headless_platform.hpp"
#include "tests/shell/legible.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr std::array kPages{"actions",  "fields", "choices", "pickers",  "list",     "table",
                            "tree",     "board",  "map",     "calendar", "surfaces", "overlays",
                            "progress", "pad",    "charts",  "marks",    "text"};

Catalog catalog() {
  Result<Catalog> loaded = gallery_catalog();
  EXPECT_TRUE(loaded) << loaded.error().detail;
  return *std::move(loaded);
}

struct Shown {
  explicit Shown(const HeadlessPlatform::Options& options)
      : platform(options), gallery(platform, catalog()) {
    platform.run(gallery);
  }
  HeadlessPlatform platform;
  Gallery gallery;
};

HeadlessPlatform::Options at(std::string route) {
  return {.width = 1024, .height = 768, .language = "en", .route = std::move(route)};
}

TEST(Gallery, EveryPageRestsAndSaysWordsInBothLanguages) {
  for (const std::string page : kPages) {
    for (const char* language : {"en", "zh-CN"}) {
      HeadlessPlatform::Options options = at("/?gallery=" + page);
      options.language = language;
      Shown shown(options);
      EXPECT_FALSE(shown.platform.frame_wanted()) << page;
      EXPECT_EQ(shown.platform.find_all(Role::kMain).size(), 1U) << page;
      for (const std::string& text : shown.platform.texts())
        EXPECT_EQ(text.find("⟦"), std::string::npos) << page << ": " << text;
    }
  }
}

TEST(Gallery, EveryPageCanBeReadAndPressedInUsualAndInLargeType) {
  // So high that all of a page is in sight at once.
  constexpr float kTall = 6000;
  for (const std::string page : kPages) {
    Shown shown(at("/?gallery=" + page));
    for (const float width : {390.0F, 1024.0F, 1440.0F}) {
      for (const float type : {1.0F, 2.0F}) {
        shown.platform.set_size(width, kTall);
        shown.platform.set_text_zoom(type);
        for (const std::string& fault : illegible(shown.platform)) {
          // One of its samples shows how words are shortened.
          if (page == "text" && fault.starts_with("shortened")) continue;
          ADD_FAILURE() << page << ", " << width << " px, type " << type << ": " << fault;
        }
      }
    }
  }
}

TEST(Gallery, NavigationLinkShowsItsPage) {
  Shown shown(at("/?gallery"));
  ASSERT_TRUE(shown.platform.click(Role::kLink, "Fields")) << shown.platform.problem();
  EXPECT_TRUE(shown.platform.find(Role::kTextbox, "Account")) << shown.platform.dump();
  EXPECT_EQ(shown.platform.route(), "/?gallery=fields");
}

TEST(Gallery, APhoneShowsTheListOfPagesFirstAndComesBackToIt) {
  HeadlessPlatform::Options options = at("/?gallery");
  options.width = 390;
  options.height = 844;
  Shown shown(options);
  ASSERT_TRUE(shown.platform.click(Role::kLink, "Marks")) << shown.platform.problem();
  EXPECT_TRUE(shown.platform.sees("Accepted")) << shown.platform.dump();
  ASSERT_TRUE(shown.platform.click(Role::kButton, "Back")) << shown.platform.problem();
  EXPECT_TRUE(shown.platform.find(Role::kLink, "Marks")) << shown.platform.dump();
}

TEST(Gallery, TheAddressKeepsTheTheme) {
  Shown shown(at("/?gallery=marks&theme=dark"));
  EXPECT_EQ(shown.platform.host().ui().theme().name, ThemeName::kDark);
  ASSERT_TRUE(shown.platform.click(Role::kButton, "Other theme")) << shown.platform.problem();
  EXPECT_EQ(shown.platform.route(), "/?gallery=marks&theme=sunlight");
  EXPECT_EQ(shown.platform.host().ui().theme().name, ThemeName::kSunlight);
}

TEST(Gallery, FiftyThousandRowsReportOnlyThoseInSight) {
  Shown shown(at("/?gallery=list"));
  const auto rows = shown.platform.find_all(Role::kListItem);
  EXPECT_LT(rows.size(), 20U);
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].node.position, 1);
  shown.platform.scroll(500, 500, 60 * 20'000);
  const auto later = shown.platform.find_all(Role::kListItem);
  EXPECT_LT(later.size(), 20U);
  ASSERT_FALSE(later.empty());
  EXPECT_GT(later[0].node.position, 19'000);
  EXPECT_EQ(later[0].node.set_size, 50'000 - 13) << "the rows of its section";
}

TEST(Gallery, ThePadTakesPicturesAndSaysWhatItLeavesOut) {
  Shown shown(at("/?gallery=pad"));
  HeadlessPlatform& platform = shown.platform;
  platform.give_pictures({.pictures = {{.name = "ramp.jpg", .media_type = "image/jpeg"}},
                          .problem = "too-large",
                          .limit = 25});
  EXPECT_TRUE(platform.find(Role::kButton, "Photo 4 of 4, ramp.jpg")) << platform.dump();
  EXPECT_TRUE(platform.sees("at most 25 MB")) << platform.dump();
  platform.set_picture_look({.state = PictureLook::State::kUnreadable});
  platform.give_pictures({.pictures = {{.name = "no picture.png", .media_type = "image/png"}}});
  EXPECT_TRUE(platform.sees("“no picture.png” could not be read")) << platform.dump();
  EXPECT_EQ(platform.pictures().size(), 1U) << "its memory is gone";
  // Removed, it stays as long as it can be had back.
  const auto remove = [&] {
    platform.focus(platform.find(Role::kButton, "Photo 4 of 4, ramp.jpg")->node.id);
    platform.press("Delete");
  };
  remove();
  ASSERT_TRUE(platform.click(Role::kButton, "Bring it back")) << platform.problem();
  ASSERT_TRUE(platform.find(Role::kButton, "Photo 4 of 4, ramp.jpg")) << platform.dump();
  remove();
  EXPECT_EQ(platform.pictures().size(), 1U);
  platform.advance_ms(10'000);
  EXPECT_EQ(platform.pictures().size(), 0U);
}

TEST(Gallery, ARailWithMoreEntriesThanFitScrollsToTheLast) {
  HeadlessPlatform::Options options = at("/?gallery");
  options.height = 480;
  Shown shown(options);
  ASSERT_TRUE(shown.platform.click(Role::kLink, "Text")) << shown.platform.problem();
  EXPECT_EQ(shown.platform.route(), "/?gallery=text");
}

}  // namespace
}  // namespace huifang::shell
