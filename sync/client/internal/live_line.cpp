#include "sync/client/internal/live_line.hpp"

#include <algorithm>

namespace huifang::sync {

void LiveLine::tick(std::int64_t mono_ms, const std::string& bearer) {
  if (bearer.empty() || !is_due(mono_ms)) return;
  state_ = State::kOpening;
  backoff_.tried(mono_ms);
  const std::uint64_t line = ++line_;
  network_.listen(bearer, lifetime_.guard([this, line](const LiveEvent& event) {
    if (line == line_) heard(event);
  }));
}

void LiveLine::close() {
  if (state_ == State::kClosed) return;
  state_ = State::kClosed;
  ++line_;
  network_.listen("", [](const LiveEvent&) {});
}

void LiveLine::heard(const LiveEvent& event) {
  switch (event.kind) {
    case LiveEvent::Kind::kOpened:
      state_ = State::kOpen;
      backoff_.succeeded();
      if (on_open) on_open();
      break;
    case LiveEvent::Kind::kPoke:
      if (on_poke) on_poke(event.seq);
      return;
    case LiveEvent::Kind::kRefused:
    case LiveEvent::Kind::kClosed:
      if (event.kind == LiveEvent::Kind::kClosed && state_ == State::kOpening && on_unreachable)
        on_unreachable();
      if (state_ == State::kOpen) ended_mono_ms_ = clock_.mono_ms();
      state_ = State::kClosed;
      ++line_;  // That was its last word.
      backoff_.failed(clock_.mono_ms(), random_, std::min(event.retry_ms, kRetryLongest_ms));
      if (event.kind == LiveEvent::Kind::kRefused && on_unauthorized) on_unauthorized();
      break;
  }
  if (on_change) on_change();
}

}  // namespace huifang::sync
