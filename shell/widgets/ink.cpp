#include "shell/widgets/ink.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace huifang::shell {
namespace {

// Faster than that many widths of the pad in a millisecond is as thin as ink gets.
constexpr float kFast = 0.004F;
// How much a width may follow the next one.
constexpr float kFollow = 0.35F;
constexpr int kPiecesMax = 32;

float distance(const InkPoint& a, const InkPoint& b) { return std::hypot(b.x - a.x, b.y - a.y); }

// From the point to the piece of line between a and b, not to the endless line: a stroke may turn
// back.
float distance_to_piece(const InkPoint& point, const InkPoint& a, const InkPoint& b) {
  const float x = b.x - a.x, y = b.y - a.y;
  const float length2 = x * x + y * y;
  const float part =
      length2 > 0 ? std::clamp(((point.x - a.x) * x + (point.y - a.y) * y) / length2, 0.0F, 1.0F)
                  : 0.0F;
  return std::hypot(point.x - (a.x + x * part), point.y - (a.y + y * part));
}

float between(float p0, float p1, float p2, float p3, float t) {
  return 0.5F * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t +
                 (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
}

}  // namespace

InkStroke simplify_stroke(std::span<const InkPoint> stroke, float tolerance) {
  if (stroke.size() < 3) return {stroke.begin(), stroke.end()};
  std::vector<bool> kept(stroke.size(), false);
  kept.front() = kept.back() = true;
  // A stack of its own: a long stroke must not fill the program's.
  std::vector<std::pair<std::size_t, std::size_t>> pieces{{0, stroke.size() - 1}};
  while (!pieces.empty()) {
    const auto [from, to] = pieces.back();
    pieces.pop_back();
    float furthest = tolerance;
    std::size_t at = from;
    for (std::size_t index = from + 1; index < to; ++index) {
      const float far = distance_to_piece(stroke[index], stroke[from], stroke[to]);
      if (far <= furthest) continue;
      furthest = far;
      at = index;
    }
    if (at == from) continue;
    kept[at] = true;
    pieces.push_back({from, at});
    pieces.push_back({at, to});
  }
  InkStroke result;
  for (std::size_t index = 0; index < stroke.size(); ++index)
    if (kept[index]) result.push_back(stroke[index]);
  return result;
}

FrameList<float> ink_widths(std::span<const InkPoint> stroke, float thin, float thick,
                            std::pmr::memory_resource* memory) {
  FrameList<float> widths(memory);
  widths.reserve(stroke.size());
  for (std::size_t index = 0; index < stroke.size(); ++index) {
    const InkPoint& point = stroke[index];
    float force = 0.6F;
    if (point.pressure > 0) {
      force = std::min(point.pressure, 1.0F);
    } else if (index > 0) {
      const InkPoint& before = stroke[index - 1];
      const float passed_ms = std::max(point.time_ms - before.time_ms, 1.0F);
      force = 1.0F - std::min(distance(before, point) / passed_ms / kFast, 1.0F);
    }
    const float wanted = thin + (thick - thin) * force;
    widths.push_back(widths.empty() ? wanted : widths.back() + (wanted - widths.back()) * kFollow);
  }
  return widths;
}

FrameList<InkPoint> smooth_stroke(std::span<const InkPoint> stroke, float step,
                                  std::pmr::memory_resource* memory) {
  FrameList<InkPoint> result(memory);
  if (stroke.size() < 3 || step <= 0) {
    result.assign(stroke.begin(), stroke.end());
    return result;
  }
  result.push_back(stroke.front());
  for (std::size_t index = 1; index < stroke.size(); ++index) {
    const InkPoint& p1 = stroke[index - 1];
    const InkPoint& p2 = stroke[index];
    const InkPoint& p0 = stroke[index >= 2 ? index - 2 : 0];
    const InkPoint& p3 = stroke[std::min(index + 1, stroke.size() - 1)];
    const int pieces =
        std::clamp(static_cast<int>(std::ceil(distance(p1, p2) / step)), 1, kPiecesMax);
    for (int piece = 1; piece < pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      result.push_back({between(p0.x, p1.x, p2.x, p3.x, t), between(p0.y, p1.y, p2.y, p3.y, t),
                        p1.time_ms + (p2.time_ms - p1.time_ms) * t,
                        p1.pressure + (p2.pressure - p1.pressure) * t});
    }
    result.push_back(p2);
  }
  return result;
}

}  // namespace huifang::shell
