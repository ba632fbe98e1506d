#include <gtest/gtest.h>

#include "core/rules/date.hpp"
#include "core/rules/money.hpp"
#include "core/text/calendar.hpp"

namespace huifang {
namespace {

TEST(Date, FormsOfPeopleAndSpreadsheetsAreUnderstood) {
  for (const char* text :
       {"2023-01-02", "2023-1-2", "2023/1/2", "2023/01/02", "2023.1.2", "2023年1月2日",
        "2023年01月02号", "20230102", " 2023-01-02 ", "2023-01-02 00:00:00", "2023-01-02T14:14",
        "2023/1/2 0:00", "２０２３－０１－０２"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(iso_date(*date), "2023-01-02") << text;
  }
  EXPECT_EQ(iso_date(parse_date("2024-02-29").value()), "2024-02-29");
  EXPECT_EQ(iso_date(parse_date("1900-01-01").value()), "1900-01-01");
}

TEST(Date, AnythingElseIsRefused) {
  struct Refusal {
    const char* text;
    const char* key;
  };
  const Refusal cases[] = {
      {"1988/13/40", "rule.date.not_real"},
      {"0000-00-00", "rule.date.not_real"},
      {"2023-02-30", "rule.date.not_real"},
      {"2023-02-29", "rule.date.not_real"},
      {"2023/13/1", "rule.date.not_real"},
      {"2023-04-31", "rule.date.not_real"},
      {"2023-1-0", "rule.date.not_real"},
      {"1899-12-31", "rule.date.not_real"},
      {"2200-01-01", "rule.date.not_real"},
      {"20231340", "rule.date.not_real"},
      {"", "rule.date.form"},
      {"31.12.2020", "rule.date.form"},
      {"12/31/2020", "rule.date.form"},
      {"01-02-2023", "rule.date.form"},
      {"23-01-02", "rule.date.form"},
      {"2023-01", "rule.date.form"},
      {"2023", "rule.date.form"},
      {"44927", "rule.date.form"},
      {"去年", "rule.date.form"},
      {"2023-01/02", "rule.date.form"},
      {"2023-01-023", "rule.date.form"},
      {"2023-01-02x", "rule.date.form"},
      {"2023-01-02 25:00", "rule.date.form"},
      {"二〇二三年一月二日", "rule.date.form"},
      {"-2023-01-02", "rule.date.form"},
      {"2023年1月2", "rule.date.form"},
      {"NaN", "rule.date.form"},
      {"202301020", "rule.date.form"},
  };
  for (const Refusal& c : cases) {
    const auto date = parse_date(c.text);
    ASSERT_FALSE(date) << c.text;
    EXPECT_EQ(date.error().key, c.key) << c.text;
  }
}

TEST(Timestamp, IsReadOnTheClocksOfAPlace) {
  constexpr int kChina = 480;
  constexpr int kUtc = 0;
  EXPECT_EQ(parse_timestamp("1970-01-01 08:00:00", kChina).value(), 0);
  EXPECT_EQ(parse_timestamp("2026-10-20 14:14:00", kChina).value(),
            parse_timestamp("2026-10-20T06:14", kUtc).value());
  for (const char* text : {"", "2026-10-20", "2026-10-20 24:00", "2026-10-20 14:60",
                           "2026-10-20 14:1", "2026-02-30 10:00", "14:14"}) {
    EXPECT_FALSE(parse_timestamp(text, kChina)) << text;
  }
}

TEST(Birthday, MustNotLieAhead) {
  EXPECT_TRUE(check_birthday(20'000, 20'000));
  EXPECT_FALSE(check_birthday(20'001, 20'000));
}

TEST(DateOrder, TheSameDayIsInOrder) {
  EXPECT_TRUE(is_in_order(5, 5));
  EXPECT_TRUE(is_in_order(5, 6));
  EXPECT_FALSE(is_in_order(6, 5));
}

TEST(Money, FormsOfPeopleAndSpreadsheetsAreUnderstood) {
  struct Case {
    const char* text;
    std::int64_t fen;
  };
  const Case cases[] = {
      {"12931.81", 1'293'181},
      {"0", 0},
      {"7780.00", 778'000},
      {"7780.5", 778'050},
      {"1,234.50", 123'450},
      {"1,234,567", 123'456'700},
      {"￥1,234.50", 123'450},
      {"¥12", 1'200},
      {"1234元", 123'400},
      {" 12.3 ", 1'230},
      {"１２．３４", 1'234},
      {"RMB 5", 500},
      {"9999999999999.99", 999'999'999'999'999},
      {"007", 700},
  };
  for (const Case& c : cases) EXPECT_EQ(parse_money(c.text).value_or(-1), c.fen) << c.text;
}

TEST(Money, AnythingElseIsRefused) {
  for (const char* text : {"",          "NaN",     "一万二",
                           "12,34.5.6", "abc",     "12.345",
                           "12.500",    "1,23",    "12,34",
                           "1234,567",  ",123",    "1,",
                           "1,2345",    "1e5",     "Infinity",
                           "1.2万",     "12.",     ".5",
                           "+5",        "--5",     "5-",
                           "￥",        "元",      "1 234",
                           "0x10",      "12元5角", "99999999999999",
                           "#VALUE!",   "1.234,50"}) {
    EXPECT_FALSE(parse_money(text)) << text;
  }
  EXPECT_EQ(parse_money("-5").error().key, "rule.money.negative");
  EXPECT_EQ(parse_money("￥-5").error().key, "rule.money.negative");
  EXPECT_EQ(parse_money("－５").error().key, "rule.money.negative");
  EXPECT_EQ(parse_money("1.234").error().key, "rule.money.decimals");
}

}  // namespace
}  // namespace huifang
