#include "shell/widgets/button.hpp"

#include <cmath>

#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

struct ButtonLook {
  Colour ground = 0, ink = 0, outline = 0;
  float outline_width = 1.0F;
};

Colour mixed(Colour from, Colour to, float part) {
  Colour result = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const auto a = static_cast<float>((from >> shift) & 0xFFU),
               b = static_cast<float>((to >> shift) & 0xFFU);
    result |= static_cast<Colour>(std::lround(a + (b - a) * part)) << shift;
  }
  return result;
}

ButtonLook look_of(const Ui& ui, ButtonStyle style) {
  const Palette& colour = ui.colour();
  switch (style) {
    case ButtonStyle::kFilled:
      return {.ground = colour.primary, .ink = colour.on_primary};
    case ButtonStyle::kOutlined:
      return {colour.surface, colour.primary_text, colour.line_strong};
    case ButtonStyle::kText:
      return {.ink = colour.primary_text};
    case ButtonStyle::kDanger:
      return {colour.surface, colour.refused, colour.refused};
    case ButtonStyle::kOnDark:
      return {.ground = colour.on_rail, .ink = colour.rail};
    case ButtonStyle::kOnDarkOutlined:
      return {0, colour.on_rail, with_opacity(colour.on_rail2, 0.5F)};
  }
  return {};
}

TextStyle label_style(const Ui& ui, const ButtonOptions& options) {
  const float px = ui.metrics().desk ? 14.0F : options.compact ? 15.0F : 16.0F;
  return {.bold = true, .align = Align::kCentre, .px = px};
}

float padding(const Ui& ui, const ButtonOptions& options) {
  if (options.style == ButtonStyle::kText) return 8.0F;
  return ui.metrics().desk || options.compact ? 12.0F : 20.0F;
}
float icon_size(const Ui& ui) { return ui.metrics().desk ? ui.metrics().icon_small : 20.0F; }
constexpr float kIconGap = 8.0F, kLabelPad = 8.0F;

// Grounds for hover and press: a step towards the ink, the same in each theme.
Colour moved_ground(const Ui& ui, const ButtonLook& look, const Interaction& state) {
  if (!state.hovered && !state.pressed) return look.ground;
  const float part = state.pressed ? 0.16F : 0.08F;
  if (look.ground == 0) return with_opacity(look.ink, part);
  if (look.ground == ui.colour().surface)
    return state.pressed ? ui.colour().pressed : ui.colour().selected;
  return mixed(look.ground, look.ink, part);
}

semantics::Node& report(Ui& ui, NodeId id, semantics::Role role, const Rect& rect,
                        std::string_view name, bool enabled) {
  auto& node = ui.semantics().add(id, role, rect, name);
  if (!enabled) node.state |= semantics::kDisabled;
  return node;
}

}  // namespace

float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
  const float icon = options.icon ? icon_size(ui) + kIconGap : 0.0F;
  return std::ceil(text_width(ui, label, label_style(ui, options)) + icon +
                   2.0F * padding(ui, options));
}

bool button(Ui& ui, std::string_view key, std::string_view label, const ButtonOptions& options) {
  const NodeId id = ui.id(key);
  const TextStyle style = label_style(ui, options);
  const float icon = options.icon ? icon_size(ui) + kIconGap : 0.0F;
  const float width = ui.available_width() - 2.0F * kLabelPad - icon;
  const float label_height = text_height(ui, label, style, width);
  const Rect rect = ui.take(std::max(ui.metrics().control, label_height + kLabelPad));
  report(ui, id, semantics::Role::kButton, rect, label, options.enabled);
  const Interaction state = interact(ui, id, rect, options.enabled);
  ButtonLook look = look_of(ui, options.style);
  if (!options.enabled) {
    look.ink = ui.colour().ink3;
    look.ground = look.ground == 0 ? 0 : ui.colour().line;
    look.outline = look.outline == 0 ? 0 : ui.colour().line;
  }
  const float radius = radii().control;
  if (const Colour ground = moved_ground(ui, look, state); ground != 0)
    fill_box(ui, rect, ground, radius);
  if (look.outline != 0)
    outline_box(ui, rect, look.outline, radius, std::max(1.0F, ui.theme().line_width));
  Rect words = rect.inset(kLabelPad, 0);
  if (options.icon) {
    const float size = icon_size(ui);
    const float label_width = text_width(ui, label, style);
    Rect inner = centred(words, std::min(words.width(), icon + label_width), words.height());
    draw_icon(ui, *options.icon, cut_left(inner, size), size, look.ink);
    cut_left(inner, kIconGap);
    words = {inner.left, inner.top, std::max(inner.right, inner.left + 1.0F), inner.bottom};
  }
  // Where a placed rectangle is too low for all of its lines, one is shown.
  if (label_height > words.height() || label_height <= line_height(ui, style))
    draw_line(ui, words, label, style, look.ink);
  else
    draw_paragraph(ui, centred(words, words.width(), label_height), label, style, look.ink);
  if (state.focus_ring) draw_focus_ring(ui, rect, radius);
  return state.activated;
}

bool button(Ui& ui, std::string_view key, std::string_view label, ButtonStyle style) {
  return button(ui, key, label, ButtonOptions{.style = style});
}

bool icon_button(Ui& ui, std::string_view key, Icon icon, std::string_view name,
                 const IconButtonOptions& options) {
  const NodeId id = ui.id(key);
  const bool placed = ui.placing();
  Rect rect = ui.take(ui.metrics().touch_min);
  if (!placed) rect.right = rect.left + ui.metrics().touch_min;
  report(ui, id, semantics::Role::kButton, rect, name, options.enabled).state |=
      semantics::kNameHidden;
  const Interaction state = interact(ui, id, rect, options.enabled);
  const Palette& colour = ui.colour();
  const float radius = radii().control;
  Colour ink = options.on_dark ? colour.on_rail : tone_colour(ui, options.tone);
  if (!options.enabled) ink = with_opacity(ink, 0.5F);
  if (options.outlined && !options.on_dark) fill_box(ui, rect, colour.surface, radius);
  if (state.hovered || state.pressed)
    fill_box(ui, rect, with_opacity(ink, state.pressed ? 0.16F : 0.08F), radius);
  if (options.outlined)
    outline_box(ui, rect,
                options.on_dark ? with_opacity(colour.on_rail2, 0.5F) : colour.line_strong, radius,
                std::max(1.0F, ui.theme().line_width));
  draw_icon(ui, icon, rect, ui.metrics().desk ? 20.0F : ui.metrics().icon, ink);
  if (state.focus_ring) draw_focus_ring(ui, rect, radius);
  return state.activated;
}

bool link(Ui& ui, std::string_view key, std::string_view label, std::string_view route,
          const TextStyle& style) {
  const NodeId id = ui.id(key);
  const bool placed = ui.placing();
  Rect rect =
      ui.take(std::max(line_height(ui, style), ui.metrics().desk ? 0.0F : ui.metrics().touch_min));
  if (!placed) rect.right = std::min(rect.right, rect.left + text_width(ui, label, style));
  auto& node = report(ui, id, semantics::Role::kLink, rect, label, true);
  node.link = ui.semantics().store(route);
  const Interaction state = interact(ui, id, rect, true);
  draw_line(ui, rect, label, style);
  if (state.hovered) {
    const float line = line_height(ui, style);
    draw_rule(ui, rect.left, std::min(rect.right, rect.left + text_width(ui, label, style)),
              rect.centre_y() + line * 0.5F - 2.0F, tone_colour(ui, style.tone));
  }
  if (state.focus_ring) draw_focus_ring(ui, rect, radii().chip);
  return state.activated;
}

bool begin_link_area(Ui& ui, std::string_view key, const Rect& rect, std::string_view route,
                     const LinkAreaOptions& options) {
  const NodeId id = ui.id(key);
  auto& node = ui.semantics().open(id, semantics::Role::kLink, rect, options.name);
  node.state |= semantics::kNameHidden;
  node.link = ui.semantics().store(route);
  if (options.selected) node.state |= semantics::kCurrent;
  if (options.skip_tab) node.state |= semantics::kSkipTab;
  const Interaction state = interact(ui, id, rect, true);
  const Palette& colour = ui.colour();
  if (state.pressed)
    fill_box(ui, rect, colour.pressed, options.radius);
  else if (options.selected)
    fill_box(ui, rect, colour.selected, options.radius);
  else if (state.hovered)
    fill_box(ui, rect, with_opacity(colour.selected, 0.6F), options.radius);
  if (state.focus_ring) draw_focus_ring(ui, rect.inset(5.0F, 5.0F), radii().chip);
  ui.push_id(key);
  ui.begin_area(rect);
  return state.activated;
}

void end_link_area(Ui& ui) {
  ui.end_area();
  ui.pop_id();
  ui.semantics().close();
}

}  // namespace huifang::shell
