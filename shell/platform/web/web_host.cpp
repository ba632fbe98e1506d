#include "shell/platform/web/web_host.hpp"

#include <emscripten/em_js.h>

// clang-format off
EM_JS(void, huifang_host_persist, (), { Module['bridge']['persist'](); });
EM_JS(void, huifang_host_take_over, (), { Module['bridge']['takeOver'](); });
EM_JS(void, huifang_host_restart, (), { Module['bridge']['restart'](); });
// clang-format on

namespace huifang::shell {

void WebHost::ask_to_persist() {
  asking_ = true;
  huifang_host_persist();
}

void WebHost::let_update_take_over() {
  update_waits_ = false;
  huifang_host_take_over();
}

void WebHost::restart() { huifang_host_restart(); }

void WebHost::happened(Happening what, int value) {
  switch (what) {
    case Happening::kPersisted:
      persisted_ = value != 0;
      answered_ = asking_;
      break;
    case Happening::kUpdateReady:
      update_ready_ = update_waits_ = value != 0;
      break;
    case Happening::kUpdated:
      updated_ = value != 0;
      break;
    case Happening::kShared:
      break;  // Only news: what it is, the box says.
  }
  if (changed_) changed_(what);
}

WebHost& web_host() {
  static WebHost host;
  return host;
}

}  // namespace huifang::shell
