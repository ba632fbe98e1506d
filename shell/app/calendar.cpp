#include "shell/app/calendar.hpp"

#include "core/text/calendar.hpp"

namespace huifang::shell {

std::int64_t monday_of(std::int64_t days) { return days - (weekday(days) - 1); }

std::int64_t add_months(std::int64_t days, int months) {
  CivilDate date = civil_from_days(days);
  const int month = date.year * 12 + (date.month - 1) + months;
  date.year = month / 12;
  date.month = month % 12 + 1;
  while (!is_real_date(date)) --date.day;
  return days_from_civil(date);
}

std::int64_t first_of_month(std::int64_t days) {
  CivilDate date = civil_from_days(days);
  date.day = 1;
  return days_from_civil(date);
}

}  // namespace huifang::shell
