#pragma once

#include <deque>
#include <functional>
#include <list>
#include <unordered_map>
#include <vector>

#include "sync/client/format/superblock.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// An entity of any type.
struct EntityKey {
  EntityNumber type = 0;
  Id id;
  bool operator==(const EntityKey&) const = default;
};
struct EntityKeyHash {
  std::size_t operator()(const EntityKey& key) const noexcept {
    return std::hash<Id>()(key.id) ^ (static_cast<std::size_t>(key.type) << 1);
  }
};

// An operation that is saved here and not yet part of what was pulled.
struct PendingOperation {
  SessionId session = 0;
  DeviceId device = 0;
  Id root;
  Bytes encoded;
  Operation operation;
  bool refused = false;  // The office said no: it shows no effect any more.

  OperationId id() const { return {device, session, operation.counter}; }
};

// What was saved and is still needed, by session, oldest first. It mirrors what is durable: it is
// changed only after the commit that makes the change true.
class Outbox {
 public:
  struct Session {
    SessionMark mark;
    // By counter, from mark.dropped + 1 on. Only damage to the database leaves a gap.
    std::deque<PendingOperation> operations;
    // The first operation at or behind this counter; size() if there is none.
    std::size_t place_of(Counter counter) const;
  };

  // Called for each entity whose pending operations changed.
  std::function<void(const EntityKey&)> on_change;

  // Takes the session's numbers over; makes the session if it is new.
  void set_mark(const SessionMark& mark);
  // REQUIRES: the session is known and the counter is above those it has.
  void add(PendingOperation operation);
  void drop(SessionId session, Counter through);
  void drop_behind(SessionId session, Counter last);
  void forget_session(SessionId session);
  void mark_refused(SessionId session, Counter counter);

  const std::list<Session>& sessions() const { return sessions_; }
  const Session* session(SessionId id) const;
  // In the order they were made. Appended entries are found under the entry they will become.
  const std::vector<const PendingOperation*>& of_entity(const EntityKey& key) const;
  std::vector<EntityKey> entities() const;
  // True if any operation here belongs to this root.
  bool touches_root(const Id& root) const { return roots_.contains(root); }
  const std::unordered_map<Id, std::size_t>& roots() const { return roots_; }
  std::size_t size() const { return size_; }

 private:
  static EntityKey effect_key(const PendingOperation& operation);
  void remove(Session& session, std::deque<PendingOperation>::iterator operation);
  Session* find(SessionId id);

  std::list<Session> sessions_;
  std::unordered_map<EntityKey, std::vector<const PendingOperation*>, EntityKeyHash> by_entity_;
  std::unordered_map<Id, std::size_t> roots_;
  std::size_t size_ = 0;
};

}  // namespace huifang::sync
