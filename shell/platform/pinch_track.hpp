#pragma once

#include <array>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Two fingers on a widget, from the second one's coming until one of them goes.
class PinchTrack {
 public:
  struct Finger {
    int pointer = -1;
    float x = 0, y = 0;
  };

  void begin(NodeId widget, const Finger& first, const Finger& second);
  void end() { widget_ = 0; }
  // 0: nothing is pinched.
  NodeId widget() const { return widget_; }
  bool has(int pointer) const;
  // One of the two has moved there. REQUIRES: has(finger.pointer).
  Ui::Pinch moved(const Finger& finger);

 private:
  NodeId widget_ = 0;
  std::array<Finger, 2> fingers_;
};

// Both one after the other.
Ui::Pinch joined(const Ui::Pinch& before, const Ui::Pinch& after);

}  // namespace huifang::shell
