#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "shell/widgets/chart_frame.hpp"
#include "shell/widgets/chart_view.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

constexpr float kHeight = 220.0F;
// Names stand beside the ends of the lines where that leaves enough for the lines.
constexpr float kNamesFrom = 420.0F;
constexpr float kLineWidth = 2.0F;
constexpr TextStyle kName{.size = TextSize::kSmall, .lines_max = 1};
constexpr TextStyle kNameValue{.size = TextSize::kSmall, .bold = true, .lines_max = 1};
constexpr TextStyle kTarget{.size = TextSize::kSmall, .tone = Tone::kInk2, .lines_max = 1};

struct EndLabel {
  float y = 0;
  std::string_view name;
  std::string_view value;
  float width = 0;
};

ValueRange range_of(const ChartData& data, const ChartOptions& options) {
  ValueRange range;
  for (const ChartSeries& series : data.series) {
    range.add(series.values);
    range.add(series.low);
    range.add(series.high);
  }
  if (options.target) range.add(*options.target);
  return range;
}

bool known(std::span<const double> values, int index) {
  return index >= 0 && static_cast<std::size_t>(index) < values.size() &&
         std::isfinite(values[static_cast<std::size_t>(index)]);
}
double value_at(std::span<const double> values, int index) {
  return values[static_cast<std::size_t>(index)];
}

// What the series are called and where they end, and the target, from the top.
FrameList<EndLabel> end_labels(Ui& ui, const ChartData& data, const ChartOptions& options) {
  FrameList<EndLabel> labels(ui.memory());
  for (int index = 0; index < series_drawn(ui, data); ++index) {
    const ChartSeries& series = data.series[static_cast<std::size_t>(index)];
    int last = static_cast<int>(series.values.size()) - 1;
    while (last >= 0 && !known(series.values, last)) --last;
    if (last < 0) continue;
    EndLabel label{.name = series.name, .value = options.number(value_at(series.values, last), -1)};
    label.width = text_width(ui, label.name, kName) + space(1) +
                  text_width(ui, label.value, kNameValue) + 2.0F;
    labels.push_back(label);
  }
  return labels;
}

// Pushes labels apart that would lie on each other, and keeps them inside.
void spread(FrameList<EndLabel>& labels, float line, const Rect& within) {
  std::ranges::sort(labels, {}, &EndLabel::y);
  for (std::size_t at = 1; at < labels.size(); ++at)
    labels[at].y = std::max(labels[at].y, labels[at - 1].y + line);
  float bottom = within.bottom;
  for (std::size_t at = labels.size(); at-- > 0;) {
    labels[at].y = std::min(labels[at].y, bottom - line * 0.5F);
    bottom = labels[at].y - line * 0.5F;
  }
}

// Where a value will lie once everything is in: a wedge from the last one that is certain.
void draw_not_in(Ui& ui, const ChartPlot& plot, const ChartSeries& series, int count, float left,
                 float pitch) {
  const auto open = [&](int index) {
    return known(series.low, index) && known(series.high, index);
  };
  for (int index = 0; index < count; ++index) {
    if (!open(index)) continue;
    const float x = left + pitch * static_cast<float>(index);
    const float top = plot.y(value_at(series.high, index));
    const float bottom = plot.y(value_at(series.low, index));
    if (index == 0 || (!open(index - 1) && !known(series.values, index - 1))) {
      hatch_not_in(ui, Rect{x - space(1), top, x + space(1), bottom});
      continue;
    }
    const int before = index - 1;
    const double from_high = value_at(open(before) ? series.high : series.values, before);
    const double from_low = value_at(open(before) ? series.low : series.values, before);
    const std::array<Point, 4> wedge{
        {{x - pitch, plot.y(from_high)}, {x, top}, {x, bottom}, {x - pitch, plot.y(from_low)}}};
    hatch_not_in(ui, wedge);
  }
}

void draw_values(Ui& ui, const ChartPlot& plot, const ChartSeries& series, int index,
                 const SeriesLook& look, int count, float left, float pitch) {
  FrameList<Point> run(ui.memory());
  const auto end_run = [&] {
    draw_series_line(ui, run, index, look.colour, kLineWidth);
    if (run.size() == 1) draw_series_mark(ui, run.front(), index, look.colour, 6.0F);
    run.clear();
  };
  int last = -1;
  for (int at = 0; at < count; ++at) {
    if (!known(series.values, at)) {
      end_run();
      continue;
    }
    last = at;
    run.push_back({left + pitch * static_cast<float>(at), plot.y(value_at(series.values, at))});
  }
  if (!run.empty() || last >= 0) {
    const Point end{left + pitch * static_cast<float>(last), plot.y(value_at(series.values, last))};
    end_run();
    draw_series_mark(ui, end, index, look.colour, 8.0F);
  }
}

// The lines of all series, over what is not yet in of any.
void draw_series(Ui& ui, const ChartPlot& plot, const ChartData& data, int drawn, float left,
                 float pitch, const ChartView& view, int read) {
  const PlotClip clip(ui, plot.rect, view);
  for (int index = 0; index < drawn; ++index)
    draw_not_in(ui, plot, data.series[static_cast<std::size_t>(index)], data.count(), left, pitch);
  const float read_x = left + pitch * static_cast<float>(std::max(0, read));
  for (int index = 0; index < drawn; ++index) {
    const SeriesLook look = series_look(ui, index, drawn);
    const ChartSeries& series = data.series[static_cast<std::size_t>(index)];
    draw_values(ui, plot, series, index, look, data.count(), left, pitch);
    if (known(series.values, read))
      draw_series_mark(ui, {read_x, plot.y(value_at(series.values, read))}, index, look.colour,
                       8.0F);
  }
}

}  // namespace

bool line_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
                int& at) {
  const int count = data.count();
  const int drawn = series_drawn(ui, data);
  FrameList<EndLabel> names = end_labels(ui, data, options);
  float names_width = 0;
  for (const EndLabel& name : names) names_width = std::max(names_width, name.width);
  const std::string_view target_words =
      options.target ? ui.words({options.words.target, " ", options.number(*options.target, -1)})
                     : std::string_view();
  names_width = std::max(names_width, text_width(ui, target_words, kTarget));
  const bool beside = ui.available_width() - names_width >= kNamesFrom;
  if (!beside && drawn > 1) legend(ui, data.series, Swatch::kLine);

  const Rect rect = ui.take(chart_height(ui, options, kHeight));
  Rect inner = rect;
  if (beside)
    inner.right -= std::ceil(names_width) + space(3);
  else
    inner.right -= space(2);
  ChartPlot plot = draw_value_axis(ui, inner, range_of(data, options), options);
  const float step = count > 1 ? 1.0F / static_cast<float>(count - 1) : 0.0F;
  const ChartView view =
      chart_view(ui, key, plot.rect, count - 1, at < 0 ? -1.0F : step * static_cast<float>(at));
  const float left = view.x(plot.rect, 0), pitch = plot.rect.width() * view.zoom * step;
  draw_label_axis(ui, plot, data.labels, left, pitch);
  const Reading reading =
      read_values(ui, key, data, options,
                  {.rect = rect,
                   .count = count,
                   .index_at = [&](float x, float) { return nearest_point(x, left, pitch, count); },
                   .spoken = [&](int index) { return spoken_label(ui, data, options, index); }},
                  at);
  if (!reading.in_sight) return reading.changed;

  const float read_x = left + pitch * static_cast<float>(std::max(0, reading.shown));
  const bool reads = reading.shown >= 0 && view.shows(plot.rect, read_x);
  if (reads)
    ui.draw().AddLine({read_x, plot.rect.top}, {read_x, plot.rect.bottom}, ui.colour().line_strong,
                      ui.theme().line_width);
  if (options.target) draw_target(ui, plot, *options.target);
  draw_series(ui, plot, data, drawn, left, pitch, view, reading.shown);

  const float line = line_height(ui, kName);
  if (beside) {
    std::size_t named = 0;
    for (int index = 0; index < drawn; ++index) {
      const std::span<const double> values = data.series[static_cast<std::size_t>(index)].values;
      const auto last = std::find_if(values.rbegin(), values.rend(),
                                     [](double value) { return std::isfinite(value); });
      if (last != values.rend()) names[named++].y = plot.y(*last);
    }
    if (options.target) names.push_back({.y = plot.y(*options.target), .name = target_words});
    spread(names, line, rect);
    for (const EndLabel& name : names) {
      Rect place{inner.right + space(3), name.y - line * 0.5F, rect.right + 1.0F,
                 name.y + line * 0.5F};
      const bool target = name.value.empty();
      draw_line(ui, cut_left(place, text_width(ui, name.name, kName) + 1.0F), name.name,
                target ? kTarget : kName);
      cut_left(place, space(1));
      if (!target) draw_line(ui, place, name.value, kNameValue);
    }
  } else if (options.target) {
    const float y = plot.y(*options.target);
    const float width = text_width(ui, target_words, kTarget) + 1.0F;
    Rect place{plot.rect.left + space(1), y - line - 1.0F, plot.rect.left + space(1) + width,
               y - 1.0F};
    if (place.top < rect.top) place = place.moved(0, line + 2.0F);
    fill_box(ui, place, with_opacity(ui.colour().surface, 0.85F));
    draw_line(ui, place, target_words, kTarget);
  }
  if (reads)
    draw_readout(ui, {plot.rect.left, rect.top, rect.right, rect.bottom}, read_x,
                 data.labels[static_cast<std::size_t>(reading.shown)],
                 readout_rows(ui, data, options, reading.shown), Swatch::kLine, drawn);
  return reading.changed;
}

}  // namespace huifang::shell
