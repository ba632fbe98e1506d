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
constexpr float kPad = 20.0F;

ImGuiID height_key() { return ImHashStr("dialog height"); }

}  // namespace

bool snackbar(Ui& ui, std::string_view key, std::string_view words, std::string_view action,
              float above_bottom) {
  const Rect page = ui.page();
  const float width = std::min(page.width() - 2 * 12.0F, 480.0F);
  const float height = 48.0F * ui.metrics().text_zoom;
  const float left = page.centre_x() - width * 0.5F;
  const float bottom = page.bottom - above_bottom - 12.0F;
  const Rect rect{left, bottom - height, left + width, bottom};
  const NodeId id = ui.id(key);
  begin_layer(id, rect);
  ui.begin_area(rect);
  fill_box(ui, rect, ui.colour().rail, radii().control);
  outline_box(ui, rect, with_opacity(ui.colour().on_rail2, 0.4F), radii().control,
              ui.theme().line_width);
  ui.semantics().open(id, semantics::Role::kStatus, rect).state |= semantics::kSpokenWhenNew;
  Rect inner{rect.left + space(4), rect.top, rect.right - space(2), rect.bottom};
  bool activated = false;
  Rect action_place{};
  const ButtonOptions options{.style = ButtonStyle::kOnDark};
  if (!action.empty()) {
    action_place = cut_right(inner, button_width(ui, action, options));
    action_place = centred(action_place, action_place.width(), height - space(3));
  }
  ui.place(inner);
  text(ui, words, {.tone = Tone::kOnRail, .lines_max = 1});
  ui.semantics().close();
  if (!action.empty()) {
    ui.place(action_place);
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
  const float width = std::min(page.width() - 2 * space(4), kDialogWidth);
  const float height = ImGui::GetStateStorage()->GetFloat(height_key(), 160.0F) + 2 * kPad;
  const Rect rect = centred(page, width, std::min(height, page.height() - 2 * space(4)));
  fill_box(ui, rect, ui.colour().surface, radii().sheet);
  if (ui.theme().name == ThemeName::kSunlight)
    outline_box(ui, rect, ui.colour().line, radii().sheet, 2.0F);
  ui.semantics().begin_modal();
  auto& node = ui.semantics().open(id, semantics::Role::kDialog, rect, title);
  node.state |= semantics::kModal | semantics::kNameHidden;
  // Brings the keyboard into the dialogue when it opens.
  if (ImGui::IsWindowAppearing()) ui.focus(id);
  ui.begin_area(rect.inset(kPad, kPad));
  ui.push_id(key);
  heading(ui, title, 2, {.size = TextSize::kTitle, .bold = true});
  ui.gap(space(2));
  // What lies open over the dialogue closes first.
  result.dismissed = ui.popup().owner == 0 && ui.take_key("Escape");
  return result;
}

void end_dialog(Ui& ui) {
  ui.pop_id();
  const float height = ui.end_area();
  float& known = *ImGui::GetStateStorage()->GetFloatRef(height_key(), 160.0F);
  if (std::abs(known - height) > 0.5F) ui.platform().request_frame();
  known = height;
  ui.semantics().close();
  end_layer();
}

}  // namespace huifang::shell
