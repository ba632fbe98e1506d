#include "shell/platform/web/driven_program.hpp"

#include "shell/platform/web/web_host.hpp"

namespace huifang::shell {

DrivenProgram::DrivenProgram(Platform& platform, WebHost& host, AppProgram& program)
    : platform_(platform), host_(host), program_(program) {
  host_.on_change([this](WebHost::Happening) { platform_.request_frame(); });
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
  if (const auto wake_ms = client.next_wake_ms()) platform_.wake_at(static_cast<double>(*wake_ms));
  // Work that is on this device only must not be cleared by the browser; it may ask the person.
  if (client.person() && !asked_to_persist_) {
    asked_to_persist_ = true;
    host_.ask_to_persist();
  }
}

}  // namespace huifang::shell
