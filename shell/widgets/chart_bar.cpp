#include <algorithm>
#include <cmath>

#include "shell/widgets/chart_frame.hpp"
#include "shell/widgets/chart_view.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

// Beside long labels a bar in a row is at least that long.
constexpr float kBarRoomMin = 64.0F;

constexpr float kHeight = 220.0F;
constexpr float kBarMax = 36.0F;
constexpr float kBarMin = 2.0F;
// Of the room of one label the bars take that part.
constexpr float kBarsPart = 0.68F;

double value_at(const ChartSeries& series, int index) {
  const auto at = static_cast<std::size_t>(index);
  return at < series.values.size() && std::isfinite(series.values[at]) ? series.values[at] : 0.0;
}
// How much may still come in on top of a value.
double to_come(const ChartSeries& series, int index) {
  const auto at = static_cast<std::size_t>(index);
  if (at >= series.high.size() || !std::isfinite(series.high[at])) return 0.0;
  return std::max(0.0, series.high[at] - value_at(series, index));
}

struct Sum {
  double up = 0, down = 0, to_come = 0;
};
Sum sum_at(const ChartData& data, int drawn, int index) {
  Sum sum;
  for (int series = 0; series < drawn; ++series) {
    const ChartSeries& one = data.series[static_cast<std::size_t>(series)];
    const double value = value_at(one, index);
    (value > 0 ? sum.up : sum.down) += value;
    sum.to_come += to_come(one, index);
  }
  return sum;
}

// Bars start at nought, so it belongs to the range.
ValueRange range_of(const ChartData& data, const ChartOptions& options, BarLayout layout,
                    int drawn) {
  ValueRange range;
  range.add(0.0);
  for (int index = 0; index < data.count(); ++index) {
    if (layout == BarLayout::kStacked) {
      const Sum sum = sum_at(data, drawn, index);
      range.add(sum.up + sum.to_come);
      range.add(sum.down);
      continue;
    }
    for (int series = 0; series < drawn; ++series) {
      const ChartSeries& one = data.series[static_cast<std::size_t>(series)];
      range.add(value_at(one, index));
      range.add(value_at(one, index) + to_come(one, index));
    }
  }
  if (options.target) range.add(*options.target);
  return range;
}

Rect between(float left, float right, float y1, float y2) {
  return {left, std::min(y1, y2), right, std::max(y1, y2)};
}

void draw_to_come(Ui& ui, const Rect& rect) {
  if (rect.height() < 1.0F) return;
  hatch_not_in(ui, rect);
  outline_box(ui, rect, ui.colour().line_strong, 2.0F, ui.theme().line_width);
}

void draw_side_by_side(Ui& ui, const ChartPlot& plot, const ChartData& data, int drawn, int index,
                       float left, float width) {
  const float each = width / static_cast<float>(drawn);
  const float zero = plot.y(0);
  for (int series = 0; series < drawn; ++series) {
    const ChartSeries& one = data.series[static_cast<std::size_t>(series)];
    const float from = left + each * static_cast<float>(series) + (drawn > 1 ? 1.0F : 0.0F);
    const float to = left + each * static_cast<float>(series + 1) - (drawn > 1 ? 1.0F : 0.0F);
    const float top = plot.y(value_at(one, index));
    if (to_come(one, index) > 0)
      draw_to_come(ui, between(from, to, plot.y(value_at(one, index) + to_come(one, index)), top));
    fill_bar(ui, between(from, to, zero, top), series_look(ui, series, drawn));
  }
}

void draw_stack(Ui& ui, const ChartPlot& plot, const ChartData& data, int drawn, int index,
                float left, float width) {
  double up = 0, down = 0, coming = 0;
  for (int series = 0; series < drawn; ++series) {
    const ChartSeries& one = data.series[static_cast<std::size_t>(series)];
    const double value = value_at(one, index);
    double& base = value > 0 ? up : down;
    // A hair of ground between the parts keeps them apart where fills are alike.
    Rect part = between(left, left + width, plot.y(base), plot.y(base + value));
    if (part.height() > 3.0F && base != 0)
      (value > 0 ? part.bottom : part.top) -= value > 0 ? 1.0F : -1.0F;
    fill_bar(ui, part, series_look(ui, series, drawn));
    base += value;
    coming += to_come(one, index);
  }
  if (coming > 0) draw_to_come(ui, between(left, left + width, plot.y(up), plot.y(up + coming)));
}

}  // namespace

bool bar_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
               BarLayout layout, int& at) {
  const int count = data.count();
  const int drawn = series_drawn(ui, data);
  if (drawn > 1) legend(ui, data.series, Swatch::kFill);
  const Rect rect = ui.take(chart_height(ui, options, kHeight));
  const ChartPlot plot = draw_value_axis(ui, rect, range_of(data, options, layout, drawn), options);
  const float step = 1.0F / static_cast<float>(std::max(1, count));
  const ChartView view = chart_view(ui, key, plot.rect, count,
                                    at < 0 ? -1.0F : step * (static_cast<float>(at) + 0.5F));
  const float pitch = plot.rect.width() * view.zoom * step;
  const float first = view.x(plot.rect, 0) + pitch * 0.5F;
  draw_label_axis(ui, plot, data.labels, first, pitch);
  const Reading reading = read_values(
      ui, key, data, options,
      {.rect = rect,
       .count = count,
       .index_at = [&](float x, float) { return nearest_point(x, first, pitch, count); },
       .spoken = [&](int index) { return spoken_label(ui, data, options, index); }},
      at);
  if (!reading.in_sight) return reading.changed;
  const float read_x = first + pitch * static_cast<float>(std::max(0, reading.shown));
  const bool reads = reading.shown >= 0 && view.shows(plot.rect, read_x);
  const float bars = layout == BarLayout::kStacked ? 1.0F : static_cast<float>(std::max(1, drawn));
  const float width = std::clamp(pitch * kBarsPart, kBarMin, kBarMax * bars);
  {
    const PlotClip clip(ui, plot.rect, view);
    if (reads)
      fill_box(ui, {read_x - pitch * 0.5F, plot.rect.top, read_x + pitch * 0.5F, plot.rect.bottom},
               ui.colour().selected, radii().mark);
    for (int index = 0; index < count && drawn > 0; ++index) {
      const float left = first + pitch * static_cast<float>(index) - width * 0.5F;
      if (layout == BarLayout::kStacked)
        draw_stack(ui, plot, data, drawn, index, left, width);
      else
        draw_side_by_side(ui, plot, data, drawn, index, left, width);
    }
  }
  draw_rule(ui, plot.rect.left, plot.rect.right, plot.y(0), ui.colour().line_strong);
  if (options.target) draw_target(ui, plot, *options.target);
  if (reads)
    draw_readout(ui, {plot.rect.left, rect.top, rect.right, rect.bottom}, read_x,
                 data.labels[static_cast<std::size_t>(reading.shown)],
                 readout_rows(ui, data, options, reading.shown), Swatch::kFill, drawn);
  return reading.changed;
}

bool bar_rows(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
              int& at) {
  constexpr TextStyle kLabel{.lines_max = 1};
  constexpr TextStyle kValue{.bold = true, .align = Align::kEnd, .lines_max = 1};
  const int count = data.series.empty() ? 0 : data.count();
  const float row_height = std::max(ui.metrics().row_dense, line_height(ui, kLabel));
  const Rect rect = ui.take(row_height * static_cast<float>(count));
  ValueRange range;
  range.add(0.0);
  float labels = 0, values = 0;
  for (int index = 0; index < count; ++index) {
    const ChartSeries& series = data.series.front();
    range.add(value_at(series, index) + to_come(series, index));
    labels = std::max(labels, text_width(ui, data.labels[static_cast<std::size_t>(index)], kLabel));
    values = std::max(values, text_width(ui, options.number(value_at(series, index), -1), kValue));
  }
  values = std::ceil(values) + 2.0F;
  const float room = rect.width() - values - space(5) - kBarRoomMin;
  labels = std::min(std::ceil(labels) + 1.0F, std::max(room, rect.width() * 0.45F));
  const Reading reading =
      read_values(ui, key, data, options,
                  {.rect = rect,
                   .count = count,
                   .columns = 1,
                   .index_at =
                       [&](float, float y) {
                         return nearest_point(y, rect.top + row_height * 0.5F, row_height, count);
                       },
                   .spoken = [&](int index) { return spoken_label(ui, data, options, index); }},
                  at);
  if (!reading.in_sight) return reading.changed;
  for (int index = 0; index < count; ++index) {
    const ChartSeries& series = data.series.front();
    Rect row{rect.left, rect.top + row_height * static_cast<float>(index), rect.right, 0};
    row.bottom = row.top + row_height;
    if (index == reading.shown)
      fill_box(ui, row.inset(-space(1), 1.0F), ui.colour().selected, radii().mark);
    draw_line(ui, cut_left(row, labels), data.labels[static_cast<std::size_t>(index)], kLabel);
    cut_left(row, space(3));
    const std::string_view words = std::isfinite(series.values[static_cast<std::size_t>(index)])
                                       ? options.number(value_at(series, index), -1)
                                       : options.words.none;
    draw_line(ui,
              cut_right(row, std::min(std::max(values, text_width(ui, words, kValue) + 1.0F),
                                      row.width())),
              words, kValue);
    cut_right(row, space(2));
    const auto along = [&](double value) {
      return row.left + row.width() * static_cast<float>(value / std::max(range.high, 1e-300));
    };
    Rect bar = centred(row, row.width(), std::min(12.0F, row_height * 0.4F));
    const float solid = along(std::max(0.0, value_at(series, index)));
    const float whole = along(std::max(0.0, value_at(series, index) + to_come(series, index)));
    draw_to_come(ui, {solid, bar.top, whole, whole > solid ? bar.bottom : bar.top});
    bar.right = solid;
    fill_bar(ui, bar, series_look(ui, 0, 1));
  }
  return reading.changed;
}

}  // namespace huifang::shell
