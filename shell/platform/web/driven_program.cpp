#include "shell/platform/web/driven_program.hpp"

#include <algorithm>

#include "shell/platform/web/web_host.hpp"

namespace huifang::shell {

DrivenProgram::DrivenProgram(Platform& platform, WebHost& host, AppProgram& program)
    : platform_(platform), host_(host), program_(program) {
  host_.on_change([this](WebHost::Happening what) {
    if (what == WebHost::Happening::kShared) program_.something_shared();
    platform_.request_frame();
  });
}

void DrivenProgram::draw_frame(Ui& ui) {
  program_.draw_frame(ui);
  arrange();
}

void DrivenProgram::wake() {
  sync::Client& client = program_.client();
  client.tick();
  // Not arrange(): idling would ask for idling for ever.
  if (client.idle()) platform_.wake_when_idle();
  arrange_wake();
}

void DrivenProgram::visibility_changed(bool visible) {
  if (visible) program_.client().became_visible();
  if (visible || !unseen_since_ms_)
    unseen_since_ms_ = visible ? std::nullopt : std::optional(platform_.monotonic_ms());
  program_.visibility_changed(visible);
  arrange();
}

void DrivenProgram::network_changed(bool online) {
  if (online) {
    program_.client().network_came();
  } else {
    program_.client().network_went();
  }
  program_.network_changed(online);
  arrange();
}

void DrivenProgram::arrange() {
  platform_.wake_when_idle();
  arrange_wake();
}

void DrivenProgram::arrange_wake() {
  const sync::Client& client = program_.client();
  if (host_.update_waits() && program_.at_rest()) host_.let_update_take_over();
  if (may_start_update()) {
    unseen_since_ms_.reset();
    host_.restart();
  }
  std::optional<double> wake_ms;
  if (const auto due_ms = client.next_wake_ms()) wake_ms = static_cast<double>(*due_ms);
  if (host_.update_ready() && unseen_since_ms_) {
    const double unattended_ms = *unseen_since_ms_ + kUnattendedMs;
    // What is not at rest then is looked at again with the next waking of the engine.
    if (unattended_ms > platform_.monotonic_ms())
      wake_ms = std::min(wake_ms.value_or(unattended_ms), unattended_ms);
  }
  if (wake_ms) platform_.wake_at(*wake_ms);
  // Work that is on this device only must not be cleared by the browser; it may ask the person.
  if (client.person() && !asked_to_persist_) {
    asked_to_persist_ = true;
    host_.ask_to_persist();
  }
}

bool DrivenProgram::may_start_update() const {
  return host_.update_ready() && unseen_since_ms_ && program_.at_rest() &&
         platform_.monotonic_ms() >= *unseen_since_ms_ + kUnattendedMs;
}

}  // namespace huifang::shell
