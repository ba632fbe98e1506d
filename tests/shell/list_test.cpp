#include "shell/widgets/list.hpp"

#include <gtest/gtest.h>

#include "imgui.h"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class ListTest : public testing::Test {
 protected:
  int count = 50'000;
  int opened = -1;
  bool shown = true;
  Screen screen{[this](Ui& ui) {
    if (!shown) return;
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    text(ui, "above");
    virtual_list(ui, "list", count, {.name = "Customers", .row_height = 60},
                 [&](int index, const Rect& rect) {
                   if (begin_link_area(ui, "open", rect, "/c")) opened = index;
                   text(ui, "row " + std::to_string(index));
                   end_link_area(ui);
                 });
    end_pane(ui);
  }};

  int first_position() { return screen.platform.find_all(Role::kListItem).at(0).node.position; }
};

TEST_F(ListTest, ReportsOnlyRowsInSightWithTheSizeOfTheSet) {
  const auto rows = screen.platform.find_all(Role::kListItem);
  EXPECT_GE(rows.size(), 14U);
  EXPECT_LE(rows.size(), 17U);
  EXPECT_EQ(rows[0].node.set_size, 50'000);
  EXPECT_EQ(rows[0].node.position, 1);
}

TEST_F(ListTest, WheelBringsOtherRows) {
  screen.platform.scroll(100, 400, 60.0F * 30'000);
  EXPECT_NEAR(first_position(), 30'000, 2);
  EXPECT_LE(screen.platform.find_all(Role::kListItem).size(), 17U);
}

TEST_F(ListTest, FingerDragsAndFlings) {
  auto& host = screen.platform.host();
  using Kind = PointerEvent::Kind;
  host.pointer({.kind = Kind::kDown, .x = 100, .y = 700, .touch = true, .time_ms = 0});
  for (int step = 1; step <= 10; ++step) {
    const auto passed = static_cast<float>(step);
    host.pointer({.kind = Kind::kMove,
                  .x = 100,
                  .y = 700 - 60 * passed,
                  .touch = true,
                  .time_ms = 16.0 * step});
    screen.platform.run_frames(1);
  }
  host.pointer({.kind = Kind::kUp, .x = 100, .y = 100, .touch = true, .time_ms = 170});
  EXPECT_EQ(opened, -1);
  const int after_drag = first_position();
  EXPECT_GE(after_drag, 8);
  screen.platform.run_frames(30);
  EXPECT_GT(first_position(), after_drag);
  EXPECT_LT(screen.platform.run_frames(1'000), 1'000) << "a fling comes to rest";
}

TEST_F(ListTest, TapOpensARow) {
  auto& host = screen.platform.host();
  using Kind = PointerEvent::Kind;
  host.pointer({.kind = Kind::kDown, .x = 100, .y = 200, .touch = true, .time_ms = 0});
  host.pointer({.kind = Kind::kUp, .x = 102, .y = 201, .touch = true, .time_ms = 80});
  EXPECT_EQ(opened, 2);
}

TEST_F(ListTest, TabWalksOnPastTheEdgeAndBringsRowsIntoSight) {
  for (int step = 0; step < 30; ++step) screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->name, "row 29");
  EXPECT_GT(first_position(), 10);
}

TEST_F(ListTest, RowWithTheFocusStaysWhenItIsScrolledAway) {
  screen.platform.press("Tab");
  screen.platform.scroll(100, 400, 60.0F * 1'000);
  ASSERT_TRUE(screen.platform.focused());
  EXPECT_EQ(screen.platform.focused()->name, "row 0");
}

TEST_F(ListTest, PlaceIsKeptWhileTheListIsNotShown) {
  screen.platform.scroll(100, 400, 60.0F * 100);
  const int before = first_position();
  shown = false;
  screen.redraw();
  screen.redraw();
  shown = true;
  screen.redraw();
  EXPECT_EQ(first_position(), before);
}

TEST_F(ListTest, ShrinkingListStaysInSight) {
  screen.platform.scroll(100, 400, 60.0F * 40'000);
  count = 3;
  screen.redraw();
  screen.redraw();
  EXPECT_EQ(screen.platform.find_all(Role::kListItem).size(), 3U);
}

TEST_F(ListTest, PageKeysScroll) {
  screen.platform.press("PageDown");
  EXPECT_GT(first_position(), 5);
  screen.platform.press("Home");
  EXPECT_EQ(first_position(), 1);
}

TEST_F(ListTest, ALongListCostsAsMuchAsAShortOne) {
  const auto cost = [&] {
    screen.redraw();
    return std::pair(ImGui::GetDrawData()->TotalVtxCount,
                     screen.platform.host().ui().semantics().nodes().size());
  };
  const auto many = cost();
  count = 100;
  screen.redraw();
  EXPECT_EQ(cost(), many);
}

}  // namespace
}  // namespace huifang::shell
