#include "tests/shell/gallery/gallery.hpp"

#include <gtest/gtest.h>

#include "shell/platform/headless/headless_platform.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class GalleryTest : public testing::Test {
 protected:
  GalleryTest() { platform_.run(gallery_); }

  HeadlessPlatform platform_;
  Gallery gallery_;
};

TEST_F(GalleryTest, StopsDrawingWhenNothingChanges) {
  EXPECT_FALSE(platform_.frame_wanted());
  const int before = platform_.host().frames_run();
  platform_.run_frames();
  EXPECT_EQ(platform_.host().frames_run(), before);
}

TEST_F(GalleryTest, NavigationLinkShowsItsPage) {
  ASSERT_TRUE(platform_.click(Role::kLink, "填写")) << platform_.problem();
  EXPECT_TRUE(platform_.find(Role::kTextbox, "Account")) << platform_.dump();
}

TEST_F(GalleryTest, FiftyThousandRowsReportOnlyThoseInSight) {
  ASSERT_TRUE(platform_.click(Role::kLink, "客户")) << platform_.problem();
  const auto rows = platform_.find_all(Role::kListItem);
  EXPECT_LT(rows.size(), 20U);
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].node.set_size, 50'000);
  EXPECT_EQ(rows[0].node.position, 1);
  platform_.scroll(200, 500, 60 * 20'000);
  const auto later = platform_.find_all(Role::kListItem);
  EXPECT_LT(later.size(), 20U);
  EXPECT_GT(later[0].node.position, 19'000);
}

}  // namespace
}  // namespace huifang::shell
