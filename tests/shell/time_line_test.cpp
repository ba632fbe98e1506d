#include "shell/widgets/time_line.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class TimeLineTest : public testing::Test {
 protected:
  std::vector<Moment> moments{
      {.when = "Wed 7:12", .title = "Heard", .detail = "On site", .progress_name = "accepted"},
      {.when = "Wed 9:17", .title = "On its way", .progress = Progress::kHatched},
      {.when = "Fri", .title = "To be solved", .progress = Progress::kHollow}};
  Screen screen{[this](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    time_line(ui, "line", "What happened", moments);
    end_pane(ui);
  }};
  Rect place_of(std::string_view words) {
    return screen.platform.find(Role::kText, words)->node.rect;
  }
};

TEST_F(TimeLineTest, IsAListOfMomentsThatSayWhatTheirMarkShows) {
  EXPECT_EQ(screen.platform.find(Role::kList, "What happened")->node.set_size, 3);
  const auto items = screen.platform.find_all(Role::kListItem);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].name, "Wed 7:12 accepted Heard On site");
  EXPECT_EQ(items[2].node.position, 3);
}

TEST_F(TimeLineTest, TimesStandBesideTheWordsAndAboveThemWhereItIsNarrow) {
  EXPECT_NEAR(place_of("Wed 7:12").top, place_of("Heard").top, 2);
  EXPECT_LT(place_of("Wed 7:12").right, place_of("Heard").left);
  screen.platform.set_size(280, 844);
  EXPECT_LT(place_of("Wed 7:12").top, place_of("Heard").top);
}

TEST_F(TimeLineTest, LongWordsPushTheNextMomentDown) {
  const float before = place_of("On its way").top;
  std::string detail;
  for (int time = 0; time < 40; ++time) detail += "again and ";
  moments[0].detail = detail;
  screen.redraw();
  EXPECT_GT(place_of("On its way").top, before + 60);
}

TEST_F(TimeLineTest, WhatIsOutOfSightIsNotReported) {
  moments.assign(500, {.when = "Wed", .title = "Visit"});
  screen.redraw();
  EXPECT_LT(screen.platform.find_all(Role::kListItem).size(), 25U);
  screen.platform.scroll(100, 400, 10'000);
  EXPECT_GT(screen.platform.find_all(Role::kListItem)[0].node.position, 100);
}

TEST_F(TimeLineTest, EmptyOneIsAnEmptyList) {
  moments.clear();
  screen.redraw();
  EXPECT_TRUE(screen.platform.find_all(Role::kListItem).empty());
}

}  // namespace
}  // namespace huifang::shell
