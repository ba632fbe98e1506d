#include "shell/widgets/popup.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kGap = 4.0F;
constexpr float kEdge = 8.0F;
// A sheet leaves something of the page in sight.
constexpr float kSheetPart = 0.8F;
constexpr int kShadowRings = 6;

// A soft edge below what lies in front; 2 px lines stand for it in sunlight.
void draw_shadow(Ui& ui, const Rect& rect, float radius) {
  if (ui.theme().name == ThemeName::kSunlight) return;
  for (int ring = kShadowRings; ring > 0; --ring) {
    const float by = static_cast<float>(ring) * 2.0F;
    fill_box(ui, rect.grown(by).moved(0, 4.0F), with_opacity(0xFF000000U, 0.018F), radius + by);
  }
}

bool is_sheet(const Ui& ui) { return ui.window_class() == WindowClass::kCompact; }

Rect sheet_rect(const Ui& ui, float height) {
  const Rect page = ui.page();
  const float most = page.height() * kSheetPart;
  return {page.left, page.bottom - std::min(height, most), page.right, page.bottom};
}

Rect drop_rect(const Ui& ui, const PopupOptions& options, float height) {
  const Rect page = ui.page().inset(kEdge, kEdge);
  const Rect& anchor = options.anchor;
  const float width = std::min(std::max(anchor.width(), options.width_min), page.width());
  const float left = std::clamp(anchor.left, page.left, page.right - width);
  const float below = page.bottom - anchor.bottom - kGap, above = anchor.top - kGap - page.top;
  if (height <= below || below >= above) {
    const float top = anchor.bottom + kGap;
    return {left, top, left + width, top + std::min(height, std::max(below, 0.0F))};
  }
  const float bottom = anchor.top - kGap;
  return {left, bottom - std::min(height, above), left + width, bottom};
}

// A window over the whole page, so that nothing behind it can be pressed.
void begin_cover(NodeId id, const Rect& page) {
  char name[24];
  ImFormatString(name, sizeof name, "popup %08x", id);
  ImGui::SetNextWindowPos({page.left, page.top});
  ImGui::SetNextWindowSize({page.width(), page.height()});
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

// The head of a sheet: what it is for, and the way out.
bool draw_head(Ui& ui, Rect head, const PopupOptions& options) {
  cut_left(head, ui.metrics().page_margin);
  const Rect close = cut_right(head, head.height());
  ui.place(head);
  heading(ui, options.title, 2, {.size = TextSize::kTitle, .bold = true, .lines_max = 1});
  if (options.close_name.empty()) return false;
  ui.place(close);
  return icon_button(ui, "close", Icon::kClose, options.close_name);
}

}  // namespace

void open_popup(Ui& ui, NodeId owner) {
  ui.popup() = {};
  ui.popup().owner = owner;
  ui.popup().opening = true;
}

void close_popup(Ui& ui) {
  const NodeId owner = ui.popup().owner;
  ui.popup() = {};
  ui.popup().returns_to = owner;
  ui.platform().request_frame();
}

bool popup_open(const Ui& ui, NodeId owner) { return owner != 0 && ui.popup().owner == owner; }

void take_focus_back(Ui& ui, NodeId owner) {
  if (ui.popup().returns_to != owner) return;
  ui.popup().returns_to = 0;
  ui.focus(owner);
}

PopupResult begin_popup(Ui& ui, NodeId owner, const PopupOptions& options) {
  PopupResult result;
  ui.popup().drawn = true;
  const Rect page = ui.page();
  const bool sheet = is_sheet(ui);
  begin_cover(owner, page);
  const float head = sheet ? std::max(ui.metrics().touch_min, ui.metrics().control) : 0.0F;
  const float pad = sheet ? 0.0F : kGap;
  const float height = options.height + head + 2 * pad + (sheet ? space(2) : 0.0F);
  const Rect rect = sheet ? sheet_rect(ui, height) : drop_rect(ui, options, height);
  const float radius = sheet ? radii().sheet : radii().control;
  if (sheet) fill_box(ui, page, ui.colour().scrim);
  if (!sheet) draw_shadow(ui, rect, radius);
  // The lower corners of a sheet lie below the page.
  const Rect ground{rect.left, rect.top, rect.right, sheet ? rect.bottom + radius : rect.bottom};
  fill_box(ui, ground, ui.colour().surface, radius);
  if (!sheet || ui.theme().name == ThemeName::kSunlight)
    outline_box(ui, ground, ui.colour().line_strong, radius, std::max(1.0F, ui.theme().line_width));

  ui.semantics().begin_layer();
  auto& node = ui.semantics().open(ImHashStr("popup", 0, owner), semantics::Role::kDialog, rect,
                                   options.title);
  node.state |= semantics::kModal | semantics::kNameHidden;
  Rect inner = rect;
  if (sheet && draw_head(ui, cut_top(inner, head), options)) result.dismissed = true;
  inner = inner.inset(pad, pad);
  if (sheet) inner.bottom -= space(2);
  result.content = inner;
  ui.begin_area(inner);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool beside =
      ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !rect.contains(mouse.x, mouse.y);
  if (beside && !ui.popup().opening) result.dismissed = true;
  if (ui.take_key("Escape")) result.dismissed = true;
  return result;
}

void end_popup(Ui& ui) {
  ui.end_area();
  ui.semantics().close();
  ui.semantics().end_layer();
  ImGui::End();
  ui.popup().opening = false;
}

}  // namespace huifang::shell
