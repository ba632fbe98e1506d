#pragma once

#include <functional>
#include <utility>

#include "shell/platform/headless/headless_platform.hpp"
#include "shell/platform/program.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {

// A page made of what a test draws, on the platform without a screen.
class Screen final : public Program {
 public:
  explicit Screen(std::function<void(Ui&)> draw, const HeadlessPlatform::Options& options = {})
      : platform(options), draw_(std::move(draw)) {
    platform.run(*this);
  }
  void draw_frame(Ui& ui) override { draw_(ui); }
  void wake() override { ++wakes; }
  void visibility_changed(bool visible) override { seen = visible; }
  // Draws once more, as news would.
  void redraw() {
    platform.request_frame();
    platform.run_frames();
  }
  // A finger, and what comes of it.
  void touch(PointerEvent::Kind kind, float x, float y, int pointer = 0) {
    platform.host().pointer({.kind = kind, .x = x, .y = y, .touch = true, .pointer = pointer});
    platform.run_frames();
  }
  // How far down the first pane is scrolled.
  float scrolled() { return platform.find_all(semantics::Role::kScroll).at(0).node.scroll_y; }

  HeadlessPlatform platform;
  int wakes = 0;
  bool seen = true;

 private:
  std::function<void(Ui&)> draw_;
};

}  // namespace huifang::shell
