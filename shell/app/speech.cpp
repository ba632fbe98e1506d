#include "shell/app/speech.hpp"

#include "core/text/calendar.hpp"
#include "core/text/date_format.hpp"
#include "core/text/number_format.hpp"
#include "core/text/phone_format.hpp"

namespace huifang::shell {

template <class Make>
const std::string& Speech::phrase(std::string_view kind, std::int64_t one, std::int64_t other,
                                  Make make) const {
  return begin_phrase(kind).with(one).with(other).with(today()).with(offset_minutes_).phrase(make);
}

const std::string& Speech::say(std::string_view key, std::initializer_list<Said> values) const {
  begin_phrase(key);
  for (const auto& [name, value] : values) book_.with(name).with(value);
  return book_.phrase([&] {
    TextParameters parameters;
    parameters.reserve(values.size());
    for (const auto& [name, value] : values)
      parameters.push_back({std::string(name), std::string(value)});
    return texts_->get(language_, key, parameters);
  });
}

const std::string& Speech::say(const Message& message) const {
  begin_phrase(message.key);
  for (const TextParameter& parameter : message.parameters)
    book_.with(parameter.name).with(parameter.value);
  return book_.phrase([&] { return texts_->get(language_, message); });
}

const std::string& Speech::happened(std::string_view fault) const {
  return begin_phrase("happened").with(fault).phrase([&] {
    const std::string key = std::string(fault) + std::string(kHappened);
    return texts_->has(language_, key) ? texts_->get(language_, key) : std::string();
  });
}

const std::string& Speech::digits(std::uint64_t number) const {
  return begin_phrase("digits").with(static_cast<std::int64_t>(number)).phrase([number] {
    return std::to_string(number);
  });
}

const std::string& Speech::phone(std::string_view number) const {
  return begin_phrase("phone").with(number).phrase([number] { return format_phone(number); });
}

const std::string& Speech::joined(std::initializer_list<std::string_view> parts,
                                  std::string_view separator_key) const {
  begin_phrase(separator_key).with("joined");
  for (const std::string_view part : parts) book_.with(part);
  return book_.phrase([&] {
    std::string all;
    for (const std::string_view part : parts) {
      if (part.empty()) continue;
      if (!all.empty()) all += say(separator_key);
      all += part;
    }
    return all;
  });
}

const std::string& Speech::number(std::int64_t value) const {
  return phrase("number", value, 0, [&] { return format_number(language_, value); });
}

const std::string& Speech::money(std::int64_t fen) const {
  return phrase("money", fen, 0, [&] { return format_money(language_, fen); });
}

const std::string& Speech::time(std::int64_t utc_ms) const {
  return phrase("time", utc_ms, 0,
                [&] { return format_clock(local_moment(utc_ms, offset_minutes_).minute_of_day); });
}

const std::string& Speech::moment(std::int64_t utc_ms) const {
  return phrase("moment", utc_ms, 0, [&] {
    return format_moment(words(), local_moment(utc_ms, offset_minutes_), today());
  });
}

const std::string& Speech::moment_exact(std::int64_t utc_ms) const {
  return phrase("moment_exact", utc_ms, 0, [&] {
    return format_exact_moment(words(), local_moment(utc_ms, offset_minutes_), today());
  });
}

const std::string& Speech::moment_full(std::int64_t utc_ms) const {
  return phrase("moment_full", utc_ms, 0,
                [&] { return format_full_moment(words(), local_moment(utc_ms, offset_minutes_)); });
}

const std::string& Speech::day(std::int64_t days) const {
  return phrase("day", days, 0, [&] { return format_near_date(words(), days, today()); });
}

const std::string& Speech::day_plain(std::int64_t days) const {
  return phrase("day_plain", days, 0, [&] { return format_date(words(), days, today()); });
}

const std::string& Speech::day_full(std::int64_t days) const {
  return phrase("day_full", days, 0, [&] { return format_full_date(words(), days); });
}

const std::string& Speech::day_distance(std::int64_t days) const {
  return phrase("day_distance", days, 0, [&] { return format_distance(words(), days, today()); });
}

const std::string& Speech::day_with_weekday(std::int64_t days) const {
  return phrase("day_with_weekday", days, 0,
                [&] { return format_date_and_weekday(words(), days); });
}

const std::string& Speech::day_chip(std::int64_t days) const {
  return phrase("day_chip", days, 0, [&] { return format_date_chip(words(), days, today()); });
}

const std::string& Speech::weekday(int weekday) const {
  return phrase("weekday", weekday, 0, [&] { return format_weekday(words(), weekday); });
}

const std::string& Speech::month(std::int64_t days) const {
  return phrase("month", days, 0, [&] { return format_month(words(), days); });
}

const std::string& Speech::period(std::int64_t first, std::int64_t last) const {
  return phrase("period", first, last, [&] { return format_period(words(), first, last); });
}

const std::string& Speech::span(std::int64_t milliseconds) const {
  return phrase("span", milliseconds, 0, [&] { return format_span(words(), milliseconds); });
}

void Speech::set_now(std::int64_t now_ms, int offset_minutes) {
  book_.begin_frame();
  now_ms_ = now_ms;
  offset_minutes_ = offset_minutes;
}

std::int64_t Speech::today() const { return day_of(now_ms_); }

std::int64_t Speech::day_of(std::int64_t utc_ms) const {
  return local_time(utc_ms, offset_minutes_).days;
}

}  // namespace huifang::shell
