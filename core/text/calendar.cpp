#include "core/text/calendar.hpp"

#include <chrono>

namespace huifang {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

std::chrono::year_month_day to_chrono(const CivilDate& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

bool is_real_date(const CivilDate& date) {
  const bool in_range = date.year >= 0 && date.year <= 9999 && date.month >= 1 &&
                        date.month <= 12 && date.day >= 1 && date.day <= 31;
  return in_range && to_chrono(date).ok();
}

std::int64_t days_from_civil(const CivilDate& date) {
  return std::chrono::sys_days(to_chrono(date)).time_since_epoch().count();
}

CivilDate civil_from_days(std::int64_t days) {
  const std::chrono::sys_days point{std::chrono::days(days)};
  const std::chrono::year_month_day date(point);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string iso_date(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  const auto padded = [](int number, std::size_t digits) {
    std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

int weekday(std::int64_t days) {
  // 1970-01-01 was a Thursday.
  const std::int64_t from_monday = (days + 3) % 7;
  return static_cast<int>(from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

IsoWeek iso_week(std::int64_t days) {
  // A week belongs to the year its Thursday is in.
  const std::int64_t thursday = days - weekday(days) + 4;
  const int year = civil_from_days(thursday).year;
  const std::int64_t first = days_from_civil({year, 1, 1});
  return {year, static_cast<int>((thursday - first) / 7) + 1};
}

LocalTime local_time(std::int64_t utc_ms, int offset_minutes) {
  const std::int64_t local_ms = utc_ms + static_cast<std::int64_t>(offset_minutes) * 60'000;
  const std::int64_t days = floor_divide(local_ms, kMsPerDay);
  const std::int64_t in_day_s = (local_ms - days * kMsPerDay) / 1'000;
  return {days, static_cast<int>(in_day_s / 60), static_cast<int>(in_day_s % 60)};
}

std::int64_t utc_from_local(const LocalTime& local, int offset_minutes) {
  return local.days * kMsPerDay +
         (static_cast<std::int64_t>(local.minute_of_day) - offset_minutes) * 60'000 +
         static_cast<std::int64_t>(local.second) * 1'000;
}

}  // namespace huifang
