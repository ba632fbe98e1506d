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

  HeadlessPlatform platform;
  int wakes = 0;
  bool seen = true;

 private:
  std::function<void(Ui&)> draw_;
};

}  // namespace huifang::shell
