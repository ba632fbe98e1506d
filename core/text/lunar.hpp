#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace huifang {

// A day of the Chinese lunar calendar (农历). Its years begin at the spring festival and are named
// by the year of the Gregorian calendar in which they begin.
struct LunarDate {
  int year = 2000;
  int month = 1;      // 1..12
  bool leap = false;  // The month of that number that is put in after the ordinary one.
  int day = 1;        // 1..29 or 30
  bool operator==(const LunarDate&) const = default;
};

// The years that are known.
inline constexpr int kLunarYearFirst = 1900, kLunarYearLast = 2100;

// Which month is followed by a leap month of its number; 0 for none or a year that is not known.
int lunar_leap_month(int year);
// 29 or 30; 0 if that year has no such month or is not known.
int lunar_month_days(int year, int month, bool leap);

// Days since 1970-01-01; nothing if there is no such day.
std::optional<std::int64_t> days_from_lunar(const LunarDate& date);
// Nothing outside of the years that are known.
std::optional<LunarDate> lunar_from_days(std::int64_t days);

}  // namespace huifang
