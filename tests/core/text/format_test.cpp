#include "core/text/format.hpp"

#include <gtest/gtest.h>

#include "core/text/calendar.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace huifang {
namespace {

constexpr int kChina = 480;
constexpr Language kZh = Language::kChinese;
constexpr Language kEn = Language::kEnglish;

std::int64_t at(int year, int month, int day, int hour, int minute) {
  return utc_from_local({days_from_civil({year, month, day}), hour * 60 + minute, 0}, kChina);
}

TEST(Format, MomentsAreAsNearAsTheyMatter) {
  const std::int64_t now = at(2026, 9, 17, 16, 2);  // A Thursday.
  struct Case {
    std::int64_t moment;
    const char* chinese;
    const char* english;
  };
  const Case cases[] = {
      {at(2026, 9, 17, 10, 24), "10:24", "10:24"},
      {at(2026, 9, 17, 0, 0), "0:00", "0:00"},
      {at(2026, 9, 17, 23, 59), "23:59", "23:59"},
      {at(2026, 9, 16, 7, 12), "周三 7:12", "Wed 7:12"},
      {at(2026, 9, 11, 7, 12), "周五 7:12", "Fri 7:12"},
      {at(2026, 9, 23, 7, 12), "周三 7:12", "Wed 7:12"},
      {at(2026, 9, 10, 7, 12), "9月10日", "10 Sep"},
      {at(2026, 9, 24, 7, 12), "9月24日", "24 Sep"},
      {at(2025, 12, 31, 7, 12), "2025年12月31日", "31 Dec 2025"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_moment(kZh, c.moment, now, kChina), c.chinese);
    EXPECT_EQ(format_moment(kEn, c.moment, now, kChina), c.english);
  }
}

TEST(Format, SpansHaveTheirTwoLargestParts) {
  constexpr std::int64_t kMinute = 60'000;
  struct Case {
    std::int64_t ms;
    const char* chinese;
    const char* english;
  };
  const Case cases[] = {
      {0, "0 分", "0 min"},
      {-5, "0 分", "0 min"},
      {59'999, "0 分", "0 min"},
      {12 * kMinute, "12 分", "12 min"},
      {192 * kMinute, "3 时 12 分", "3 h 12 min"},
      {180 * kMinute, "3 时", "3 h"},
      {(2 * 24 + 5) * 60 * kMinute + 30 * kMinute, "2 天 5 时", "2 days 5 h"},
      {24 * 60 * kMinute, "1 天", "1 day"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_span(kZh, c.ms), c.chinese);
    EXPECT_EQ(format_span(kEn, c.ms), c.english);
  }
}

TEST(Format, NumbersMoneyAndPhones) {
  EXPECT_EQ(format_number(0), "0");
  EXPECT_EQ(format_number(999), "999");
  EXPECT_EQ(format_number(1'000), "1,000");
  EXPECT_EQ(format_number(-1'234'567), "−1,234,567");
  EXPECT_EQ(format_number(INT64_MIN), "−9,223,372,036,854,775,808");
  EXPECT_EQ(format_money(1'293'181), "¥12,931.81");
  EXPECT_EQ(format_money(100), "¥1");
  EXPECT_EQ(format_money(105), "¥1.05");
  EXPECT_EQ(format_money(-50), "−¥0.50");
  EXPECT_EQ(format_per_mille(924), "92.4%");
  EXPECT_EQ(format_per_mille(900), "90%");
  EXPECT_EQ(format_phone("13521335058"), "135 2133 5058");
  EXPECT_EQ(format_phone("029-88886666"), "029-88886666");
}

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

TEST(Utf8, BrokenTextIsFoundAndNeverReadBeyond) {
  EXPECT_TRUE(is_utf8("回访 Huifang 𠮷"));
  for (const char* text : {"\x80", "\xC0\x80", "\xE5\x91", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF8\x88\x80\x80\x80", "a\xFF"}) {
    EXPECT_FALSE(is_utf8(text));
    EXPECT_NE(decode_utf8(text).find(U'\uFFFD'), std::u32string::npos);
  }
  EXPECT_EQ(count_code_points("回访𠮷a"), 4u);
  EXPECT_EQ(encode_utf8(decode_utf8("回访𠮷aé")), "回访𠮷aé");
}

TEST(Fold, WidthCaseAndSpaces) {
  EXPECT_EQ(fold_width("ＡＢ（１２）　￥"), "AB(12) ¥");
  EXPECT_EQ(trim(" 　\t张 伟\xC2\xA0\n"), "张 伟");
  EXPECT_EQ(trim("\xEF\xBB\xBFkey"), "key");
  EXPECT_EQ(trim(" \t "), "");
  EXPECT_EQ(trim("\xFF"), "\xFF");
  EXPECT_EQ(search_key(" ＫＨ 100 Ａbc Ä"), "kh100abcä");
}

TEST(Fold, TruncationCountsColumnsAndKeepsCharactersWhole) {
  EXPECT_EQ(truncate("设备运行正常", 12), "设备运行正常");
  EXPECT_EQ(truncate("设备运行正常", 11), "设备运行正…");
  EXPECT_EQ(truncate("设备运行正常", 10), "设备运行…");
  EXPECT_EQ(truncate("abc", 2), "a…");
  EXPECT_EQ(truncate("abc", 0), "…");
  EXPECT_EQ(column_width("a设e\xCC\x81"), 4u);
}

TEST(FindPart, SaysWhichBytesWereSoughtHoweverTheyAreWritten) {
  const auto part = [](std::string_view text, std::string_view sought) {
    const TextPart found = find_part(text, sought);
    return std::string(text.substr(found.from, found.to - found.from));
  };
  EXPECT_EQ(part("云栖酒店", "酒店"), "酒店");
  EXPECT_EQ(part("Cold Store", "dst"), "d St");
  EXPECT_EQ(part("ＫＨ１００４２１", "kh10"), "ＫＨ１０");
  EXPECT_EQ(part("139 0000 4417", "00004"), "0000 4");
  EXPECT_EQ(part("Äpfel", "ä"), "Ä");
  EXPECT_TRUE(find_part("云栖酒店", "").empty());
  EXPECT_TRUE(find_part("云栖酒店", " ").empty());
  EXPECT_TRUE(find_part("云栖酒店", "饭店").empty());
  EXPECT_TRUE(find_part("", "a").empty());
  EXPECT_EQ(part("\xFF\xE4 ab", "ab"), "ab");
}

}  // namespace
}  // namespace huifang
