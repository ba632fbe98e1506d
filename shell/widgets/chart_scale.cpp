#include "shell/widgets/chart_scale.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace huifang::shell {
namespace {

constexpr int kTicksMin = 2, kTicksMax = 20;
// Beyond that the steps themselves would leave the numbers there are.
constexpr double kHuge = 1e300;
constexpr double kTiny = 1e-300;

// Of 1, 2, 5, 10 (and noughts) the one that gives nearest to as many steps.
double round_step(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step)));
  const double rest = step / power;
  if (rest < std::sqrt(2.0)) return power;
  if (rest < std::sqrt(10.0)) return 2.0 * power;
  return (rest < std::sqrt(50.0) ? 5.0 : 10.0) * power;
}

}  // namespace

void ValueRange::add(double value) {
  if (!std::isfinite(value)) return;
  low = empty ? value : std::min(low, value);
  high = empty ? value : std::max(high, value);
  empty = false;
}

void ValueRange::add(std::span<const double> values) {
  for (const double value : values) add(value);
}

double AxisTicks::part(double value) const {
  return std::clamp((value - first) / (last() - first), 0.0, 1.0);
}

AxisTicks nice_ticks(const ValueRange& range, int wanted) {
  double low = range.empty ? 0.0 : std::clamp(range.low, -kHuge, kHuge);
  double high = range.empty ? 1.0 : std::clamp(range.high, -kHuge, kHuge);
  const double size = std::max(std::abs(low), std::abs(high));
  // Equal values, and those that differ by less than a double can tell.
  if (high - low <= size * 1e-12 || high - low < kTiny) {
    const double room = size < kTiny ? 1.0 : size * 0.1;
    high += room;
    // One count, one sum: it stands on nought when it is not below it.
    low = low >= 0 && low - room < 0 ? 0.0 : size < kTiny ? 0.0 : low - room;
  }
  const int intervals = std::clamp(wanted, kTicksMin, kTicksMax) - 1;
  AxisTicks ticks;
  ticks.step = round_step((high - low) / intervals);
  const double from = std::floor(low / ticks.step + 1e-9);
  const double to = std::ceil(high / ticks.step - 1e-9);
  ticks.first = from * ticks.step;
  ticks.count = std::max(kTicksMin, static_cast<int>(to - from) + 1);
  ticks.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(ticks.step) + 1e-9)), 0, 12);
  return ticks;
}

int label_stride(int count, float pitch, float label_width) {
  if (count <= 1 || pitch <= 0) return std::max(1, count);
  return std::clamp(static_cast<int>(std::ceil(label_width / pitch)), 1, count);
}

int nearest_point(float x, float first, float pitch, int count) {
  if (count <= 0) return -1;
  if (count == 1 || pitch <= 0) return 0;
  const float at = std::clamp((x - first) / pitch, 0.0F, static_cast<float>(count - 1));
  return static_cast<int>(std::lround(at));
}

FrameList<double> parts_of_whole(std::span<const double> values,
                                 std::pmr::memory_resource* memory) {
  // Scaled by the greatest first: a sum of huge numbers may be more than a double holds.
  double greatest = 0;
  for (const double value : values)
    if (std::isfinite(value)) greatest = std::max(greatest, value);
  FrameList<double> parts(memory);
  parts.reserve(values.size());
  for (const double value : values)
    parts.push_back(std::isfinite(value) && value > 0 && greatest > 0 ? value / greatest : 0.0);
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  if (sum > 0)
    for (double& part : parts) part /= sum;
  return parts;
}

int heat_step(const ValueRange& range, double value, int steps) {
  if (!std::isfinite(value) || range.empty || steps <= 0) return -1;
  if (range.high <= range.low) return steps - 1;
  // Halved, so that the way from one end of the numbers to the other can be told.
  const double part = (value * 0.5 - range.low * 0.5) / (range.high * 0.5 - range.low * 0.5);
  return std::clamp(static_cast<int>(part * steps), 0, steps - 1);
}

}  // namespace huifang::shell
