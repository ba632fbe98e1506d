#include "shell/widgets/table.hpp"

#include <gtest/gtest.h>

#include <array>

#include "imgui.h"
#include "shell/widgets/column_places.hpp"
#include "shell/widgets/row_selection.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Kind = PointerEvent::Kind;

TEST(Table, HasHeaderRowsAndCells) {
  int opened = -1;
  Screen screen(
      [&](Ui& ui) {
        const std::array columns{TableColumn{.title = "Time"}, TableColumn{.title = "Rep"}};
        const TableResult result = table(
            ui, "visits", columns, 1'000, {.name = "Visits"},
            [&](int index, int column, const Rect& rect) {
              cell_text(ui, rect, (column == 0 ? "time " : "rep ") + std::to_string(index));
            },
            [](int) -> std::string_view { return "/visits/1"; });
        if (result.opened >= 0) opened = result.opened;
      },
      {.width = 1440, .height = 900});
  const auto table_node = screen.platform.find(Role::kTable, "Visits");
  ASSERT_TRUE(table_node);
  EXPECT_EQ(table_node->node.set_size, 1'001);
  EXPECT_EQ(table_node->node.column, 2);
  EXPECT_EQ(screen.platform.find_all(Role::kColumnHeader).size(), 2U);
  EXPECT_LT(screen.platform.find_all(Role::kRow).size(), 30U);
  EXPECT_EQ(screen.platform.find(Role::kRow, "time 3 rep 3")->node.position, 5);
  ASSERT_TRUE(screen.platform.click(Role::kLink, "time 3")) << screen.platform.problem();
  EXPECT_EQ(opened, 3);
}

class GridTest : public testing::Test {
 protected:
  std::string row_name;

  void draw(Ui& ui) {
    const std::array columns{
        TableColumn{.title = "Name", .width = 200, .sortable = true},
        TableColumn{.title = "Contact", .width_min = 120},
        TableColumn{.title = "Visits", .width = 90, .align = Align::kEnd, .sortable = true}};
    const TableResult result = table(
        ui, "customers", columns, rows,
        {.name = "Customers",
         .row_key = [](int row) { return RowKey{1'000} + row; },
         .row_name = [this](int row) -> std::string_view {
           return row_name = "customer " + std::to_string(row);
         },
         .state = &state,
         .select_all = select_all},
        [&ui](int row, int column, const Rect& rect) {
          constexpr std::array kKinds{"name ", "contact ", "visits "};
          cell_text(ui, rect, kKinds[static_cast<std::size_t>(column)] + std::to_string(row));
        },
        [this](int) -> std::string_view { return linked ? "/customers/1" : ""; });
    if (result.opened >= 0) opened = result.opened;
    sorts += result.sorted ? 1 : 0;
    selections += result.selection_changed ? 1 : 0;
  }
  HeadlessPlatform::Found header(std::string_view title) {
    const auto found = screen.platform.find(Role::kColumnHeader, title);
    EXPECT_TRUE(found) << screen.platform.dump();
    return found.value_or(HeadlessPlatform::Found{});
  }
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : std::string("nobody");
  }
  // Presses a key some times.
  void press(std::string_view key, int times = 1) {
    for (int time = 0; time < times; ++time) screen.platform.press(key);
  }
  void drag_mouse(float x, float y, float by_x) {
    auto& host = screen.platform.host();
    host.pointer({.kind = Kind::kMove, .x = x, .y = y});
    screen.platform.run_frames();
    host.pointer({.kind = Kind::kDown, .x = x, .y = y});
    for (int step = 1; step <= 4; ++step) {
      host.pointer({.kind = Kind::kMove, .x = x + by_x * static_cast<float>(step) / 4, .y = y});
      screen.platform.run_frames(3);
    }
    host.pointer({.kind = Kind::kUp, .x = x + by_x, .y = y});
    screen.platform.run_frames();
  }
  // Tab from the box and the header to the rows.
  void go_to_rows() { press("Tab", select_all.empty() ? 2 : 3); }

  int rows = 50'000;
  int opened = -1, sorts = 0, selections = 0;
  bool linked = true;
  std::string_view select_all = "All customers";
  TableState state;
  Screen screen{[this](Ui& ui) { draw(ui); }, {.width = 1024, .height = 768}};
};

TEST_F(GridTest, TellsItsSizeAndReportsOnlyRowsInSight) {
  const auto grid = screen.platform.find(Role::kGrid, "Customers");
  ASSERT_TRUE(grid) << screen.platform.dump();
  EXPECT_EQ(grid->node.set_size, 50'001);
  EXPECT_EQ(grid->node.column, 4) << "the boxes are a column too";
  EXPECT_TRUE(grid->is(semantics::kMultiSelectable));
  EXPECT_EQ(header("Visits").node.column, 4);
  EXPECT_LT(screen.platform.find_all(Role::kRow).size(), 26U);
}

TEST_F(GridTest, LongCostsAsMuchAsShort) {
  const auto cost = [&] {
    screen.redraw();
    return std::pair(ImGui::GetDrawData()->TotalVtxCount,
                     screen.platform.host().ui().semantics().nodes().size());
  };
  const auto many = cost();
  rows = 100;
  screen.redraw();
  EXPECT_EQ(cost(), many);
}

TEST_F(GridTest, PressedHeaderAsksForSortingAndPressedAgainTheOtherWay) {
  EXPECT_FALSE(header("Name").is(semantics::kSortedUp));
  ASSERT_TRUE(screen.platform.click(Role::kColumnHeader, "Name")) << screen.platform.problem();
  EXPECT_EQ(state.sort_column, 0);
  EXPECT_FALSE(state.descending);
  EXPECT_TRUE(header("Name").is(semantics::kSortedUp));
  press("Enter");
  EXPECT_TRUE(state.descending);
  EXPECT_TRUE(header("Name").is(semantics::kSortedDown));
  ASSERT_TRUE(screen.platform.click(Role::kColumnHeader, "Visits"));
  EXPECT_EQ(state.sort_column, 2);
  EXPECT_FALSE(state.descending);
  EXPECT_FALSE(header("Name").is(semantics::kSortedDown));
  EXPECT_EQ(sorts, 3);
}

TEST_F(GridTest, ColumnThatCannotBeSortedDoesNothing) {
  screen.platform.click(Role::kColumnHeader, "Contact");
  press("Enter");
  EXPECT_EQ(state.sort_column, -1);
  EXPECT_EQ(sorts, 0);
}

TEST_F(GridTest, HeaderIsOneStopAndArrowsWalkIt) {
  press("Tab");
  EXPECT_EQ(focused(), "All customers");
  press("Tab");
  EXPECT_EQ(focused(), "Name");
  press("ArrowRight", 2);
  EXPECT_EQ(focused(), "Visits");
  press("Space");
  EXPECT_EQ(state.sort_column, 2);
  press("ArrowDown");
  EXPECT_EQ(focused(), "customer 0");
  press("Shift+Tab");
  EXPECT_EQ(focused(), "Visits");
}

TEST_F(GridTest, EdgeOfAHeaderPullsItsColumnAndSortsNothing) {
  const Rect name = header("Name").node.rect;
  drag_mouse(name.right - 3, name.centre_y(), 80);
  EXPECT_NEAR(header("Name").node.rect.width(), 280, 1);
  EXPECT_EQ(sorts, 0);
  const Rect wider = header("Name").node.rect;
  drag_mouse(wider.right - 3, wider.centre_y(), -600);
  EXPECT_NEAR(header("Name").node.rect.width(), 48, 1) << "never narrower than the least";
}

TEST_F(GridTest, FingerPullsTheEdgeToo) {
  const Rect name = header("Name").node.rect;
  auto& host = screen.platform.host();
  const float x = name.right - 3, y = name.centre_y();
  host.pointer({.kind = Kind::kDown, .x = x, .y = y, .touch = true, .time_ms = 0});
  for (int step = 1; step <= 5; ++step) {
    host.pointer({.kind = Kind::kMove,
                  .x = x + 20 * static_cast<float>(step),
                  .y = y,
                  .touch = true,
                  .time_ms = 16.0 * step});
    screen.platform.run_frames(2);
  }
  host.pointer({.kind = Kind::kUp, .x = x + 100, .y = y, .touch = true, .time_ms = 100});
  screen.platform.run_frames();
  EXPECT_NEAR(header("Name").node.rect.width(), 300, 1);
  EXPECT_EQ(sorts, 0);
}

TEST_F(GridTest, ShiftAndArrowsPullTheColumnOfTheHeader) {
  press("Tab", 2);
  press("Shift+ArrowRight", 2);
  EXPECT_NEAR(header("Name").node.rect.width(), 232, 1);
  press("Shift+ArrowLeft");
  EXPECT_NEAR(header("Name").node.rect.width(), 216, 1);
}

TEST_F(GridTest, RowsAreOneStopAndKeysWalkThem) {
  go_to_rows();
  EXPECT_EQ(focused(), "customer 0");
  press("ArrowDown", 3);
  EXPECT_EQ(focused(), "customer 3");
  press("k");
  EXPECT_EQ(focused(), "customer 2");
  press("j");
  press("ArrowUp");
  EXPECT_EQ(focused(), "customer 2");
  press("End");
  EXPECT_EQ(focused(), "customer 49999");
  EXPECT_LT(screen.platform.find_all(Role::kRow).size(), 26U);
  press("PageUp");
  const std::string a_page_up = focused();
  EXPECT_LT(a_page_up, "customer 49999");
  EXPECT_GT(a_page_up, "customer 49970");
  press("Home");
  EXPECT_EQ(focused(), "customer 0");
  press("ArrowUp");
  EXPECT_EQ(focused(), "customer 0");
  press("Tab");
  EXPECT_EQ(focused(), "All customers") << "the only other stops are before the rows";
}

TEST_F(GridTest, RowWithTheFocusIsWhollyInSight) {
  go_to_rows();
  press("ArrowDown", 40);
  ASSERT_EQ(focused(), "customer 40");
  const Rect row = screen.platform.focused()->node.rect;
  EXPECT_LE(row.bottom, 768.5F);
  press("ArrowUp", 40);
  EXPECT_GE(screen.platform.focused()->node.rect.top, header("Name").node.rect.bottom - 0.5F);
}

TEST_F(GridTest, LettersReachTheRowsFromAnywhereOnThePage) {
  press("j");
  EXPECT_EQ(focused(), "customer 0");
  press("j");
  EXPECT_EQ(focused(), "customer 1");
}

TEST_F(GridTest, EnterOpensTheRow) {
  go_to_rows();
  press("ArrowDown", 2);
  press("Enter");
  EXPECT_EQ(opened, 2);
}

TEST_F(GridTest, RowsWithoutARouteTakeTheFocusThemselves) {
  linked = false;
  screen.redraw();
  go_to_rows();
  ASSERT_TRUE(screen.platform.focused()) << screen.platform.dump();
  EXPECT_EQ(screen.platform.focused()->node.role, Role::kRow);
  press("ArrowDown", 2);
  press("Enter");
  EXPECT_EQ(opened, 2);
}

TEST_F(GridTest, SpaceAndBoxesSelectRowsByTheirKeys) {
  go_to_rows();
  press("Space");
  EXPECT_EQ(state.selection, (Selection{1'000}));
  EXPECT_EQ(opened, -1);
  press("ArrowDown", 2);
  press("x");
  EXPECT_EQ(state.selection, (Selection{1'000, 1'002}));
  ASSERT_TRUE(screen.platform.click(Role::kCheckbox, "customer 5")) << screen.platform.problem();
  EXPECT_EQ(state.selection, (Selection{1'000, 1'002, 1'005}));
  EXPECT_TRUE(screen.platform.find(Role::kCheckbox, "customer 5")->is(semantics::kChecked));
  press("ArrowDown");
  EXPECT_EQ(focused(), "customer 6") << "the box belongs to its row";
  EXPECT_EQ(selections, 3);
  EXPECT_EQ(opened, -1);
}

TEST_F(GridTest, ShiftAndArrowsSelectOnAndBack) {
  go_to_rows();
  press("ArrowDown");
  press("Shift+ArrowDown", 3);
  EXPECT_EQ(state.selection, (Selection{1'001, 1'002, 1'003, 1'004}));
  press("Shift+ArrowUp", 2);
  EXPECT_EQ(state.selection, (Selection{1'001, 1'002}));
  press("Shift+ArrowUp", 2);
  EXPECT_EQ(state.selection, (Selection{1'000, 1'001}));
}

TEST_F(GridTest, BoxInTheHeaderSelectsAllOrNone) {
  rows = 30;
  state.selection = {7};
  screen.redraw();
  const auto all = [&] { return *screen.platform.find(Role::kCheckbox, "All customers"); };
  EXPECT_TRUE(all().is(semantics::kMixed));
  ASSERT_TRUE(screen.platform.click(Role::kCheckbox, "All customers"));
  EXPECT_EQ(state.selection.size(), 31U) << "what is not shown stays selected";
  EXPECT_TRUE(all().is(semantics::kChecked));
  EXPECT_FALSE(all().is(semantics::kMixed));
  ASSERT_TRUE(screen.platform.click(Role::kCheckbox, "All customers"));
  EXPECT_EQ(state.selection, (Selection{7}));
}

TEST_F(GridTest, WithoutBoxesNothingIsSelected) {
  select_all = {};
  screen.redraw();
  EXPECT_TRUE(screen.platform.find_all(Role::kCheckbox).empty());
  go_to_rows();
  press("Space");
  press("Shift+ArrowDown");
  EXPECT_TRUE(state.selection.empty());
}

TEST_F(GridTest, FirstColumnStaysWhileTheOthersScrollSideways) {
  state.widths = {140, 240, 0};
  screen.platform.set_size(420, 700);
  screen.redraw();
  const float name_left = header("Name").node.rect.left;
  const float visits_left = header("Visits").node.rect.left;
  EXPECT_GT(visits_left, 330) << "wider than the pane";
  go_to_rows();
  press("ArrowRight");
  EXPECT_EQ(header("Name").node.rect.left, name_left);
  EXPECT_LT(header("Visits").node.rect.left, visits_left);
  press("ArrowLeft");
  EXPECT_EQ(header("Visits").node.rect.left, visits_left);
}

TEST_F(GridTest, EmptyOneHasAHeaderAndTakesKeysInPeace) {
  rows = 0;
  screen.redraw();
  EXPECT_EQ(screen.platform.find_all(Role::kRow).size(), 1U);
  press("Tab", 2);
  press("ArrowDown");
  press("j");
  press("PageDown");
  EXPECT_EQ(focused(), "Name");
}

TEST_F(GridTest, LargeTypeScrollsSidewaysAndLosesNothing) {
  screen.platform.set_text_zoom(2.0F);
  screen.redraw();
  EXPECT_NEAR(header("Name").node.rect.width(), 400, 1);
  EXPECT_NEAR(header("Name").node.rect.height(), 64, 1);
}

std::vector<ColumnPlace> places_of(std::span<const ColumnWish> wishes, float room) {
  std::vector<ColumnPlace> places(wishes.size());
  put_columns(wishes, room, places);
  return places;
}

TEST(ColumnPlaces, ShareWhatTheOthersLeave) {
  const std::array wishes{ColumnWish{.width = 100}, ColumnWish{.share = 1}, ColumnWish{.share = 3}};
  const auto places = places_of(wishes, 500);
  EXPECT_EQ(places[0].width(), 100);
  EXPECT_EQ(places[1].width(), 100);
  EXPECT_EQ(places[2].width(), 300);
  EXPECT_EQ(places[2].right, 500);
}

TEST(ColumnPlaces, NoneIsNarrowerThanItsLeastAndTheOthersGiveWay) {
  const std::array wishes{ColumnWish{.share = 1, .width_min = 200}, ColumnWish{.share = 1},
                          ColumnWish{.width = 10, .width_min = 50}};
  const auto places = places_of(wishes, 350);
  EXPECT_EQ(places[0].width(), 200);
  EXPECT_EQ(places[1].width(), 100);
  EXPECT_EQ(places[2].width(), 50);
  EXPECT_EQ(places_of(wishes, 100).back().right, 250) << "wider than the room";
  EXPECT_TRUE(places_of({}, 100).empty());
}

}  // namespace
}  // namespace huifang::shell
