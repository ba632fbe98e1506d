#include "shell/widgets/progress.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "shell/widgets/chart_arc.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kSize = 56.0F;
constexpr float kThickness = 0.16F;
constexpr int kSteps = 12;
constexpr std::int64_t kStepMs = 150;
constexpr float kBone = 12.0F;
constexpr float kCardMargin = 12.0F, kCardPad = 16.0F;

void bone(Ui& ui, const Rect& rect, float part) {
  fill_box(ui, {rect.left, rect.top, rect.left + rect.width() * part, rect.bottom},
           ui.colour().line, 4.0F);
}

// Which of the steps the turning part is at, and when the next one comes.
int step_now(Ui& ui, bool in_sight) {
  if (!in_sight || ui.platform().prefers_reduced_motion()) return 0;
  const std::int64_t step = ui.now_ms() / kStepMs;
  ui.repaint_at((step + 1) * kStepMs);
  return static_cast<int>(step % kSteps);
}

}  // namespace

void progress_ring(Ui& ui, std::string_view key, const ProgressRing& ring) {
  const float size = ring.size > 0 ? ring.size : kSize * ui.metrics().text_zoom;
  const Rect rect = ui.take(size);
  const Rect square = centred(rect, std::min(size, rect.width()), std::min(size, rect.height()));
  auto& node = ui.semantics().add(ui.id(key), semantics::Role::kProgress, square, ring.name);
  node.state |= semantics::kNameHidden;
  const float outer = square.width() * 0.5F;
  const Ring track{{square.centre_x(), square.centre_y()}, outer * (1 - 2 * kThickness), outer};
  const Palette& colour = ui.colour();
  const bool known = ring.part >= 0 && std::isfinite(ring.part);
  if (known) {
    const float part = std::min(ring.part, 1.0F);
    node.position = static_cast<int>(std::lround(part * 100.0F));
    node.set_size = 100;
    fill_arc(ui, track, -kPi * 0.5F, kPi * (2 * part - 0.5F), Pattern::kSolid, colour.primary);
  } else {
    // On the way: hatched, as everything that is.
    const bool in_sight = !square.clipped_to(visible_rect(ui)).empty();
    const float step = 2 * kPi / static_cast<float>(kSteps);
    const float from = step * static_cast<float>(step_now(ui, in_sight)) - kPi * 0.5F;
    fill_arc(ui, track, from, from + kPi * 0.6F, Pattern::kHatch, colour.primary);
    outline_arc(ui, track, from, from + kPi * 0.6F, colour.primary, ui.theme().line_width);
  }
  outline_arc(ui, track, 0, 2 * kPi, colour.line_strong, ui.theme().line_width);
  const TextStyle style{
      .size = TextSize::kCaption, .bold = true, .align = Align::kCentre, .lines_max = 1};
  if (known && text_width(ui, ring.figure, style) <= 2 * track.inner - space(1))
    draw_line(ui, square, ring.figure, style);
}

void card_bones(Ui& ui) {
  ui.begin_margin(kCardMargin);
  const Rect rect = ui.take(2 * kCardPad + 5 * kBone + 2 * space(4));
  fill_box(ui, rect, ui.colour().surface, radii().sheet);
  outline_box(ui, rect, ui.colour().line, radii().sheet, ui.theme().line_width);
  Rect inner = rect.inset(kCardPad, kCardPad);
  bone(ui, cut_top(inner, kBone + 2.0F), 0.4F);
  cut_top(inner, space(4));
  bone(ui, cut_top(inner, kBone), 0.9F);
  cut_top(inner, space(2));
  bone(ui, cut_top(inner, kBone), 0.7F);
  ui.end_margin();
}

void table_bones(Ui& ui, int rows, int columns) {
  const int count = std::max(1, columns);
  for (int row = 0; row <= rows; ++row) {
    const bool header = row == 0;
    Rect strip = ui.take(header ? 32.0F : ui.metrics().row_dense);
    draw_rule(ui, strip.left, strip.right, strip.bottom - ui.theme().line_width,
              header ? ui.colour().line_strong : ui.colour().line);
    const float width = strip.width() / static_cast<float>(count);
    for (int column = 0; column < count; ++column) {
      const Rect cell = cut_left(strip, width);
      // Words are not all of one length.
      const float part = header ? 0.3F : 0.45F + 0.1F * static_cast<float>((row + column) % 3);
      bone(ui, centred(cell, cell.width(), header ? 8.0F : kBone), part);
    }
  }
}

}  // namespace huifang::shell
