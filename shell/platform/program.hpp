#pragma once

#include <memory>

namespace huifang::shell {

class Platform;
class Ui;

// What a platform runs: something that draws a frame.
class Program {
 public:
  virtual ~Program() = default;
  // Draws the whole page by calling widgets. Runs after input or news, never while nothing changed.
  virtual void draw_frame(Ui& ui) = 0;
  // Time for work that has nothing to draw; asked for by Platform::wake_at() and wake_when_idle().
  virtual void wake() {}
  // The page went out of sight, perhaps for ever: what must be kept is saved now. Or it came back.
  virtual void visibility_changed(bool /*visible*/) {}
  virtual void network_changed(bool /*online*/) {}
};

}  // namespace huifang::shell
