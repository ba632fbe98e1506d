#pragma once

#include <cstdint>

namespace huifang::shell {

// Steps in the calendar that the screens take; days are counted from 1970-01-01.

// The Monday on or before that day.
std::int64_t monday_of(std::int64_t days);
// The same day of a later or earlier month, or that month's last day where it has no such day.
std::int64_t add_months(std::int64_t days, int months);
// The first day of the month.
std::int64_t first_of_month(std::int64_t days);

}  // namespace huifang::shell
