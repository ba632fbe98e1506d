#pragma once

#include <optional>

#include "sync/protocol/messages.hpp"

namespace huifang::server {

// When an operation was made, as far as the office can tell (sync.md 2).
struct CorrectedTime {
  sync::Hlc effective = 0;
  bool uncertain = false;  // The device's clock was put right since: it may not win in silence.
};

// `previous` is the corrected time of the operation before it in the session. The answer lies
// behind that and never in the future of `now_ms`.
CorrectedTime correct_time(const sync::Operation& operation, const sync::PushRequest& request,
                           sync::Hlc previous, std::int64_t now_ms);

}  // namespace huifang::server
