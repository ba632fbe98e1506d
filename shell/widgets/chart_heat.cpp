#include <algorithm>
#include <cmath>

#include "shell/widgets/chart_frame.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

// Steps of ground on which words can still be read: dark on all but the last.
constexpr std::array<float, 5> kDepths{0.06F, 0.16F, 0.30F, 0.46F, 1.0F};
constexpr float kGap = 2.0F;
constexpr TextStyle kAxisText{.size = TextSize::kCaption, .tone = Tone::kInk2, .lines_max = 1};
constexpr TextStyle kCellText{.size = TextSize::kCaption, .align = Align::kCentre, .lines_max = 1};

bool is_open(const ChartSeries& series, std::size_t at) {
  return at < series.low.size() && at < series.high.size() && std::isfinite(series.low[at]) &&
         std::isfinite(series.high[at]);
}

}  // namespace

bool heat_map(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
              int& at) {
  const int columns = data.count();
  const int rows = static_cast<int>(data.series.size());
  ValueRange range;
  float names = 0, widest = 0, cell_words = 0;
  for (const ChartSeries& series : data.series) {
    range.add(
        series.values.first(std::min(series.values.size(), static_cast<std::size_t>(columns))));
    names = std::max(names, text_width(ui, series.name, kAxisText));
  }
  for (const std::string_view label : data.labels)
    widest = std::max(widest, text_width(ui, label, kAxisText));
  for (const double end : {range.low, range.high})
    cell_words = std::max(cell_words, text_width(ui, options.number(end, -1), kCellText));
  const float line = line_height(ui, kAxisText);
  const float cell_height = std::max(28.0F, line + space(1));
  const Rect rect = ui.take(line + space(1) + cell_height * static_cast<float>(rows));
  Rect cells = rect;
  cut_top(cells, line + space(1));
  cut_left(cells, std::min(std::ceil(names) + space(2), rect.width() * 0.35F));
  const float pitch = columns > 0 ? cells.width() / static_cast<float>(columns) : 0.0F;

  const int stride = label_stride(columns, pitch, widest + space(1));
  for (int column = 0; column < columns; column += stride) {
    const float left = cells.left + pitch * static_cast<float>(column);
    draw_line(ui,
              {left, rect.top, std::min(left + pitch * static_cast<float>(stride), rect.right),
               rect.top + line},
              data.labels[static_cast<std::size_t>(column)], kAxisText);
  }
  const auto words_of = [&](int index) {
    const ChartSeries& series = data.series[static_cast<std::size_t>(index / columns)];
    return ui.words({series.name, ", ", data.labels[static_cast<std::size_t>(index % columns)],
                     ": ", value_words(ui, options, series, index % columns)});
  };
  const Reading reading = read_values(
      ui, key, data, options,
      {.rect = rect,
       .count = rows * columns,
       .columns = columns,
       .index_at =
           [&](float x, float y) {
             if (!cells.contains(x, y)) return -1;
             const int row = std::min(static_cast<int>((y - cells.top) / cell_height), rows - 1);
             const int column = std::min(static_cast<int>((x - cells.left) / pitch), columns - 1);
             return row * columns + column;
           },
       .spoken = words_of},
      at);
  if (!reading.in_sight) return reading.changed;

  const bool numbers = cell_words + space(1) <= pitch - kGap;
  const auto place_of = [&](int row, int column) {
    const float left = cells.left + pitch * static_cast<float>(column);
    const float top = cells.top + cell_height * static_cast<float>(row);
    return Rect{left, top, left + pitch - kGap, top + cell_height - kGap};
  };
  for (int row = 0; row < rows; ++row) {
    const ChartSeries& series = data.series[static_cast<std::size_t>(row)];
    const float top = cells.top + cell_height * static_cast<float>(row);
    draw_line(ui, {rect.left, top, cells.left - space(1), top + cell_height - kGap}, series.name,
              kAxisText);
    for (int column = 0; column < columns; ++column) {
      const auto index = static_cast<std::size_t>(column);
      const Rect place = place_of(row, column);
      const double value = index < series.values.size() ? series.values[index] : NAN;
      const int step = heat_step(range, value, static_cast<int>(kDepths.size()));
      const float depth = step < 0 ? 0.0F : kDepths[static_cast<std::size_t>(step)];
      if (step >= 0) fill_box(ui, place, with_opacity(ui.colour().primary, depth), radii().mark);
      const bool open = is_open(series, index);
      if (open) hatch_not_in(ui, place.inset(2.0F, 2.0F));
      // Hollow: nothing is known.
      if (step < 4) outline_box(ui, place, ui.colour().line, radii().mark, 1.0F);
      if (!numbers || step < 0) continue;
      const std::string_view words = options.number(value, -1);
      if (open) {
        const Rect behind =
            centred(place, text_width(ui, words, kCellText) + space(2), line_height(ui, kCellText));
        fill_box(ui, behind, ui.colour().surface, radii().mark);
      }
      draw_line(ui, place, words, kCellText,
                depth >= 1 && !open ? ui.colour().on_primary : ui.colour().ink);
    }
  }
  if (reading.shown >= 0) {
    const int row = reading.shown / columns, column = reading.shown % columns;
    const Rect place = place_of(row, column);
    outline_box(ui, place.grown(1.0F), ui.colour().ink, radii().mark, 2.0F);
    const ChartSeries& series = data.series[static_cast<std::size_t>(row)];
    const std::array value{ReadoutRow{-1, series.name, value_words(ui, options, series, column)}};
    // Below the cell, or above it where there is no room.
    Rect within = rect;
    within.top = place.bottom + space(1);
    const float panel = 2 * line_height(ui, {.size = TextSize::kSmall}) + 2 * space(2);
    if (within.top + panel > rect.bottom) within.top = place.top - space(1) - panel;
    draw_readout(ui, within, place.left, data.labels[static_cast<std::size_t>(column)], value,
                 Swatch::kFill, rows);
  }
  return reading.changed;
}

}  // namespace huifang::shell
