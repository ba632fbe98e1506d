#include <gtest/gtest.h>
#include <deque>

#include "shell/widgets/lunar_picker.hpp"
#include "shell/widgets/stars.hpp"
#include "shell/widgets/time_picker.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(Stars, AreARadioGroupChosenByPressAndKeys) {
  int chosen = 0;
  Screen screen([&](Ui& ui) {
    stars(ui, "service", "Service", {"poor", "fair", "good", "very good", "excellent"}, chosen);
  });
  EXPECT_TRUE(screen.platform.find(Role::kRadioGroup, "Service"));
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "good")) << screen.platform.problem();
  EXPECT_EQ(chosen, 3);
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "good")->is(semantics::kChecked));
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "fair")->is(semantics::kSkipTab));
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 4);
  screen.platform.press("End");
  EXPECT_EQ(chosen, 5);
  for (const auto& star : screen.platform.find_all(Role::kRadio))
    EXPECT_GE(star.node.rect.width(), 44.0F);
}

TEST(Stars, DisabledOnesOnlyShow) {
  int chosen = 2;
  Screen screen([&](Ui& ui) { stars(ui, "s", "S", {"1", "2", "3", "4", "5"}, chosen, false); });
  EXPECT_FALSE(screen.platform.click(Role::kRadio, "5"));
  EXPECT_EQ(chosen, 2);
}

class TimePickerTest : public testing::Test {
 protected:
  int minute = 8 * 60 + 30;
  int changes = 0;
  Screen screen{[this](Ui& ui) {
    changes += time_picker(ui, "time", "Starts at", minute,
                           {.hour = "Hour",
                            .minute = "Minute",
                            .earlier_hour = "Hour earlier",
                            .later_hour = "Hour later",
                            .earlier_minute = "Earlier",
                            .later_minute = "Later"})
                   ? 1
                   : 0;
  }};
};

TEST_F(TimePickerTest, IsTwoNumbersInAGroup) {
  EXPECT_TRUE(screen.platform.find(Role::kGroup, "Starts at"));
  EXPECT_EQ(screen.platform.find(Role::kSpinButton, "Hour")->value, "08");
  EXPECT_EQ(screen.platform.find(Role::kSpinButton, "Minute")->value, "30");
}

TEST_F(TimePickerTest, TurnsInFiveMinutesAroundTheHour) {
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Later")) << screen.platform.problem();
  EXPECT_EQ(minute, 8 * 60 + 35);
  minute = 8 * 60 + 55;
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Later"));
  EXPECT_EQ(minute, 8 * 60);
  minute = 23 * 60 + 32;
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Earlier"));
  EXPECT_EQ(minute, 23 * 60 + 30);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Hour later"));
  EXPECT_EQ(minute, 30);
}

TEST_F(TimePickerTest, IsWrittenWithDigits) {
  screen.platform.press("Tab");
  screen.platform.press("1");
  screen.platform.press("4");
  screen.platform.press("Tab");
  screen.platform.press("0");
  screen.platform.press("7");
  EXPECT_EQ(minute, 14 * 60 + 7);
}

TEST_F(TimePickerTest, NumbersStandBelowEachOtherInLargeType) {
  screen.platform.set_size(320, 700);
  screen.platform.set_text_zoom(2.0F);
  const Rect hour = screen.platform.find(Role::kSpinButton, "Hour")->node.rect;
  const Rect minutes = screen.platform.find(Role::kSpinButton, "Minute")->node.rect;
  EXPECT_GE(minutes.top, hour.bottom);
}

TEST(TimePicker, AWrongTimeIsBroughtIntoTheDay) {
  int minute = 99'999;
  Screen screen([&](Ui& ui) {
    time_picker(ui, "time", "Time", minute, {.hour = "Hour", .minute = "Minute"});
  });
  EXPECT_EQ(screen.platform.find(Role::kSpinButton, "Hour")->value, "23");
}

class LunarPickerTest : public testing::Test {
 protected:
  LunarDate date{.year = 2025, .month = 6, .day = 30};
  int changes = 0;
  std::deque<std::string> said;
  std::string_view kept(std::string words) { return said.emplace_back(std::move(words)); }
  std::vector<std::string_view> days;
  Screen screen{[this](Ui& ui) {
    said.clear();
    days.clear();
    for (int day = 1; day <= 30; ++day) days.push_back(kept("d" + std::to_string(day)));
    changes +=
        lunar_picker(
            ui, "birthday", "Birthday", date,
            {.previous_year = "Year before",
             .next_year = "Year after",
             .month = "Month",
             .day = "Day",
             .days = days,
             .year_name = [this](int year) { return kept("Y" + std::to_string(year)); },
             .month_name =
                 [this](int month, bool leap) {
                   return kept((leap ? "leap " : "month ") + std::to_string(month));
                 },
             .day_short = [this](std::int64_t day) { return kept("g" + std::to_string(day)); },
             .day_long =
                 [this](std::int64_t day) { return kept("gregorian " + std::to_string(day)); }})
            ? 1
            : 0;
  }};
};

TEST_F(LunarPickerTest, OffersTheLeapMonthBehindItsOwn) {
  std::vector<std::string> months;
  for (const auto& radio : screen.platform.find_all(Role::kRadio))
    if (radio.name.starts_with("month") || radio.name.starts_with("leap"))
      months.push_back(radio.name);
  ASSERT_EQ(months.size(), 13U);
  EXPECT_EQ(months[5], "month 6");
  EXPECT_EQ(months[6], "leap 6");
}

TEST_F(LunarPickerTest, AShorterMonthTakesItsLastDay) {
  ASSERT_EQ(lunar_month_days(2025, 6, false), 30);
  ASSERT_EQ(lunar_month_days(2025, 6, true), 29);
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "leap 6")) << screen.platform.problem();
  EXPECT_EQ(date, (LunarDate{.year = 2025, .month = 6, .leap = true, .day = 29}));
}

TEST_F(LunarPickerTest, AYearWithoutTheLeapMonthTakesTheOrdinaryOne) {
  date = {.year = 2025, .month = 6, .leap = true, .day = 3};
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Year after")) << screen.platform.problem();
  EXPECT_EQ(date, (LunarDate{.year = 2026, .month = 6, .leap = false, .day = 3}));
}

TEST_F(LunarPickerTest, DaysAreChosenByPressAndArrowsAndShownInBothCalendars) {
  date = {.year = 2026, .month = 8, .day = 14};
  screen.redraw();
  const std::int64_t festival = *days_from_lunar({.year = 2026, .month = 8, .day = 15});
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "d15 g" + std::to_string(festival)))
      << screen.platform.problem();
  EXPECT_EQ(date.day, 15);
  EXPECT_TRUE(screen.platform.sees("Y2026 month 8d15"));
  EXPECT_TRUE(screen.platform.sees("gregorian " + std::to_string(festival)));
  screen.platform.press("ArrowRight");
  EXPECT_EQ(date.day, 16);
  screen.platform.press("ArrowUp");
  EXPECT_LT(date.day, 16);
  screen.platform.press("Home");
  EXPECT_EQ(date.day, 1);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(date.day, 1);
}

TEST_F(LunarPickerTest, AWrongDateBecomesARealOne) {
  date = {.year = 3000, .month = 77, .leap = true, .day = -4};
  screen.redraw();
  EXPECT_TRUE(days_from_lunar(date)) << date.year << " " << date.month << " " << date.day;
}

}  // namespace
}  // namespace huifang::shell
