#include "shell/widgets/surface.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kCardMargin = 12.0F;
constexpr float kCardPad = 16.0F;

ImGuiID height_key(NodeId card) { return ImHashStr("card height", 0, card); }
ImGuiID open_card_key() { return ImHashStr("open card"); }

struct CardLook {
  Colour ground, outline;
  float outline_width;
};

CardLook look_of(const Ui& ui, CardStyle style) {
  const Palette& colour = ui.colour();
  const float line = ui.theme().line_width;
  switch (style) {
    case CardStyle::kDark:
      return {colour.rail, ui.theme().dark ? colour.line : 0, line};
    case CardStyle::kConflict:
      return {colour.surface, colour.conflict, 2.0F};
    case CardStyle::kRefused:
      return {colour.surface, colour.refused, 2.0F};
    case CardStyle::kPlain:
      break;
  }
  return {colour.surface, colour.line, line};
}

}  // namespace

void begin_card(Ui& ui, std::string_view key, CardStyle style, std::string_view name) {
  const NodeId id = ui.id(key);
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const float inner_height = storage.GetFloat(height_key(id), 120.0F);
  const float top = ui.flow_top();
  ui.begin_margin(kCardMargin);
  Rect rect = ui.take(0);
  rect = {rect.left, top, rect.right, top + inner_height + 2 * kCardPad};
  const CardLook look = look_of(ui, style);
  fill_box(ui, rect, look.ground, radii().sheet);
  if (look.outline != 0) outline_box(ui, rect, look.outline, radii().sheet, look.outline_width);
  auto& node = ui.semantics().open(id, semantics::Role::kGroup, rect, name);
  node.state |= semantics::kNameHidden;
  ui.push_id(key);
  storage.SetInt(open_card_key(), static_cast<int>(id));
  ui.begin_area(rect.inset(kCardPad, kCardPad));
}

void end_card(Ui& ui) {
  const float height = ui.end_area();
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const auto id = static_cast<NodeId>(storage.GetInt(open_card_key()));
  float& known = *storage.GetFloatRef(height_key(id), 120.0F);
  if (std::abs(known - height) > 0.5F) ui.platform().request_frame();
  known = height;
  ui.gap(height + 2 * kCardPad);
  ui.pop_id();
  ui.semantics().close();
  ui.end_margin();
}

void section_header(Ui& ui, std::string_view title, std::string_view detail,
                    std::optional<Status> status) {
  ui.gap(ui.metrics().desk ? space(2) : space(3));
  const TextStyle style{.bold = true, .tone = status ? status_tone(*status) : Tone::kInk};
  const TextStyle detail_style{.size = TextSize::kSmall,
                               .tone = status ? status_tone(*status) : Tone::kInk3};
  const float mark = status ? 18.0F + space(1) : 0.0F;
  const float width = ui.available_width() - 2 * ui.metrics().page_margin - mark;
  const float title_width = text_width(ui, title, style) + 1.0F;
  // Where both do not fit side by side, the detail stands below.
  const bool beside = title_width + space(2) + text_width(ui, detail, detail_style) <= width;
  const float title_height = text_height(ui, title, style, width);
  const float below =
      detail.empty() || beside ? 0.0F : text_height(ui, detail, detail_style, width);
  Rect rect = ui.take(title_height + below + space(1)).inset(ui.metrics().page_margin, 0);
  if (status) {
    const Rect column = cut_left(rect, mark);
    status_mark(ui, {column.left, column.top, column.left + 18.0F, column.top + title_height},
                18.0F, *status, {});
  }
  Rect title_place = below > 0 ? cut_top(rect, title_height) : rect;
  if (beside && !detail.empty()) {
    title_place = cut_left(rect, title_width);
    cut_left(rect, space(2));
  }
  ui.place(title_place);
  heading(ui, title, 2, style);
  if (!detail.empty()) {
    ui.place(rect);
    text(ui, detail, detail_style);
  }
  ui.gap(space(1));
}

void bones(Ui& ui, int rows) {
  const float margin = ui.metrics().page_margin;
  for (int row = 0; row < rows; ++row) {
    const Rect rect = ui.take(ui.metrics().row).inset(margin, 12.0F);
    fill_box(ui, {rect.left, rect.top + 2, rect.left + rect.width() * 0.4F, rect.top + 14},
             ui.colour().line, 4.0F);
    fill_box(ui, {rect.left, rect.top + 22, rect.left + rect.width() * 0.7F, rect.top + 32},
             ui.colour().line, 4.0F);
  }
}

bool empty_state(Ui& ui, std::string_view key, const EmptyState& state) {
  const IdScope scope(ui, key);
  ui.gap(space(12));
  const Rect icon = ui.take(40.0F);
  draw_icon(ui, state.icon, icon, 40.0F, tone_colour(ui, state.tone));
  ui.gap(space(3));
  ui.begin_margin(ui.metrics().page_margin + space(4));
  heading(ui, state.title, 2, {.size = TextSize::kTitle, .bold = true, .align = Align::kCentre});
  ui.gap(space(1));
  if (!state.detail.empty()) text(ui, state.detail, {.tone = Tone::kInk2, .align = Align::kCentre});
  bool activated = false;
  if (!state.action.empty()) {
    ui.gap(space(4));
    const ButtonOptions options{.style = ButtonStyle::kOutlined};
    const Rect strip = ui.take(ui.metrics().control);
    ui.place(centred(strip, std::min(strip.width(), button_width(ui, state.action, options)),
                     strip.height()));
    activated = button(ui, "action", state.action, options);
  }
  ui.end_margin();
  ui.gap(space(8));
  return activated;
}

void progress_bar(Ui& ui, std::string_view key, std::string_view name, float part) {
  const Rect rect = ui.take(space(2));
  auto& node = ui.semantics().add(ui.id(key), semantics::Role::kProgress, rect, name);
  node.state |= semantics::kNameHidden;
  const Palette& colour = ui.colour();
  const float radius = rect.height() * 0.5F;
  outline_box(ui, rect, colour.line_strong, radius, 1.0F);
  if (part < 0) return;
  const float known = std::min(part, 1.0F);
  node.position = static_cast<int>(known * 100.0F + 0.5F);
  node.set_size = 100;
  if (known > 0)
    fill_box(
        ui,
        {rect.left, rect.top, rect.left + std::max(rect.width() * known, 2 * radius), rect.bottom},
        colour.primary, radius);
}

bool banner(Ui& ui, std::string_view key, const Banner& banner) {
  const IdScope scope(ui, key);
  const float pad = space(3);
  const float icon = 20.0F;
  const TextStyle style{.size = TextSize::kSmall, .tone = banner.tone};
  const ButtonOptions action_options{.style = ButtonStyle::kText};
  const float action =
      banner.action.empty() ? 0.0F : button_width(ui, banner.action, action_options) + space(2);
  const float words_width = ui.available_width() - 2 * pad - icon - space(3) - action;
  const float press =
      std::max(ui.metrics().control - space(2), ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
  const float height = std::max(text_height(ui, banner.words, style, words_width),
                                banner.action.empty() ? 0.0F : press);
  const Rect rect = ui.take(height + 2 * pad);
  ui.semantics().open(ui.id("banner"),
                      banner.alert ? semantics::Role::kAlert : semantics::Role::kGroup, rect);
  fill_box(ui, rect, ui.colour().sunken, radii().control);
  outline_box(ui, rect,
              banner.tone == Tone::kInk2 ? ui.colour().line : tone_colour(ui, banner.tone),
              radii().control, ui.theme().line_width);
  Rect inner = rect.inset(pad, pad);
  Rect icon_place = cut_left(inner, icon);
  icon_place.bottom = icon_place.top + line_height(ui, style);
  draw_icon(ui, banner.icon, icon_place, icon, tone_colour(ui, banner.tone));
  cut_left(inner, space(3));
  const Rect action_place = cut_right(inner, action);
  ui.place(inner);
  text(ui, banner.words, style);
  bool activated = false;
  if (!banner.action.empty()) {
    ui.place(centred(action_place, action_place.width(), press));
    activated = button(ui, "action", banner.action, action_options);
  }
  ui.semantics().close();
  return activated;
}

}  // namespace huifang::shell
