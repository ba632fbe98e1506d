#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sync/client/format/log_bodies.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/client/internal/backoff.hpp"
#include "sync/client/network.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

class Workspace;

// Brings what is true now. Pages of one answer wait in the stage until all are there; then rows and
// cursor become durable, and visible, together.
class PullLoop {
 public:
  explicit PullLoop(Workspace& workspace) : workspace_(workspace) {}

  // The token was not good: it has to be renewed before the next pull.
  std::function<void()> on_unauthorized;

  void want() { wanted_ = true; }
  bool is_wanted() const { return wanted_; }
  bool is_busy() const { return busy_; }
  void tick(std::int64_t mono_ms, const std::string& bearer);
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

  // Monotonic time of the last complete pull of this run; negative = none yet.
  std::int64_t last_complete_mono_ms() const { return last_complete_mono_ms_; }
  std::size_t rows_received() const { return rows_received_; }

  // Pages staged before the start, in order.
  void resume(std::vector<StagedPage> staged);
  void forget_stage();

 private:
  void answered(const NetworkAnswer& answer, std::int64_t sent_mono_ms);
  void received(PullResponse response);
  void stage(const PullResponse& response, RowBlock block);
  void checkpoint(const PullResponse& response, RowBlock block);
  RowBlock make_block(const PullResponse& response, std::vector<LeavingBody>& leaving,
                      std::vector<LeavingBody>& back) const;
  void failed(std::int64_t retry_after_ms);

  Workspace& workspace_;
  Backoff backoff_;
  bool wanted_ = true;
  bool busy_ = false;
  std::vector<StagedPage> staged_;
  std::size_t rows_received_ = 0;
  std::int64_t last_complete_mono_ms_ = -1;
};

}  // namespace huifang::sync
