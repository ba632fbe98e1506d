#include "shell/widgets/overlay.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/layer.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

constexpr float kDialogWidth = 400.0F;
constexpr float kSnackbarWidth = 480.0F, kSnackbarEdge = 12.0F;

ImGuiID height_key() { return ImHashStr("dialog height"); }
ImGuiID top_key() { return ImHashStr("dialog top"); }

// On a phone every pixel at the sides counts: seven days of a week want 44 px each.
float margin_of(const Ui& ui) {
  return ui.window_class() == WindowClass::kCompact ? space(2) : space(4);
}
float pad_of(const Ui& ui) {
  return ui.window_class() == WindowClass::kCompact ? space(4) : space(5);
}

}  // namespace

bool snackbar(Ui& ui, std::string_view key, std::string_view words, std::string_view action,
              float above_bottom) {
  const Rect page = ui.page();
  const float width =
      std::min(page.width() - 2 * kSnackbarEdge, kSnackbarWidth * ui.metrics().text_zoom);
  const ButtonOptions options{.style = ButtonStyle::kOnDark};
  const TextStyle style{.tone = Tone::kOnRail};
  const float action_width = action.empty() ? 0.0F : button_width(ui, action, options) + space(2);
  const float words_width = width - space(4) - space(2) - action_width;
  const float press =
      std::max(ui.metrics().control - space(2), ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
  const float height =
      std::max({48.0F * ui.metrics().text_zoom, text_height(ui, words, style, words_width),
                action.empty() ? 0.0F : press}) +
      space(1);
  const float left = page.centre_x() - width * 0.5F;
  const float bottom = page.bottom - above_bottom - kSnackbarEdge;
  const Rect rect{left, bottom - height, left + width, bottom};
  const NodeId id = ui.id(key);
  begin_layer(id, rect);
  ui.begin_area(rect);
  fill_box(ui, rect, ui.colour().rail, radii().control);
  outline_box(ui, rect, with_opacity(ui.colour().on_rail2, 0.4F), radii().control,
              ui.theme().line_width);
  ui.semantics().open(id, semantics::Role::kStatus, rect).state |= semantics::kSpokenWhenNew;
  Rect inner{rect.left + space(4), rect.top, rect.right - space(2), rect.bottom};
  Rect action_place = cut_right(inner, action_width);
  cut_left(action_place, action.empty() ? 0.0F : space(2));
  ui.place(inner);
  text(ui, words, style);
  ui.semantics().close();
  bool activated = false;
  if (!action.empty()) {
    ui.place(centred(action_place, action_place.width(), press));
    activated = button(ui, "action", action, options);
  }
  ui.end_area();
  end_layer();
  return activated;
}

DialogResult begin_dialog(Ui& ui, std::string_view key, std::string_view title) {
  DialogResult result;
  const NodeId id = ui.id(key);
  const Rect page = ui.page();
  begin_layer(id, page);
  fill_box(ui, page, ui.colour().scrim);
  const float margin = margin_of(ui), pad = pad_of(ui);
  const float width = std::min(page.width() - 2 * margin, kDialogWidth * ui.metrics().text_zoom);
  const float height = ImGui::GetStateStorage()->GetFloat(height_key(), 160.0F) + 2 * pad;
  const Rect rect = centred(page, width, std::min(height, page.height() - 2 * margin));
  fill_box(ui, rect, ui.colour().surface, radii().sheet);
  if (ui.theme().name == ThemeName::kSunlight)
    outline_box(ui, rect, ui.colour().line, radii().sheet, 2.0F);
  ui.semantics().begin_modal();
  auto& node = ui.semantics().open(id, semantics::Role::kDialog, rect, title);
  node.state |= semantics::kModal | semantics::kNameHidden;
  // Brings the keyboard into the dialogue when it opens.
  if (ImGui::IsWindowAppearing()) ui.focus(id);
  ui.push_id(key);
  // On a low page all of it scrolls, the title too: what it asks and its buttons need the room.
  begin_pane(ui, "content", rect, {.scrolls = true});
  ui.begin_margin(pad);
  ui.gap(pad);
  ImGui::GetStateStorage()->SetFloat(top_key(), ui.flow_top());
  heading(ui, title, 2, {.size = TextSize::kTitle, .bold = true});
  ui.gap(space(2));
  // What lies open over the dialogue closes first.
  result.dismissed = ui.popup().owner == 0 && ui.take_key("Escape");
  return result;
}

void end_dialog(Ui& ui) {
  const float height = ui.flow_top() - ImGui::GetStateStorage()->GetFloat(top_key());
  ui.gap(pad_of(ui));
  ui.end_margin();
  end_pane(ui);
  ui.pop_id();
  float& known = *ImGui::GetStateStorage()->GetFloatRef(height_key(), 160.0F);
  if (std::abs(known - height) > 0.5F) ui.platform().request_frame();
  known = height;
  ui.semantics().close();
  end_layer();
}

}  // namespace huifang::shell
