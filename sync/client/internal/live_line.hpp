#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sync/client/internal/backoff.hpp"
#include "sync/client/internal/lifetime.hpp"
#include "sync/client/network.hpp"

namespace huifang::sync {

// The line on which the office says that there is news. Kept open while there is a token. When the
// office ends a line it says when to come back, drawn at random so that all its devices do not come
// at once; that is kept, up to kRetryLongest_ms.
class LiveLine {
 public:
  static constexpr std::int64_t kRetryLongest_ms = 30'000;

  LiveLine(Network& network, Clock& clock, Random& random)
      : network_(network), clock_(clock), random_(random) {}

  std::function<void()> on_open;
  std::function<void(std::uint64_t seq)> on_poke;
  std::function<void()> on_unauthorized;
  std::function<void()> on_unreachable;  // A new line was tried and the office did not answer.
  std::function<void()> on_change;

  void tick(std::int64_t mono_ms, const std::string& bearer);
  void close();
  bool is_open() const { return state_ == State::kOpen; }
  bool is_closed() const { return state_ == State::kClosed; }
  // True if a line would be opened now, given a token.
  bool is_due(std::int64_t mono_ms) const { return is_closed() && backoff_.is_due(mono_ms); }
  // When the last open line ended; negative = none has yet.
  std::int64_t ended_mono_ms() const { return ended_mono_ms_; }
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

 private:
  enum class State : std::uint8_t { kClosed, kOpening, kOpen };

  void heard(const LiveEvent& event);

  Network& network_;
  Clock& clock_;
  Random& random_;
  State state_ = State::kClosed;
  std::int64_t ended_mono_ms_ = -1;
  Backoff backoff_;
  Lifetime lifetime_;
  std::uint64_t line_ = 0;  // Which one: what an earlier one still says does not count.
};

}  // namespace huifang::sync
