#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Which part of the horizontal axis a chart shows. For the charts, not for screens.
struct ChartView {
  float zoom = 1;  // 1 shows all.
  float from = 0;  // What lies left of the sight, as a part of the whole axis.

  // Where a part of the axis lies, from 0 to 1, when the plot shows all of it in `plot`.
  float x(const Rect& plot, float part) const {
    return plot.left + (part - from) * zoom * plot.width();
  }
  // That place can be seen.
  bool shows(const Rect& plot, float x) const {
    return zoom <= 1.0F || (x >= plot.left - 1.0F && x <= plot.right + 1.0F);
  }
};

// Takes what zooms the chart of that key: two fingers, the wheel with Ctrl, and + - 0 while it has
// the focus. Keeps the place where `at` lies on the axis (0 to 1; negative: nowhere) in sight when
// it has changed. `values` along the axis: some of them always stay in sight, and few are never
// zoomed. What is shown is kept while the pane lives.
// REQUIRES: called once a frame, before read_values().
ChartView chart_view(Ui& ui, std::string_view key, const Rect& plot, int values, float at);

// Cuts off what lies beside a plot that shows a part only; room for marks at its ends stays.
class PlotClip {
 public:
  PlotClip(Ui& ui, const Rect& plot, const ChartView& view);
  ~PlotClip();
  PlotClip(const PlotClip&) = delete;
  PlotClip& operator=(const PlotClip&) = delete;

 private:
  Ui& ui_;
  bool cuts_;
};

}  // namespace huifang::shell
