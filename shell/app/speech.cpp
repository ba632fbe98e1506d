#include "shell/app/speech.hpp"

#include "core/text/calendar.hpp"
#include "core/text/date_format.hpp"
#include "core/text/number_format.hpp"

namespace huifang::shell {

std::string Speech::say(std::string_view key, std::initializer_list<Said> values) const {
  TextParameters parameters;
  parameters.reserve(values.size());
  for (const auto& [name, value] : values)
    parameters.push_back({std::string(name), std::string(value)});
  return texts_->get(language_, key, parameters);
}

std::string Speech::number(std::int64_t value) const { return format_number(language_, value); }

std::string Speech::money(std::int64_t fen) const { return format_money(language_, fen); }

std::string Speech::time(std::int64_t utc_ms) const {
  return format_clock(local_moment(utc_ms, offset_minutes_).minute_of_day);
}

std::string Speech::moment(std::int64_t utc_ms) const {
  return format_moment(words(), local_moment(utc_ms, offset_minutes_), today());
}

std::string Speech::moment_exact(std::int64_t utc_ms) const {
  return format_exact_moment(words(), local_moment(utc_ms, offset_minutes_), today());
}

std::string Speech::moment_full(std::int64_t utc_ms) const {
  return format_full_moment(words(), local_moment(utc_ms, offset_minutes_));
}

std::string Speech::day(std::int64_t days) const {
  return format_near_date(words(), days, today());
}

std::string Speech::day_plain(std::int64_t days) const {
  return format_date(words(), days, today());
}

std::string Speech::day_full(std::int64_t days) const { return format_full_date(words(), days); }

std::string Speech::day_distance(std::int64_t days) const {
  return format_distance(words(), days, today());
}

std::string Speech::day_with_weekday(std::int64_t days) const {
  return format_date_and_weekday(words(), days);
}

std::string Speech::day_chip(std::int64_t days) const {
  return format_date_chip(words(), days, today());
}

std::string Speech::weekday(int weekday) const { return format_weekday(words(), weekday); }

std::string Speech::month(std::int64_t days) const { return format_month(words(), days); }

std::string Speech::period(std::int64_t first, std::int64_t last) const {
  return format_period(words(), first, last);
}

std::string Speech::span(std::int64_t milliseconds) const {
  return format_span(words(), milliseconds);
}

void Speech::set_now(std::int64_t now_ms, int offset_minutes) {
  now_ms_ = now_ms;
  offset_minutes_ = offset_minutes;
}

std::int64_t Speech::today() const { return day_of(now_ms_); }

std::int64_t Speech::day_of(std::int64_t utc_ms) const {
  return local_time(utc_ms, offset_minutes_).days;
}

}  // namespace huifang::shell
