#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/client/internal/backoff.hpp"
#include "sync/client/network.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

class Workspace;

// Sends what is saved: sessions oldest first, operations in order, one batch in flight. Whatever
// the office answers, nothing leaves the outbox here but by acknowledgement.
class PushLoop {
 public:
  explicit PushLoop(Workspace& workspace) : workspace_(workspace) {}

  // Sends the next batch if there is one and its time has come.
  void tick(std::int64_t mono_ms, const std::string& bearer);
  bool has_unsent() const;
  bool is_busy() const { return busy_; }
  // An outcome is durable here: the office is told with the next batch.
  void outcome_is_kept(SessionId session, Counter counter);
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

 private:
  struct Batch {
    SessionId session = 0;
    Counter first = 0;
    Counter last = 0;
    std::int64_t sent_mono_ms = 0;
    std::size_t outcomes_told = 0;
  };

  std::optional<Batch> next_batch(PushRequest& request) const;
  void answered(const Batch& batch, const NetworkAnswer& answer);
  void taken(const Batch& batch, const PushResponse& response);
  void refused(const Batch& batch, const NetworkAnswer& answer);
  void gap(const Batch& batch, Counter held);
  void failed(std::int64_t retry_after_ms);

  Workspace& workspace_;
  Backoff backoff_;
  bool busy_ = false;
  std::vector<std::pair<SessionId, Counter>> outcomes_kept_;
  std::size_t operations_max_ =
      kBatchOperationsMax;  // Halved while the office finds batches too large.
};

}  // namespace huifang::sync
