#include "shell/widgets/pane.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

// Larger than any content; areas this high scroll.
constexpr float kEndless = 2e9F;

ImGuiID scroll_flag_id() { return ImHashStr("huifang pane scrolls"); }

// Which of the open panes scroll is remembered in the window itself.
bool pane_scrolls(ImGuiWindow* window) { return window->StateStorage.GetBool(scroll_flag_id()); }

}  // namespace

void begin_pane(Ui& ui, std::string_view key, const Rect& rect, const PaneOptions& options) {
  const NodeId id = ui.id(key);
  const bool scrolls = options.scrolls || options.scrolls_sideways;
  if (const auto wish = ui.take_scroll_wish(id)) ImGui::SetNextWindowScroll({wish->x, wish->y});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoSavedSettings;
  // Fingers drag the content itself; a mouse wants a bar to pull.
  if (!options.scrolls || !ui.metrics().desk) flags |= ImGuiWindowFlags_NoScrollbar;
  if (options.scrolls && options.scrolls_sideways && ui.metrics().desk)
    flags |= ImGuiWindowFlags_HorizontalScrollbar;
  if (options.ground != 0) fill_box(ui, rect, options.ground);
  ImGui::SetCursorScreenPos({rect.left, rect.top});
  ImGui::BeginChild(id, {rect.width(), rect.height()}, ImGuiChildFlags_None, flags);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->StateStorage.SetBool(scroll_flag_id(), scrolls);
  Rect area{rect.left - window->Scroll.x, rect.top - window->Scroll.y,
            rect.right - window->Scroll.x, rect.bottom - window->Scroll.y};
  area.right -= window->ScrollbarSizes.x;
  if (scrolls) {
    auto& node = ui.semantics().open(id, semantics::Role::kScroll, rect);
    node.scroll_x = window->Scroll.x;
    node.scroll_y = window->Scroll.y;
  }
  if (options.scrolls) area.bottom = area.top + kEndless;
  ui.begin_area(area);
}

void end_pane(Ui& ui) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float height = ui.end_area();
  if (pane_scrolls(window)) {
    // Tells Dear ImGui how large the content is; what is drawn without its cursor it does not see.
    const ImVec2 start = window->DC.CursorStartPos;
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, start.y + height);
    const ImVec2 size{window->DC.CursorMaxPos.x - start.x, window->DC.CursorMaxPos.y - start.y};
    ui.semantics().set_content(window->ChildId, std::max(window->InnerRect.GetWidth(), size.x),
                               size.y);
    ui.semantics().close();
    // How far it may scroll follows from this in the next frame; out of sight it is not measured.
    const bool grew =
        std::abs(size.y - window->ContentSize.y) > 1.0F || size.x > window->ContentSize.x + 1.0F;
    if (grew && !window->SkipItems) ui.platform().request_frame();
  }
  ImGui::EndChild();
}

void scroll_pane_to(Ui& ui, std::string_view key, float y) { ui.wish_scroll({ui.id(key), 0, y}); }

void reserve_width(Ui&, float width) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->DC.CursorMaxPos.x =
      std::max(window->DC.CursorMaxPos.x, window->DC.CursorStartPos.x + width);
}

Rect visible_rect(const Ui&) {
  const ImRect& rect = ImGui::GetCurrentWindow()->InnerClipRect;
  return {rect.Min.x, rect.Min.y, rect.Max.x, rect.Max.y};
}

void begin_part(Ui& ui, semantics::Role role, const Rect& rect, std::string_view name) {
  auto& node = ui.semantics().open(ui.semantics().next_anonymous_id(), role, rect, name);
  node.state |= semantics::kNameHidden;
}

void end_part(Ui& ui) { ui.semantics().close(); }

void spoken_status(Ui& ui, std::string_view key, std::string_view spoken) {
  const Rect nowhere{0, 0, 1, 1};
  ui.semantics().open(ui.id(key), semantics::Role::kStatus, nowhere);
  if (!spoken.empty())
    ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kText, nowhere, spoken);
  ui.semantics().close();
}

}  // namespace huifang::shell
