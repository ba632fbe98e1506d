#include "core/text/number_format.hpp"

#include <gtest/gtest.h>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;

constexpr Language kZh = Language::kChinese;
constexpr Language kEn = Language::kEnglish;

TEST(NumberFormat, WholeNumbersAreGrouped) {
  struct Case {
    std::int64_t number;
    const char* shown;
  };
  const Case cases[] = {{0, "0"},
                        {999, "999"},
                        {1'000, "1,000"},
                        {-999, "−999"},
                        {-1'234'567, "−1,234,567"},
                        {INT64_MAX, "9,223,372,036,854,775,807"},
                        {INT64_MIN, "−9,223,372,036,854,775,808"}};
  for (const Case& c : cases) {
    EXPECT_EQ(format_number(kZh, c.number), c.shown);
    EXPECT_EQ(format_number(kEn, c.number), c.shown);
  }
}

TEST(NumberFormat, DecimalsAreExact) {
  EXPECT_EQ(format_decimal(kZh, 43, 1), "4.3");
  EXPECT_EQ(format_decimal(kZh, 40, 1), "4.0");
  EXPECT_EQ(format_decimal(kEn, 5, 3), "0.005");
  EXPECT_EQ(format_decimal(kEn, -123'456'789, 2), "−1,234,567.89");
  EXPECT_EQ(format_decimal(kEn, 7, 0), "7");
}

TEST(NumberFormat, MoneyHasItsFen) {
  EXPECT_EQ(format_money(kZh, 1'234'500), "¥12,345.00");
  EXPECT_EQ(format_money(kEn, 1'293'181), "¥12,931.81");
  EXPECT_EQ(format_money(kZh, 0), "¥0.00");
  EXPECT_EQ(format_money(kZh, 5), "¥0.05");
  EXPECT_EQ(format_money(kEn, -50), "−¥0.50");
}

TEST(NumberFormat, SharesHaveADecimalWhereItMatters) {
  EXPECT_EQ(format_per_mille(kZh, 924), "92.4%");
  EXPECT_EQ(format_per_mille(kEn, 900), "90%");
  EXPECT_EQ(format_per_mille(kEn, 1'000), "100%");
  EXPECT_EQ(format_per_mille(kEn, -5), "−0.5%");
}

TEST(NumberFormat, ShortFormsCountAsTheLanguageDoes) {
  struct Case {
    std::int64_t number;
    const char* chinese;
    const char* english;
  };
  const Case cases[] = {
      {0, "0", "0"},
      {999, "999", "999"},
      {1'000, "1,000", "1K"},
      {1'234, "1,234", "1.2K"},
      {9'999, "9,999", "10K"},
      {10'000, "1万", "10K"},
      {12'345, "1.2万", "12.3K"},
      {99'949, "10万", "99.9K"},
      {123'456, "12.3万", "123K"},
      {999'499, "99.9万", "999K"},
      {999'500, "100万", "1M"},
      {1'250'000, "125万", "1.3M"},
      {34'567'890, "3,457万", "34.6M"},
      {99'994'999, "9,999万", "100M"},
      {99'995'000, "1亿", "100M"},
      {123'456'789, "1.2亿", "123M"},
      {1'234'567'890, "12.3亿", "1.2B"},
      {1'200'000'000'000, "1.2万亿", "1,200B"},
      {-12'345, "−1.2万", "−12.3K"},
      {INT64_MIN, "−9,223,372万亿", "−9,223,372,037B"},
  };
  const Words zh{catalog().texts(), kZh}, en{catalog().texts(), kEn};
  for (const Case& c : cases) {
    EXPECT_EQ(format_short_number(zh, c.number), c.chinese) << c.number;
    EXPECT_EQ(format_short_number(en, c.number), c.english) << c.number;
  }
}

TEST(NumberFormat, ShortMoneyIsInYuan) {
  const Words zh{catalog().texts(), kZh}, en{catalog().texts(), kEn};
  EXPECT_EQ(format_short_money(zh, 1'234'500), "¥1.2万");
  EXPECT_EQ(format_short_money(en, 1'234'500), "¥12.3K");
  EXPECT_EQ(format_short_money(zh, 99'50), "¥100");
  EXPECT_EQ(format_short_money(zh, -40), "¥0");
  EXPECT_EQ(format_short_money(en, -5'000'000'000), "−¥50M");
}

}  // namespace
}  // namespace huifang
