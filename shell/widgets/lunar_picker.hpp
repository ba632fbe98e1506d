#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/text/lunar.hpp"
#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

struct LunarWords {
  // All words that come back must live until the picker is drawn.
  std::string_view previous_year, next_year;
  std::string_view month, day;                                     // The names of the two groups.
  std::span<const std::string_view> days;                          // 30 of them: 初一 to 三十.
  FunctionRef<std::string_view(int year)> year_name;               // 2026 丙午年
  FunctionRef<std::string_view(int month, bool leap)> month_name;  // 闰六月
  FunctionRef<std::string_view(std::int64_t day)> day_short;       // The same day elsewhere: 9/25
  FunctionRef<std::string_view(std::int64_t day)> day_long;        // 2026年9月25日 星期五
};

// A day of the lunar calendar: year, month (a leap month stands after its own), day, each day with
// the day of the Gregorian calendar below it, and both in full at the foot. Takes the width of the
// flow. Changes `date` and returns true when it changed; a day that the newly chosen month does not
// have becomes its last one.
bool lunar_picker(Ui& ui, std::string_view key, std::string_view label, LunarDate& date,
                  const LunarWords& words);

}  // namespace huifang::shell
