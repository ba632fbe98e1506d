#include "shell/widgets/layer.hpp"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kPageMargin = 8.0F;
constexpr float kAnchorGap = 4.0F;
constexpr int kShadowSteps = 6;

}  // namespace

void begin_layer(NodeId id, const Rect& rect, LayerInput input) {
  char name[16];
  ImFormatString(name, sizeof name, "%08x", id);
  ImGui::SetNextWindowPos({rect.left, rect.top});
  ImGui::SetNextWindowSize({rect.width(), rect.height()});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
  if (input == LayerInput::kPassedOn) flags |= ImGuiWindowFlags_NoInputs;
  ImGui::Begin(name, nullptr, flags);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void end_layer() { ImGui::End(); }

Rect beside_anchor(const Rect& anchor, float width, float height, const Rect& page) {
  const Rect within = page.inset(kPageMargin, kPageMargin);
  width = std::min(width, within.width());
  height = std::min(height, within.height());
  float left = anchor.left;
  if (left + width > within.right) left = anchor.right - width;
  left = std::clamp(left, within.left, within.right - width);
  float top = anchor.bottom + kAnchorGap;
  const float above = anchor.top - kAnchorGap - height;
  if (top + height > within.bottom && above >= within.top) top = above;
  top = std::clamp(top, within.top, within.bottom - height);
  return {left, top, left + width, top + height};
}

void draw_raised(Ui& ui, const Rect& rect, float radius) {
  const bool sunlight = ui.theme().name == ThemeName::kSunlight;
  if (!sunlight) {
    // Soft towards the outside, a little lower than what throws it.
    for (int step = kShadowSteps; step > 0; --step) {
      const float grow = static_cast<float>(step) * 1.5F;
      ui.draw().AddRectFilled({rect.left - grow, rect.top - grow + 4.0F},
                              {rect.right + grow, rect.bottom + grow + 2.0F},
                              with_opacity(ui.colour().scrim, 0.045F), radius + grow);
    }
  }
  fill_box(ui, rect, ui.colour().surface, radius);
  if (sunlight || ui.theme().dark)
    outline_box(ui, rect, ui.colour().line, radius, ui.theme().line_width);
}

}  // namespace huifang::shell
