#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// What all charts share. Each is a picture with a sentence for readers, a stop of the keyboard at
// which the arrows read value by value, and a table with the same numbers behind it (key T).

// One line, or one kind of bar. NaN is a value that is not there: nothing is drawn for it.
struct ChartSeries {
  std::string_view name;
  std::span<const double> values;
  // Between which each value will lie once everything is in: hatched. Empty, or as long as
  // `values`; NaN where all is in.
  std::span<const double> low, high;
};

struct ChartData {
  std::span<const std::string_view> labels;  // Along the axis, one for each value of a series.
  std::span<const ChartSeries> series;       // At most six, in sunlight four; more are left out.

  int count() const { return static_cast<int>(labels.size()); }
};

// The words of a chart; all come from the caller.
struct ChartWords {
  std::string_view title;  // Of the stop of the keyboard and of the table.
  std::string_view
      sentence;  // What the picture says: "92.4 %, target 90, 91.6 to 92.7 till all in".
  std::string_view labels_title;  // Over the labels in the table: "week".
  std::string_view not_in;        // "not yet in"
  std::string_view target;        // Beside the line of the target, with its value.
  std::string_view none;          // Read where there is no value: "no value".
};

struct ChartOptions {
  ChartWords words;
  // Both keep two words at most, and their words must live until the chart is drawn.
  // How a value is written, with its unit: with that many decimals, or negative: as is usual for
  // it.
  std::function<std::string_view(double value, int decimals)> number;
  // How is written between what a value will lie: "91.6 to 92.7, not yet in".
  std::function<std::string_view(double low, double high)> range;
  std::optional<double> target;
  float height = 0;  // Of the picture; 0: the usual.
};

// The heading over a chart and what switches between picture and table: a button, and the key T
// while the focus is in this chart, or anywhere outside of other charts when `answers_t` (one chart
// of a screen). `key` is the chart's own. Returns true when `table` was changed.
struct ChartHeader {
  std::string_view title;
  std::string_view to_table, to_picture;  // On the button.
  std::string_view not_in;                // Explains the hatch; empty where all is in.
  bool answers_t = false;
};
bool chart_header(Ui& ui, std::string_view key, const ChartHeader& header, bool& table);

// The charts. `at` is the value that is read out, as an index of the labels; -1 for none. Pointing
// at it, a tap, and the arrows, Home, End and Escape change it. True when it changed.
// Lines and bars along an axis of many labels show a part of it: two fingers, the wheel with Ctrl,
// + - and 0 at the stop of the keyboard.
bool line_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
                int& at);
enum class BarLayout { kSideBySide, kStacked };
bool bar_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
               BarLayout layout, int& at);
// Rows of bars with their words before and their number behind them: one series, sorted by the
// caller. What is not in is hatched behind the solid part.
bool bar_rows(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
              int& at);
// Parts of a whole: the first series, one part for each label. `middle` stands in the hole.
bool donut_chart(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
                 std::string_view middle, int& at);
// A row for each series, a column for each label; the deeper, the more. `at` counts row by row.
bool heat_map(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options,
              int& at);

// One value between two ends, with its target and what it may still become. Says its sentence.
struct Gauge {
  double value = 0, low = 0, high = 100;
  std::optional<double> target;
  std::optional<double> range_low, range_high;  // Till all is in.
  std::string_view figure;                      // In the middle: "92.4 %".
  std::string_view detail;                      // Below it: "target 90".
  std::string_view sentence;
};
void gauge(Ui& ui, std::string_view key, const Gauge& gauge, float height = 0);

// A line without axes for a figure beside it; the last value has a mark. Says its sentence.
struct Sparkline {
  std::span<const double> values;
  std::optional<double> target;
  std::optional<double> range_low, range_high;  // Of the last value, till all is in.
  std::string_view sentence;
};
void sparkline(Ui& ui, const Sparkline& line, float height = 0);

// The numbers behind a chart as a table that flows with the page, in place of the picture.
void chart_table(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options);

}  // namespace huifang::shell
