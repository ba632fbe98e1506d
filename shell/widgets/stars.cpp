#include "shell/widgets/stars.hpp"

#include <cmath>
#include <numbers>

#include "imgui.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/rating_row.hpp"
#include "shell/widgets/roving.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kCell = 44.0F;
constexpr float kStarRadius = 14.0F;
constexpr float kInnerPart = 0.46F;
constexpr std::size_t kPoints = 10;

void draw_star(Ui& ui, const Rect& rect, bool solid, Colour ink) {
  std::array<ImVec2, kPoints> points;
  // Its points reach further up than down.
  const float middle = rect.centre_y() + kStarRadius * 0.05F;
  for (std::size_t at = 0; at < kPoints; ++at) {
    const float angle =
        (static_cast<float>(at) / kPoints * 2.0F - 0.5F) * std::numbers::pi_v<float>;
    const float radius = at % 2 == 0 ? kStarRadius : kStarRadius * kInnerPart;
    points[at] = {rect.centre_x() + radius * std::cos(angle), middle + radius * std::sin(angle)};
  }
  const int count = static_cast<int>(kPoints);
  if (solid) ui.draw().AddConcavePolyFilled(points.data(), count, ink);
  ui.draw().AddPolyline(points.data(), count, ink, ImDrawFlags_Closed,
                        std::max(1.75F, ui.theme().line_width));
}

}  // namespace

bool stars(Ui& ui, std::string_view key, std::string_view name,
           const std::array<std::string_view, 5>& names, int& chosen, bool enabled) {
  const IdScope scope(ui, key);
  const RatingRow place_of = take_rating_row(ui, names, kCell, kCell);
  Rect row = place_of.signs;
  auto& group = ui.semantics().open(ui.id("group"), semantics::Role::kRadioGroup, row, name);
  group.state |= semantics::kNameHidden;
  std::array<NodeId, 5> ids{};
  for (std::size_t index = 0; index < ids.size(); ++index) {
    const IdScope star_scope(ui, static_cast<std::int64_t>(index));
    ids[index] = ui.id("star");
  }
  int target = enabled ? roving_target(ui, ids) : -1;
  for (std::size_t index = 0; index < ids.size(); ++index) {
    const int number = static_cast<int>(index);
    const Rect place = centred(cut_left(row, kCell), kCell, kCell);
    auto& node = ui.semantics().add(ids[index], semantics::Role::kRadio, place, names[index]);
    node.state |= semantics::kNameHidden;
    if (number == chosen - 1) node.state |= semantics::kChecked;
    if (chosen > 0 ? number != chosen - 1 : number != 0) node.state |= semantics::kSkipTab;
    if (!enabled) node.state |= semantics::kDisabled;
    const Interaction state = interact(ui, ids[index], place, enabled);
    if (state.activated) target = number;
    if (state.hovered || state.pressed)
      fill_box(ui, place.inset(2.0F, 2.0F),
               state.pressed ? ui.colour().pressed : ui.colour().selected, radii().control);
    const bool solid = number < chosen;
    const Colour ink = !enabled ? ui.colour().ink3
                       : solid  ? ui.colour().primary
                                : ui.colour().line_strong;
    draw_star(ui, place, solid, ink);
    if (state.focus_ring) draw_focus_ring(ui, place.inset(4.0F, 4.0F), radii().control);
  }
  ui.semantics().close();
  if (chosen >= 1 && chosen <= 5)
    draw_line(ui, place_of.words, names[static_cast<std::size_t>(chosen - 1)], kRatingName);
  if (target < 0 || target == chosen - 1) return false;
  chosen = target + 1;
  return true;
}

}  // namespace huifang::shell
