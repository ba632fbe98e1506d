#include "core/text/date_format.hpp"

#include <algorithm>

#include "core/text/calendar.hpp"
#include "core/text/number_format.hpp"

namespace huifang {
namespace {

constexpr std::int64_t kSecondMs = 1'000;
constexpr std::int64_t kMinuteMs = 60 * kSecondMs;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kWeekDays = 7;

std::string numbered(const Words& words, std::string_view key, int number) {
  return words.say(std::string(key) + std::to_string(number));
}

// All that a text about a day may want to name.
TextParameters parts_of(const Words& words, std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return {{"year", std::to_string(date.year)},
          {"month", numbered(words, "format.month.", date.month)},
          {"day", std::to_string(date.day)}};
}

TextParameters parts_with_weekday(const Words& words, std::int64_t day) {
  TextParameters parts = parts_of(words, day);
  parts.push_back({"weekday", format_weekday(words, weekday(day))});
  return parts;
}

bool same_year(std::int64_t one, std::int64_t other) {
  return civil_from_days(one).year == civil_from_days(other).year;
}

bool same_month(std::int64_t one, std::int64_t other) {
  return same_year(one, other) && civil_from_days(one).month == civil_from_days(other).month;
}

}  // namespace

LocalMoment local_moment(std::int64_t utc_ms, int offset_minutes) {
  const LocalTime time = local_time(utc_ms, offset_minutes);
  return {time.days, time.minute_of_day};
}

std::string format_clock(int minute_of_day) {
  const int minute = minute_of_day % 60;
  return std::to_string(minute_of_day / 60) + (minute < 10 ? ":0" : ":") + std::to_string(minute);
}

std::string format_weekday(const Words& words, int weekday) {
  return numbered(words, "format.weekday.", weekday);
}

std::string format_long_weekday(const Words& words, int weekday) {
  return numbered(words, "format.weekday_long.", weekday);
}

std::string format_date(const Words& words, std::int64_t day, std::int64_t today) {
  if (!same_year(day, today)) return format_full_date(words, day);
  return words.say("format.date.day", parts_of(words, day));
}

std::string format_full_date(const Words& words, std::int64_t day) {
  return words.say("format.date.day_year", parts_of(words, day));
}

std::string format_long_date(const Words& words, std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return words.say("format.date.long",
                   {{"year", std::to_string(date.year)},
                    {"month", numbered(words, "format.month_long.", date.month)},
                    {"day", std::to_string(date.day)},
                    {"weekday", format_long_weekday(words, weekday(day))}});
}

std::string format_date_and_weekday(const Words& words, std::int64_t day) {
  return words.say("format.date.day_weekday", parts_with_weekday(words, day));
}

std::string format_date_chip(const Words& words, std::int64_t day, std::int64_t today) {
  return words.say(same_month(day, today) ? "format.date.chip" : "format.date.chip_month",
                   parts_with_weekday(words, day));
}

std::string format_month(const Words& words, std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return words.say("format.date.month",
                   {{"year", std::to_string(date.year)},
                    {"month", numbered(words, "format.month_long.", date.month)}});
}

std::string format_period(const Words& words, std::int64_t first, std::int64_t last) {
  TextParameters parts = parts_of(words, last);
  const CivilDate from = civil_from_days(first);
  parts.push_back({"from_year", std::to_string(from.year)});
  parts.push_back({"from_month", numbered(words, "format.month.", from.month)});
  parts.push_back({"from_day", std::to_string(from.day)});
  if (first == last) return format_full_date(words, last);
  if (same_month(first, last)) return words.say("format.period.in_month", parts);
  return words.say(same_year(first, last) ? "format.period.in_year" : "format.period.over_years",
                   parts);
}

std::string format_near_date(const Words& words, std::int64_t day, std::int64_t today) {
  if (day == today) return words.say("format.date.today");
  if (day == today - 1) return words.say("format.date.yesterday");
  if (day == today + 1) return words.say("format.date.tomorrow");
  return format_date(words, day, today);
}

std::string format_distance(const Words& words, std::int64_t day, std::int64_t today) {
  const std::int64_t distance = day - today;
  if (distance >= -1 && distance <= 1) return format_near_date(words, day, today);
  const std::string count = format_number(words.language, std::max(distance, -distance));
  return words.say(distance < 0 ? "format.date.days_ago" : "format.date.in_days",
                   {{"count", count}});
}

std::string format_moment(const Words& words, const LocalMoment& moment, std::int64_t today) {
  if (moment.day == today) return format_clock(moment.minute_of_day);
  // A seventh day would have the name of today.
  if (moment.day > today - kWeekDays && moment.day < today + kWeekDays) {
    return words.say("format.moment.weekday_time",
                     {{"weekday", format_weekday(words, weekday(moment.day))},
                      {"time", format_clock(moment.minute_of_day)}});
  }
  return format_date(words, moment.day, today);
}

std::string format_exact_moment(const Words& words, const LocalMoment& moment, std::int64_t today) {
  if (moment.day == today) return format_clock(moment.minute_of_day);
  return words.say("format.moment.day_time", {{"date", format_near_date(words, moment.day, today)},
                                              {"time", format_clock(moment.minute_of_day)}});
}

std::string format_full_moment(const Words& words, const LocalMoment& moment) {
  return words.say("format.moment.day_time", {{"date", format_full_date(words, moment.day)},
                                              {"time", format_clock(moment.minute_of_day)}});
}

std::string format_span(const Words& words, std::int64_t ms) {
  const auto number = [&](std::int64_t value) { return format_number(words.language, value); };
  if (ms < kMinuteMs) {
    const std::int64_t seconds = ms <= 0 ? 0 : (ms + kSecondMs - 1) / kSecondMs;
    return words.say("format.span.seconds", {{"seconds", number(seconds)}});
  }
  const std::int64_t minutes = ms / kMinuteMs % 60, hours = ms / kHourMs % 24, days = ms / kDayMs;
  if (ms < kHourMs) return words.say("format.span.minutes", {{"minutes", number(minutes)}});
  if (ms < kDayMs && minutes == 0)
    return words.say("format.span.hours", {{"hours", number(hours)}});
  if (ms < kDayMs) {
    return words.say("format.span.hours_minutes",
                     {{"hours", number(hours)}, {"minutes", number(minutes)}});
  }
  if (ms >= 3 * kDayMs || hours == 0)
    return words.say("format.span.days", {{"days", number(days)}});
  return words.say("format.span.days_hours", {{"days", number(days)}, {"hours", number(hours)}});
}

}  // namespace huifang
