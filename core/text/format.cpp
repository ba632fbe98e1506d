#include "core/text/format.hpp"

#include <algorithm>
#include <array>

#include "core/text/calendar.hpp"

namespace huifang {
namespace {

using namespace std::string_view_literals;

constexpr auto kMonths =
    std::to_array<std::string_view>({"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv, "May"sv, "Jun"sv, "Jul"sv,
                                     "Aug"sv, "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv});
constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"Mon"sv, "Tue"sv, "Wed"sv, "Thu"sv, "Fri"sv, "Sat"sv, "Sun"sv});
constexpr auto kChineseWeekdays = std::to_array<std::string_view>(
    {"周一"sv, "周二"sv, "周三"sv, "周四"sv, "周五"sv, "周六"sv, "周日"sv});

std::string two_digits(std::int64_t number) {
  std::string text = std::to_string(number);
  return text.size() < 2 ? "0" + text : text;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

constexpr std::string_view kMinus = "−";

}  // namespace

std::string iso_date(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  std::string year = std::to_string(date.year);
  while (year.size() < 4) year.insert(0, "0");
  return year + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

std::string format_date(Language language, std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  if (language == Language::kChinese) {
    return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" +
           std::to_string(date.day) + "日";
  }
  return std::to_string(date.day) + " " +
         std::string(kMonths[static_cast<std::size_t>(date.month - 1)]) + " " +
         std::to_string(date.year);
}

std::string format_short_date(Language language, std::int64_t days, std::int64_t today) {
  const CivilDate date = civil_from_days(days);
  if (date.year != civil_from_days(today).year) return format_date(language, days);
  if (language == Language::kChinese)
    return std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
  return std::to_string(date.day) + " " +
         std::string(kMonths[static_cast<std::size_t>(date.month - 1)]);
}

std::string format_weekday(Language language, std::int64_t days) {
  const auto index = static_cast<std::size_t>(weekday(days) - 1);
  return std::string(language == Language::kChinese ? kChineseWeekdays[index] : kWeekdays[index]);
}

std::string format_clock(int minute_of_day) {
  return std::to_string(minute_of_day / 60) + ":" + two_digits(minute_of_day % 60);
}

std::string format_moment(Language language, std::int64_t utc_ms, std::int64_t now_ms,
                          int offset_minutes) {
  constexpr std::int64_t kNearDays = 6;  // A seventh day would have the name of today.
  const LocalTime moment = local_time(utc_ms, offset_minutes);
  const LocalTime now = local_time(now_ms, offset_minutes);
  const std::int64_t distance = moment.days - now.days;
  std::string clock = format_clock(moment.minute_of_day);
  if (distance == 0) return clock;
  if (distance >= -kNearDays && distance <= kNearDays)
    return format_weekday(language, moment.days) + " " + clock;
  return format_short_date(language, moment.days, now.days);
}

std::string format_span(Language language, std::int64_t ms) {
  const bool chinese = language == Language::kChinese;
  const std::int64_t minutes = std::max<std::int64_t>(ms, 0) / 60'000;
  const std::int64_t hours = minutes / 60;
  const std::int64_t days = hours / 24;
  const auto part = [](std::int64_t number, std::string_view unit) {
    return std::to_string(number) + " " + std::string(unit);
  };
  const auto joined = [](const std::string& first, bool has_second, const std::string& second) {
    return has_second ? first + " " + second : first;
  };
  if (days > 0) {
    return joined(part(days, chinese     ? "天"
                             : days == 1 ? "day"
                                         : "days"),
                  hours % 24 > 0, part(hours % 24, chinese ? "时" : "h"));
  }
  if (hours > 0) {
    return joined(part(hours, chinese ? "时" : "h"), minutes % 60 > 0,
                  part(minutes % 60, chinese ? "分" : "min"));
  }
  return part(minutes, chinese ? "分" : "min");
}

std::string format_number(std::int64_t number) {
  return std::string(number < 0 ? kMinus : "") + grouped(magnitude(number));
}

std::string format_money(std::int64_t fen) {
  const std::uint64_t amount = magnitude(fen);
  std::string text = std::string(fen < 0 ? kMinus : "") + "¥" + grouped(amount / 100);
  if (amount % 100 != 0) text += "." + two_digits(static_cast<std::int64_t>(amount % 100));
  return text;
}

std::string format_per_mille(std::int64_t per_mille) {
  const std::uint64_t amount = magnitude(per_mille);
  std::string text = std::string(per_mille < 0 ? kMinus : "") + std::to_string(amount / 10);
  if (amount % 10 != 0) text += "." + std::to_string(amount % 10);
  return text + "%";
}

std::string format_phone(std::string_view number) {
  const bool mobile =
      number.size() == 11 && number[0] == '1' &&
      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!mobile) return std::string(number);
  return std::string(number.substr(0, 3)) + " " + std::string(number.substr(3, 4)) + " " +
         std::string(number.substr(7));
}

}  // namespace huifang
