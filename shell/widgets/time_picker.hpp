#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

struct TimePickerWords {
  std::string_view hour, minute;              // The names of the two numbers.
  std::string_view earlier_hour, later_hour;  // What their buttons say.
  std::string_view earlier_minute, later_minute;
};
struct TimePickerOptions {
  int minute_step = 5;
  bool enabled = true;
};

// A time of day from 00:00 to 23:59 as two numbers that turn around their ends, beside each other
// or, where there is no room, below each other. Takes the width of the flow. Changes
// `minute_of_day` and returns true when it changed.
bool time_picker(Ui& ui, std::string_view key, std::string_view label, int& minute_of_day,
                 const TimePickerWords& words, const TimePickerOptions& options = {});

}  // namespace huifang::shell
