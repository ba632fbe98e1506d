#include <algorithm>
#include <cmath>

#include "shell/widgets/chart_frame.hpp"

namespace huifang::shell {
namespace {

constexpr float kHeight = 36.0F;
constexpr float kMark = 7.0F;

}  // namespace

void sparkline(Ui& ui, const Sparkline& line, float height) {
  const Rect rect = ui.take(height > 0 ? height : kHeight);
  ui.semantics()
      .add(ui.semantics().next_anonymous_id(), semantics::Role::kImage, rect, line.sentence)
      .state |= semantics::kNameHidden;
  ValueRange range;
  range.add(line.values);
  for (const std::optional<double>& value : {line.target, line.range_low, line.range_high})
    if (value) range.add(*value);
  if (range.empty) return;
  const Rect inner = rect.inset(kMark * 0.5F, kMark * 0.5F);
  // No axis, no round ticks: the line takes all the height there is.
  const double span = range.high * 0.5 - range.low * 0.5;
  const auto y = [&](double value) {
    const double part = span > 0 ? (value * 0.5 - range.low * 0.5) / span : 0.5;
    return inner.bottom - static_cast<float>(part) * inner.height();
  };
  const int count = static_cast<int>(line.values.size());
  const float pitch = count > 1 ? inner.width() / static_cast<float>(count - 1) : 0.0F;
  const auto point = [&](int index) {
    return Point{inner.left + pitch * static_cast<float>(index),
                 y(line.values[static_cast<std::size_t>(index)])};
  };
  const auto known = [&](int index) {
    return index >= 0 && std::isfinite(line.values[static_cast<std::size_t>(index)]);
  };
  if (line.target) {
    const std::array<Point, 2> ends{{{rect.left, y(*line.target)}, {rect.right, y(*line.target)}}};
    draw_dashed(ui, ends, 2.0F, 3.0F, ui.colour().ink2, 1.5F);
  }
  int last = count - 1;
  while (last >= 0 && !known(last)) --last;
  if (last < 0) return;
  if (line.range_low && line.range_high) {
    const Point end = point(last);
    const Point before = known(last - 1) ? point(last - 1) : Point{end.x - space(2), end.y};
    const std::array<Point, 3> wedge{
        {before, {end.x, y(*line.range_high)}, {end.x, y(*line.range_low)}}};
    hatch_not_in(ui, wedge);
  }
  FrameList<Point> run(ui.memory());
  for (int index = 0; index <= count; ++index) {
    if (index < count && known(index)) {
      run.push_back(point(index));
      continue;
    }
    draw_series_line(ui, run, 0, ui.colour().primary, 2.0F);
    run.clear();
  }
  draw_series_mark(ui, point(last), 0, ui.colour().primary, kMark);
}

}  // namespace huifang::shell
