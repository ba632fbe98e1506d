#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// What stands below a day: how much of it is done, on the way, and open.
struct DayMarks {
  int done = 0, on_the_way = 0, open = 0;
};
// A month of a calendar; days are counted from 1970-01-01.
struct MonthOptions {
  std::string_view name;  // "September 2026"
  std::int64_t first_day = 0;
  int days = 30;
  int first_weekday = 1;  // 1 Monday … 7 Sunday.
  std::int64_t today = 0;
  std::optional<std::int64_t> chosen;
  std::span<const std::string_view> weekdays;                // Seven short names from Monday.
  FunctionRef<std::string_view(std::int64_t day)> day_name;  // The whole day, for screen readers.
  FunctionRef<bool(std::int64_t day)> enabled;               // Without it all are.
  FunctionRef<DayMarks(std::int64_t day)> marks;             // Without it none are drawn.
};
struct MonthResult {
  std::optional<std::int64_t> day;  // That was chosen.
  // The keyboard went to the month before (-1) or after (1): the caller shows that one then, and a
  // day of it takes the focus.
  int months = 0;
};
// Weeks below each other from Monday; takes the width of the flow. One stop of the Tab key: arrows
// walk the days and on into the next month, Home and End the week, PageUp and PageDown the months.
MonthResult month_view(Ui& ui, std::string_view key, const MonthOptions& options);

// Where a key leads from a day of a month of so many days, or nothing if it stays: `day` is that of
// the month `months` further; below 0 it is counted from the end of that month (-1 its last). Pure.
struct MonthStep {
  int day = 0;
  int months = 0;
  bool operator==(const MonthStep&) const = default;
};
std::optional<MonthStep> month_step(std::string_view key, int day, int days, int first_weekday);

}  // namespace huifang::shell
