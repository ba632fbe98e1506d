#include "shell/widgets/month_view.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(MonthStep, WalksDaysAndWeeksAndOnIntoTheMonthsBeside) {
  // September 2026 begins on a Tuesday and has 30 days.
  const auto step = [](std::string_view key, int day) { return month_step(key, day, 30, 2); };
  EXPECT_EQ(step("ArrowRight", 17), (MonthStep{18, 0}));
  EXPECT_EQ(step("ArrowUp", 17), (MonthStep{10, 0}));
  EXPECT_EQ(step("ArrowRight", 30), (MonthStep{1, 1}));
  EXPECT_EQ(step("ArrowDown", 29), (MonthStep{6, 1}));
  EXPECT_EQ(step("ArrowLeft", 1), (MonthStep{-1, -1}));
  EXPECT_EQ(step("ArrowUp", 1), (MonthStep{-7, -1}));
  EXPECT_EQ(step("PageDown", 30), (MonthStep{30, 1}));
}

TEST(MonthStep, HomeAndEndStayInTheMonth) {
  EXPECT_EQ(month_step("Home", 17, 30, 2), (MonthStep{14, 0})) << "a Monday";
  EXPECT_EQ(month_step("End", 17, 30, 2), (MonthStep{20, 0}));
  EXPECT_EQ(month_step("Home", 3, 30, 2), (MonthStep{1, 0}));
  EXPECT_EQ(month_step("End", 29, 30, 2), (MonthStep{30, 0}));
  EXPECT_EQ(month_step("Home", 14, 30, 2), std::nullopt) << "it is there already";
  EXPECT_EQ(month_step("a", 14, 30, 2), std::nullopt);
}

class MonthViewTest : public testing::Test {
 protected:
  struct Month {
    std::string name;
    std::int64_t first_day;
    int days, first_weekday;
  };
  std::array<Month, 3> months{Month{"August", 969, 31, 6}, Month{"September", 1'000, 30, 2},
                              Month{"October", 1'030, 31, 4}};
  std::size_t shown = 1;
  std::string name;
  std::optional<std::int64_t> chosen;
  std::array<std::string_view, 7> weekdays{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  Screen screen{[this](Ui& ui) {
    const Month& month = months[shown];
    const MonthResult result = month_view(
        ui, "month",
        {.name = month.name,
         .first_day = month.first_day,
         .days = month.days,
         .first_weekday = month.first_weekday,
         .today = 1'016,
         .chosen = chosen,
         .weekdays = weekdays,
         .day_name = [&](std::int64_t day) -> std::string_view {
           name = month.name + " " + std::to_string(day - month.first_day + 1);
           return name;
         },
         .enabled = [](std::int64_t day) { return day != 1'004; },
         .marks =
             [](std::int64_t day) { return DayMarks{.done = day == 1'016 ? 2 : 0, .open = 9}; }});
    if (result.day) chosen = result.day;
    if (result.months == 0) return;
    shown = static_cast<std::size_t>(static_cast<int>(shown) + result.months);
    ui.platform().request_frame();
  }};
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : std::string("nobody");
  }
};

TEST_F(MonthViewTest, IsAGridOfWeeksWithADayInEachCell) {
  const auto grid = screen.platform.find(Role::kGrid, "September");
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->node.set_size, 6) << "the weekdays and five weeks";
  EXPECT_EQ(screen.platform.find_all(Role::kColumnHeader).size(), 7U);
  EXPECT_EQ(screen.platform.find_all(Role::kButton).size(), 30U);
  const auto first = screen.platform.find(Role::kButton, "September 1");
  EXPECT_NEAR(first->node.rect.left, 390.0F / 7, 1) << "a Tuesday";
  EXPECT_GE(first->node.rect.height(), 44);
}

TEST_F(MonthViewTest, ADayIsChosenByPress) {
  ASSERT_TRUE(screen.platform.click(Role::kButton, "September 24")) << screen.platform.problem();
  EXPECT_EQ(chosen, 1'023);
  EXPECT_TRUE(screen.platform.find(Role::kButton, "September 24")->is(semantics::kSelected));
  EXPECT_FALSE(screen.platform.click(Role::kButton, "September 5")) << "not to be chosen";
  EXPECT_EQ(chosen, 1'023);
}

TEST_F(MonthViewTest, TabComesToTodayAndArrowsWalk) {
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "September 17");
  EXPECT_TRUE(screen.platform.focused()->is(semantics::kCurrent));
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "September 24");
  screen.platform.press("ArrowRight");
  screen.platform.press("Enter");
  EXPECT_EQ(chosen, 1'024);
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "September 25") << "one stop";
}

TEST_F(MonthViewTest, ArrowsWalkOnIntoTheMonthsBeside) {
  screen.platform.press("Tab");
  screen.platform.press("ArrowDown");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "October 1");
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(focused(), "September 30");
  screen.platform.press("PageUp");
  EXPECT_EQ(focused(), "August 30");
}

}  // namespace
}  // namespace huifang::shell
