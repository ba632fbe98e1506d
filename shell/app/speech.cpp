#include "shell/app/speech.hpp"

#include <cstdlib>

#include "core/text/calendar.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kSecondMs = 1'000;
constexpr std::int64_t kMinuteMs = 60 * kSecondMs;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kWeekDays = 7;

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string numbered(std::string_view key, int number) {
  return std::string(key) + std::to_string(number);
}

}  // namespace

std::string Speech::say(std::string_view key, std::initializer_list<Said> values) const {
  TextParameters parameters;
  parameters.reserve(values.size());
  for (const auto& [name, value] : values)
    parameters.push_back({std::string(name), std::string(value)});
  return texts_->get(language_, key, parameters);
}

std::string Speech::number(std::int64_t value) const {
  std::string digits = std::to_string(std::abs(value));
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return value < 0 ? "-" + digits : digits;
}

std::string Speech::time(std::int64_t utc_ms) const {
  const int minute = local_time(utc_ms, offset_minutes_).minute_of_day;
  return std::to_string(minute / 60) + ":" + two_digits(minute % 60);
}

std::string Speech::moment(std::int64_t utc_ms) const {
  const std::int64_t day = day_of(utc_ms);
  if (day == today()) return time(utc_ms);
  if (day > today() - kWeekDays && day < today() + kWeekDays) {
    return say("app.date.weekday_time",
               {{"weekday", weekday(huifang::weekday(day))}, {"time", time(utc_ms)}});
  }
  return day_plain(day);
}

std::string Speech::moment_exact(std::int64_t utc_ms) const {
  const std::int64_t that_day = day_of(utc_ms);
  if (that_day == today()) return time(utc_ms);
  return say("app.date.day_time", {{"date", day(that_day)}, {"time", time(utc_ms)}});
}

std::string Speech::day(std::int64_t days) const {
  if (days == today()) return say("app.date.today");
  if (days == today() - 1) return say("app.date.yesterday");
  if (days == today() + 1) return say("app.date.tomorrow");
  return day_plain(days);
}

std::string Speech::day_distance(std::int64_t days) const {
  const std::int64_t distance = days - today();
  if (distance >= -1 && distance <= 1) return day(days);
  const std::string count = number(std::abs(distance));
  return say(distance < 0 ? "app.date.days_ago" : "app.date.in_days", {{"count", count}});
}

std::string Speech::day_with_weekday(std::int64_t days) const {
  const CivilDate date = civil_from_days(days);
  return say("app.date.day_weekday", {{"month", month_name(date.month)},
                                      {"day", std::to_string(date.day)},
                                      {"weekday", weekday(huifang::weekday(days))}});
}

std::string Speech::day_chip(std::int64_t days) const {
  const CivilDate date = civil_from_days(days), now = civil_from_days(today());
  const bool this_month = date.year == now.year && date.month == now.month;
  return say(this_month ? "app.date.chip" : "app.date.chip_month",
             {{"month", month_name(date.month)},
              {"day", std::to_string(date.day)},
              {"weekday", weekday(huifang::weekday(days))}});
}

std::string Speech::weekday(int weekday) const { return say(numbered("app.weekday.", weekday)); }

std::string Speech::month(std::int64_t days) const {
  const CivilDate date = civil_from_days(days);
  return say("app.date.month",
             {{"year", std::to_string(date.year)}, {"month", month_name(date.month)}});
}

std::string Speech::month_name(int month) const { return say(numbered("app.month.", month)); }

std::string Speech::span(std::int64_t milliseconds) const {
  if (milliseconds < kMinuteMs) {
    const std::int64_t seconds = milliseconds <= 0 ? 0 : (milliseconds + kSecondMs - 1) / kSecondMs;
    return say("app.span.seconds", {{"seconds", number(seconds)}});
  }
  const std::string minutes = number(milliseconds / kMinuteMs % 60);
  const std::string hours = number(milliseconds / kHourMs % 24);
  const std::string days = number(milliseconds / kDayMs);
  if (milliseconds < kHourMs) return say("app.span.minutes", {{"minutes", minutes}});
  if (milliseconds < kDayMs) {
    if (minutes == "0") return say("app.span.hours", {{"hours", hours}});
    return say("app.span.hours_minutes", {{"hours", hours}, {"minutes", minutes}});
  }
  if (milliseconds >= 3 * kDayMs || hours == "0") return say("app.span.days", {{"days", days}});
  return say("app.span.days_hours", {{"days", days}, {"hours", hours}});
}

void Speech::set_now(std::int64_t now_ms, int offset_minutes) {
  now_ms_ = now_ms;
  offset_minutes_ = offset_minutes;
}

std::int64_t Speech::today() const { return day_of(now_ms_); }

std::int64_t Speech::day_of(std::int64_t utc_ms) const {
  return local_time(utc_ms, offset_minutes_).days;
}

std::string Speech::day_plain(std::int64_t days) const {
  const CivilDate date = civil_from_days(days);
  const bool this_year = date.year == civil_from_days(today()).year;
  if (this_year) {
    return say("app.date.day",
               {{"month", month_name(date.month)}, {"day", std::to_string(date.day)}});
  }
  return say("app.date.day_year", {{"year", std::to_string(date.year)},
                                   {"month", month_name(date.month)},
                                   {"day", std::to_string(date.day)}});
}

}  // namespace huifang::shell
