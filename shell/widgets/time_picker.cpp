#include "shell/widgets/time_picker.hpp"

#include <algorithm>

#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/stepper.hpp"

namespace huifang::shell {
namespace {

constexpr int kHours = 24, kMinutes = 60;
constexpr std::string_view kColon = ":";
constexpr TextStyle kColonStyle{.size = TextSize::kTitle, .bold = true, .align = Align::kCentre};

}  // namespace

bool time_picker(Ui& ui, std::string_view key, std::string_view label, int& minute_of_day,
                 const TimePickerWords& words, const TimePickerOptions& options) {
  draw_field_label(ui, label, 0, false);
  const IdScope scope(ui, key);
  const int before = std::clamp(minute_of_day, 0, kHours * kMinutes - 1);
  int hour = before / kMinutes, minute = before % kMinutes;
  const StepperOptions hours{.min = 0,
                             .max = kHours - 1,
                             .digits = 2,
                             .wraps = true,
                             .label_hidden = true,
                             .enabled = options.enabled};
  const StepperOptions minutes{.min = 0,
                               .max = kMinutes - 1,
                               .step = std::clamp(options.minute_step, 1, kMinutes - 1),
                               .digits = 2,
                               .wraps = true,
                               .label_hidden = true,
                               .enabled = options.enabled};
  const float width = stepper_width(ui, hours), colon = space(5);
  const float height =
      std::max(ui.metrics().control, ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
  const bool beside = 2 * width + colon <= ui.available_width();
  Rect rect = ui.take(beside ? height : 2 * height + space(2));
  begin_part(ui, semantics::Role::kGroup, rect, label);
  ui.place(beside ? cut_left(rect, width) : cut_top(rect, height));
  bool changed = stepper(ui, "hour", words.hour, hour,
                         {.less = words.earlier_hour, .more = words.later_hour}, hours);
  if (beside)
    draw_line(ui, cut_left(rect, colon), kColon, kColonStyle);
  else
    cut_top(rect, space(2));
  ui.place(beside ? cut_left(rect, width) : cut_top(rect, height));
  changed |= stepper(ui, "minute", words.minute, minute,
                     {.less = words.earlier_minute, .more = words.later_minute}, minutes);
  end_part(ui);
  if (changed) minute_of_day = hour * kMinutes + minute;
  return changed;
}

}  // namespace huifang::shell
