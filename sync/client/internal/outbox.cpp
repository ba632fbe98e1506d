#include "sync/client/internal/outbox.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"

namespace huifang::sync {

EntityKey Outbox::effect_key(const PendingOperation& operation) {
  if (operation.operation.kind() == OperationKind::kAppend) {
    return {kEntryEntity, entry_id(operation.id())};
  }
  return {operation.operation.type, operation.operation.entity};
}

Outbox::Session* Outbox::find(SessionId id) {
  for (Session& session : sessions_) {
    if (session.mark.session == id) return &session;
  }
  return nullptr;
}

const Outbox::Session* Outbox::session(SessionId id) const {
  return const_cast<Outbox*>(this)->find(id);
}

void Outbox::set_mark(const SessionMark& mark) {
  if (Session* known = find(mark.session)) {
    known->mark = mark;
  } else {
    sessions_.push_back({mark, {}});
  }
}

void Outbox::add(PendingOperation operation) {
  Session* session = find(operation.session);
  session->operations.push_back(std::move(operation));
  const PendingOperation& added = session->operations.back();
  const EntityKey key = effect_key(added);
  by_entity_[key].push_back(&added);
  ++roots_[added.root];
  ++size_;
  if (on_change) on_change(key);
}

std::size_t Outbox::Session::place_of(Counter counter) const {
  const auto found = std::ranges::lower_bound(
      operations, counter, {}, [](const PendingOperation& each) { return each.operation.counter; });
  return static_cast<std::size_t>(found - operations.begin());
}

void Outbox::remove(Session& session, std::deque<PendingOperation>::iterator operation) {
  const EntityKey key = effect_key(*operation);
  const auto entry = by_entity_.find(key);
  std::erase(entry->second, &*operation);
  if (entry->second.empty()) by_entity_.erase(entry);
  const auto root = roots_.find(operation->root);
  if (--root->second == 0) roots_.erase(root);
  --size_;
  session.operations.erase(operation);  // At an end: pointers to the others stay good.
  if (on_change) on_change(key);
}

void Outbox::drop(SessionId id, Counter through) {
  Session* session = find(id);
  if (session == nullptr) return;
  while (!session->operations.empty() && session->operations.front().operation.counter <= through) {
    remove(*session, session->operations.begin());
  }
}

void Outbox::drop_behind(SessionId id, Counter last) {
  Session* session = find(id);
  if (session == nullptr) return;
  while (!session->operations.empty() && session->operations.back().operation.counter > last) {
    remove(*session, session->operations.end() - 1);
  }
}

void Outbox::forget_session(SessionId id) {
  drop_behind(id, 0);
  std::erase_if(sessions_, [id](const Session& each) { return each.mark.session == id; });
}

void Outbox::mark_refused(SessionId id, Counter counter) {
  Session* session = find(id);
  if (session == nullptr) return;
  const std::size_t place = session->place_of(counter);
  if (place == session->operations.size()) return;
  PendingOperation& operation = session->operations[place];
  if (operation.operation.counter != counter) return;
  operation.refused = true;
  if (on_change) on_change(effect_key(operation));
}

const std::vector<const PendingOperation*>& Outbox::of_entity(const EntityKey& key) const {
  static const std::vector<const PendingOperation*> kNone;
  const auto entry = by_entity_.find(key);
  return entry == by_entity_.end() ? kNone : entry->second;
}

std::vector<EntityKey> Outbox::entities() const {
  std::vector<EntityKey> keys;
  keys.reserve(by_entity_.size());
  for (const auto& [key, operations] : by_entity_) keys.push_back(key);
  return keys;
}

}  // namespace huifang::sync
