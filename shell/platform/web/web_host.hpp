#pragma once

#include <cstdint>
#include <functional>

namespace huifang::shell {

// What goes on around the program on this page, and its own alarm clock.
class WebHost {
 public:
  // The numbers of web/js/messages.js.
  enum class Happening : std::uint8_t {
    kOnline = 1,
    kVisible = 2,
    kPersisted = 3,
    kUpdateReady = 4
  };

  bool online() const { return online_; }
  bool visible() const { return visible_; }
  // The browser has promised not to clear this site's storage by itself.
  bool persisted() const { return persisted_; }
  // A newer version has been fetched; it takes over at the next start.
  bool update_ready() const { return update_ready_; }

  // Called after one of the above has changed, between frames.
  void on_change(std::function<void(Happening)> changed) { changed_ = std::move(changed); }

  // Asks the browser to keep this site's storage; persisted() tells the answer later.
  void ask_to_persist();

  // Calls `awake` once, in that time or a little later; a new call replaces the one before.
  void wake_in(std::int64_t delay_ms, std::function<void()> awake);
  void cancel_wake();
  // Calls `idle` when the page has nothing to do, again and again while it answers true.
  void when_idle(std::function<bool()> idle);

  // For web_exports.cpp.
  void happened(Happening what, int value);
  void wake();
  bool idle();

 private:
  bool online_ = true;
  bool visible_ = true;
  bool persisted_ = false;
  bool update_ready_ = false;
  std::function<void(Happening)> changed_;
  std::function<void()> awake_;
  std::function<bool()> idle_;
};

// The one page this program runs in.
WebHost& web_host();

}  // namespace huifang::shell
