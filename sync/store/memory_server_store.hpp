#pragma once

#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "sync/store/server_store.hpp"

namespace huifang::sync {

// The server's store in memory, for tests and the simulator. It fails where it is told to.
class MemoryServerStore final : public ServerStore {
 public:
  enum class Failure : std::uint8_t {
    kFull,        // That one call answers "server.full"; later ones work.
    kCrash,       // That call and all later ones fail until restart().
    kCrashAfter,  // As kCrash, but what that call does is done: a commit stays, its answer is lost.
  };
  // The `calls`-th call from now fails (1 = the next one). 0 takes it back.
  void fail_at(std::uint64_t calls, Failure failure);
  // The process starts again: what was committed is there, what was open is not.
  void restart();
  bool crashed() const { return crashed_; }
  std::uint64_t calls() const { return calls_; }

  Status begin(TenantId tenant, Access access) override;
  Status commit() override;
  void rollback() override;
  Status savepoint() override;
  Status release_savepoint() override;
  Status rollback_savepoint() override;
  Result<TenantHead> head() override;
  Status put_head(const TenantHead& head) override;
  Result<std::optional<StoredRow>> row(EntityNumber type, const Id& id) override;
  Status put_row(const StoredRow& row) override;
  Result<std::vector<StoredRow>> rows_of_scope(Scope scope, const RowPosition& after,
                                               std::size_t limit) override;
  Result<std::vector<StoredRow>> rows_of_root(const Id& root) override;
  Result<std::vector<StoredRow>> rows_of_type(EntityNumber type, const Id& after,
                                              std::size_t limit) override;
  Result<Sequence> last_seq_of_scope(Scope scope) override;
  Status put_key(const RowKey& key, const Id& id) override;
  Status remove_key(const RowKey& key, const Id& id) override;
  Result<std::vector<Id>> find_key(const RowKey& key, std::size_t limit) override;
  Status put_scope_event(const ScopeEvent& event) override;
  Result<std::vector<ScopeEvent>> scope_events(Scope scope, Sequence after) override;
  Result<std::vector<ScopeEvent>> scope_events_of_root(const Id& root) override;
  Status put_grant(const Grant& grant) override;
  Result<std::vector<Grant>> grants_of(UserId user) override;
  Result<std::optional<WriterRow>> writer(DeviceId device, SessionId session) override;
  Status put_writer(const WriterRow& writer) override;
  Result<std::vector<WriterRow>> writers_after(DeviceId device, Sequence applied_after) override;
  Status log_operation(const LoggedOperation& operation) override;
  Result<Bytes> last_log_hash() override;
  Result<std::vector<LoggedOperation>> logged(Sequence seq) override;
  Status put_outcome(const StoredOutcome& outcome) override;
  Status remove_outcome(const OperationId& operation) override;
  Result<std::vector<StoredOutcome>> outcomes(const OperationId& after, std::size_t limit) override;
  Status hold_operation(const HeldOperation& held) override;
  Result<std::optional<HeldOperation>> held(const OperationId& operation) override;
  Status set_held_state(const OperationId& operation, HeldOperation::State state) override;
  Result<std::vector<HeldOperation>> held_open(std::size_t limit) override;

 private:
  using RowName = std::pair<EntityNumber, Id>;
  struct Tenant {
    TenantHead head;
    std::map<RowName, StoredRow> rows;
    std::set<std::pair<Scope, RowPosition>> by_scope;
    std::set<std::pair<Id, RowName>> by_root;
    std::set<std::pair<RowKey, Id>> keys;
    std::map<std::tuple<Scope, Sequence, Id>, ScopeEvent> scope_events;
    std::map<std::tuple<UserId, Scope, Sequence>, Grant> grants;
    std::map<std::pair<DeviceId, SessionId>, WriterRow> writers;
    std::map<std::pair<Sequence, std::uint32_t>, LoggedOperation> log;
    std::map<OperationId, StoredOutcome> outcomes;
    std::map<OperationId, HeldOperation> held;
    std::uint64_t held_last = 0;
  };

  Status call(
      bool writes = false);   // Counts a call; fails where told, and outside of transactions.
  Status after(Status done);  // The second half of kCrashAfter.
  template <class Map>
  void put(Map& map, const typename Map::key_type& key, typename Map::mapped_type value);
  template <class Map>
  void erase(Map& map, const typename Map::key_type& key);
  template <class Element>
  void insert(std::set<Element>& set, const Element& element);
  template <class Element>
  void remove(std::set<Element>& set, const Element& element);
  void undo_to(std::size_t size);

  std::map<TenantId, Tenant> tenants_;
  Tenant* tenant_ = nullptr;
  Access access_ = Access::kRead;
  std::vector<std::function<void()>> undo_;  // Of the open transaction, newest last.
  std::vector<std::size_t> savepoints_;
  std::uint64_t calls_ = 0;
  std::uint64_t fail_at_ = 0;
  Failure failure_ = Failure::kFull;
  bool crashed_ = false;
  bool crash_after_ = false;
};

}  // namespace huifang::sync
