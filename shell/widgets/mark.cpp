#include "shell/widgets/mark.hpp"

#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kTagHeight = 20.0F;
constexpr float kTagIcon = 12.0F;
constexpr TextStyle kTagText{.size = TextSize::kCaption};

struct StatusColours {
  Colour ink, ground;
};

StatusColours colours_of(const Ui& ui, Status status) {
  const Palette& colour = ui.colour();
  switch (status) {
    case Status::kSaved:
      return {colour.saved, colour.saved_soft};
    case Status::kSent:
      return {colour.sent, colour.sent_soft};
    case Status::kAccepted:
      return {colour.accepted, colour.accepted_soft};
    case Status::kRefused:
      return {colour.refused, colour.refused_soft};
    case Status::kConflict:
      return {colour.conflict, colour.conflict_soft};
    case Status::kOverdue:
      return {colour.overdue, colour.overdue_soft};
    case Status::kSoon:
      return {colour.soon, colour.soon_soft};
  }
  return {};
}

}  // namespace

Icon status_icon(Status status) {
  switch (status) {
    case Status::kSaved:
      return Icon::kStSaved;
    case Status::kSent:
      return Icon::kStSent;
    case Status::kAccepted:
      return Icon::kStAccepted;
    case Status::kRefused:
      return Icon::kStRefused;
    case Status::kConflict:
      return Icon::kStConflict;
    case Status::kOverdue:
      return Icon::kStOverdue;
    case Status::kSoon:
      return Icon::kStSoon;
  }
  return Icon::kStSaved;
}

Tone status_tone(Status status) {
  switch (status) {
    case Status::kSaved:
      return Tone::kSaved;
    case Status::kSent:
      return Tone::kSent;
    case Status::kAccepted:
      return Tone::kAccepted;
    case Status::kRefused:
      return Tone::kRefused;
    case Status::kConflict:
      return Tone::kConflict;
    case Status::kOverdue:
      return Tone::kOverdue;
    case Status::kSoon:
      return Tone::kSoon;
  }
  return Tone::kInk;
}

void status_mark(Ui& ui, const Rect& rect, float size, Status status, std::string_view name) {
  const Rect square = centred(rect, size, size);
  draw_icon(ui, status_icon(status), square, size, colours_of(ui, status).ink);
  if (!name.empty())
    ui.semantics()
        .add(ui.semantics().next_anonymous_id(), semantics::Role::kImage, square, name)
        .state |= semantics::kNameHidden;
}

float tag_width(const Ui& ui, std::string_view words) {
  return text_width(ui, words, kTagText) + kTagIcon + space(1) + 2 * 6.0F;
}

void tag(Ui& ui, const Rect& rect, Status status, std::string_view words) {
  const StatusColours colours = colours_of(ui, status);
  const float height = std::max(kTagHeight, line_height(ui, kTagText) + 2.0F);
  const Rect box = centred(rect, rect.width(), height);
  fill_box(ui, box, colours.ground, 4.0F);
  if (ui.theme().name == ThemeName::kSunlight) outline_box(ui, box, colours.ink, 4.0F, 1.5F);
  Rect inner = box.inset(6.0F, 0);
  draw_icon(ui, status_icon(status), cut_left(inner, kTagIcon), 14.0F, colours.ink);
  cut_left(inner, space(1));
  draw_line(ui, inner, words, kTagText, colours.ink);
  ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kText, box, words);
}

void grade_mark(Ui& ui, const Rect& rect, float size, std::string_view letter,
                std::string_view name) {
  const Rect square = centred(rect, size, size);
  const Palette& colour = ui.colour();
  const float radius = size * 0.22F;
  const bool filled = letter == "A";
  if (filled)
    fill_box(ui, square, colour.ink, radius);
  else
    outline_box(ui, square, colour.ink2, radius, 1.5F);
  const TextStyle style{
      .bold = true, .align = Align::kCentre, .px = size * 0.58F / ui.metrics().text_zoom};
  draw_line(ui, square, letter, style, filled ? colour.surface : colour.ink);
  ui.semantics()
      .add(ui.semantics().next_anonymous_id(), semantics::Role::kImage, square, name)
      .state |= semantics::kNameHidden;
}

void avatar(Ui& ui, const Rect& rect, float size, std::string_view letter, bool on_rail) {
  const Rect square = centred(rect, size, size);
  const Palette& colour = ui.colour();
  fill_box(ui, square, on_rail ? with_opacity(colour.on_rail, 0.16F) : colour.primary_soft,
           size * 0.5F);
  const TextStyle style{
      .bold = true, .align = Align::kCentre, .px = size * 0.44F / ui.metrics().text_zoom};
  draw_line(ui, square, letter, style, on_rail ? colour.on_rail : colour.primary_text);
}

void line_icon(Ui& ui, const Rect& rect, Icon icon, Tone tone) {
  draw_icon(ui, icon, rect, ui.metrics().desk ? ui.metrics().icon_small : ui.metrics().icon,
            tone_colour(ui, tone));
}

}  // namespace huifang::shell
