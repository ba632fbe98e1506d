#pragma once

#include <algorithm>
#include <cstdint>

#include "sync/client/environment.hpp"

namespace huifang::sync {

// When to try again (sync.md 5.4): full jitter from 1 s on. For the first minutes of an outage the
// tries stay within 5 s, so that whoever waits at an open page sees news soon after the office is
// back; a long outage stretches them to 5 min. What the office asks for is kept, up to those 5 min;
// hints bring the next try forward, but at most one in 5 s. All times are monotonic milliseconds.
class Backoff {
 public:
  static constexpr std::int64_t kFirst_ms = 1'000;
  static constexpr std::int64_t kQuick_ms = 5'000;
  static constexpr int kQuickTries = 60;
  static constexpr std::int64_t kLongest_ms = 5 * 60'000;
  static constexpr std::int64_t kProbeGap_ms = 5'000;

  std::int64_t next_ms() const { return next_ms_; }
  bool is_due(std::int64_t now_ms) const { return now_ms >= next_ms_; }
  bool is_waiting() const { return failures_ > 0; }
  int failures() const { return failures_; }

  void tried(std::int64_t now_ms) { last_try_ms_ = now_ms; }
  void succeeded() {
    failures_ = 0;
    next_ms_ = 0;
    asked_until_ms_ = 0;
  }
  void failed(std::int64_t now_ms, Random& random, std::int64_t retry_after_ms = 0) {
    const int late = failures_ - kQuickTries;
    const std::int64_t ceiling = late < 0
                                     ? std::min(kQuick_ms, kFirst_ms << std::min(failures_, 12))
                                     : std::min(kLongest_ms, kQuick_ms << std::min(late, 12));
    ++failures_;
    std::uint8_t bytes[4] = {};
    random.fill(bytes);
    std::int64_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    asked_until_ms_ = retry_after_ms > 0 ? now_ms + std::min(retry_after_ms, kLongest_ms) : 0;
    next_ms_ = std::max(asked_until_ms_, now_ms + 1 + number % ceiling);
  }
  // Something speaks for success now. A wait that the office asked for is not shortened by hints.
  void hint(std::int64_t now_ms) {
    if (failures_ == 0) return;
    const std::int64_t soonest_ms =
        std::max({now_ms, last_try_ms_ + kProbeGap_ms, asked_until_ms_});
    next_ms_ = std::min(next_ms_, soonest_ms);
  }

 private:
  int failures_ = 0;
  std::int64_t next_ms_ = 0;
  std::int64_t asked_until_ms_ = 0;  // By the office; 0 = nothing was asked.
  std::int64_t last_try_ms_ = -kProbeGap_ms;
};

}  // namespace huifang::sync
