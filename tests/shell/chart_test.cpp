#include "shell/widgets/chart.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <limits>

#include "imgui.h"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::string_view, 4> kLabels{"7/2", "7/9", "7/16", "7/23"};
constexpr std::array kGate{90.0, 91.0, kNan, 94.2};
constexpr std::array kGateLow{kNan, kNan, kNan, 93.0};
constexpr std::array kGateHigh{kNan, kNan, kNan, 95.0};
constexpr std::array kSales{88.0, 87.0, 86.0, 85.5};
constexpr std::array kSeries{
    ChartSeries{.name = "West Gate", .values = kGate, .low = kGateLow, .high = kGateHigh},
    ChartSeries{.name = "Sales", .values = kSales}};

// Words live until the next frame of a test begins.
std::deque<std::string> said;
std::string_view kept(std::string words) { return said.emplace_back(std::move(words)); }

std::string_view number(double value, int decimals) {
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, decimals < 0 ? 1 : decimals);
  return kept({digits.data(), end.ptr});
}

ChartOptions options() {
  said.clear();
  return {.words = {.title = "Satisfaction by week",
                    .sentence = "West Gate 94.2, Sales 85.5, target 90",
                    .labels_title = "Week",
                    .not_in = "not yet in",
                    .target = "target",
                    .none = "no value"},
          .number = number,
          .range =
              [](double low, double high) {
                return kept(std::string(number(low, -1)) + " to " + std::string(number(high, -1)) +
                            " not yet in");
              },
          .target = 90.0};
}

class LineChartTest : public testing::Test {
 protected:
  int at = -1;
  int changes = 0;
  Screen screen{[this](Ui& ui) {
    changes += line_chart(ui, "chart", {kLabels, kSeries}, options(), at) ? 1 : 0;
  }};
  HeadlessPlatform::Found stop() { return screen.platform.find_all(Role::kSlider).at(0); }
};

TEST_F(LineChartTest, IsAPictureWithASentenceAndATable) {
  EXPECT_TRUE(screen.platform.find(Role::kImage, "West Gate 94.2, Sales 85.5, target 90"));
  const auto table = screen.platform.find(Role::kTable, "Satisfaction by week");
  ASSERT_TRUE(table) << screen.platform.dump();
  EXPECT_EQ(table->node.set_size, 5);
  EXPECT_EQ(table->node.column, 3);
  EXPECT_EQ(screen.platform.find_all(Role::kRow).size(), 5U);
  EXPECT_TRUE(screen.platform.sees("94.2 (93.0 to 95.0 not yet in)"));
  EXPECT_TRUE(screen.platform.sees("no value"));
}

TEST_F(LineChartTest, KeysReadValueByValue) {
  screen.platform.press("Tab");
  ASSERT_EQ(screen.platform.focused()->name, "Satisfaction by week");
  EXPECT_EQ(stop().value, "");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(at, 0);
  EXPECT_EQ(stop().value, "7/2. West Gate 90.0. Sales 88.0");
  EXPECT_EQ(stop().node.position, 1);
  EXPECT_EQ(stop().node.set_size, 4);
  screen.platform.press("End");
  EXPECT_EQ(stop().value, "7/23. West Gate 94.2 (93.0 to 95.0 not yet in). Sales 85.5");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(at, 3);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(stop().value, "7/16. West Gate no value. Sales 86.0");
  screen.platform.press("Home");
  EXPECT_EQ(at, 0);
  screen.platform.press("Escape");
  EXPECT_EQ(at, -1);
  EXPECT_EQ(changes, 5);
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(LineChartTest, ATapReadsTheNearestAndAnotherOnePutsItBack) {
  auto& host = screen.platform.host();
  const Rect rect = stop().node.rect;
  const auto tap = [&] {
    const PointerEvent down{
        .kind = PointerEvent::Kind::kDown, .x = rect.left + 60, .y = 100, .touch = true};
    PointerEvent up = down;
    up.kind = PointerEvent::Kind::kUp;
    host.pointer(down);
    host.pointer(up);
    screen.platform.run_frames();
  };
  tap();
  EXPECT_EQ(at, 0);
  tap();
  EXPECT_EQ(at, -1);
}

TEST_F(LineChartTest, PointingShowsWithoutChoosing) {
  const Rect rect = stop().node.rect;
  screen.platform.host().pointer(
      {.kind = PointerEvent::Kind::kMove, .x = rect.left + 60, .y = rect.centre_y()});
  screen.platform.run_frames();
  EXPECT_EQ(stop().value, "7/2. West Gate 90.0. Sales 88.0");
  EXPECT_EQ(at, -1);
  screen.platform.host().pointer({.kind = PointerEvent::Kind::kLeave});
  screen.platform.run_frames();
  EXPECT_EQ(stop().value, "");
}

TEST(Charts, AreDrawnOfNothingOfOneAndOfWhatIsNoNumber) {
  constexpr std::array<std::string_view, 1> one_label{"one"};
  constexpr std::array one{5.0}, none{kNan}, huge{1.7e308},
      endless{std::numeric_limits<double>::infinity()};
  const std::array<std::span<const double>, 5> all{std::span<const double>{}, one, none, huge,
                                                   endless};
  for (const std::span<const double> values : all) {
    const std::array series{ChartSeries{.name = "a", .values = values},
                            ChartSeries{.name = "b", .values = values}};
    const std::span<const std::string_view> labels =
        std::span(one_label).first(values.empty() ? 0 : 1);
    std::array<int, 6> at{0, 0, 0, 0, 0, 0};
    Screen screen([&](Ui& ui) {
      const ChartData data{labels, series};
      const ChartData empty{labels, {}};
      line_chart(ui, "line", data, options(), at[0]);
      bar_chart(ui, "bars", data, options(), BarLayout::kSideBySide, at[1]);
      bar_chart(ui, "stack", data, options(), BarLayout::kStacked, at[2]);
      bar_rows(ui, "rows", data, options(), at[3]);
      donut_chart(ui, "donut", data, options(), "all", at[4]);
      heat_map(ui, "heat", data, options(), at[5]);
      int nothing = 0;
      line_chart(ui, "no line", empty, options(), nothing);
      bar_chart(ui, "no bars", empty, options(), BarLayout::kStacked, nothing);
      bar_rows(ui, "no rows", empty, options(), nothing);
      donut_chart(ui, "no donut", empty, options(), {}, nothing);
      heat_map(ui, "no heat", empty, options(), nothing);
      sparkline(ui, {.values = values, .sentence = "spark"});
      gauge(ui, "gauge", {.value = values.empty() ? kNan : values[0], .sentence = "gauge"});
      chart_table(ui, "table", data, options());
    });
    // Nothing is drawn where no number is: no point of it lies nowhere.
    ImGui::Render();
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      for (const ImDrawVert& point : list->VtxBuffer)
        ASSERT_TRUE(std::isfinite(point.pos.x) && std::isfinite(point.pos.y));
  }
}

TEST(BarRows, UpAndDownGoFromRowToRow) {
  int at = -1;
  Screen screen(
      [&](Ui& ui) { bar_rows(ui, "rows", {kLabels, std::span(kSeries).last(1)}, options(), at); });
  screen.platform.press("Tab");
  screen.platform.press("ArrowDown");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(at, 1);
  screen.platform.press("ArrowUp");
  EXPECT_EQ(at, 0);
}

TEST(HeatMap, ArrowsGoAcrossAndDown) {
  int at = -1;
  Screen screen([&](Ui& ui) { heat_map(ui, "heat", {kLabels, kSeries}, options(), at); });
  screen.platform.press("Tab");
  screen.platform.press("ArrowRight");
  screen.platform.press("ArrowRight");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(at, 5);
  EXPECT_EQ(screen.platform.find_all(Role::kSlider).at(0).value, "Sales, 7/9: 87.0");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(at, 5);
}

TEST(ChartHeader, ButtonAndTheKeyShowTheTable) {
  bool first = false, second = false;
  int at = -1;
  Screen screen([&](Ui& ui) {
    chart_header(ui, "one", {"First", "Table", "Chart", {}, true}, first);
    line_chart(ui, "one", {kLabels, kSeries}, options(), at);
    chart_header(ui, "two", {"Second", "Table 2", "Chart 2", "not yet in", false}, second);
    line_chart(ui, "two", {kLabels, kSeries}, options(), at);
  });
  screen.platform.press("t");
  EXPECT_TRUE(first);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Chart")) << screen.platform.problem();
  EXPECT_FALSE(first);
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  ASSERT_EQ(screen.platform.focused()->node.role, Role::kSlider);
  screen.platform.press("t");
  EXPECT_FALSE(first);
  EXPECT_TRUE(second);
}

TEST(ChartTable, TellsEveryNumber) {
  Screen screen([&](Ui& ui) { chart_table(ui, "table", {kLabels, kSeries}, options()); });
  EXPECT_EQ(screen.platform.find_all(Role::kColumnHeader).size(), 3U);
  EXPECT_EQ(screen.platform.find_all(Role::kCell).size(), 12U);
  EXPECT_TRUE(screen.platform.sees("87.0"));
}

TEST(Charts, RestWhenNothingChanges) {
  int at = -1;
  Screen screen([&](Ui& ui) {
    line_chart(ui, "line", {kLabels, kSeries}, options(), at);
    donut_chart(ui, "donut", {kLabels, kSeries}, options(), "all", at);
  });
  EXPECT_FALSE(screen.platform.frame_wanted());
  EXPECT_EQ(screen.platform.run_frames(), 0);
}

// A chart of forty days.
class LongChartTest : public testing::Test {
 protected:
  static constexpr int kDays = 40;
  LongChartTest() {
    for (int day = 1; day <= kDays; ++day) {
      names.push_back("d" + std::to_string(day));
      values.push_back(day);
    }
    labels.assign(names.begin(), names.end());
    screen.redraw();
  }
  std::vector<std::string> names;
  std::vector<double> values;
  std::vector<std::string_view> labels;
  bool bars = false;
  int at = -1;
  Screen screen{[this](Ui& ui) {
    const std::array series{ChartSeries{.name = "All", .values = values}};
    const ChartData data{labels, series};
    bars ? bar_chart(ui, "chart", data, options(), BarLayout::kSideBySide, at)
         : line_chart(ui, "chart", data, options(), at);
  }};
  void touch(PointerEvent::Kind kind, float x, int pointer) {
    screen.platform.host().pointer(
        {.kind = kind, .x = x, .y = 100, .touch = true, .pointer = pointer});
    screen.platform.run_frames();
  }
  void pinch(float from, float to) {
    using Kind = PointerEvent::Kind;
    touch(Kind::kDown, 200 - from, 0);
    touch(Kind::kDown, 200 + from, 8);
    touch(Kind::kMove, 200 - to, 0);
    touch(Kind::kMove, 200 + to, 8);
    touch(Kind::kUp, 200 + to, 8);
    touch(Kind::kUp, 200 - to, 0);
  }
  // The day read where a mouse points at.
  int day_at(float x) {
    screen.platform.host().pointer({.kind = PointerEvent::Kind::kMove, .x = x, .y = 100});
    screen.platform.run_frames();
    const int day = screen.platform.find_all(Role::kSlider).at(0).node.position;
    screen.platform.host().pointer({.kind = PointerEvent::Kind::kLeave});
    screen.platform.run_frames();
    return day;
  }
};

TEST_F(LongChartTest, TwoFingersShowFewerDaysAndKeepWhatLiesBetweenThem) {
  for (const bool kind : {false, true}) {
    bars = kind;
    screen.redraw();
    screen.platform.press("0");
    const int middle = day_at(200), left = day_at(100), right = day_at(300);
    pinch(30, 90);
    EXPECT_NEAR(day_at(200), middle, 1) << bars;
    EXPECT_NEAR(day_at(300) - day_at(100), (right - left) / 3, 1) << bars;
    EXPECT_EQ(at, -1) << "a pinch reads nothing";
    pinch(90, 20);
    EXPECT_EQ(day_at(100), left) << "and all of it again";
  }
}

TEST_F(LongChartTest, KeysZoomAndArrowsBringTheirValueIntoSight) {
  screen.platform.press("Tab");
  for (int presses = 0; presses < 3; ++presses) screen.platform.press("+");
  EXPECT_GT(day_at(100), 10) << "around the middle";
  screen.platform.press("Home");
  EXPECT_EQ(at, 0);
  EXPECT_LT(day_at(100), 6);
  screen.platform.press("End");
  EXPECT_GT(day_at(100), 25);
  screen.platform.press("-");
  screen.platform.press("0");
  EXPECT_LT(day_at(60), 7);
  EXPECT_GT(day_at(375), 37);
}

TEST_F(LongChartTest, TheWheelWithControlZoomsUpToAFewDays) {
  for (int turns = 0; turns < 40; ++turns) {
    EXPECT_TRUE(screen.platform.host().zoom_wheel(200, 100, -100));
    screen.platform.run_frames();
  }
  EXPECT_NEAR(day_at(370) - day_at(60), 4, 1);
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(LineChartTest, FewValuesAreNotZoomed) {
  EXPECT_FALSE(screen.platform.host().zoom_wheel(200, 100, -100));
  EXPECT_TRUE(screen.platform.find_all(Role::kGroup).at(0).is(semantics::kOwnTouches));
}

}  // namespace
}  // namespace huifang::shell
