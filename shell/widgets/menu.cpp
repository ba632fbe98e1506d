#include "shell/widgets/menu.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/layer.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

constexpr float kWidthMin = 160.0F, kWidthMax = 360.0F;
constexpr float kPad = 12.0F;
constexpr float kEdge = 4.0F;
constexpr float kIconGap = 12.0F;

TextStyle label_style() { return {.lines_max = 1}; }

float item_height(const Ui& ui) {
  const float wanted = ui.metrics().desk ? 34.0F : ui.metrics().touch_min;
  return std::max(wanted, line_height(ui, label_style()) + space(2));
}

float menu_width(const Ui& ui, std::span<const MenuItem> items) {
  float width = 0;
  bool icons = false;
  for (const MenuItem& item : items) {
    width = std::max(width, text_width(ui, item.label, label_style()));
    icons = icons || item.icon;
  }
  width += 2 * (kPad + kEdge) + (icons ? ui.metrics().icon_small + kIconGap : 0.0F);
  return std::clamp(std::ceil(width) + 1.0F, kWidthMin, kWidthMax * ui.metrics().text_zoom);
}

bool draw_item(Ui& ui, NodeId id, const Rect& rect, const MenuItem& item, bool stop, bool icons) {
  auto& node = ui.semantics().add(id, semantics::Role::kMenuItem, rect, item.label);
  if (!item.enabled) node.state |= semantics::kDisabled;
  if (!stop) node.state |= semantics::kSkipTab;
  const Interaction state = interact(ui, id, rect, item.enabled);
  const Palette& colour = ui.colour();
  if (state.pressed || state.hovered)
    fill_box(ui, rect, state.pressed ? colour.pressed : colour.selected, radii().chip);
  const Colour ink = !item.enabled ? colour.ink3 : item.danger ? colour.refused : colour.ink;
  Rect inner = rect.inset(kPad, 0);
  if (icons) {
    const float size = ui.metrics().icon_small;
    const Rect place = cut_left(inner, size);
    if (item.icon)
      draw_icon(ui, *item.icon, place, size, item.danger || !item.enabled ? ink : colour.ink2);
    cut_left(inner, kIconGap);
  }
  draw_line(ui, inner, item.label, label_style(), ink);
  if (state.focus_ring) draw_focus_ring(ui, rect.inset(4.0F, 4.0F), radii().chip);
  return state.activated;
}

// The item the arrows lead to, or -1.
int key_target(Ui& ui, std::span<const NodeId> ids, int focused) {
  const int count = static_cast<int>(ids.size());
  if (ui.take_key("Home")) return 0;
  if (ui.take_key("End")) return count - 1;
  if (ui.take_key("ArrowDown")) return (focused + 1) % count;
  if (ui.take_key("ArrowUp")) return (std::max(focused, 0) + count - 1) % count;
  return -1;
}

int index_of(std::span<const NodeId> ids, NodeId id) {
  const auto found = std::ranges::find(ids, id);
  return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

// Returns the chosen item, or -1.
int draw_menu(Ui& ui, std::string_view name, NodeId button_id, const Rect& anchor,
              std::span<const MenuItem> items, bool& open) {
  const float height = item_height(ui);
  float content = 0;
  bool icons = false;
  for (const MenuItem& item : items) {
    content += height + (item.rule_before ? 2 * kEdge : 0.0F);
    icons = icons || item.icon;
  }
  const Rect rect = beside_anchor(anchor, menu_width(ui, items), content + 2 * kEdge, ui.page());
  FrameList<NodeId> ids(ui.memory());
  for (std::size_t at = 0; at < items.size(); ++at) {
    const IdScope scope(ui, static_cast<std::int64_t>(at));
    ids.push_back(ui.id("item"));
  }

  // What is pressed elsewhere only closes the menu.
  begin_layer(ImHashStr("behind the menu", 0, button_id), ui.page());
  const ImVec2 mouse = ImGui::GetMousePos();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !rect.contains(mouse.x, mouse.y))
    open = false;
  draw_raised(ui, rect, radii().control);
  end_layer();

  begin_layer(ImHashStr("menu", 0, button_id), rect);
  if (ImGui::IsWindowAppearing()) ui.focus(ids.front());
  const int focused = index_of(ids, ui.focused());
  auto& node = ui.semantics().open(ui.id("menu"), semantics::Role::kMenu, rect, name);
  node.state |= semantics::kNameHidden;
  const bool inside = focused >= 0 || ui.focused() == button_id;
  if (inside) {
    if (const int target = key_target(ui, ids, focused); target >= 0)
      ui.focus(ids[static_cast<std::size_t>(target)]);
  }
  if (ui.take_key("Escape")) {
    open = false;
    ui.focus(button_id);
  }
  if (index_of(ids, ui.left()) >= 0 && !inside && ui.focused() != 0) open = false;

  int chosen = -1;
  const Rect pane = rect.inset(kEdge, kEdge);
  begin_pane(ui, "items", pane, {.scrolls = content > pane.height() + 0.5F});
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (items[at].rule_before) {
      const Rect rule = ui.take(2 * kEdge);
      draw_rule(ui, rule.left, rule.right, rule.centre_y(), ui.colour().line);
    }
    const bool stop = static_cast<int>(at) == std::max(focused, 0);
    if (draw_item(ui, ids[at], ui.take(height), items[at], stop, icons))
      chosen = static_cast<int>(at);
  }
  end_pane(ui);
  ui.semantics().close();
  end_layer();
  if (chosen >= 0) {
    open = false;
    ui.focus(button_id);
  }
  if (!open) ui.platform().request_frame();
  return chosen;
}

}  // namespace

int menu_of(Ui& ui, NodeId button, std::string_view name, const Rect& anchor, bool pressed,
            std::span<const MenuItem> items, bool& open) {
  ui.semantics().mark(button,
                      semantics::kHasMenu | (open ? semantics::kExpanded : semantics::kCollapsed));
  const bool by_arrow = !open && ui.focused() == button && ui.take_key("ArrowDown");
  if (pressed || by_arrow) {
    open = !open;
    ui.platform().request_frame();
  }
  if (!open || items.empty()) return -1;
  const IdScope scope(ui, static_cast<std::int64_t>(button));
  return draw_menu(ui, name, button, anchor, items, open);
}

int menu_button(Ui& ui, std::string_view key, const MenuButton& look,
                std::span<const MenuItem> items, bool& open) {
  const NodeId id = ui.id(key);
  const bool placed = ui.placing();
  Rect rect = ui.take(look.icon_only ? ui.metrics().touch_min : ui.metrics().control);
  if (look.icon_only && !placed) rect.right = rect.left + rect.height();
  ui.place(rect);
  const bool pressed = look.icon_only
                           ? icon_button(ui, key, look.icon.value_or(Icon::kMore), look.label)
                           : button(ui, key, look.label, {.style = look.style, .icon = look.icon});
  return menu_of(ui, id, look.label, rect, pressed, items, open);
}

}  // namespace huifang::shell
