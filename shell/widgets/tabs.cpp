#include "shell/widgets/tabs.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/roving.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kPad = 12.0F;
constexpr float kLine = 3.0F;
constexpr float kCountGap = 6.0F;
constexpr float kCountPad = 6.0F;
constexpr TextStyle kCount{.size = TextSize::kCaption, .bold = true, .align = Align::kCentre};

TextStyle label_style(const Ui& ui, bool chosen) {
  return {.bold = chosen, .px = ui.metrics().desk ? 14.0F : 15.0F};
}

float count_width(const Ui& ui, std::string_view count) {
  if (count.empty()) return 0;
  return std::max(text_width(ui, count, kCount) + 2 * kCountPad, line_height(ui, kCount) + 2.0F);
}

float tab_width(const Ui& ui, const Tab& tab) {
  const float count = count_width(ui, tab.count);
  return std::ceil(text_width(ui, tab.label, label_style(ui, true)) + 2 * kPad +
                   (count > 0 ? kCountGap + count : 0.0F));
}

void draw_tab(Ui& ui, const Rect& rect, const Tab& tab, bool chosen, const Interaction& state) {
  const Palette& colour = ui.colour();
  if (state.pressed || state.hovered)
    fill_box(ui, rect.inset(2.0F, 4.0F), state.pressed ? colour.pressed : colour.selected,
             radii().chip);
  Rect inner = rect.inset(kPad, 0);
  const TextStyle style = label_style(ui, chosen);
  const Colour ink = chosen ? colour.primary_text : colour.ink2;
  draw_line(ui, cut_left(inner, text_width(ui, tab.label, style) + 0.5F), tab.label, style, ink);
  if (!tab.count.empty()) {
    cut_left(inner, kCountGap);
    const float height = line_height(ui, kCount) + 2.0F;
    Rect badge = centred(inner, inner.width(), height);
    badge.right = badge.left + count_width(ui, tab.count);
    fill_box(ui, badge, chosen ? colour.primary : colour.sunken, height * 0.5F);
    if (!chosen) outline_box(ui, badge, colour.line_strong, height * 0.5F, 1.0F);
    draw_line(ui, badge, tab.count, kCount, chosen ? colour.on_primary : colour.ink2);
  }
  if (chosen)
    fill_box(ui, {rect.left + kPad, rect.bottom - kLine, rect.right - kPad, rect.bottom},
             colour.primary, kLine * 0.5F);
}

}  // namespace

bool tabs(Ui& ui, std::string_view key, std::string_view name, std::span<const Tab> tabs,
          int& chosen) {
  const IdScope scope(ui, key);
  const float height =
      std::max(ui.metrics().desk ? 40.0F * ui.metrics().text_zoom : ui.metrics().control,
               ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
  const Rect rect = ui.take(height);
  draw_rule(ui, rect.left, rect.right, rect.bottom - ui.theme().line_width, ui.colour().line);
  const NodeId line = ui.id("line");
  begin_pane(ui, "line", rect, {.scrolls_sideways = true});
  const Rect content = ui.take(height);

  auto& list = ui.semantics().open(ui.id("tabs"), semantics::Role::kTabList, content, name);
  list.state |= semantics::kNameHidden;
  FrameList<NodeId> ids(ui.memory());
  ids.reserve(tabs.size());
  for (std::size_t index = 0; index < tabs.size(); ++index) {
    const IdScope tab_scope(ui, static_cast<std::int64_t>(index));
    ids.push_back(ui.id("tab"));
  }
  int target = roving_target(ui, ids);
  const bool any_chosen = chosen >= 0 && chosen < static_cast<int>(tabs.size());
  float x = content.left;
  Rect ring{}, wanted{};
  for (std::size_t index = 0; index < tabs.size(); ++index) {
    const Tab& tab = tabs[index];
    const int number = static_cast<int>(index);
    const bool on = number == chosen;
    const Rect place{x, content.top, x + tab_width(ui, tab), content.bottom};
    x = place.right;
    const std::string_view count = tab.count_name.empty() ? tab.count : tab.count_name;
    const std::string_view said = tab.count.empty() ? tab.label : ui.words({tab.label, " ", count});
    auto& node = ui.semantics().add(ids[index], semantics::Role::kTab, place, said);
    if (on) node.state |= semantics::kSelected;
    if (any_chosen ? !on : index != 0) node.state |= semantics::kSkipTab;
    const Interaction state = interact(ui, ids[index], place, true);
    if (state.activated) target = number;
    draw_tab(ui, place, tab, on, state);
    if (state.focus_ring) ring = place.inset(3.0F, 6.0F);
    if (number == target) wanted = place;
  }
  reserve_width(ui, x - content.left);
  ui.semantics().close();
  if (!ring.empty()) draw_focus_ring(ui, ring, radii().chip);
  // The one that was just chosen comes into sight with a little of its neighbours.
  const Rect sight = visible_rect(ui);
  if (!wanted.empty() && (wanted.left < sight.left || wanted.right > sight.right)) {
    const float room = space(8);
    const float left = wanted.left < sight.left ? wanted.left - room - content.left
                                                : wanted.right + room - content.left - rect.width();
    ui.wish_scroll({line, std::max(0.0F, left), 0});
    ui.platform().request_frame();
  }
  end_pane(ui);
  if (target < 0 || target == chosen) return false;
  chosen = target;
  return true;
}

}  // namespace huifang::shell
