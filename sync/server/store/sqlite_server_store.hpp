#pragma once

#include <memory>

#include "sync/server/store/sqlite_database.hpp"
#include "sync/store/server_store.hpp"

namespace huifang::server {

// The server's store on SQLite. Several may stand on one file, each with its own connection.
class SqliteServerStore final : public sync::ServerStore {
 public:
  // Brings the tables up to date. The database is borrowed and outlives the store; accounts may
  // share it.
  static Result<std::unique_ptr<SqliteServerStore>> open(SqliteDatabase& database);

  Status begin(sync::TenantId tenant, Access access) override;
  Status commit() override;
  void rollback() override;
  Status savepoint() override;
  Status release_savepoint() override;
  Status rollback_savepoint() override;
  Result<sync::TenantHead> head() override;
  Status put_head(const sync::TenantHead& head) override;
  Result<std::optional<sync::StoredRow>> row(EntityNumber type, const Id& id) override;
  Status put_row(const sync::StoredRow& row) override;
  Result<std::vector<sync::StoredRow>> rows_of_scope(sync::Scope scope,
                                                     const sync::RowPosition& after,
                                                     std::size_t limit) override;
  Result<std::vector<sync::StoredRow>> rows_of_root(const Id& root) override;
  Result<std::vector<sync::StoredRow>> rows_of_type(EntityNumber type, const Id& after,
                                                    std::size_t limit) override;
  Result<sync::Sequence> last_seq_of_scope(sync::Scope scope) override;
  Status put_key(const sync::RowKey& key, const Id& id) override;
  Status remove_key(const sync::RowKey& key, const Id& id) override;
  Result<std::vector<Id>> find_key(const sync::RowKey& key, std::size_t limit) override;
  Status put_scope_event(const sync::ScopeEvent& event) override;
  Result<std::vector<sync::ScopeEvent>> scope_events(sync::Scope scope,
                                                     sync::Sequence after) override;
  Result<std::vector<sync::ScopeEvent>> scope_events_of_root(const Id& root) override;
  Status put_grant(const sync::Grant& grant) override;
  Result<std::vector<sync::Grant>> grants_of(sync::UserId user) override;
  Result<std::optional<sync::WriterRow>> writer(sync::DeviceId device,
                                                sync::SessionId session) override;
  Status put_writer(const sync::WriterRow& writer) override;
  Result<std::vector<sync::WriterRow>> writers_after(sync::DeviceId device,
                                                     sync::Sequence applied_after) override;
  Status log_operation(const sync::LoggedOperation& operation) override;
  Result<Bytes> last_log_hash() override;
  Result<std::vector<sync::LoggedOperation>> logged(sync::Sequence seq) override;
  Status put_outcome(const sync::StoredOutcome& outcome) override;
  Status remove_outcome(const sync::OperationId& operation) override;
  Result<std::vector<sync::StoredOutcome>> outcomes(const sync::OperationId& after,
                                                    std::size_t limit) override;
  Status hold_operation(const sync::HeldOperation& held) override;
  Result<std::optional<sync::HeldOperation>> held(const sync::OperationId& operation) override;
  Status set_held_state(const sync::OperationId& operation,
                        sync::HeldOperation::State state) override;
  Result<std::vector<sync::HeldOperation>> held_open(std::size_t limit) override;

 private:
  explicit SqliteServerStore(SqliteDatabase& database) : database_(database) {}
  SqliteQuery query(const char* sql);  // With the tenant bound first.

  SqliteDatabase& database_;
  sync::TenantId tenant_ = 0;
};

}  // namespace huifang::server
