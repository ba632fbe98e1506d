#pragma once

#include <optional>

#include "shell/app/program.hpp"

namespace huifang::shell {

class WebHost;

// The program with its engine kept going beside the frames: time that has become due, work for idle
// moments, the network's and the page's comings and goings. All of it goes on while the page is
// hidden and no frame is drawn.
class DrivenProgram final : public Program {
 public:
  DrivenProgram(Platform& platform, WebHost& host, AppProgram& program);

  void draw_frame(Ui& ui) override;
  void wake() override;
  void visibility_changed(bool visible) override;
  void network_changed(bool online) override;

  // To be called after the engine heard news: asks for the next waking, and for idle moments.
  void arrange();

 private:
  void arrange_wake();
  // A page of the old version that nobody has looked at for this long starts the newer one by
  // itself, once all that was typed is on the device.
  static constexpr double kUnattendedMs = 5 * 60'000;
  bool may_start_update() const;

  Platform& platform_;
  WebHost& host_;
  AppProgram& program_;
  bool asked_to_persist_ = false;
  std::optional<double> unseen_since_ms_;
};

}  // namespace huifang::shell
