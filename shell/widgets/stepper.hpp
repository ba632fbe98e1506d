#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

struct StepperWords {
  std::string_view less, more;  // What the two buttons say.
  std::string_view unit;        // Behind it: "个月". Empty: none.
};
struct StepperOptions {
  int min = 0, max = 100, step = 1;
  int digits = 1;      // Zeros are put before a number of fewer ("05").
  bool wraps = false;  // After the greatest comes the least, as on a clock.
  bool label_hidden = false;
  bool enabled = true;
};

// A number between a minus and a plus. With the focus on it arrows change it by a step, PageUp and
// PageDown by ten, Home and End to its ends, and digits write it. Takes the width of the flow, or
// the placed rectangle without its label. Changes `value` and returns true when it changed.
bool stepper(Ui& ui, std::string_view key, std::string_view label, int& value,
             const StepperWords& words, const StepperOptions& options = {});
// How wide it is without its unit, for placing it.
float stepper_width(const Ui& ui, const StepperOptions& options);

// `value` moved by `steps`, never beyond its ends unless it wraps. A value that is no multiple of
// the step goes to the next one in that direction.
int stepped(int value, int steps, const StepperOptions& options);

}  // namespace huifang::shell
