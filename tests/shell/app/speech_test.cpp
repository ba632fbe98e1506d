#include "shell/app/speech.hpp"

#include <gtest/gtest.h>

#include "core/catalog/catalog.hpp"
#include "core/catalog/embedded.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr std::int64_t kNow = 1'789'612'200'000;  // 2026-09-17 10:30 in China, a Thursday.
constexpr int kChina = 480;

class SpeechTest : public testing::Test {
 protected:
  SpeechTest() {
    chinese_.set_now(kNow, kChina);
    english_.set_now(kNow, kChina);
  }

  Result<Catalog> catalog_ = load_catalog(catalog_files());
  Speech chinese_{catalog_.value().texts(), Language::kChinese};
  Speech english_{catalog_.value().texts(), Language::kEnglish};
};

TEST_F(SpeechTest, MomentsAreShortWhenTheyAreNear) {
  EXPECT_EQ(chinese_.moment(kNow), "10:30");
  EXPECT_EQ(chinese_.moment(kNow - kDay), "周三 10:30");
  EXPECT_EQ(chinese_.moment(kNow - 8 * kDay), "9月9日");
  EXPECT_EQ(chinese_.moment(kNow - 300 * kDay), "2025年11月21日");
  EXPECT_EQ(english_.moment(kNow - kDay), "Wed 10:30");
  EXPECT_EQ(english_.moment(kNow - 8 * kDay), "9 Sep");
}

TEST_F(SpeechTest, DaysHaveNamesWhenTheyAreNear) {
  const std::int64_t today = chinese_.today();
  EXPECT_EQ(chinese_.day(today), "今天");
  EXPECT_EQ(chinese_.day(today + 1), "明天");
  EXPECT_EQ(english_.day(today - 1), "Yesterday");
  EXPECT_EQ(chinese_.day_with_weekday(today), "9月17日 星期四");
  EXPECT_EQ(english_.day_with_weekday(today), "Thu 17 Sep");
  EXPECT_EQ(chinese_.day_chip(today + 7), "24日 四");
  EXPECT_EQ(english_.day_chip(today + 7), "Thu 24");
  EXPECT_EQ(chinese_.day_chip(today + 30), "10月17日 六");
  EXPECT_EQ(english_.day_chip(today + 30), "Sat 17 Oct");
  EXPECT_EQ(chinese_.day_distance(today - 7), "7 天前");
  EXPECT_EQ(english_.day_distance(today - 7), "7 days ago");
}

TEST_F(SpeechTest, TheLocalDayDecides) {
  const std::int64_t late_utc =
      kNow - 10 * kHour - 30 * kMinute - 1;  // A millisecond before midnight in China.
  EXPECT_EQ(chinese_.day_of(late_utc), chinese_.today() - 1);
  EXPECT_EQ(chinese_.day_of(late_utc + 1), chinese_.today());
}

TEST_F(SpeechTest, SpansNameTheirTwoLargestParts) {
  EXPECT_EQ(chinese_.span(40'000), "40 秒");
  EXPECT_EQ(chinese_.span(3 * kHour + 12 * kMinute), "3 时 12 分");
  EXPECT_EQ(chinese_.span(2 * kHour), "2 时");
  EXPECT_EQ(english_.span(kDay + 5 * kHour), "1 d 5 h");
  EXPECT_EQ(english_.span(36 * kMinute), "36 min");
  EXPECT_EQ(english_.span(-1), "0 s");
}

TEST_F(SpeechTest, NumbersAreGrouped) {
  EXPECT_EQ(chinese_.number(2'000), "2,000");
  EXPECT_EQ(chinese_.number(-1'234'567), "−1,234,567");
  EXPECT_EQ(chinese_.number(999), "999");
}

}  // namespace
}  // namespace huifang::shell
