#include <algorithm>
#include <utility>

#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"

namespace huifang::shell {

void App::when_safe(std::function<void()> act) {
  visibility_changed(false);  // Everything typed goes to the device now.
  when_safe_ = std::move(act);
}

bool App::everything_is_kept() const {
  const FieldEditing& notes = state_.customer_notes;
  if (notes.saving || notes.dirty_since_ms != 0) return false;
  return std::ranges::all_of(state_.writing, [](const auto& entry) {
    const VisitWriting& writing = entry.second;
    return !writing.saving && writing.dirty_since_ms == 0 &&
           writing.safe_ms >= writing.draft.changed_ms;
  });
}

bool App::at_rest() const {
  // A password that is being typed is kept nowhere.
  return everything_is_kept() && waiting_saves_.empty() && !when_safe_ &&
         state_.sign_in.password.empty();
}

void App::go_on_when_safe() {
  if (!when_safe_) return;
  std::string fault = state_.customer_notes.fault;
  for (const auto& [customer, writing] : state_.writing)
    if (!writing.fault.empty()) fault = fault_text(say_, writing.fault);
  if (!fault.empty()) {
    when_safe_ = nullptr;
    show_notice(fault);
  } else if (everything_is_kept()) {
    wish(std::exchange(when_safe_, nullptr));
  }
}

void App::use_update() {
  wish([this] { when_safe([this] { platform_.restart(); }); });
}

// Once each, in passing. Where a banner says it all the time, no line comes on top.
void App::tell_of_updates() {
  if (platform_.updated() && !std::exchange(told_updated_, true))
    show_notice(say_.say("app.update.done"));
  if (!platform_.update_ready() || told_update_ready_) return;
  told_update_ready_ = true;
  const Screen screen = state_.route.screen;
  if (client_.person() && (screen == Screen::kToday || screen == Screen::kSync)) return;
  show_offer(say_.say("app.update.ready_short"), say_.say("app.update.now"),
             [this] { use_update(); });
}

void App::install() {
  wish([this] {
    if (platform_.installing() != Installing::kOffered) return;
    platform_.install(answered([this](bool agreed) {
      show_notice(say_.say(agreed ? "app.install.agreed" : "app.install.declined"));
    }));
  });
}

void App::sign_out() {
  wish([this] {
    state_.leaving = false;
    when_safe([this] {
      client_.sign_out(answered([this](const Status& status) {
        if (!status) {
          state_.sync_fault = fault_text(say_, status.error());
          return;
        }
        forget_person();
      }));
    });
  });
}

// The next person finds nothing of this one on the screens; the device's database keeps the rest.
void App::forget_person() {
  AppState fresh;
  fresh.sign_in.demo = std::move(state_.sign_in.demo);
  fresh.sign_in.demo_password = std::move(state_.sign_in.demo_password);
  state_ = std::move(fresh);
  waiting_saves_.clear();
  drafts_of_ = 0;
  platform_.replace_route(address_of({}));
}

}  // namespace huifang::shell
