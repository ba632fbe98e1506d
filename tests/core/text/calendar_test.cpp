#include "core/text/calendar.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

constexpr int kChina = 480;

TEST(Calendar, DaysAndDatesAgreeOverCenturies) {
  for (std::int64_t days = days_from_civil({1899, 12, 31}); days <= days_from_civil({2100, 3, 2});
       ++days) {
    ASSERT_EQ(days_from_civil(civil_from_days(days)), days);
  }
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11'017);
}

TEST(Calendar, WeeksAreThoseOfIso) {
  struct Case {
    CivilDate date;
    int weekday;
    IsoWeek week;
  };
  const Case cases[] = {
      {{2026, 9, 17}, 4, {2026, 38}}, {{2021, 1, 3}, 7, {2020, 53}},  {{2021, 1, 4}, 1, {2021, 1}},
      {{2024, 12, 30}, 1, {2025, 1}}, {{1969, 12, 31}, 3, {1970, 1}}, {{2016, 1, 1}, 5, {2015, 53}},
  };
  for (const Case& c : cases) {
    const std::int64_t days = days_from_civil(c.date);
    EXPECT_EQ(weekday(days), c.weekday);
    EXPECT_EQ(iso_week(days), c.week) << c.date.year << "-" << c.date.month << "-" << c.date.day;
  }
}

TEST(Calendar, MomentsBefore1970HaveADayToo) {
  EXPECT_EQ(local_time(-1, 0).days, -1);
  EXPECT_EQ(local_time(-1, 0).minute_of_day, 1'439);
  EXPECT_EQ(local_time(0, kChina).minute_of_day, 480);
}

}  // namespace
}  // namespace huifang
