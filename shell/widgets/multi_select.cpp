#include <algorithm>
#include <cmath>

#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/select.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr TextStyle kChipText{.px = 14.0F};
constexpr float kChipPad = 10.0F;
constexpr float kCross = 16.0F;

// How high a chip is drawn; where fingers press, the whole line answers.
float chip_height(const Ui& ui) {
  return ui.metrics().desk ? 26.0F * ui.metrics().text_zoom : ui.metrics().chip;
}
float line_pitch(const Ui& ui) {
  return ui.metrics().desk ? chip_height(ui) + space(1)
                           : std::max(ui.metrics().touch_min, chip_height(ui) + space(2));
}
float cross_room(const Ui& ui) { return ui.metrics().desk ? 26.0F : 40.0F; }

// Puts boxes of given widths beside each other, in as many lines as they need.
class Lines {
 public:
  Lines(const Rect& area, float pitch) : area_(area), pitch_(pitch), x_(area.left), y_(area.top) {}
  Rect put(float width) {
    width = std::min(width, area_.width());
    if (x_ > area_.left && x_ + width > area_.right) {
      x_ = area_.left;
      y_ += pitch_;
    }
    const Rect rect{x_, y_, x_ + width, y_ + pitch_};
    x_ += width + space(2);
    return rect;
  }
  float height() const { return y_ + pitch_ - area_.top; }

 private:
  Rect area_;
  float pitch_, x_, y_;
};

float chip_width(const Ui& ui, std::string_view label) {
  return std::ceil(text_width(ui, label, kChipText) + kChipPad + cross_room(ui));
}

float add_width(const Ui& ui, std::string_view words) {
  return std::ceil(text_width(ui, words, kChipText) + 2 * kChipPad + 18.0F + space(1));
}

// One that was chosen; true if it shall be removed.
bool draw_chosen(Ui& ui, const Rect& rect, std::string_view label, std::string_view remove,
                 bool enabled) {
  const Palette& colour = ui.colour();
  const Rect chip = centred(rect, rect.width(), chip_height(ui));
  fill_box(ui, chip, enabled ? colour.primary_soft : colour.sunken, radii().chip);
  outline_box(ui, chip, colour.line, radii().chip, ui.theme().line_width);
  ui.semantics().open(ui.id("chosen"), Role::kListItem, rect);
  Rect words = chip;
  const Rect button = cut_right(words, cross_room(ui));
  cut_left(words, kChipPad);
  draw_line(ui, words, label, kChipText, enabled ? colour.ink : colour.ink2);
  ui.semantics().add(ui.id("words"), Role::kText, words, label);
  const Rect press = ui.metrics().desk
                         ? button
                         : centred(button, std::max(button.width(), ui.metrics().touch_min),
                                   ui.metrics().touch_min);
  const NodeId id = ui.id("remove");
  auto& node = ui.semantics().add(id, Role::kButton, press, remove);
  node.state |= semantics::kNameHidden;
  if (!enabled) node.state |= semantics::kDisabled;
  const Interaction state = interact(ui, id, press, enabled);
  if (state.hovered || state.pressed)
    fill_box(ui, centred(button, 24.0F, 24.0F), with_opacity(colour.ink, 0.12F), radii().chip);
  draw_icon(ui, Icon::kClose, button, kCross, enabled ? colour.ink2 : colour.ink3);
  if (state.focus_ring) draw_focus_ring(ui, chip, radii().chip);
  ui.semantics().close();
  return state.activated;
}

// The button that opens the list.
Interaction draw_add(Ui& ui, NodeId id, const Rect& rect, std::string_view words, bool enabled) {
  const Palette& colour = ui.colour();
  const Rect chip = centred(rect, rect.width(), chip_height(ui));
  const Interaction state = interact(ui, id, rect, enabled);
  if (state.hovered || state.pressed)
    fill_box(ui, chip, state.pressed ? colour.pressed : colour.selected, radii().chip);
  const Colour ink = enabled ? colour.primary_text : colour.ink3;
  Rect inner = chip.inset(kChipPad, 0);
  draw_icon(ui, Icon::kPlus, cut_left(inner, 18.0F), 18.0F, ink);
  cut_left(inner, space(1));
  draw_line(ui, inner, words, kChipText, ink);
  if (state.focus_ring) draw_focus_ring(ui, chip, radii().chip);
  return state;
}

bool toggle(std::vector<int>& chosen, int row) {
  const auto at = std::ranges::lower_bound(chosen, row);
  if (at != chosen.end() && *at == row)
    chosen.erase(at);
  else
    chosen.insert(at, row);
  return true;
}

}  // namespace

bool multi_select(Ui& ui, std::string_view key, std::string_view label, const SelectList& list,
                  std::vector<int>& chosen, const MultiSelectOptions& options) {
  const SelectOptions& field = options.field;
  const NodeId id = ui.id(key);
  take_focus_back(ui, id);
  const bool placed = ui.placing();
  const bool own_label = !field.label_hidden && !placed;
  if (own_label) draw_field_label(ui, label, id, field.required);
  const IdScope scope(ui, key);
  const float pad = ui.metrics().desk ? space(1) - 1.0F : 2.0F;
  const float width = ui.available_width() - 2 * space(2);
  const std::string_view add =
      chosen.empty() && !field.words.placeholder.empty() ? field.words.placeholder : options.add;

  // Where each goes, from the top left of the box.
  Lines lines({0, 0, width, 0}, line_pitch(ui));
  FrameList<Rect> places(ui.memory());
  places.reserve(chosen.size());
  for (const int row : chosen) places.push_back(lines.put(chip_width(ui, list.label(row))));
  const Rect add_place = lines.put(add_width(ui, add));
  const Rect box = ui.take(std::max(ui.metrics().control, lines.height() + 2 * pad));
  const Rect inner = box.inset(space(2), (box.height() - lines.height()) * 0.5F);
  draw_field_box(ui, box, popup_open(ui, id), !field.error.empty(), field.enabled);

  int removed = -1;
  if (!chosen.empty()) {
    auto& group = ui.semantics().open(ui.id("chosen"), Role::kList, box, label);
    group.state |= semantics::kNameHidden;
    group.set_size = static_cast<int>(chosen.size());
    for (std::size_t at = 0; at < chosen.size(); ++at) {
      const IdScope row_scope(ui, static_cast<std::int64_t>(chosen[at]));
      // Kept before the list is asked again: its words live only until then.
      const std::string_view words = ui.words({list.label(chosen[at])});
      const std::string_view remove = options.remove_name ? options.remove_name(chosen[at]) : words;
      if (draw_chosen(ui, places[at].moved(inner.left, inner.top), words, remove, field.enabled))
        removed = chosen[at];
    }
    ui.semantics().close();
  }
  const FieldNote note{.hint = field.hint, .error = field.error};
  const Rect add_rect = add_place.moved(inner.left, inner.top);
  auto& node = ui.semantics().add(id, Role::kComboBox, add_rect, label);
  node.state |= own_label ? semantics::kNamedByLabel : semantics::kNameHidden;
  node.state |= popup_open(ui, id) ? semantics::kExpanded : semantics::kCollapsed;
  if (!field.enabled) node.state |= semantics::kDisabled;
  if (!field.error.empty()) node.state |= semantics::kInvalid;
  if (field.required) node.state |= semantics::kRequired;
  node.value = ui.semantics().store(add);
  if (!placed && has_note(note)) node.related = note_id(id);
  const Interaction state = draw_add(ui, id, add_rect, add, field.enabled);
  if (!placed) draw_field_note(ui, note, id);

  const bool arrow = field.enabled && ui.focused() == id && !popup_open(ui, id) &&
                     (ui.take_key("ArrowDown") || ui.take_key("ArrowUp"));
  if (state.activated || arrow) {
    open_popup(ui, id);
    ui.popup().active = 0;
  }
  bool changed = removed >= 0 && toggle(chosen, removed);
  if (popup_open(ui, id)) {
    const SelectPick pick = draw_select_popup(
        ui, id, list, field.words,
        {.title = label, .anchor = box, .multiple = true, .is_chosen = [&](int row) {
           return std::ranges::binary_search(chosen, row);
         }});
    if (pick.row >= 0) changed = toggle(chosen, pick.row);
    if (pick.dismissed) close_popup(ui);
  }
  return changed;
}

}  // namespace huifang::shell
