#pragma once

#include <span>

#include "shell/widgets/frame_memory.hpp"

namespace huifang::shell {

// The arithmetic behind the charts; nothing here draws.

// From the least to the greatest of some values. Starts empty.
struct ValueRange {
  double low = 0, high = 0;
  bool empty = true;

  // NaN and the infinities are no values and change nothing.
  void add(double value);
  void add(std::span<const double> values);
};

// The ticks of an axis: round numbers (1, 2 or 5 and noughts) that reach over the whole range.
struct AxisTicks {
  double first = 0, step = 1;
  int count = 2;     // At least two.
  int decimals = 0;  // What is needed to tell the ticks apart.

  double value(int index) const { return first + step * index; }
  double last() const { return value(count - 1); }
  // Where `value` lies between the first tick (0) and the last (1); cut off beyond them.
  double part(double value) const;
};
// About `wanted` ticks (2 to 20). An empty range is 0 to 1; one value alone gets room around it.
AxisTicks nice_ticks(const ValueRange& range, int wanted);

// Labels of `label_width` side by side, `pitch` apart: only each n-th has room.
int label_stride(int count, float pitch, float label_width);
// The point nearest to `x` when the first of `count` lies at `first` and the others `pitch` apart;
// -1 without points.
int nearest_point(float x, float first, float pitch, int count);

// The parts of a whole, each 0 to 1. Values below 0 and NaN have none; together they make 1 unless
// all have none.
FrameList<double> parts_of_whole(
    std::span<const double> values,
    std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// Which of `steps` depths of colour a value of a heat map has, from 0; -1 for none.
int heat_step(const ValueRange& range, double value, int steps);

}  // namespace huifang::shell
