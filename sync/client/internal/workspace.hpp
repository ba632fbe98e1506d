#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/client.hpp"
#include "sync/client/internal/judgement.hpp"
#include "sync/client/internal/lifetime.hpp"
#include "sync/client/internal/local_replica.hpp"
#include "sync/client/internal/outbox.hpp"
#include "sync/client/internal/page_merger.hpp"
#include "sync/client/internal/pull_loop.hpp"
#include "sync/client/internal/push_loop.hpp"
#include "sync/client/internal/store_writer.hpp"
#include "sync/client/internal/work_log.hpp"

namespace huifang::sync {

// One person's database on this device and all that happens to it: acts and drafts are saved, sent
// and settled; what is true is pulled. Its parts work on each other's state, so it is open to them.
// Memory mirrors what is durable: it changes when a commit has succeeded.
class Workspace {
 public:
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  struct Environment {
    const Catalog& catalog;
    DeviceStore& store;
    Network& network;
    Clock& clock;
    Random& random;
    Tidying tidying;
  };
  Workspace(Environment given, Person who);

  std::function<void()> on_change;

  // Reads the database; `done` says that it can be worked with, or why not.
  void open(std::function<void(const Status&)> done);
  bool is_ready() const { return ready_; }

  // See Client.
  std::vector<StepFinding> check(const Transaction& transaction);
  void commit(const Transaction& transaction,
              std::function<void(std::expected<Id, NotSaved>)> done);
  void dismiss(const Id& transaction, std::function<void(Status)> done);
  void save_draft(std::string key, Bytes bytes, std::function<void(Status)> done);
  void remove_draft(const std::string& key, std::function<void(Status)> done);
  // One small step of tidying; true if there is more.
  bool idle();

  // Rows wait to be read, of the database or of an answer: a few at a step.
  bool has_step() const { return opening_rows || pull.has_step(); }
  // REQUIRES: has_step().
  void step();

  std::int64_t corrected_now_ms() const { return environment.clock.wall_ms() + offset_ms; }
  std::int64_t session_mono_ms() const { return environment.clock.mono_ms() - mono_origin_ms_; }
  Id make_new_id();

  // A server's clock was read: `server_ms` when the answer was made, which was asked for at
  // `sent_mono_ms` and came at `answered_mono_ms`.
  void witness_server_time(std::int64_t server_ms, std::int64_t sent_mono_ms,
                           std::int64_t answered_mono_ms);

  // What an acknowledgement and its outcomes mean, as part of a commit and, once durable, in
  // memory.
  struct Settlement {
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Outcome> outcomes;
    std::vector<WorkRecord> records;  // Made by `plan_settlement`.
  };
  // Leaves what is news; the rest is known and durable already.
  void keep_news(Settlement& settlement);
  void plan_settlement(StoreWriter::Plan& plan, Settlement& settlement);
  void take_settlement(const Settlement& settlement);
  // Operations whose effect is in the rows go, as `superblock` says.
  void drop_settled();

  // From now on operations are written under a new session (the device's number changed).
  void begin_session();

  // Issues the operations of a session behind `held` anew under the running one, because the office
  // says that it holds none of them and would take them for a gap.
  // REQUIRES: the session is in the outbox.
  void reissue(SessionId session, Counter held, std::function<void(const Status&)> done);

  // The rows cannot be followed any more (or are damaged): pull everything anew, keep the outbox.
  void begin_rebase(std::function<void(const Status&)> done);

  // What has left the person's books and nothing pending touches any more is purged.
  bool is_touched(const LeavingBody& leaving) const;
  void purge_left();
  // When that is to be tried, monotonic; nothing = there is nothing to purge.
  std::optional<std::int64_t> next_purge_ms() const;

  // Deltas that go, from `first` up to `end`, and what they refer to.
  void plan_drop_deltas(StoreWriter::Plan& plan, DeviceKey first, DeviceKey end) const;

  void storage_answered(const Status& status);
  // An answer came, or none where one was asked for; only the office's own word means a link.
  void heard(bool office_spoke);
  static bool is_slow(std::int64_t waited_ms) { return waited_ms >= kSlow_ms; }
  // Whether a request that was not answered may have been too large for the line: it took long, or
  // the office has been there since `since_ms` all the same. A device that is offline is no sign.
  bool may_be_too_large(std::int64_t waited_ms, std::int64_t since_ms) const {
    return is_slow(waited_ms) || line_is_open || heard_mono_ms_ > since_ms;
  }
  void changed();

  Environment environment;
  Person person;
  SessionId session = 0;       // The running one.
  std::int64_t offset_ms = 0;  // Server time minus wall time.
  std::string trouble;         // Of the storage.
  std::string last_failure;    // Of the network: a text key; empty after a success.
  bool other_office = false;   // The last answer came from another office than this one's.
  Link link = Link::kUnknown;
  std::int64_t data_as_of_ms = 0;
  bool line_is_open = false;  // The live one.
  Sequence poked_seq = 0;     // The newest the live line told of.
  HybridClock hybrid_clock;

  Outbox outbox;
  WorkLog work;
  std::map<std::string, Draft, std::less<>> drafts;
  std::vector<LeavingBody> leaving;
  std::vector<LeavingBody> purging;  // Those of them whose purge is being committed.
  LocalReplica replica;
  std::map<DeviceKey, DeviceKey> staged_deltas;  // Those whose rows lie in the stage, and where.
  std::function<void()> opening_rows;  // The next step of reading the database, while there is one.
  Judgement judgement;
  std::unique_ptr<StoreWriter> writer;
  PushLoop push;
  PullLoop pull;
  PageMerger merger;
  Lifetime lifetime;

 private:
  static constexpr std::int64_t kSlow_ms = 5'000;

  std::vector<LeavingBody> purgeable() const;
  friend class DatabaseOpening;

  void merge_log();
  bool wants_log_merge() const;
  std::vector<Frame> live_frames() const;
  Operation make_operation(EntityNumber type, const Id& entity, Sequence base, Payload payload,
                           const Id& transaction);
  struct Submission {
    std::vector<PendingOperation> operations;
    std::vector<std::string> finished_drafts;
    std::vector<WorkRecord> records;    // How acts stand from then on.
    std::optional<SessionId> replaced;  // Its operations behind `held` are these, issued anew.
    Counter held = 0;
  };
  void submit(Submission submission, std::function<void(const Status&)> done);

  bool ready_ = false;
  bool merging_log_ = false;
  bool rebase_asked_ = false;
  Backoff purge_backoff_;
  std::int64_t mono_origin_ms_ = 0;
  std::int64_t heard_mono_ms_ = -1;  // The office was, last.
};

}  // namespace huifang::sync
