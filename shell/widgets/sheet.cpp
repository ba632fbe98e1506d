#include "shell/widgets/sheet.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/layer.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kDeskWidth = 480.0F;
// So much of a phone's page stays in sight behind it.
constexpr float kPhonePart = 0.9F;
constexpr float kGrip = 36.0F;
constexpr double kSlideMs = 240.0;

ImGuiID height_key() { return ImHashStr("sheet height"); }
ImGuiID top_key() { return ImHashStr("sheet top"); }
ImGuiID began_key() { return ImHashStr("sheet began"); }

// How far it is on its way up, 0 to 1.
float risen(Ui& ui) {
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const auto now = static_cast<float>(std::fmod(ui.platform().monotonic_ms(), 1e6));
  if (ImGui::IsWindowAppearing()) storage.SetFloat(began_key(), now);
  if (ui.platform().prefers_reduced_motion()) return 1.0F;
  const float passed = now - storage.GetFloat(began_key(), now);
  if (passed < 0 || passed >= static_cast<float>(kSlideMs)) return 1.0F;
  ui.platform().request_frame();
  const float rest = 1.0F - passed / static_cast<float>(kSlideMs);
  return 1.0F - rest * rest * rest;
}

}  // namespace

SheetResult begin_sheet(Ui& ui, std::string_view key, std::string_view title,
                        std::string_view close_name) {
  SheetResult result;
  const NodeId id = ui.id(key);
  const Rect page = ui.page();
  const bool phone = ui.window_class() == WindowClass::kCompact;
  begin_layer(id, page);
  const bool appears = ImGui::IsWindowAppearing();
  fill_box(ui, page, ui.colour().scrim);

  const TextStyle style{.size = TextSize::kTitle, .bold = true, .lines_max = 2};
  const float margin = phone ? ui.metrics().page_margin : space(5);
  const float width =
      phone ? page.width()
            : std::min(page.width() - 2 * space(4), kDeskWidth * ui.metrics().text_zoom);
  const float title_width = width - 2 * margin - ui.metrics().touch_min;
  const float header =
      std::max(ui.metrics().touch_min, text_height(ui, title, style, title_width)) +
      (phone ? space(4) : space(3));
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const float content = storage.GetFloat(height_key(), 200.0F);
  const float wanted = header + content + space(5);
  const float height =
      std::min(wanted, phone ? page.height() * kPhonePart : page.height() - 2 * space(4));
  Rect rect = centred(page, width, height);
  if (phone) {
    const float hidden = (1.0F - risen(ui)) * height;
    rect = {page.left, page.bottom - height + hidden, page.right, page.bottom + hidden};
  }
  // A phone's sheet has no lower corners: it comes out of the edge.
  const Rect ground =
      phone ? Rect{rect.left, rect.top, rect.right, page.bottom + radii().sheet} : rect;
  fill_box(ui, ground, ui.colour().surface, radii().sheet);
  if (ui.theme().name == ThemeName::kSunlight)
    outline_box(ui, ground, ui.colour().line, radii().sheet, 2.0F);
  const ImVec2 mouse = ImGui::GetMousePos();
  if (!appears && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
      !rect.contains(mouse.x, mouse.y))
    result.dismissed = true;

  ui.semantics().begin_modal();
  auto& node = ui.semantics().open(id, semantics::Role::kDialog, rect, title);
  node.state |= semantics::kModal | semantics::kNameHidden;
  if (appears) ui.focus(id);
  ui.push_id(key);
  Rect rest = rect;
  Rect top = cut_top(rest, header);
  if (phone) {
    const Rect grip = centred(cut_top(top, space(3)), kGrip, 4.0F);
    fill_box(ui, grip, ui.colour().line_strong, 2.0F);
  } else {
    cut_top(top, space(2));
  }
  top = top.inset(margin, 0);
  const Rect close = cut_right(top, ui.metrics().touch_min);
  ui.begin_area(top);
  ui.place(top);
  heading(ui, title, 2, style);
  ui.place(centred(close, ui.metrics().touch_min, ui.metrics().touch_min).moved(space(2), 0));
  if (icon_button(ui, "close", Icon::kClose, close_name)) result.dismissed = true;
  ui.end_area();
  begin_pane(ui, "content", rest, {.scrolls = true});
  ui.begin_margin(margin);
  ImGui::GetStateStorage()->SetFloat(top_key(), ui.flow_top());
  if (ui.take_key("Escape")) result.dismissed = true;
  return result;
}

void end_sheet(Ui& ui) {
  const float height = ui.flow_top() - ImGui::GetStateStorage()->GetFloat(top_key());
  ui.gap(space(5));
  ui.end_margin();
  end_pane(ui);
  ui.pop_id();
  float& known = *ImGui::GetStateStorage()->GetFloatRef(height_key(), 200.0F);
  if (std::abs(known - height) > 0.5F) ui.platform().request_frame();
  known = height;
  ui.semantics().close();
  end_layer();
}

}  // namespace huifang::shell
