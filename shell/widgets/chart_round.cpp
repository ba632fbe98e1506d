#include <algorithm>
#include <cmath>
#include <numbers>

#include "shell/widgets/chart_arc.hpp"
#include "shell/widgets/chart_frame.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kDonut = 168.0F;
constexpr float kGauge = 120.0F;
// Beside the ring the rows of the legend need that much.
constexpr float kRowsMin = 160.0F;
constexpr TextStyle kLabel{.lines_max = 1};
constexpr TextStyle kValue{.bold = true, .align = Align::kEnd, .lines_max = 1};
constexpr TextStyle kMiddle{
    .size = TextSize::kHeading, .bold = true, .align = Align::kCentre, .lines_max = 1};

// Which part lies in that direction; the first begins at the top.
int part_at(std::span<const double> parts, const Ring& ring, float x, float y) {
  const float far = std::hypot(x - ring.centre.x, y - ring.centre.y);
  if (far < ring.inner - space(2) || far > ring.outer + space(2)) return -1;
  double turn = std::atan2(y - ring.centre.y, x - ring.centre.x) / (2 * kPi) + 0.25;
  turn -= std::floor(turn);
  for (std::size_t index = 0; index < parts.size(); ++index) {
    turn -= parts[index];
    if (turn < 0) return static_cast<int>(index);
  }
  return -1;
}

}  // namespace

bool donut_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
                 std::string_view middle, int& at) {
  const ChartSeries none{};
  const ChartSeries& series = data.series.empty() ? none : data.series.front();
  const int count =
      std::min({data.count(), static_cast<int>(series.values.size()), series_max(ui)});
  const FrameList<double> parts =
      parts_of_whole(series.values.first(static_cast<std::size_t>(count)), ui.memory());
  const float row_height =
      std::max(line_height(ui, kLabel) + space(2), ui.metrics().desk ? 28.0F : 32.0F);
  const float rows = row_height * static_cast<float>(count);
  const float side = std::min(chart_height(ui, options, kDonut), ui.available_width());
  const bool beside = ui.available_width() - side - space(6) >= kRowsMin * ui.metrics().text_zoom;
  const Rect rect = ui.take(beside ? std::max(side, rows) : side + space(3) + rows);
  Rect rest = rect;
  Rect circle = beside ? cut_left(rest, side) : cut_top(rest, side);
  circle = centred(circle, side, side);
  if (beside) {
    cut_left(rest, space(6));
    rest = centred(rest, rest.width(), rows);
  } else {
    cut_top(rest, space(3));
  }
  const Ring ring{{circle.centre_x(), circle.centre_y()}, side * 0.31F, side * 0.47F};
  const Reading reading =
      read_values(ui, key, data, options,
                  {.rect = rect,
                   .count = count,
                   .columns = 1,
                   .index_at =
                       [&](float x, float y) {
                         if (!rest.contains(x, y)) return part_at(parts, ring, x, y);
                         return nearest_point(y, rest.top + row_height * 0.5F, row_height, count);
                       },
                   .spoken = [&](int index) { return spoken_label(ui, data, options, index); }},
                  at);
  if (!reading.in_sight) return reading.changed;

  double turn = -0.25;
  double sum = 0;
  for (int index = 0; index < count; ++index) {
    const double part = parts[static_cast<std::size_t>(index)];
    sum += part;
    if (part <= 0) continue;
    const SeriesLook look = series_look(ui, index, std::max(2, count));
    Ring piece = ring;
    if (index == reading.shown) piece.outer += side * 0.03F;
    // A hair of ground between the parts; none where one is the whole.
    const float hair =
        part >= 1 ? 0.0F : std::min(1.5F / ring.outer, static_cast<float>(part) * kPi);
    const float from = static_cast<float>(turn) * 2 * kPi + hair;
    const float to = static_cast<float>(turn + part) * 2 * kPi - hair;
    fill_arc(ui, piece, from, to, look.pattern, look.colour);
    if (look.pattern != Pattern::kSolid) outline_arc(ui, piece, from, to, look.colour, 2.0F);
    turn += part;
  }
  if (sum <= 0) outline_arc(ui, ring, 0, 2 * kPi, ui.colour().line_strong, ui.theme().line_width);
  draw_line(ui, centred(circle, ring.inner * 1.8F, line_height(ui, kMiddle)), middle, kMiddle);

  for (int index = 0; index < count; ++index) {
    Rect row = cut_top(rest, row_height);
    if (index == reading.shown)
      fill_box(ui, row.inset(-space(1), 1.0F), ui.colour().selected, radii().mark);
    draw_swatch(ui, cut_left(row, 14.0F), Swatch::kFill, index, std::max(2, count));
    cut_left(row, space(2));
    const std::string_view value = value_words(ui, options, series, index);
    draw_line(ui, cut_right(row, std::min(text_width(ui, value, kValue) + 1.0F, row.width())),
              value, kValue);
    cut_right(row, space(2));
    draw_line(ui, row, data.labels[static_cast<std::size_t>(index)], kLabel);
  }
  return reading.changed;
}

void gauge(Ui& ui, std::string_view key, const Gauge& gauge, float height) {
  const float wanted = height > 0 ? height : kGauge * ui.metrics().text_zoom;
  const Rect rect = ui.take(wanted);
  ui.semantics().add(ui.id(key), semantics::Role::kImage, rect, gauge.sentence).state |=
      semantics::kNameHidden;
  const TextStyle detail{
      .size = TextSize::kSmall, .tone = Tone::kInk2, .align = Align::kCentre, .lines_max = 1};
  const float below = gauge.detail.empty() ? 0.0F : line_height(ui, detail);
  const float outer =
      std::max(16.0F, std::min(rect.width() * 0.5F, rect.height() - below) - space(1));
  const Ring ring{{rect.centre_x(), rect.top + space(1) + outer}, outer * 0.76F, outer};
  const auto angle = [&](double value) {
    const double span = gauge.high - gauge.low;
    const double part = span > 0 && std::isfinite(value) ? (value - gauge.low) / span : 0.0;
    return kPi * (1.0F + static_cast<float>(std::clamp(part, 0.0, 1.0)));
  };
  if (std::isfinite(gauge.value))
    fill_arc(ui, ring, kPi, angle(gauge.value), Pattern::kSolid, ui.colour().primary);
  if (gauge.range_low && gauge.range_high) {
    // What is certain stays solid; what may still go away or come is hatched on the ground.
    const Ring whole{ring.centre, ring.inner - 0.5F, ring.outer + 0.5F};
    const float from = angle(std::min(*gauge.range_low, gauge.value)),
                to = angle(*gauge.range_high);
    fill_arc(ui, whole, from, angle(gauge.value), Pattern::kSolid, ui.colour().surface);
    fill_arc(ui, ring, from, to, Pattern::kHatch, ui.colour().ink3);
    cross_ring(ui, ring, angle(gauge.value), 0, ui.colour().primary, 3.0F);
  }
  outline_arc(ui, ring, kPi, 2 * kPi, ui.colour().line_strong, ui.theme().line_width);
  if (gauge.target) cross_ring(ui, ring, angle(*gauge.target), 4.0F, ui.colour().ink, 2.0F);
  const float line = line_height(ui, kMiddle);
  const Rect figure{ring.centre.x - ring.inner * 0.92F, ring.centre.y - line,
                    ring.centre.x + ring.inner * 0.92F, ring.centre.y};
  draw_line(ui, figure, gauge.figure, kMiddle);
  draw_line(ui, {rect.left, ring.centre.y, rect.right, ring.centre.y + below}, gauge.detail,
            detail);
}

}  // namespace huifang::shell
