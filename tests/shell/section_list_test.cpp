#include "shell/widgets/section_list.hpp"

#include <gtest/gtest.h>

#include <array>

#include "imgui.h"
#include "shell/widgets/section_places.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(SectionPlaces, CountHeadersAndRows) {
  const std::array counts{2, 0, 3};
  const SectionPlaces places(counts, 40, 60);
  EXPECT_EQ(places.sections(), 3);
  EXPECT_EQ(places.rows(), 5);
  EXPECT_EQ(places.height(), 3 * 40 + 5 * 60);
  EXPECT_EQ(places.header_top(0), 0);
  EXPECT_EQ(places.row_top(0), 40);
  EXPECT_EQ(places.header_top(1), 160);
  EXPECT_EQ(places.header_top(2), 200);
  EXPECT_EQ(places.row_top(2), 240) << "the empty section is passed over";
  EXPECT_EQ(places.section_of(1), 0);
  EXPECT_EQ(places.section_of(2), 2);
  EXPECT_EQ(places.section_of(4), 2);
}

TEST(SectionPlaces, FindWhatLiesAtAHeight) {
  const std::array counts{2, 3};
  const SectionPlaces places(counts, 40, 60);
  EXPECT_EQ(places.section_at(-50), 0);
  EXPECT_EQ(places.section_at(159), 0);
  EXPECT_EQ(places.section_at(160), 1);
  EXPECT_EQ(places.section_at(9'999), 1);
  EXPECT_EQ(SectionPlaces({}, 40, 60).height(), 0);
}

class SectionListTest : public testing::Test {
 protected:
  std::vector<ListSection> sections{{.title = "Today", .detail = "4 stops", .count = 4},
                                    {.title = "Week", .count = 20'000},
                                    {.title = "Later", .count = 30'000}};
  int opened = -1;
  Screen screen{[this](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    section_list(ui, "list", sections, {.row_height = 60}, [&](int row, const Rect& rect) {
      if (begin_link_area(ui, "open", rect, "/c")) opened = row;
      text(ui, "row " + std::to_string(row));
      end_link_area(ui);
    });
    end_pane(ui);
  }};
  // Of its strip; the words stand in the middle of it.
  float title_top(std::string_view title) { return heading_named(title)->node.rect.top - 8; }
  std::optional<HeadlessPlatform::Found> heading_named(std::string_view title) {
    return screen.platform.find(Role::kHeading, title);
  }
};

TEST_F(SectionListTest, EachSectionIsAHeadingAndAListOfItsOwn) {
  EXPECT_TRUE(heading_named("Today"));
  EXPECT_EQ(screen.platform.find(Role::kList, "Today")->node.set_size, 4);
  EXPECT_EQ(screen.platform.find(Role::kList, "Week")->node.set_size, 20'000);
  EXPECT_FALSE(heading_named("Later")) << "out of sight";
  const auto items = screen.platform.find_all(Role::kListItem);
  EXPECT_LT(items.size(), 20U);
  EXPECT_EQ(items[3].node.position, 4);
  EXPECT_EQ(items[4].node.position, 1) << "counted from the start of each section";
  EXPECT_EQ(items[4].node.set_size, 20'000);
}

TEST_F(SectionListTest, TitleStaysAtTheTopUntilTheNextPushesItOut) {
  screen.platform.scroll(100, 400, 100);
  EXPECT_EQ(title_top("Today"), 0);
  // The rows of a section and the title above it.
  const float section = title_top("Week") + 100;
  screen.platform.scroll(100, 400, section - 110);
  EXPECT_LT(title_top("Today"), 0);
  EXPECT_NEAR(title_top("Week"), 10, 1);
  screen.platform.scroll(100, 400, 60.0F * 10'000);
  EXPECT_EQ(title_top("Week"), 0);
  EXPECT_LT(screen.platform.find_all(Role::kListItem).size(), 20U);
}

TEST_F(SectionListTest, RowUnderTheTitleIsNotPressedThroughIt) {
  screen.platform.scroll(100, 400, 100);
  auto& host = screen.platform.host();
  using Kind = PointerEvent::Kind;
  host.pointer({.kind = Kind::kMove, .x = 100, .y = 10});
  screen.platform.run_frames();
  host.pointer({.kind = Kind::kDown, .x = 100, .y = 10});
  host.pointer({.kind = Kind::kUp, .x = 100, .y = 10});
  EXPECT_EQ(opened, -1);
  ASSERT_TRUE(screen.platform.click(Role::kLink, "row 6")) << screen.platform.problem();
  EXPECT_EQ(opened, 6);
}

TEST_F(SectionListTest, RowWithTheFocusStaysWhenItIsScrolledAway) {
  screen.platform.press("Tab");
  screen.platform.scroll(100, 400, 60.0F * 30'000);
  ASSERT_TRUE(screen.platform.focused());
  EXPECT_EQ(screen.platform.focused()->name, "row 0");
}

TEST_F(SectionListTest, LongCostsAsMuchAsShort) {
  const auto cost = [&] {
    screen.redraw();
    return std::pair(ImGui::GetDrawData()->TotalVtxCount,
                     screen.platform.host().ui().semantics().nodes().size());
  };
  sections[2].count = 30'000;
  screen.redraw();
  const auto many = cost();
  sections[2].count = 30;
  screen.redraw();
  EXPECT_EQ(cost(), many);
}

TEST_F(SectionListTest, NothingIsNothing) {
  sections.clear();
  screen.redraw();
  EXPECT_TRUE(screen.platform.find_all(Role::kHeading).empty());
}

}  // namespace
}  // namespace huifang::shell
