#pragma once

#include <cstdint>
#include <functional>

namespace huifang::shell {

// What goes on around the program on this page, beyond what Platform tells of it.
class WebHost {
 public:
  // The numbers of web/js/messages.js.
  enum class Happening : std::uint8_t {
    kPersisted = 1,
    kUpdateReady = 2,
    kUpdated = 3,
    kShared = 4
  };

  // The browser has promised not to clear this site's storage by itself.
  bool persisted() const { return persisted_; }
  // It has answered what was asked with ask_to_persist().
  bool asked() const { return answered_; }
  // A newer version has been fetched; it starts the next time, once it has taken over.
  bool update_ready() const { return update_ready_; }
  // This is the first start of this version on a device that had another one.
  bool updated() const { return updated_; }
  // It waits to be told that it may. What runs here goes on with its own version.
  bool update_waits() const { return update_waits_; }
  void let_update_take_over();
  // Starts the page anew, with the newer version if there is one. REQUIRES: all is kept.
  void restart();

  // Called after one of the above has changed, between frames.
  void on_change(std::function<void(Happening)> changed) { changed_ = std::move(changed); }

  // Asks the browser to keep this site's storage; persisted() tells the answer later.
  void ask_to_persist();

  // For web_exports_bridge.cpp.
  void happened(Happening what, int value);

 private:
  bool persisted_ = false;
  bool asking_ = false;
  bool answered_ = false;
  bool update_ready_ = false;
  bool update_waits_ = false;
  bool updated_ = false;
  std::function<void(Happening)> changed_;
};

// The one page this program runs in.
WebHost& web_host();

}  // namespace huifang::shell
