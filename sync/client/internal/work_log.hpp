#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "sync/client/format/log_bodies.hpp"
#include "sync/client/internal/outbox.hpp"
#include "sync/client/status.hpp"

namespace huifang::sync {

// What the person did and how far each act has come. Acts that are saved or on the way follow from
// the outbox; how an act ended is kept in the log of the device. Mirrors what is durable.
class WorkLog {
 public:
  static constexpr std::size_t kAcceptedKept = 50;

  // An operation that was saved: a new act, or one more operation of it.
  void add_saved(const PendingOperation& pending);
  // The act as it stands now, in place of what was known of it.
  void put(WorkRecord record);
  void remove(const Id& id);
  // Operations of these counters are on the way, or not any more.
  void set_sent(SessionId session, Counter first, Counter last, bool sent);
  // Only the newest accepted acts stay.
  void trim();

  const WorkRecord* find(const Id& id) const;
  const WorkRecord* find(SessionId session, Counter counter) const;
  // Acts of the session whose operations all lie in [first, last].
  std::vector<const WorkRecord*> within(SessionId session, Counter first, Counter last) const;

  // As the Sync page shows them.
  std::vector<WorkItem> items() const;
  // What has to stay in the device's log: how acts ended.
  std::vector<const WorkRecord*> ended() const;
  EntityMark mark_of(const EntityKey& entity) const;
  std::size_t count(WorkState state) const;
  Sequence last_receipt() const { return last_receipt_; }
  std::int64_t last_receipt_ms() const { return last_receipt_ms_; }

 private:
  struct Kept {
    WorkRecord record;
    std::uint64_t order = 0;
  };
  using Place = std::pair<SessionId, Counter>;  // Of the last operation.

  void forget_places(const Kept& kept);
  void remember_places(const Kept& kept);

  std::unordered_map<Id, Kept> kept_;
  std::map<Place, Id> places_;
  std::map<std::uint64_t, Id> order_;
  std::unordered_map<EntityKey, std::set<std::uint64_t>, EntityKeyHash> by_entity_;
  std::uint64_t next_order_ = 1;
  Sequence last_receipt_ = 0;
  std::int64_t last_receipt_ms_ = 0;
};

}  // namespace huifang::sync
