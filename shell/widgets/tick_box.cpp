#include "shell/widgets/tick_box.hpp"

#include "shell/widgets/icon.hpp"

namespace huifang::shell {

Interaction tick_box(Ui& ui, NodeId id, const Rect& rect, std::string_view name, Tick tick,
                     bool skip_tab) {
  auto& node = ui.semantics().add(id, semantics::Role::kCheckbox, rect, name);
  node.state |= semantics::kNameHidden;
  if (tick == Tick::kAll) node.state |= semantics::kChecked;
  if (tick == Tick::kSome) node.state |= semantics::kMixed;
  if (skip_tab) node.state |= semantics::kSkipTab;
  return interact(ui, id, rect, true);
}

void draw_tick_box(Ui& ui, const Rect& rect, Tick tick, const Interaction& state) {
  constexpr float kSize = 18.0F;
  const Palette& colour = ui.colour();
  const Rect box = centred(rect, kSize, kSize);
  if (tick == Tick::kNone) {
    fill_box(ui, box, state.hovered ? colour.selected : colour.surface, radii().mark);
    outline_box(ui, box, colour.line_strong, radii().mark, std::max(1.5F, ui.theme().line_width));
  } else {
    fill_box(ui, box, colour.primary, radii().mark);
    draw_icon(ui, tick == Tick::kAll ? Icon::kCheck : Icon::kMinus, box, 15.0F, colour.on_primary);
  }
  if (state.focus_ring) draw_focus_ring(ui, box, radii().mark);
}

}  // namespace huifang::shell
