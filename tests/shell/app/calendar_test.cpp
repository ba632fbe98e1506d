#include "shell/app/calendar.hpp"

#include <gtest/gtest.h>

#include "core/text/calendar.hpp"

namespace huifang::shell {
namespace {

std::int64_t day(int year, int month, int of_month) {
  return days_from_civil({year, month, of_month});
}

TEST(Calendar, WeeksBeginOnMonday) {
  EXPECT_EQ(monday_of(day(2026, 9, 14)), day(2026, 9, 14));
  EXPECT_EQ(monday_of(day(2026, 9, 20)), day(2026, 9, 14));
  EXPECT_EQ(monday_of(day(2027, 1, 1)), day(2026, 12, 28));
}

TEST(Calendar, AMonthLaterStaysInTheMonth) {
  EXPECT_EQ(add_months(day(2026, 1, 31), 1), day(2026, 2, 28));
  EXPECT_EQ(add_months(day(2028, 1, 31), 1), day(2028, 2, 29));
  EXPECT_EQ(add_months(day(2026, 12, 15), 1), day(2027, 1, 15));
  EXPECT_EQ(add_months(day(2026, 1, 15), -1), day(2025, 12, 15));
}

TEST(Calendar, MonthsBeginOnTheirFirst) {
  EXPECT_EQ(first_of_month(day(2026, 9, 17)), day(2026, 9, 1));
}

}  // namespace
}  // namespace huifang::shell
