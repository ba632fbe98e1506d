#include "shell/widgets/select.hpp"

#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kArrow = 20.0F;

void draw_closed(Ui& ui, const Rect& box, std::string_view words, bool empty, bool enabled) {
  Rect inner = box.inset(field_padding(ui), 0);
  draw_icon(ui, Icon::kDown, cut_right(inner, kArrow), kArrow,
            enabled ? ui.colour().ink2 : ui.colour().ink3);
  cut_right(inner, space(2));
  draw_line(ui, inner, words, field_style(ui),
            !enabled ? ui.colour().ink2
            : empty  ? ui.colour().ink3
                     : ui.colour().ink);
}

}  // namespace

bool select(Ui& ui, std::string_view key, std::string_view label, const SelectList& list,
            int& chosen, const SelectOptions& options) {
  const NodeId id = ui.id(key);
  const bool placed = ui.placing();
  const bool own_label = !options.label_hidden && !placed;
  take_focus_back(ui, id);
  if (own_label) draw_field_label(ui, label, id, options.required);
  const Rect box = ui.take(ui.metrics().control);
  const bool empty = chosen < 0 || chosen >= list.count;
  const FieldNote note{.hint = options.hint, .error = options.error};
  // Kept before the list is asked again: its words live only until then.
  const std::string_view words = ui.words({empty ? options.words.placeholder : list.label(chosen)});

  auto& node = ui.semantics().add(id, semantics::Role::kComboBox, box, label);
  node.state |= own_label ? semantics::kNamedByLabel : semantics::kNameHidden;
  node.state |= popup_open(ui, id) ? semantics::kExpanded : semantics::kCollapsed;
  if (!options.enabled) node.state |= semantics::kDisabled;
  if (!options.error.empty()) node.state |= semantics::kInvalid;
  if (options.required) node.state |= semantics::kRequired;
  node.value = ui.semantics().store(words);
  if (!placed && has_note(note)) node.related = note_id(id);

  const Interaction state = interact(ui, id, box, options.enabled);
  draw_field_box(ui, box, popup_open(ui, id), !options.error.empty(), options.enabled);
  if (state.hovered || state.pressed)
    fill_box(ui, box.inset(2.0F, 2.0F), state.pressed ? ui.colour().pressed : ui.colour().selected,
             radii().chip);
  draw_closed(ui, box, words, empty, options.enabled);
  if (state.focus_ring && !popup_open(ui, id)) draw_focus_ring(ui, box, radii().control);
  if (!placed) draw_field_note(ui, note, id);

  const bool arrow = options.enabled && ui.focused() == id && !popup_open(ui, id) &&
                     (ui.take_key("ArrowDown") || ui.take_key("ArrowUp"));
  if (state.activated || arrow) {
    open_popup(ui, id);
    ui.popup().active = empty ? 0 : chosen;
  }
  if (!popup_open(ui, id)) return false;
  const IdScope scope(ui, key);
  const SelectPick pick = draw_select_popup(
      ui, id, list, options.words,
      {.title = label, .anchor = box, .is_chosen = [&](int row) { return row == chosen; }});
  if (pick.row >= 0 || pick.dismissed) close_popup(ui);
  if (pick.row < 0 || pick.row == chosen) return false;
  chosen = pick.row;
  return true;
}

}  // namespace huifang::shell
