#include "sync/server/engine/judging.hpp"

namespace huifang::server {

Judgement take_control(Workplace& place, const Act& act, const sync::Control& control) {
  sync::ServerStore& store = place.rows.store();
  if (control.what == sync::Control::What::kOutcomeSeen) {
    if (control.about.device != act.operation.device) return refused("sync.not_yours");
    if (const Status status = store.remove_outcome(control.about); !status)
      return std::unexpected(status.error());
    return Verdict{};
  }
  const auto held = store.held(control.about);
  if (!held) return std::unexpected(held.error());
  // The same answer for one that is not there and one that is somebody else's.
  if (!*held || (*held)->user != act.user) return refused("sync.not_yours");
  if (const Status status =
          store.set_held_state(control.about, sync::HeldOperation::State::kDismissed);
      !status) {
    return std::unexpected(status.error());
  }
  return Verdict{};
}

}  // namespace huifang::server
