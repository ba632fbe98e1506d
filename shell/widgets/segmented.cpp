#include "shell/widgets/segmented.hpp"

#include <array>
#include <cmath>

#include "imgui.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/roving.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr std::size_t kSegmentsMax = 8;
constexpr float kPad = 14.0F;
constexpr float kIconGap = 6.0F;

TextStyle label_style(const Ui& ui, bool chosen) {
  return {.bold = chosen, .align = Align::kCentre, .px = ui.metrics().desk ? 14.0F : 15.0F};
}

float icon_room(const Ui& ui, const Segment& segment) {
  return segment.icon ? ui.metrics().icon_small + kIconGap : 0.0F;
}

// Wide enough for bold words, so that nothing moves when another one is chosen.
float segment_width(const Ui& ui, const Segment& segment) {
  return std::ceil(text_width(ui, segment.label, label_style(ui, true)) + 2 * kPad +
                   icon_room(ui, segment));
}

struct Corners {
  bool first, last, stacked;
  ImDrawFlags flags() const {
    ImDrawFlags flags = 0;
    if (first) flags |= stacked ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersLeft;
    if (last) flags |= stacked ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersRight;
    return flags == 0 ? static_cast<ImDrawFlags>(ImDrawFlags_RoundCornersNone) : flags;
  }
};

void draw_segment(Ui& ui, const Rect& rect, const Segment& segment, bool chosen, Corners corners,
                  const Interaction& state) {
  const Palette& colour = ui.colour();
  const Colour ground = chosen          ? colour.primary
                        : state.pressed ? colour.pressed
                        : state.hovered ? colour.selected
                                        : colour.surface;
  const Colour ink = chosen ? colour.on_primary : segment.enabled ? colour.ink2 : colour.ink3;
  ui.draw().AddRectFilled({rect.left, rect.top}, {rect.right, rect.bottom}, ground, radii().control,
                          corners.flags());
  const TextStyle style = label_style(ui, chosen);
  const float width =
      std::min(rect.width(), text_width(ui, segment.label, style) + icon_room(ui, segment) + 1.0F);
  Rect inner = centred(rect, width, rect.height());
  if (segment.icon) {
    const float size = ui.metrics().icon_small;
    draw_icon(ui, *segment.icon, cut_left(inner, size), size, ink);
    cut_left(inner, kIconGap);
  }
  draw_line(ui, inner, segment.label, style, ink);
}

}  // namespace

bool segmented(Ui& ui, std::string_view key, std::string_view name,
               std::span<const Segment> segments, int& chosen) {
  const std::size_t count = std::min(segments.size(), kSegmentsMax);
  if (count == 0) return false;
  const IdScope scope(ui, key);
  const float height = ui.metrics().desk ? ui.metrics().control
                                         : std::max(ui.metrics().touch_min, ui.metrics().chip);
  float natural = 0;
  for (const Segment& segment : segments.first(count)) natural += segment_width(ui, segment);
  const bool stacked = natural > ui.available_width();
  Rect rect = ui.take(stacked ? height * static_cast<float>(count) : height);
  if (!stacked) rect.right = rect.left + natural;

  auto& group = ui.semantics().open(ui.id("group"), semantics::Role::kRadioGroup, rect, name);
  group.state |= semantics::kNameHidden;
  std::array<NodeId, kSegmentsMax> ids{};
  for (std::size_t index = 0; index < count; ++index) {
    const IdScope segment_scope(ui, static_cast<std::int64_t>(index));
    ids[index] = ui.id("segment");
  }
  int target = roving_target(ui, std::span(ids).first(count));
  if (target >= 0 && !segments[static_cast<std::size_t>(target)].enabled) target = -1;
  Rect rest = rect;
  const bool any_chosen = chosen >= 0 && chosen < static_cast<int>(count);
  Rect ring{};
  for (std::size_t index = 0; index < count; ++index) {
    const Segment& segment = segments[index];
    const int number = static_cast<int>(index);
    const bool on = number == chosen;
    const Rect place = stacked ? cut_top(rest, height) : cut_left(rest, segment_width(ui, segment));
    auto& node = ui.semantics().add(ids[index], semantics::Role::kRadio, place, segment.label);
    if (on) node.state |= semantics::kChecked;
    if (!segment.enabled) node.state |= semantics::kDisabled;
    if (any_chosen ? !on : index != 0) node.state |= semantics::kSkipTab;
    const Interaction state = interact(ui, ids[index], place, segment.enabled);
    if (state.activated) target = number;
    draw_segment(ui, place, segment, on, {index == 0, index + 1 == count, stacked}, state);
    if (state.focus_ring) ring = place;
    // The hairline between two; beside the chosen one the ground is line enough.
    if (index > 0 && !on && chosen != number - 1) {
      const Rect line = stacked ? Rect{place.left, place.top, place.right, place.top + 1.0F}
                                : Rect{place.left, place.top, place.left + 1.0F, place.bottom};
      fill_box(ui, line, ui.colour().line_strong);
    }
  }
  outline_box(ui, rect, ui.colour().line_strong, radii().control,
              std::max(1.0F, ui.theme().line_width));
  if (!ring.empty()) draw_focus_ring(ui, ring, radii().control);
  ui.semantics().close();
  if (target < 0 || target == chosen) return false;
  chosen = target;
  return true;
}

}  // namespace huifang::shell
