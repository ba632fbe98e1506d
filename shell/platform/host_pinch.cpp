// Two fingers on a widget, and the wheel with Ctrl, which stands for them.

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "shell/platform/host.hpp"

namespace huifang::shell {
namespace {

// Pixels of one step of a zooming wheel, how much each zooms, and what it is to a wheel that zooms
// without Ctrl as well.
constexpr float kZoomWheelMax = 25.0F;
constexpr float kZoomWheel = 0.01F;
constexpr float kZoomWheelAsScroll = 4.0F;

}  // namespace

void Host::pinched(NodeId widget, const Ui::Pinch& pinch) {
  const bool more = ui_.pinch_ && ui_.pinch_->first == widget;
  ui_.pinch_ = {widget, more ? joined(ui_.pinch_->second, pinch) : pinch};
  platform_.request_frame();
}

bool Host::pinch(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  using State = Touch::State;
  if (!event.touch) return false;
  const bool one_is_down = touch_.state == State::kUndecided || touch_.state == State::kScrolling;
  if (event.kind == Kind::kDown && event.pointer != 0 && pinch_.widget() == 0 && one_is_down) {
    const Ui::Follower* second = front_at(ui_.pinchers_, event.x, event.y);
    const Ui::Follower* first = front_at(ui_.pinchers_, touch_.start_x, touch_.start_y);
    if (second == nullptr || first == nullptr || first->id != second->id) return false;
    pinch_.begin(second->id, {0, touch_.last_x, touch_.last_y}, {event.pointer, event.x, event.y});
    // The first finger was on the way to scroll or to press: it does neither.
    touch_ = {};
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    platform_.request_frame();
    return true;
  }
  if (!pinch_.has(event.pointer)) return false;
  if (event.kind == Kind::kMove)
    pinched(pinch_.widget(), pinch_.moved({event.pointer, event.x, event.y}));
  else
    pinch_.end();
  return true;
}

bool Host::zoom_wheel(float x, float y, float down) {
  // A wheel comes in leaps, a trackpad in small steps: both shall go at a pace of their own.
  const float step = std::clamp(down, -kZoomWheelMax, kZoomWheelMax);
  if (const Ui::Follower* follower = follower_at(x, y); follower != nullptr && follower->wheel) {
    ui_.pointer_steps_.push_back({follower->id,
                                  {.kind = Ui::PointerStep::Kind::kWheel,
                                   .x = x,
                                   .y = y,
                                   .wheel = step * kZoomWheelAsScroll}});
    platform_.request_frame();
    return true;
  }
  const Ui::Follower* pincher = front_at(ui_.pinchers_, x, y);
  if (pincher == nullptr) return false;
  pinched(pincher->id, {.factor = std::exp(-step * kZoomWheel), .x = x, .y = y});
  return true;
}

}  // namespace huifang::shell
