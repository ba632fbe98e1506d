#include "core/text/date_format.hpp"

#include <gtest/gtest.h>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::day;

Words zh() { return {catalog().texts(), Language::kChinese}; }
Words en() { return {catalog().texts(), Language::kEnglish}; }

const std::int64_t kToday = day(2026, 9, 17);  // A Thursday.

TEST(DateFormat, MomentsAreAsNearAsTheyMatter) {
  struct Case {
    LocalMoment moment;
    const char* chinese;
    const char* english;
  };
  const Case cases[] = {
      {{kToday, 10 * 60 + 24}, "10:24", "10:24"},
      {{kToday, 0}, "0:00", "0:00"},
      {{kToday, 23 * 60 + 59}, "23:59", "23:59"},
      {{kToday - 1, 7 * 60 + 12}, "周三 7:12", "Wed 7:12"},
      {{kToday - 6, 7 * 60 + 12}, "周五 7:12", "Fri 7:12"},
      {{kToday + 6, 7 * 60 + 12}, "周三 7:12", "Wed 7:12"},
      {{kToday - 7, 7 * 60 + 12}, "9月10日", "10 Sep"},
      {{kToday + 7, 7 * 60 + 12}, "9月24日", "24 Sep"},
      {{day(2025, 12, 31), 7 * 60 + 12}, "2025年12月31日", "31 Dec 2025"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_moment(zh(), c.moment, kToday), c.chinese);
    EXPECT_EQ(format_moment(en(), c.moment, kToday), c.english);
  }
  EXPECT_EQ(format_exact_moment(zh(), {kToday, 624}, kToday), "10:24");
  EXPECT_EQ(format_exact_moment(zh(), {kToday - 1, 624}, kToday), "昨天 10:24");
  EXPECT_EQ(format_exact_moment(en(), {kToday - 9, 624}, kToday), "8 Sep 10:24");
  EXPECT_EQ(format_full_moment(zh(), {kToday, 624}), "2026年9月17日 10:24");
  EXPECT_EQ(format_full_moment(en(), {kToday, 5}), "17 Sep 2026 0:05");
}

TEST(DateFormat, TheLocalDayDecides) {
  constexpr int kChina = 480;
  constexpr std::int64_t kDayMs = 86'400'000;
  const std::int64_t midnight_ms = kToday * kDayMs - kChina * 60'000;
  EXPECT_EQ(local_moment(midnight_ms - 1, kChina).day, kToday - 1);
  EXPECT_EQ(local_moment(midnight_ms - 1, kChina).minute_of_day, 24 * 60 - 1);
  EXPECT_EQ(local_moment(midnight_ms, kChina).day, kToday);
}

TEST(DateFormat, DaysHaveNamesWhenTheyAreNear) {
  struct Case {
    int distance;
    const char *near_zh, *near_en, *distance_zh, *distance_en;
  };
  const Case cases[] = {
      {0, "今天", "Today", "今天", "Today"},
      {-1, "昨天", "Yesterday", "昨天", "Yesterday"},
      {1, "明天", "Tomorrow", "明天", "Tomorrow"},
      {2, "9月19日", "19 Sep", "2 天后", "in 2 days"},
      {-3, "9月14日", "14 Sep", "3 天前", "3 days ago"},
      {-1'200, "2023年6月5日", "5 Jun 2023", "1,200 天前", "1,200 days ago"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_near_date(zh(), kToday + c.distance, kToday), c.near_zh);
    EXPECT_EQ(format_near_date(en(), kToday + c.distance, kToday), c.near_en);
    EXPECT_EQ(format_distance(zh(), kToday + c.distance, kToday), c.distance_zh);
    EXPECT_EQ(format_distance(en(), kToday + c.distance, kToday), c.distance_en);
  }
}

TEST(DateFormat, DatesInTheirLengths) {
  EXPECT_EQ(format_long_date(zh(), kToday), "2026年9月17日 星期四");
  EXPECT_EQ(format_long_date(en(), kToday), "Thursday, 17 September 2026");
  EXPECT_EQ(format_full_date(zh(), kToday), "2026年9月17日");
  EXPECT_EQ(format_full_date(en(), kToday), "17 Sep 2026");
  EXPECT_EQ(format_date_and_weekday(zh(), kToday), "9月17日 星期四");
  EXPECT_EQ(format_date_and_weekday(en(), kToday), "Thu 17 Sep");
  EXPECT_EQ(format_date_chip(zh(), kToday + 7, kToday), "24日 四");
  EXPECT_EQ(format_date_chip(en(), kToday + 30, kToday), "Sat 17 Oct");
  EXPECT_EQ(format_month(zh(), kToday), "2026年9月");
  EXPECT_EQ(format_month(en(), kToday), "September 2026");
  for (int number = 1; number <= 7; ++number) {
    EXPECT_FALSE(format_weekday(zh(), number).starts_with("⟦"));
    EXPECT_FALSE(format_long_weekday(en(), number).starts_with("⟦"));
  }
  EXPECT_EQ(format_long_weekday(zh(), 7), "星期日");
}

TEST(DateFormat, PeriodsLeaveOutWhatIsSaidTwice) {
  EXPECT_EQ(format_period(zh(), day(2026, 9, 14), day(2026, 9, 20)), "2026年9月14日至20日");
  EXPECT_EQ(format_period(en(), day(2026, 9, 14), day(2026, 9, 20)), "14 – 20 Sep 2026");
  EXPECT_EQ(format_period(zh(), day(2026, 9, 28), day(2026, 10, 4)), "2026年9月28日至10月4日");
  EXPECT_EQ(format_period(en(), day(2026, 9, 28), day(2026, 10, 4)), "28 Sep – 4 Oct 2026");
  EXPECT_EQ(format_period(zh(), day(2026, 12, 28), day(2027, 1, 3)),
            "2026年12月28日至2027年1月3日");
  EXPECT_EQ(format_period(en(), day(2026, 12, 28), day(2027, 1, 3)), "28 Dec 2026 – 3 Jan 2027");
  EXPECT_EQ(format_period(en(), kToday, kToday), "17 Sep 2026");
}

TEST(DateFormat, SpansHaveTheirTwoLargestParts) {
  constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
  struct Case {
    std::int64_t ms;
    const char* chinese;
    const char* english;
  };
  const Case cases[] = {
      {0, "0 秒", "0 s"},
      {-5, "0 秒", "0 s"},
      {1, "1 秒", "1 s"},
      {40'000, "40 秒", "40 s"},
      {12 * kMinute, "12 分", "12 min"},
      {3 * kHour + 12 * kMinute, "3 时 12 分", "3 h 12 min"},
      {3 * kHour, "3 时", "3 h"},
      {kDay, "1 天", "1 d"},
      {2 * kDay + 5 * kHour + 30 * kMinute, "2 天 5 时", "2 d 5 h"},
      {3 * kDay + 5 * kHour, "3 天", "3 d"},
      {1'000 * kDay, "1,000 天", "1,000 d"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_span(zh(), c.ms), c.chinese) << c.ms;
    EXPECT_EQ(format_span(en(), c.ms), c.english) << c.ms;
  }
}

}  // namespace
}  // namespace huifang
