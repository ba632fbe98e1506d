#include "sync/protocol/clock.hpp"

#include <algorithm>

namespace huifang::sync {

Hlc HybridClock::next(std::int64_t wall_ms) {
  last_ = std::max(hlc_from_ms(std::max<std::int64_t>(wall_ms, 0)), last_ + 1);
  return last_;
}

void HybridClock::witness(Hlc theirs) { last_ = std::max(last_, theirs); }

}  // namespace huifang::sync
