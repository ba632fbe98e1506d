#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/protocol/messages.hpp"

namespace huifang::sync {

using TenantId = std::uint64_t;

// Where a tenant stands: its last sequence, how often it was restored, and how far back cursors
// reach.
struct TenantHead {
  Sequence seq = 0;
  std::uint32_t epoch = 1;
  Sequence horizon = 0;
  Id office;  // Which office these data are of; random, nil until it is given.
  bool operator==(const TenantHead&) const = default;
};

// A row as it lies in the store; `body` is the engine's own (sync/server/engine/row_body.hpp).
struct StoredRow {
  EntityNumber type = 0;
  Id id;
  Id root;
  Scope scope = 0;
  Sequence seq = 0;
  bool deleted = false;
  Bytes body;
  bool operator==(const StoredRow&) const = default;
};

// A place in the order in which a scope's rows are read.
struct RowPosition {
  Sequence seq = 0;
  EntityNumber type = 0;
  Id id;
  auto operator<=>(const RowPosition&) const = default;
};

// An aggregate that came into a scope or left it.
struct ScopeEvent {
  enum class Kind : std::uint8_t { kIn = 1, kOut = 2 };
  Scope scope = 0;
  Sequence seq = 0;
  Id root;
  Kind kind = Kind::kIn;
  bool operator==(const ScopeEvent&) const = default;
};

// That a user holds, or held, a scope. `rights` changes with what the user may see in it.
struct Grant {
  UserId user = 0;
  Scope scope = 0;
  std::uint32_t rights = 0;
  Sequence from_seq = 0;
  std::optional<Sequence> to_seq;  // Nothing: it stands.
  bool operator==(const Grant&) const = default;
};

// One session of one device: how far its operations are here.
struct WriterRow {
  DeviceId device = 0;
  SessionId session = 0;
  Counter last_counter = 0;
  Bytes chain;
  Sequence applied_seq = 0;
  Hlc last_effective = 0;  // Corrected times of a session never go back behind this.
  std::int64_t seen_ms = 0;
  bool operator==(const WriterRow&) const = default;
};

struct LoggedOperation {
  Sequence seq = 0;
  std::uint32_t number = 0;  // Within the transaction.
  OperationId operation;
  UserId user = 0;
  Bytes body;
  OutcomeKind outcome = OutcomeKind::kOk;
  Bytes hash;  // Of this entry and all before it.
  bool operator==(const LoggedOperation&) const = default;
};

struct StoredOutcome {
  OperationId operation;
  Bytes body;
  bool operator==(const StoredOutcome&) const = default;
};

// An operation that had no effect and is kept with everything it said until a person dismisses it.
struct HeldOperation {
  enum class Reason : std::uint8_t { kRefused = 1, kLate = 2, kMalformed = 3 };
  enum class State : std::uint8_t { kOpen = 0, kDismissed = 1 };
  std::uint64_t id = 0;  // Given by the store.
  Id root;
  Reason reason = Reason::kRefused;
  OperationId operation;
  UserId user = 0;
  Bytes body;
  State state = State::kOpen;
  bool operator==(const HeldOperation&) const = default;
};

// A word or number a row can be found by: a customer's code, a phone, an account.
struct RowKey {
  EntityNumber type = 0;
  FieldNumber field = 0;
  std::string key;
  auto operator<=>(const RowKey&) const = default;
};

// What the server's engine needs of a database. One thread, one transaction at a time; every call
// but begin() belongs to a transaction, and everything in it to the tenant begin() named.
//
// A failure is kUnavailable ("server.full", "server.busy", "server.store") or kInternal
// ("server.damaged"). After one the caller rolls back; what was committed before is untouched and
// nothing of the transaction stays.
class ServerStore {
 public:
  enum class Access : std::uint8_t { kRead, kWrite };

  virtual ~ServerStore() = default;

  virtual Status begin(TenantId tenant, Access access) = 0;  // kWrite waits for the one writer.
  virtual Status commit() = 0;                               // Success means durable.
  virtual void rollback() = 0;                               // Also when nothing is open.
  virtual Status savepoint() = 0;                            // They nest.
  virtual Status release_savepoint() = 0;                    // Keeps what came after the innermost.
  virtual Status rollback_savepoint() = 0;  // Takes it back; the savepoint is gone.

  virtual Result<TenantHead> head() = 0;  // Of a tenant not seen before: seq 0, epoch 1.
  virtual Status put_head(const TenantHead& head) = 0;

  virtual Result<std::optional<StoredRow>> row(EntityNumber type, const Id& id) = 0;
  virtual Status put_row(const StoredRow& row) = 0;
  // Rows of a scope behind `after`, by seq, type, id.
  virtual Result<std::vector<StoredRow>> rows_of_scope(Scope scope, const RowPosition& after,
                                                       std::size_t limit) = 0;
  virtual Result<std::vector<StoredRow>> rows_of_root(const Id& root) = 0;
  // Rows of a type with an id above `after`, by id; nil begins.
  virtual Result<std::vector<StoredRow>> rows_of_type(EntityNumber type, const Id& after,
                                                      std::size_t limit) = 0;
  virtual Result<Sequence> last_seq_of_scope(Scope scope) = 0;  // 0 for an empty one.

  virtual Status put_key(const RowKey& key, const Id& id) = 0;
  virtual Status remove_key(const RowKey& key, const Id& id) = 0;
  virtual Result<std::vector<Id>> find_key(const RowKey& key, std::size_t limit) = 0;

  virtual Status put_scope_event(const ScopeEvent& event) = 0;
  virtual Result<std::vector<ScopeEvent>> scope_events(Scope scope, Sequence after) = 0;  // By seq.
  virtual Result<std::vector<ScopeEvent>> scope_events_of_root(const Id& root) = 0;

  virtual Status put_grant(const Grant& grant) = 0;  // By user, scope and from_seq.
  virtual Result<std::vector<Grant>> grants_of(
      UserId user) = 0;  // Ended ones too; by scope, from_seq.

  virtual Result<std::optional<WriterRow>> writer(DeviceId device, SessionId session) = 0;
  virtual Status put_writer(const WriterRow& writer) = 0;
  virtual Result<std::vector<WriterRow>> writers_after(DeviceId device, Sequence applied_after) = 0;

  virtual Status log_operation(const LoggedOperation& operation) = 0;
  virtual Result<std::vector<LoggedOperation>> logged(Sequence seq) = 0;  // By number.
  virtual Result<Bytes> last_log_hash() = 0;  // Of the newest entry; empty before the first.

  virtual Status put_outcome(const StoredOutcome& outcome) = 0;
  virtual Status remove_outcome(const OperationId& operation) = 0;
  // Of the device, by session and counter, behind `after`.
  virtual Result<std::vector<StoredOutcome>> outcomes(const OperationId& after,
                                                      std::size_t limit) = 0;

  virtual Status hold_operation(const HeldOperation& held) = 0;
  virtual Result<std::optional<HeldOperation>> held(const OperationId& operation) = 0;
  virtual Status set_held_state(const OperationId& operation, HeldOperation::State state) = 0;
  virtual Result<std::vector<HeldOperation>> held_open(std::size_t limit) = 0;
};

}  // namespace huifang::sync
