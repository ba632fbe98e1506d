#include "shell/widgets/stepper.hpp"

#include <algorithm>
#include <charconv>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr int kPageSteps = 10;
constexpr int kIntDigits = 11;

// A number as it is drawn and said, without allocating.
class Written {
 public:
  Written(int value, int digits) {
    char* at = bytes_;
    int size = 1;
    for (int rest = value; rest >= 10; rest /= 10) ++size;
    for (; value >= 0 && size < digits && size < kIntDigits; ++size) *at++ = '0';
    end_ = std::to_chars(at, bytes_ + sizeof bytes_, value).ptr;
  }
  std::string_view view() const { return {bytes_, static_cast<std::size_t>(end_ - bytes_)}; }

 private:
  char bytes_[2 * kIntDigits + 2];
  char* end_;
};

TextStyle number_style(const Ui& ui) {
  return {.bold = true, .align = Align::kCentre, .px = ui.metrics().desk ? 14.0F : 16.0F};
}

float button_size(const Ui& ui) {
  return ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min;
}

float number_width(const Ui& ui, const StepperOptions& options) {
  const float widest =
      std::max(text_width(ui, Written(options.max, options.digits).view(), number_style(ui)),
               text_width(ui, Written(options.min, options.digits).view(), number_style(ui)));
  return std::max(widest + 2 * space(3), 56.0F);
}

// How the keys of this frame change the number that has the focus.
int after_keys(Ui& ui, NodeId id, int value, const StepperOptions& options) {
  if (ui.take_key("ArrowUp") || ui.take_key("ArrowRight")) return stepped(value, 1, options);
  if (ui.take_key("ArrowDown") || ui.take_key("ArrowLeft")) return stepped(value, -1, options);
  StepperOptions by_page = options;
  by_page.wraps = false;
  if (ui.take_key("PageUp")) return stepped(value, kPageSteps, by_page);
  if (ui.take_key("PageDown")) return stepped(value, -kPageSteps, by_page);
  if (ui.take_key("Home")) return options.min;
  if (ui.take_key("End")) return options.max;
  // Digits write the number anew; one that would make it too large begins the next.
  int& written = *ImGui::GetStateStorage()->GetIntRef(ImHashStr("written", 0, id), -1);
  for (char digit = '0'; digit <= '9'; ++digit) {
    if (!ui.take_key({&digit, 1})) continue;
    const int number = digit - '0';
    const std::int64_t longer = std::int64_t{std::max(written, 0)} * 10 + number;
    written = longer <= options.max ? static_cast<int>(longer) : number;
    return written >= options.min && written <= options.max ? written : value;
  }
  return value;
}

// A button beside the number; the number's own keys do the same, so the Tab key passes it by.
bool end_button(Ui& ui, std::string_view key, Icon icon, std::string_view name, const Rect& rect,
                bool enabled) {
  const NodeId id = ui.id(key);
  auto& node = ui.semantics().add(id, semantics::Role::kButton, rect, name);
  node.state |= semantics::kNameHidden | semantics::kSkipTab;
  if (!enabled) node.state |= semantics::kDisabled;
  const Interaction state = interact(ui, id, rect, enabled);
  const Palette& colour = ui.colour();
  const float radius = radii().control;
  fill_box(ui, rect,
           state.pressed   ? colour.pressed
           : state.hovered ? colour.selected
           : enabled       ? colour.surface
                           : colour.sunken,
           radius);
  outline_box(ui, rect, enabled ? colour.line_strong : colour.line, radius,
              std::max(1.0F, ui.theme().line_width));
  draw_icon(ui, icon, rect, 20.0F, enabled ? colour.ink2 : with_opacity(colour.ink3, 0.6F));
  if (state.focus_ring) draw_focus_ring(ui, rect, radius);
  return state.activated;
}

}  // namespace

int stepped(int value, int steps, const StepperOptions& options) {
  const int step = std::max(options.step, 1);
  const std::int64_t from_min = std::int64_t{value} - options.min;
  const std::int64_t rest = ((from_min % step) + step) % step;
  std::int64_t target = std::int64_t{value} + std::int64_t{steps} * step - rest;
  // Between two steps, going down already ends at the one below.
  if (rest != 0 && steps < 0) target += step;
  if (target > options.max) return options.wraps ? options.min : options.max;
  if (target < options.min) {
    const std::int64_t reach = std::int64_t{options.max} - options.min;
    return options.wraps ? static_cast<int>(options.max - reach % step) : options.min;
  }
  return static_cast<int>(target);
}

float stepper_width(const Ui& ui, const StepperOptions& options) {
  return 2 * (button_size(ui) + space(2)) + number_width(ui, options);
}

bool stepper(Ui& ui, std::string_view key, std::string_view label, int& value,
             const StepperWords& words, const StepperOptions& options) {
  const NodeId id = ui.id(key);
  if (!options.label_hidden && !ui.placing()) draw_field_label(ui, label, 0, false);
  const float size = button_size(ui);
  Rect row = ui.take(std::max(ui.metrics().control, size));
  const int before = value;
  if (options.enabled && ui.focused() == id)
    value = after_keys(ui, id, value, options);
  else
    ImGui::GetStateStorage()->SetInt(ImHashStr("written", 0, id), -1);

  const IdScope scope(ui, key);
  const Rect less = centred(cut_left(row, size), size, size);
  cut_left(row, space(2));
  const Rect box = cut_left(row, number_width(ui, options));
  cut_left(row, space(2));
  const Rect more = centred(cut_left(row, size), size, size);
  if (end_button(ui, "less", Icon::kMinus, words.less, less,
                 options.enabled && (options.wraps || value > options.min)))
    value = stepped(value, -1, options);

  const Written written(value, options.digits);
  std::string said(written.view());
  if (!words.unit.empty()) said.append(" ").append(words.unit);
  auto& node = ui.semantics().add(id, semantics::Role::kSpinButton, box, label);
  node.state |= semantics::kNameHidden;
  if (!options.enabled) node.state |= semantics::kDisabled;
  node.value = ui.semantics().store(said);
  node.position = value;
  node.column = options.min;
  node.set_size = options.max;
  const Interaction state = interact(ui, id, box, options.enabled);
  const bool focused = ui.focused() == id;
  draw_field_box(ui, box, focused, false, options.enabled);
  draw_line(ui, box, written.view(), number_style(ui),
            options.enabled ? ui.colour().ink : ui.colour().ink3);
  if (state.focus_ring) draw_focus_ring(ui, box, radii().control);

  if (end_button(ui, "more", Icon::kPlus, words.more, more,
                 options.enabled && (options.wraps || value < options.max)))
    value = stepped(value, 1, options);
  if (!words.unit.empty()) {
    cut_left(row, space(2));
    draw_line(ui, row, words.unit, {.tone = Tone::kInk2});
  }
  return value != before;
}

}  // namespace huifang::shell
