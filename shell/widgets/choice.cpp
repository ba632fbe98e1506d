#include "shell/widgets/choice.hpp"

#include <vector>

#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/rating_row.hpp"
#include "shell/widgets/roving.hpp"

namespace huifang::shell {
namespace {

constexpr float kChipPad = 12.0F;
constexpr float kIconGap = 6.0F;
constexpr TextStyle kChipText{.px = 14.0F};
constexpr TextStyle kChipBold{.bold = true, .px = 14.0F};

// Reports one radio of a group, and takes its presses. Only the chosen one (or the first while none
// is) is a stop of the Tab key; arrows do the rest.
Interaction radio(Ui& ui, NodeId id, const Rect& rect, std::string_view name, int index, int chosen,
                  bool name_hidden) {
  auto& node = ui.semantics().add(id, semantics::Role::kRadio, rect, name);
  if (index == chosen) node.state |= semantics::kChecked;
  if (name_hidden) node.state |= semantics::kNameHidden;
  const bool stop = index == chosen || (chosen < 0 && index == 0);
  if (!stop) node.state |= semantics::kSkipTab;
  return interact(ui, id, rect, true);
}

float chip_width(const Ui& ui, const Chip& chip, bool chosen) {
  float width = text_width(ui, chip.label, chosen ? kChipBold : kChipText) + 2 * kChipPad;
  if (chip.icon) width += ui.metrics().icon_small + kIconGap;
  if (!chip.count.empty()) width += kIconGap + text_width(ui, chip.count, kChipBold);
  return std::max(width, ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
}

void draw_chip(Ui& ui, const Rect& rect, const Chip& chip, bool chosen, const Interaction& state) {
  const Palette& colour = ui.colour();
  const float radius = radii().chip;
  const Colour ground = chosen          ? colour.primary
                        : state.pressed ? colour.pressed
                        : state.hovered ? colour.selected
                                        : colour.surface;
  const Colour ink = chosen ? colour.on_primary : colour.ink2;
  fill_box(ui, rect, ground, radius);
  if (!chosen) outline_box(ui, rect, colour.line, radius, ui.theme().line_width);
  Rect inner = rect.inset(kChipPad, 0);
  if (chip.icon) {
    const float size = ui.metrics().icon_small;
    draw_icon(ui, *chip.icon, cut_left(inner, size), size,
              chosen ? ink : tone_colour(ui, chip.icon_tone));
    cut_left(inner, kIconGap);
  }
  const TextStyle& style = chosen ? kChipBold : kChipText;
  draw_line(ui, cut_left(inner, text_width(ui, chip.label, style) + 0.5F), chip.label, style, ink);
  if (!chip.count.empty()) {
    cut_left(inner, kIconGap);
    draw_line(ui, {inner.left, inner.top, inner.right + kChipPad, inner.bottom}, chip.count,
              kChipBold, ink);
  }
  if (state.focus_ring) draw_focus_ring(ui, rect, radius);
}

std::string_view spoken_name(const Ui& ui, const Chip& chip) {
  return chip.count.empty() ? chip.label : ui.words({chip.label, " ", chip.count});
}

}  // namespace

bool chips(Ui& ui, std::string_view key, std::string_view name, std::span<const Chip> chips,
           int& chosen, const ChipsOptions& options) {
  const IdScope scope(ui, key);
  const float gap = space(2);
  const float height = ui.metrics().desk ? 34.0F * ui.metrics().text_zoom : ui.metrics().chip;
  const float hit = std::max(height, ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
  const float width = ui.available_width();

  // Where each chip goes, from the top left of the group.
  FrameList<Rect> places(ui.memory());
  float x = options.margin, y = 0;
  for (std::size_t index = 0; index < chips.size(); ++index) {
    const float chip = chip_width(ui, chips[index], static_cast<int>(index) == chosen);
    if (!options.one_line && x > options.margin && x + chip > width - options.margin) {
      x = options.margin;
      y += hit + (hit > height ? 0.0F : gap);
    }
    places.push_back({x, y, x + chip, y + hit});
    x += chip + gap;
  }
  const Rect rect = ui.take(y + hit);
  if (options.one_line) {
    begin_pane(ui, "line", rect, {.scrolls_sideways = true});
    const Rect content = ui.take(hit);
    // Reserves the width, so that the pane can be dragged.
    for (Rect& place : places) place = place.moved(content.left, content.top);
    reserve_width(ui, x - gap + options.margin);
  } else {
    for (Rect& place : places) place = place.moved(rect.left, rect.top);
  }

  auto& group = ui.semantics().open(ui.id("group"), semantics::Role::kRadioGroup, rect, name);
  group.state |= semantics::kNameHidden;
  FrameList<NodeId> ids(ui.memory());
  for (std::size_t index = 0; index < chips.size(); ++index) {
    ui.push_id(static_cast<std::int64_t>(index));
    ids.push_back(ui.id("chip"));
    ui.pop_id();
  }
  int target = roving_target(ui, ids);
  for (std::size_t index = 0; index < chips.size(); ++index) {
    const int number = static_cast<int>(index);
    const Rect& place = places[index];
    const Interaction state =
        radio(ui, ids[index], place, spoken_name(ui, chips[index]), number, chosen, false);
    if (state.activated) target = number;
    draw_chip(ui, centred(place, place.width(), height), chips[index], number == chosen, state);
  }
  ui.semantics().close();
  if (options.one_line) end_pane(ui);
  if (target < 0 || target == chosen) return false;
  chosen = target;
  return true;
}

bool faces(Ui& ui, std::string_view key, std::string_view name,
           const std::array<std::string_view, 5>& names, int& chosen) {
  constexpr std::array kFaces{Icon::kFace1, Icon::kFace2, Icon::kFace3, Icon::kFace4, Icon::kFace5};
  const IdScope scope(ui, key);
  // Within reach of a thumb also where there is room for more.
  constexpr float kCell = 48.0F, kPitchMax = 50.0F;
  const RatingRow place_of = take_rating_row(ui, names, kPitchMax, kCell);
  Rect row = place_of.signs;
  auto& group = ui.semantics().open(ui.id("group"), semantics::Role::kRadioGroup, row, name);
  group.state |= semantics::kNameHidden;
  std::array<NodeId, 5> ids{};
  for (std::size_t index = 0; index < ids.size(); ++index) {
    ui.push_id(static_cast<std::int64_t>(index));
    ids[index] = ui.id("face");
    ui.pop_id();
  }
  int target = roving_target(ui, ids);
  for (std::size_t index = 0; index < ids.size(); ++index) {
    const int number = static_cast<int>(index);
    const Rect place =
        centred(cut_left(row, place_of.pitch), std::min(kCell, place_of.pitch), kCell);
    const Interaction state = radio(ui, ids[index], place, names[index], number, chosen - 1, true);
    if (state.activated) target = number;
    const Palette& colour = ui.colour();
    const bool on = number == chosen - 1;
    const Colour ground = on              ? colour.primary
                          : state.pressed ? colour.pressed
                          : state.hovered ? colour.selected
                                          : 0;
    if (ground != 0) fill_box(ui, place, ground, radii().control);
    draw_icon(ui, kFaces[index], place, 32.0F, on ? colour.on_primary : colour.ink2);
    if (state.focus_ring) draw_focus_ring(ui, place, radii().control);
  }
  ui.semantics().close();
  if (chosen > 0)
    draw_line(ui, place_of.words, names[static_cast<std::size_t>(chosen - 1)], kRatingName);
  if (target < 0 || target == chosen - 1) return false;
  chosen = target + 1;
  return true;
}

bool checkbox(Ui& ui, std::string_view key, std::string_view label, bool& checked) {
  const NodeId id = ui.id(key);
  const Rect rect = ui.take(ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min);
  auto& node = ui.semantics().add(id, semantics::Role::kCheckbox, rect, label);
  if (checked) node.state |= semantics::kChecked;
  const Interaction state = interact(ui, id, rect, true);
  const Palette& colour = ui.colour();
  Rect words = rect;
  const Rect box = centred(cut_left(words, 20.0F), 20.0F, 20.0F);
  cut_left(words, space(2));
  if (checked) {
    fill_box(ui, box, colour.primary, 4.0F);
    draw_icon(ui, Icon::kCheck, box, 16.0F, colour.on_primary);
  } else {
    fill_box(ui, box, state.hovered ? colour.selected : colour.surface, 4.0F);
    outline_box(ui, box, colour.line_strong, 4.0F, 1.5F);
  }
  draw_line(ui, words, label, {});
  if (state.focus_ring) draw_focus_ring(ui, rect, radii().chip);
  if (state.activated) checked = !checked;
  return state.activated;
}

}  // namespace huifang::shell
