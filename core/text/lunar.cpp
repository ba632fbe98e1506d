#include "core/text/lunar.hpp"

#include <array>

#include "core/text/calendar.hpp"

namespace huifang {
namespace {

// One number for each year: its last four bits are the month after which the leap month comes (0:
// none), bit 15 down to bit 4 say for the first to the twelfth month whether it has 30 days, and
// bit 16 says it for the leap month. Reckoned from new moons and solar terms at 120 degrees east.
constexpr std::array<std::uint32_t, kLunarYearLast - kLunarYearFirst + 1> kYears{
    0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2,
    0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977,
    0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970,
    0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,
    0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,
    0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,
    0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,
    0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,
    0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0,
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
    0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
    0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
    0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
    0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0,
    0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4,
    0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0,
    0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160,
    0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252,
    0x0d520,
};
// The first day of 1900, 31 January 1900.
constexpr CivilDate kFirstDay{1900, 1, 31};

std::uint32_t bits_of(int year) { return kYears[static_cast<std::size_t>(year - kLunarYearFirst)]; }

bool is_known(int year) { return year >= kLunarYearFirst && year <= kLunarYearLast; }

// Calls `visit(month, leap, days)` for each month of the year in order, until it returns false.
template <class Visit>
void for_each_month(int year, const Visit& visit) {
  const int leap_month = lunar_leap_month(year);
  for (int month = 1; month <= 12; ++month) {
    if (!visit(month, false, lunar_month_days(year, month, false))) return;
    if (month == leap_month && !visit(month, true, lunar_month_days(year, month, true))) return;
  }
}

int year_days(int year) {
  int days = 0;
  for_each_month(year, [&](int, bool, int month_days) {
    days += month_days;
    return true;
  });
  return days;
}

}  // namespace

int lunar_leap_month(int year) {
  return is_known(year) ? static_cast<int>(bits_of(year) & 0xFU) : 0;
}

int lunar_month_days(int year, int month, bool leap) {
  if (!is_known(year) || month < 1 || month > 12) return 0;
  if (leap && lunar_leap_month(year) != month) return 0;
  const unsigned bit = leap ? 16U : 16U - static_cast<unsigned>(month);
  return (bits_of(year) >> bit & 1U) != 0 ? 30 : 29;
}

std::optional<std::int64_t> days_from_lunar(const LunarDate& date) {
  const int month_days = lunar_month_days(date.year, date.month, date.leap);
  if (date.day < 1 || date.day > month_days) return std::nullopt;
  std::int64_t days = days_from_civil(kFirstDay);
  for (int year = kLunarYearFirst; year < date.year; ++year) days += year_days(year);
  for_each_month(date.year, [&](int month, bool leap, int count) {
    if (month == date.month && leap == date.leap) return false;
    days += count;
    return true;
  });
  return days + date.day - 1;
}

std::optional<LunarDate> lunar_from_days(std::int64_t days) {
  std::int64_t rest = days - days_from_civil(kFirstDay);
  if (rest < 0) return std::nullopt;
  for (int year = kLunarYearFirst; year <= kLunarYearLast; ++year) {
    const int of_year = year_days(year);
    if (rest >= of_year) {
      rest -= of_year;
      continue;
    }
    LunarDate date{.year = year};
    for_each_month(year, [&](int month, bool leap, int count) {
      date.month = month;
      date.leap = leap;
      if (rest < count) return false;
      rest -= count;
      return true;
    });
    date.day = static_cast<int>(rest) + 1;
    return date;
  }
  return std::nullopt;
}

}  // namespace huifang
