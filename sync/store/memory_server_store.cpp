#include "sync/store/memory_server_store.hpp"

#include <limits>

namespace huifang::sync {
namespace {

std::unexpected<Error> gone() {
  return failure(ErrorCode::kUnavailable, "server.store", "crashed");
}

constexpr Id highest_id() {
  Id id;
  id.bytes.fill(0xFF);
  return id;
}

}  // namespace

void MemoryServerStore::fail_at(std::uint64_t calls, Failure failure) {
  fail_at_ = calls == 0 ? 0 : calls_ + calls;
  failure_ = failure;
}

void MemoryServerStore::restart() {
  crashed_ = false;
  fail_at_ = 0;
  rollback();
}

Status MemoryServerStore::call(bool writes) {
  ++calls_;
  if (crashed_) return gone();
  if (fail_at_ != 0 && calls_ == fail_at_) {
    switch (failure_) {
      case Failure::kFull:
        return failure(ErrorCode::kUnavailable, "server.full", "told to");
      case Failure::kCrash:
        crashed_ = true;
        return gone();
      case Failure::kCrashAfter:
        crash_after_ = true;
        break;
    }
  }
  if (!tenant_) return failure(ErrorCode::kInternal, "server.store", "no transaction");
  if (writes && access_ == Access::kRead)
    return failure(ErrorCode::kInternal, "server.store", "read only");
  return {};
}

Status MemoryServerStore::after(Status done) {
  if (!crash_after_) return done;
  crash_after_ = false;
  crashed_ = true;
  return gone();
}

void MemoryServerStore::undo_to(std::size_t size) {
  while (undo_.size() > size) {
    undo_.back()();
    undo_.pop_back();
  }
}

template <class Map>
void MemoryServerStore::put(Map& map, const typename Map::key_type& key,
                            typename Map::mapped_type value) {
  const auto [at, is_new] = map.try_emplace(key);
  if (is_new) {
    undo_.push_back([&map, key] { map.erase(key); });
  } else {
    undo_.push_back([&map, key, old = at->second] { map[key] = old; });
  }
  at->second = std::move(value);
}

template <class Map>
void MemoryServerStore::erase(Map& map, const typename Map::key_type& key) {
  const auto at = map.find(key);
  if (at == map.end()) return;
  undo_.push_back([&map, key, old = at->second] { map[key] = old; });
  map.erase(at);
}

template <class Element>
void MemoryServerStore::insert(std::set<Element>& set, const Element& element) {
  if (set.insert(element).second) undo_.push_back([&set, element] { set.erase(element); });
}

template <class Element>
void MemoryServerStore::remove(std::set<Element>& set, const Element& element) {
  if (set.erase(element) > 0) undo_.push_back([&set, element] { set.insert(element); });
}

Status MemoryServerStore::begin(TenantId tenant, Access access) {
  if (tenant_) return failure(ErrorCode::kInternal, "server.store", "a transaction is open");
  tenant_ = &tenants_[tenant];
  access_ = access;
  const Status status = call();
  if (!status) tenant_ = nullptr;
  return status;
}

Status MemoryServerStore::commit() {
  if (const Status status = call(); !status) return status;
  undo_.clear();
  savepoints_.clear();
  tenant_ = nullptr;
  return after({});
}

void MemoryServerStore::rollback() {
  undo_to(0);
  savepoints_.clear();
  tenant_ = nullptr;
}

Status MemoryServerStore::savepoint() {
  if (const Status status = call(); !status) return status;
  savepoints_.push_back(undo_.size());
  return after({});
}

Status MemoryServerStore::release_savepoint() {
  if (const Status status = call(); !status) return status;
  if (savepoints_.empty()) return failure(ErrorCode::kInternal, "server.store", "no savepoint");
  savepoints_.pop_back();
  return after({});
}

Status MemoryServerStore::rollback_savepoint() {
  if (const Status status = call(); !status) return status;
  if (savepoints_.empty()) return failure(ErrorCode::kInternal, "server.store", "no savepoint");
  undo_to(savepoints_.back());
  savepoints_.pop_back();
  return after({});
}

Result<TenantHead> MemoryServerStore::head() {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  return tenant_->head;
}

Status MemoryServerStore::put_head(const TenantHead& head) {
  if (const Status status = call(true); !status) return status;
  undo_.push_back([tenant = tenant_, old = tenant_->head] { tenant->head = old; });
  tenant_->head = head;
  return after({});
}

Result<std::optional<StoredRow>> MemoryServerStore::row(EntityNumber type, const Id& id) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  const auto at = tenant_->rows.find({type, id});
  return at == tenant_->rows.end() ? std::nullopt : std::optional(at->second);
}

Status MemoryServerStore::put_row(const StoredRow& row) {
  if (const Status status = call(true); !status) return status;
  const RowName name{row.type, row.id};
  if (const auto old = tenant_->rows.find(name); old != tenant_->rows.end()) {
    remove(tenant_->by_scope, {old->second.scope, RowPosition{old->second.seq, row.type, row.id}});
    remove(tenant_->by_root, {old->second.root, name});
  }
  put(tenant_->rows, name, row);
  insert(tenant_->by_scope, {row.scope, RowPosition{row.seq, row.type, row.id}});
  insert(tenant_->by_root, {row.root, name});
  return after({});
}

Result<std::vector<StoredRow>> MemoryServerStore::rows_of_scope(Scope scope,
                                                                const RowPosition& behind,
                                                                std::size_t limit) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<StoredRow> rows;
  for (auto at = tenant_->by_scope.upper_bound({scope, behind});
       at != tenant_->by_scope.end() && at->first == scope && rows.size() < limit; ++at) {
    rows.push_back(tenant_->rows.at({at->second.type, at->second.id}));
  }
  return rows;
}

Result<std::vector<StoredRow>> MemoryServerStore::rows_of_root(const Id& root) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<StoredRow> rows;
  for (auto at = tenant_->by_root.lower_bound({root, RowName{}});
       at != tenant_->by_root.end() && at->first == root; ++at) {
    rows.push_back(tenant_->rows.at(at->second));
  }
  return rows;
}

Result<std::vector<StoredRow>> MemoryServerStore::rows_of_type(EntityNumber type, const Id& behind,
                                                               std::size_t limit) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<StoredRow> rows;
  for (auto at = tenant_->rows.upper_bound({type, behind});
       at != tenant_->rows.end() && at->first.first == type && rows.size() < limit; ++at) {
    rows.push_back(at->second);
  }
  return rows;
}

Result<Sequence> MemoryServerStore::last_seq_of_scope(Scope scope) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  constexpr RowPosition kLast{std::numeric_limits<Sequence>::max(),
                              std::numeric_limits<EntityNumber>::max(), highest_id()};
  const auto at = tenant_->by_scope.upper_bound({scope, kLast});
  if (at == tenant_->by_scope.begin() || std::prev(at)->first != scope) return Sequence{0};
  return std::prev(at)->second.seq;
}

Status MemoryServerStore::put_key(const RowKey& key, const Id& id) {
  if (const Status status = call(true); !status) return status;
  insert(tenant_->keys, {key, id});
  return after({});
}

Status MemoryServerStore::remove_key(const RowKey& key, const Id& id) {
  if (const Status status = call(true); !status) return status;
  remove(tenant_->keys, {key, id});
  return after({});
}

Result<std::vector<Id>> MemoryServerStore::find_key(const RowKey& key, std::size_t limit) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<Id> ids;
  for (auto at = tenant_->keys.lower_bound({key, Id{}});
       at != tenant_->keys.end() && at->first == key && ids.size() < limit; ++at) {
    ids.push_back(at->second);
  }
  return ids;
}

Status MemoryServerStore::put_scope_event(const ScopeEvent& event) {
  if (const Status status = call(true); !status) return status;
  put(tenant_->scope_events, {event.scope, event.seq, event.root}, event);
  return after({});
}

Result<std::vector<ScopeEvent>> MemoryServerStore::scope_events(Scope scope, Sequence behind) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<ScopeEvent> events;
  for (auto at = tenant_->scope_events.upper_bound({scope, behind, highest_id()});
       at != tenant_->scope_events.end() && at->second.scope == scope; ++at) {
    events.push_back(at->second);
  }
  return events;
}

Result<std::vector<ScopeEvent>> MemoryServerStore::scope_events_of_root(const Id& root) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<ScopeEvent> events;
  for (const auto& [key, event] : tenant_->scope_events) {
    if (event.root == root) events.push_back(event);
  }
  return events;
}

Status MemoryServerStore::put_grant(const Grant& grant) {
  if (const Status status = call(true); !status) return status;
  put(tenant_->grants, {grant.user, grant.scope, grant.from_seq}, grant);
  return after({});
}

Result<std::vector<Grant>> MemoryServerStore::grants_of(UserId user) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<Grant> grants;
  for (auto at = tenant_->grants.lower_bound({user, 0, 0});
       at != tenant_->grants.end() && at->second.user == user; ++at) {
    grants.push_back(at->second);
  }
  return grants;
}

Result<std::optional<WriterRow>> MemoryServerStore::writer(DeviceId device, SessionId session) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  const auto at = tenant_->writers.find({device, session});
  return at == tenant_->writers.end() ? std::nullopt : std::optional(at->second);
}

Status MemoryServerStore::put_writer(const WriterRow& writer) {
  if (const Status status = call(true); !status) return status;
  put(tenant_->writers, {writer.device, writer.session}, writer);
  return after({});
}

Result<std::vector<WriterRow>> MemoryServerStore::writers_after(DeviceId device,
                                                                Sequence applied_after) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<WriterRow> writers;
  for (auto at = tenant_->writers.lower_bound({device, 0});
       at != tenant_->writers.end() && at->second.device == device; ++at) {
    if (at->second.applied_seq > applied_after) writers.push_back(at->second);
  }
  return writers;
}

Status MemoryServerStore::log_operation(const LoggedOperation& operation) {
  if (const Status status = call(true); !status) return status;
  put(tenant_->log, {operation.seq, operation.number}, operation);
  return after({});
}

Result<Bytes> MemoryServerStore::last_log_hash() {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  return tenant_->log.empty() ? Bytes() : tenant_->log.rbegin()->second.hash;
}

Result<std::vector<LoggedOperation>> MemoryServerStore::logged(Sequence seq) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<LoggedOperation> operations;
  for (auto at = tenant_->log.lower_bound({seq, 0});
       at != tenant_->log.end() && at->second.seq == seq; ++at) {
    operations.push_back(at->second);
  }
  return operations;
}

Status MemoryServerStore::put_outcome(const StoredOutcome& outcome) {
  if (const Status status = call(true); !status) return status;
  put(tenant_->outcomes, outcome.operation, outcome);
  return after({});
}

Status MemoryServerStore::remove_outcome(const OperationId& operation) {
  if (const Status status = call(true); !status) return status;
  erase(tenant_->outcomes, operation);
  return after({});
}

Result<std::vector<StoredOutcome>> MemoryServerStore::outcomes(const OperationId& behind,
                                                               std::size_t limit) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::vector<StoredOutcome> found;
  for (auto at = tenant_->outcomes.upper_bound(behind);
       at != tenant_->outcomes.end() && at->first.device == behind.device && found.size() < limit;
       ++at) {
    found.push_back(at->second);
  }
  return found;
}

Status MemoryServerStore::hold_operation(const HeldOperation& held) {
  if (const Status status = call(true); !status) return status;
  undo_.push_back([tenant = tenant_, old = tenant_->held_last] { tenant->held_last = old; });
  HeldOperation kept = held;
  kept.id = ++tenant_->held_last;
  put(tenant_->held, held.operation, std::move(kept));
  return after({});
}

Result<std::optional<HeldOperation>> MemoryServerStore::held(const OperationId& operation) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  const auto at = tenant_->held.find(operation);
  return at == tenant_->held.end() ? std::nullopt : std::optional(at->second);
}

Status MemoryServerStore::set_held_state(const OperationId& operation, HeldOperation::State state) {
  if (const Status status = call(true); !status) return status;
  if (const auto at = tenant_->held.find(operation); at != tenant_->held.end()) {
    HeldOperation changed = at->second;
    changed.state = state;
    put(tenant_->held, operation, std::move(changed));
  }
  return after({});
}

Result<std::vector<HeldOperation>> MemoryServerStore::held_open(std::size_t limit) {
  if (const Status status = call(); !status) return std::unexpected(status.error());
  std::map<std::uint64_t, HeldOperation> by_id;
  for (const auto& [operation, held] : tenant_->held) {
    if (held.state == HeldOperation::State::kOpen) by_id.emplace(held.id, held);
  }
  std::vector<HeldOperation> found;
  for (auto& [id, held] : by_id) {
    if (found.size() < limit) found.push_back(std::move(held));
  }
  return found;
}

}  // namespace huifang::sync
