#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/client/internal/backoff.hpp"
#include "sync/client/internal/portion.hpp"
#include "sync/client/internal/refusal.hpp"
#include "sync/client/network.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

class Workspace;

// Sends what is saved: sessions oldest first, operations in order, one batch in flight. Whatever
// the office answers, nothing leaves the outbox here but by acknowledgement. A batch that was not
// answered is never sent again as it was: the next has half of it, down to a single act, and that
// one is given more time. Outcomes that are kept here are told along, or soon by themselves.
class PushLoop {
 public:
  explicit PushLoop(Workspace& workspace) : workspace_(workspace) {}

  // Sends the next batch if there is one and its time has come.
  void tick(std::int64_t mono_ms, const std::string& bearer);
  bool has_unsent() const;
  bool is_busy() const { return busy_; }
  // When there is something to send; nothing = there is not, or a batch is under way.
  std::optional<std::int64_t> next_ms() const;
  // An outcome is durable here: the office is told.
  void outcome_is_kept(SessionId session, Counter counter);
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

 private:
  static constexpr std::size_t kPortionLeast = 64;  // Less than any act: one alone.
  static constexpr std::size_t kPortionMost =
      kBatchBytesMax - 16 * 1024;  // Room for what is around.
  static constexpr std::int64_t kPatience_ms = 30'000;
  static constexpr std::int64_t kPatienceLongest_ms = 4 * 60'000;
  // Outcomes that come in together are told together.
  static constexpr std::int64_t kOutcomesGather_ms = 3'000;

  struct Batch {
    SessionId session = 0;
    Counter first = 0;
    Counter last = 0;
    std::size_t acts = 0;  // 0: outcomes alone.
    std::int64_t sent_mono_ms = 0;
    std::size_t outcomes_told = 0;
    std::size_t bytes = 0;
  };

  Batch next_batch(PushRequest& request) const;
  void answered(const Batch& batch, const NetworkAnswer& answer);
  void taken(const Batch& batch, const PushResponse& response);
  void refused(const Batch& batch, const Refusal& refusal);
  void unanswered(const Batch& batch);
  void gap(const Batch& batch, Counter held);
  void failed(std::int64_t retry_after_ms);

  Workspace& workspace_;
  Backoff backoff_;
  bool busy_ = false;
  std::vector<std::pair<SessionId, Counter>> outcomes_kept_;
  std::int64_t tell_outcomes_ms_ = 0;  // By themselves, if nothing is sent before.
  Portion portion_{kPortionLeast, kPortionMost};
  std::int64_t patience_ms_ = kPatience_ms;
  std::int64_t answered_mono_ms_ = -1;  // When the last batch was, or was given up.
};

}  // namespace huifang::sync
