#include "core/text/lunar.hpp"

#include <gtest/gtest.h>

#include "core/text/calendar.hpp"

namespace huifang {
namespace {

std::int64_t civil(int year, int month, int day) { return days_from_civil({year, month, day}); }

TEST(Lunar, SpringFestivalsFallOnKnownDays) {
  struct Festival {
    int year, month, day;
  };
  for (const Festival& one : {Festival{1900, 1, 31},
                              {1949, 1, 29},
                              {1985, 2, 20},
                              {2000, 2, 5},
                              {2012, 1, 23},
                              {2020, 1, 25},
                              {2024, 2, 10},
                              {2026, 2, 17},
                              {2033, 1, 31},
                              {2050, 1, 23},
                              {2100, 2, 9}}) {
    EXPECT_EQ(days_from_lunar({.year = one.year, .month = 1, .day = 1}),
              civil(one.year, one.month, one.day))
        << one.year;
  }
}

TEST(Lunar, MidAutumnAndTheLeapMonthOf2025) {
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 8, .day = 15}), civil(2026, 9, 25));
  EXPECT_EQ(lunar_leap_month(2025), 6);
  EXPECT_EQ(days_from_lunar({.year = 2025, .month = 6, .leap = true, .day = 1}),
            civil(2025, 7, 25));
  EXPECT_EQ(days_from_lunar({.year = 2025, .month = 8, .day = 15}), civil(2025, 10, 6));
}

TEST(Lunar, TheYear2033HasItsLeapMonthAfterTheEleventh) {
  EXPECT_EQ(lunar_leap_month(2033), 11);
  EXPECT_EQ(lunar_from_days(civil(2033, 12, 22)),
            (LunarDate{.year = 2033, .month = 11, .leap = true, .day = 1}));
}

TEST(Lunar, EveryDayComesBackAsItWent) {
  const std::int64_t first = civil(1900, 1, 31);
  const std::int64_t last = *days_from_lunar({.year = 2100, .month = 12, .day = 29});
  LunarDate before{.year = 1899, .month = 12, .day = 30};
  for (std::int64_t days = first; days <= last; ++days) {
    const auto date = lunar_from_days(days);
    ASSERT_TRUE(date) << days;
    ASSERT_EQ(days_from_lunar(*date), days);
    ASSERT_TRUE(date->day == before.day + 1 || (date->day == 1 && before.day >= 29)) << days;
    before = *date;
  }
}

TEST(Lunar, WhatIsNotInTheCalendarIsNothing) {
  EXPECT_EQ(lunar_from_days(civil(1900, 1, 30)), std::nullopt);
  EXPECT_EQ(lunar_from_days(civil(2101, 3, 1)), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 1899, .month = 1, .day = 1}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2101, .month = 1, .day = 1}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 13, .day = 1}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 0, .day = 1}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 1, .day = 31}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 1, .day = 0}), std::nullopt);
  EXPECT_EQ(days_from_lunar({.year = 2026, .month = 6, .leap = true, .day = 1}), std::nullopt);
  EXPECT_EQ(lunar_leap_month(1), 0);
}

TEST(Lunar, AMonthHas29Or30Days) {
  for (int year = kLunarYearFirst; year <= kLunarYearLast; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const int days = lunar_month_days(year, month, false);
      EXPECT_TRUE(days == 29 || days == 30);
    }
    const int leap = lunar_leap_month(year);
    EXPECT_LE(leap, 12);
    if (leap > 0) {
      EXPECT_GE(lunar_month_days(year, leap, true), 29);
    }
  }
}

}  // namespace
}  // namespace huifang
