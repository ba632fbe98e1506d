#include "shell/widgets/tooltip.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/layer.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kRestMs = 500;
constexpr float kWidthMax = 280.0F;
constexpr TextStyle kWords{.size = TextSize::kSmall, .tone = Tone::kOnRail};

enum Shown : int { kHidden = 0, kWaiting = 1, kOpen = 2, kDismissed = 3 };

// Of a moment: what a storage of numbers can hold.
int short_ms(std::int64_t ms) { return static_cast<int>(ms & 0x7FFFFFFF); }

Rect place_of(const Ui& ui, const Rect& anchor, std::string_view words) {
  const float pad_x = space(3), pad_y = space(2);
  const float wanted = text_width(ui, words, kWords) + 1.0F;
  const float width = std::min(
      {wanted, kWidthMax * ui.metrics().text_zoom, ui.page().width() - 2 * (pad_x + space(2))});
  const float height = text_height(ui, words, kWords, width);
  return beside_anchor(anchor, std::ceil(width) + 2 * pad_x, height + 2 * pad_y, ui.page());
}

void draw_tooltip(Ui& ui, NodeId id, const Rect& rect, std::string_view words) {
  begin_layer(id, rect, LayerInput::kPassedOn);
  fill_box(ui, rect, ui.colour().rail, radii().chip);
  outline_box(ui, rect, with_opacity(ui.colour().on_rail2, 0.4F), radii().chip,
              ui.theme().line_width);
  draw_paragraph(ui, rect.inset(space(3), space(2)), words, kWords, ui.colour().on_rail);
  end_layer();
}

}  // namespace

void tooltip(Ui& ui, NodeId of, const Rect& anchor, std::string_view words) {
  if (words.empty()) return;
  const NodeId id = ImHashStr("tooltip", 0, of);
  ui.semantics().add(id, semantics::Role::kTooltip, anchor, words);
  ui.semantics().describe(of, id);

  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID since_at = ImHashStr("since", 0, id);
  int shown = storage.GetInt(id, kHidden);
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool over_window = ImGui::GetCurrentContext()->HoveredWindow == ImGui::GetCurrentWindow();
  const bool focused = ui.focused() == of && ui.focus_visible();
  const bool pointed = over_window && anchor.contains(mouse.x, mouse.y);
  const bool resting =
      shown == kOpen && place_of(ui, anchor, words).grown(6.0F).contains(mouse.x, mouse.y);
  if (!focused && !pointed && !resting) {
    if (shown != kHidden) storage.SetInt(id, kHidden);
    return;
  }
  if (shown == kHidden) {
    shown = focused ? kOpen : kWaiting;
    storage.SetInt(since_at, short_ms(ui.now_ms()));
  }
  if (shown == kWaiting) {
    const int left = static_cast<int>(kRestMs) - (short_ms(ui.now_ms()) - storage.GetInt(since_at));
    if (focused || left <= 0)
      shown = kOpen;
    else
      ui.repaint_at(ui.now_ms() + left);
  }
  // Pressing it or Escape: the person has understood.
  if (shown == kOpen && (ui.take_key("Escape") || ImGui::IsMouseClicked(ImGuiMouseButton_Left)))
    shown = kDismissed;
  storage.SetInt(id, shown);
  if (shown == kOpen) draw_tooltip(ui, id, place_of(ui, anchor, words), words);
}

}  // namespace huifang::shell
