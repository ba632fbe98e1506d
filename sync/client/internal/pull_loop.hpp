#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/format/log_bodies.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/client/internal/backoff.hpp"
#include "sync/client/internal/fresh_rows.hpp"
#include "sync/client/internal/portion.hpp"
#include "sync/client/internal/refusal.hpp"
#include "sync/client/internal/store_writer.hpp"
#include "sync/client/network.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

class Workspace;

// Brings what is true now. Pages of one answer wait in the stage until all are there; then rows and
// cursor become durable, and visible, together. Pages are read a few rows at a step, and where
// there are no rows yet (or they are to be replaced) those that come are made ready beside, so that
// at the end they only change places.
class PullLoop {
 public:
  explicit PullLoop(Workspace& workspace);
  ~PullLoop();

  // The token was not good: it has to be renewed before the next pull.
  std::function<void()> on_unauthorized;

  void want() { wanted_ = true; }
  bool is_wanted() const { return wanted_; }
  bool is_busy() const { return asking_ || writing_; }
  // A page is asked for while the one before it becomes durable, but no further ahead.
  bool can_ask() const { return !asking_ && !early_ && (!writing_ || ahead_); }
  void tick(std::int64_t mono_ms, const std::string& bearer);
  // Rows wait to be read, in steps of `kRowsPerStep`.
  bool has_step() const { return reading_ || (fresh_ && fresh_->has_work()); }
  // REQUIRES: has_step().
  void step();
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

  // Monotonic time of the last complete pull of this run; negative = none yet.
  std::int64_t last_complete_mono_ms() const { return last_complete_mono_ms_; }
  std::size_t rows_received() const { return rows_received_; }

  // A page that waits, and where it lies.
  struct Staged : StagedPage {
    DeviceKey key = 0;
  };
  // Pages staged before the start, in order.
  void resume(std::vector<Staged> staged);
  void forget_stage();

  // Rows of it wait in the stage: its old ones go at the checkpoint, and nothing is purged
  // meanwhile.
  bool is_coming_back(const LeavingBody& body) const;

 private:
  static constexpr std::size_t kPageBytesLeast = 1024;  // A row is told whole, whatever its size.

  struct Arrival;  // What an answer brings, on its way into a commit.
  struct Reading;  // An answer whose rows are being read.
  // Of the superblock when a request was made; what is written must still go on from there.
  struct Base {
    bool rebasing = false;
    DeviceKey stage_first = 0;
    bool operator==(const Base&) const = default;
  };
  struct Asked {
    Base base;
    std::uint64_t chain = 0;
    std::size_t bytes_max = 0;
    std::int64_t mono_ms = 0;
  };
  struct Early {
    NetworkAnswer answer;
    Asked asked;
    std::int64_t answered_mono_ms = 0;
  };
  static Base base_of(const Superblock& superblock);

  void answered(NetworkAnswer answer, const Asked& asked);
  void take(NetworkAnswer answer, const Asked& asked, std::int64_t answered_mono_ms);
  void refused(const Refusal& refusal, const Asked& asked, std::int64_t answered_mono_ms);
  void read_rows();
  void received(const std::shared_ptr<Arrival>& arrival);
  void make_fresh(Staged& page);
  void stage(const std::shared_ptr<Arrival>& arrival);
  void checkpoint(const std::shared_ptr<Arrival>& arrival);
  void commit(const std::shared_ptr<Arrival>& arrival);
  void plan_checkpoint(StoreWriter::Plan& plan, Arrival& arrival);
  void take_checkpoint(const Arrival& arrival);
  void make_block(Arrival& arrival, Reading& reading);
  // All rows there are will be those of this pull.
  bool replaces_all() const;
  void plan_leaving(StoreWriter::Plan& plan, const std::vector<LeavingBody>& bodies, bool left);
  void take_leaving(const std::vector<LeavingBody>& bodies);
  void forget(const Arrival& arrival);
  void lose_chain();
  void failed(std::int64_t retry_after_ms);

  Workspace& workspace_;
  Backoff backoff_;
  Portion portion_{kPageBytesLeast, kPullBytesMax};
  bool wanted_ = true;
  bool asking_ = false;
  bool writing_ = false;        // A page is on its way into a commit.
  std::optional<Bytes> ahead_;  // While it is: where the page behind it begins.
  std::optional<Early> early_;  // The answer about that page, if it comes before the commit.
  std::uint64_t chain_ = 0;     // Grows when pages are lost: what was asked behind them is void.
  std::unique_ptr<Reading> reading_;
  std::vector<Staged> staged_;
  std::optional<FreshRows> fresh_;        // Of the staged pages, where they replace all there is.
  std::shared_ptr<Arrival> checking_;     // The last page; committed when its rows are ready, too.
  std::vector<LeavingBody> coming_back_;  // Of `leaving`; their outs are in the stage.
  std::size_t rows_received_ = 0;
  std::int64_t last_complete_mono_ms_ = -1;
};

}  // namespace huifang::sync
