#include "shell/platform/pinch_track.hpp"

#include <algorithm>
#include <cmath>

namespace huifang::shell {
namespace {

// Nearer than this two fingers are one place: what they do there says nothing of size.
constexpr float kApartMin = 8.0F;

}  // namespace

void PinchTrack::begin(NodeId widget, const Finger& first, const Finger& second) {
  widget_ = widget;
  fingers_ = {first, second};
}

bool PinchTrack::has(int pointer) const {
  return widget_ != 0 && (fingers_[0].pointer == pointer || fingers_[1].pointer == pointer);
}

Ui::Pinch PinchTrack::moved(const Finger& finger) {
  const bool first = fingers_[0].pointer == finger.pointer;
  Finger& mover = fingers_[first ? 0 : 1];
  const Finger& other = fingers_[first ? 1 : 0];
  const float before = std::hypot(mover.x - other.x, mover.y - other.y);
  const float after = std::hypot(finger.x - other.x, finger.y - other.y);
  const Ui::Pinch pinch{
      .factor = std::max(after, kApartMin) / std::max(before, kApartMin),
      .x = (finger.x + other.x) * 0.5F,
      .y = (finger.y + other.y) * 0.5F,
      .right = (finger.x - mover.x) * 0.5F,
      .down = (finger.y - mover.y) * 0.5F,
  };
  mover = finger;
  return pinch;
}

Ui::Pinch joined(const Ui::Pinch& before, const Ui::Pinch& after) {
  return {.factor = before.factor * after.factor,
          .x = after.x,
          .y = after.y,
          .right = before.right + after.right,
          .down = before.down + after.down};
}

}  // namespace huifang::shell
