#pragma once

#include <span>
#include <string>

#include "shell/widgets/chart_paint.hpp"
#include "shell/widgets/chart_scale.hpp"
#include "shell/widgets/function_ref.hpp"

// What the charts have in common: axes, reading out, what is said. For the charts, not for screens.
namespace huifang::shell {

// Where values and labels lie.
struct ChartPlot {
  Rect rect;
  AxisTicks ticks;

  float y(double value) const {
    return rect.bottom - static_cast<float>(ticks.part(value)) * rect.height();
  }
};

// Draws grid and ticks at the left of `rect` and leaves room for the labels below it.
ChartPlot draw_value_axis(Ui& ui, const Rect& rect, const ValueRange& range,
                          const ChartOptions& options);
// The first label stands in the middle of `first_x`, the others `pitch` apart; those beside the plot
// are left out.
void draw_label_axis(Ui& ui, const ChartPlot& plot, std::span<const std::string_view> labels,
                     float first_x, float pitch);
void draw_target(Ui& ui, const ChartPlot& plot, double target);

// The value at `index`, as it is written; `none` of the words where there is none.
std::string_view value_words(const Ui& ui, const ChartOptions& options, const ChartSeries& series,
                             int index);

// Reports the picture, its sentence, the stop of the keyboard and the table for readers; takes
// pointing, taps and keys.
struct Reading {
  bool changed = false;
  int shown = -1;        // What is pointed at, else `at`.
  bool in_sight = true;  // Else nothing need be drawn.
};
struct ReadingOf {
  Rect rect;
  int count = 0;    // How many values can be read.
  int columns = 0;  // Up and down go by that many; 0: as left and right.
  FunctionRef<int(float x, float y)> index_at;  // -1 for none.
  FunctionRef<std::string_view(int index)> spoken;
};
Reading read_values(Ui& ui, std::string_view key, const ChartData& data,
                    const ChartOptions& options, const ReadingOf& of, int& at);

// What is read: a line of words, and below it a line for each series that has a name.
struct ReadoutRow {
  int series = -1;  // Its swatch; -1 for none.
  std::string_view name, value;
};
void draw_readout(Ui& ui, const Rect& within, float x, std::string_view title,
                  std::span<const ReadoutRow> rows, Swatch swatch, int series_count);

// One label with all its series, as they are read out and shown.
std::string_view spoken_label(const Ui& ui, const ChartData& data, const ChartOptions& options,
                              int index);
FrameList<ReadoutRow> readout_rows(Ui& ui, const ChartData& data, const ChartOptions& options,
                                   int index);
int series_drawn(const Ui& ui, const ChartData& data);
float chart_height(const Ui& ui, const ChartOptions& options, float usual);

}  // namespace huifang::shell
