#pragma once

#include <span>
#include <vector>

#include "shell/widgets/frame_memory.hpp"

namespace huifang::shell {

// One place of a stroke. Lengths are in widths of the pad, so that a signature looks the same at
// any size: x goes from 0 to 1, y from 0 to the pad's height over its width.
struct InkPoint {
  float x = 0, y = 0;
  float time_ms = 0;   // Since the stroke began.
  float pressure = 0;  // Of a pen, above 0 to 1; 0 where nobody knows.

  bool operator==(const InkPoint&) const = default;
};
using InkStroke = std::vector<InkPoint>;

// The stroke without the points that lie nearer than `tolerance` to the line through their
// neighbours. The ends stay, and a single point stays a point.
InkStroke simplify_stroke(std::span<const InkPoint> stroke, float tolerance);

// How wide the ink is at each point, from `thin` to `thick`: by pressure where it is known, else
// the slower the wider. It changes slowly along the stroke.
FrameList<float> ink_widths(std::span<const InkPoint> stroke, float thin, float thick,
                            std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// A smooth line through all points of the stroke, no two of its places further apart than `step`
// unless the stroke is very long. Times and pressures are those in between.
FrameList<InkPoint> smooth_stroke(
    std::span<const InkPoint> stroke, float step,
    std::pmr::memory_resource* memory = std::pmr::get_default_resource());

}  // namespace huifang::shell
