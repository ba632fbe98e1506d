#include "shell/platform/web/web_host.hpp"

#include <emscripten/em_js.h>

#include <algorithm>
#include <utility>

// clang-format off
EM_JS(void, huifang_host_persist, (), { Module['bridge']['persist'](); });
EM_JS(void, huifang_host_wake_in, (double delay_ms), { Module['bridge']['wakeIn'](delay_ms); });
EM_JS(void, huifang_host_when_idle, (), { Module['bridge']['whenIdle'](); });
// clang-format on

namespace huifang::shell {
namespace {

// Browsers take a longer delay for none at all.
constexpr std::int64_t kWakeMsMax = 24 * 3'600'000;

}  // namespace

void WebHost::ask_to_persist() { huifang_host_persist(); }

void WebHost::wake_in(std::int64_t delay_ms, std::function<void()> awake) {
  awake_ = std::move(awake);
  huifang_host_wake_in(static_cast<double>(std::clamp<std::int64_t>(delay_ms, 0, kWakeMsMax)));
}

void WebHost::cancel_wake() {
  awake_ = nullptr;
  huifang_host_wake_in(-1);
}

void WebHost::when_idle(std::function<bool()> idle) {
  idle_ = std::move(idle);
  huifang_host_when_idle();
}

void WebHost::happened(Happening what, int value) {
  switch (what) {
    case Happening::kOnline:
      online_ = value != 0;
      break;
    case Happening::kVisible:
      visible_ = value != 0;
      break;
    case Happening::kPersisted:
      persisted_ = value != 0;
      break;
    case Happening::kUpdateReady:
      update_ready_ = value != 0;
      break;
  }
  if (changed_) changed_(what);
}

void WebHost::wake() {
  // Taken out first: it may set the next one.
  if (const auto awake = std::exchange(awake_, nullptr)) awake();
}

bool WebHost::idle() { return idle_ && idle_(); }

WebHost& web_host() {
  static WebHost host;
  return host;
}

}  // namespace huifang::shell
