#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace huifang {

// A day of the Gregorian calendar.
struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  auto operator<=>(const CivilDate&) const = default;
};

bool is_real_date(const CivilDate& date);
std::int64_t days_from_civil(
    const CivilDate& date);                    // Days since 1970-01-01. REQUIRES: a real date.
CivilDate civil_from_days(std::int64_t days);  // REQUIRES: between the years 0 and 9999.

std::string iso_date(std::int64_t days);  // 2026-09-17, for files and rules.

int weekday(std::int64_t days);  // 1 = Monday … 7 = Sunday.

// The week of ISO 8601 that a day is in; in its first and last days a year may differ from the
// day's.
struct IsoWeek {
  int year = 1970;
  int week = 1;
  auto operator<=>(const IsoWeek&) const = default;
};
IsoWeek iso_week(std::int64_t days);

// A moment on the clocks of a place that is `offset_minutes` ahead of UTC (China: 480).
struct LocalTime {
  std::int64_t days = 0;
  int minute_of_day = 0;
  int second = 0;
};
LocalTime local_time(std::int64_t utc_ms, int offset_minutes);
std::int64_t utc_from_local(const LocalTime& local, int offset_minutes);  // Milliseconds.

}  // namespace huifang
