#include "shell/widgets/number_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace huifang::shell {
namespace {

struct Case {
  std::string_view text;
  int decimals;
  std::int64_t number;
};

TEST(ParseNumber, ReadsWhatPeopleType) {
  for (const Case& one : {Case{"0", 0, 0},
                          {"12", 0, 12},
                          {"1,234.5", 2, 123'450},
                          {"1，234．5", 2, 123'450},
                          {"１，２３４。５０", 2, 123'450},
                          {"1、234", 0, 1'234},
                          {" 12 345 678 ", 0, 12'345'678},
                          {"12,3456", 0, 123'456},
                          {"-3.25", 2, -325},
                          {"－３", 0, -3},
                          {"¥1,200", 2, 120'000},
                          {"￥ 99.9", 2, 9'990},
                          {"-¥5", 2, -500},
                          {".5", 1, 5},
                          {"5.", 1, 50},
                          {"5.00", 0, 5},
                          {"007", 0, 7},
                          {"9223372036854775807", 0, std::numeric_limits<std::int64_t>::max()}}) {
    EXPECT_EQ(parse_number(one.text, one.decimals), one.number) << one.text;
  }
}

TEST(ParseNumber, SaysWhyItIsNone) {
  const auto fault = [](std::string_view text, int decimals) {
    const auto number = parse_number(text, decimals);
    EXPECT_FALSE(number) << text << " was read as " << number.value_or(0);
    return number ? NumberFault::kEmpty : number.error();
  };
  EXPECT_EQ(fault("", 0), NumberFault::kEmpty);
  EXPECT_EQ(fault(" 　", 0), NumberFault::kEmpty);
  for (const std::string_view wrong :
       {"1,5", "1,23,456", "12,345,6789", ",123", "123,", "1,,234", "12345,678", "1.2.3", "--1",
        "1-2", "abc", "12a", ".", "-", "¥", "十二", "1,234,5678", "1.5,5", "\xFF\xFE"})
    EXPECT_EQ(fault(wrong, 2), NumberFault::kNotANumber) << wrong;
  EXPECT_EQ(fault("1.234", 2), NumberFault::kTooManyDecimals);
  EXPECT_EQ(fault("1.5", 0), NumberFault::kTooManyDecimals);
  EXPECT_EQ(fault("9223372036854775808", 0), NumberFault::kTooLarge);
  EXPECT_EQ(fault("92233720368547758.08", 3), NumberFault::kTooLarge);
}

TEST(GroupNumber, WritesThreesAndDecimals) {
  EXPECT_EQ(group_number(0, 0), "0");
  EXPECT_EQ(group_number(123'450, 2), "1,234.50");
  EXPECT_EQ(group_number(123'400, 2, false), "1,234");
  EXPECT_EQ(group_number(5, 2), "0.05");
  EXPECT_EQ(group_number(-5, 2), "-0.05");
  EXPECT_EQ(group_number(999, 0), "999");
  EXPECT_EQ(group_number(-1'000, 0), "-1,000");
  EXPECT_EQ(group_number(std::numeric_limits<std::int64_t>::min(), 0),
            "-9,223,372,036,854,775,808");
}

TEST(GroupNumber, IsReadBackAsTheSame) {
  for (const std::int64_t number : {0LL, 7LL, -99LL, 123'456'789LL, -1'000'000LL})
    EXPECT_EQ(parse_number(group_number(number, 2), 2), number);
}

TEST(GroupPhone, GroupsMobilesAndLeavesTheRest) {
  EXPECT_EQ(group_phone("13800001234"), "138 0000 1234");
  EXPECT_EQ(group_phone("138-0000-1234"), "138 0000 1234");
  EXPECT_EQ(group_phone("１３８００００１２３４"), "138 0000 1234");
  EXPECT_EQ(group_phone("+8613800001234"), "+86 138 0000 1234");
  EXPECT_EQ(group_phone("029-8831 2260"), "029-8831 2260");
  EXPECT_EQ(group_phone("1380000"), "1380000");
  EXPECT_EQ(group_phone("ask 王"), "ask 王");
  EXPECT_EQ(group_phone(""), "");
}

}  // namespace
}  // namespace huifang::shell
