#include "sync/server/store/sqlite_server_store.hpp"

#include <algorithm>

#include "sync/server/store/sqlite_schema.hpp"

namespace huifang::server {
namespace {

using sync::Grant;
using sync::HeldOperation;
using sync::LoggedOperation;
using sync::OperationId;
using sync::ScopeEvent;
using sync::StoredRow;
using sync::WriterRow;

Id id_of(const SqliteQuery& query, int column) {
  return id_from_bytes(query.bytes(column)).value_or(Id{});
}

Bytes bytes_of(const SqliteQuery& query, int column) {
  const ByteView view = query.bytes(column);
  return {view.begin(), view.end()};
}

// Reads every row of the query with `read`.
template <class Read>
auto collect(SqliteQuery query, Read read) -> Result<std::vector<decltype(read(query))>> {
  std::vector<decltype(read(query))> found;
  while (true) {
    const Result<bool> row = query.next();
    if (!row) return std::unexpected(row.error());
    if (!*row) return found;
    found.push_back(read(query));
  }
}

template <class Read>
auto first(SqliteQuery query, Read read) -> Result<std::optional<decltype(read(query))>> {
  const Result<bool> row = query.next();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return read(query);
}

std::int64_t limit_of(std::size_t limit) {
  return static_cast<std::int64_t>(std::min<std::size_t>(limit, 1'000'000'000));
}

// type, id, root, scope, seq, del, body
StoredRow read_row(const SqliteQuery& query) {
  StoredRow row;
  row.type = query.number<EntityNumber>(0);
  row.id = id_of(query, 1);
  row.root = id_of(query, 2);
  row.scope = query.number<sync::Scope>(3);
  row.seq = query.number<sync::Sequence>(4);
  row.deleted = query.integer(5) != 0;
  row.body = bytes_of(query, 6);
  return row;
}

// scope, seq, root, kind
ScopeEvent read_scope_event(const SqliteQuery& query) {
  return {query.number<sync::Scope>(0), query.number<sync::Sequence>(1), id_of(query, 2),
          query.number<ScopeEvent::Kind>(3)};
}

// device_id, session, last_ctr, chain, applied_seq, last_eff, seen_at
WriterRow read_writer(const SqliteQuery& query) {
  WriterRow writer;
  writer.device = query.number<sync::DeviceId>(0);
  writer.session = query.number<sync::SessionId>(1);
  writer.last_counter = query.number<sync::Counter>(2);
  writer.chain = bytes_of(query, 3);
  writer.applied_seq = query.number<sync::Sequence>(4);
  writer.last_effective = query.number<sync::Hlc>(5);
  writer.seen_ms = query.integer(6);
  return writer;
}

OperationId read_operation_id(const SqliteQuery& query, int column) {
  return {query.number<sync::DeviceId>(column), query.number<sync::SessionId>(column + 1),
          query.number<sync::Counter>(column + 2)};
}

// id, root, reason, device_id, session, ctr, user_id, op, state
HeldOperation read_held(const SqliteQuery& query) {
  HeldOperation held;
  held.id = query.number<std::uint64_t>(0);
  held.root = id_of(query, 1);
  held.reason = query.number<HeldOperation::Reason>(2);
  held.operation = read_operation_id(query, 3);
  held.user = query.number<sync::UserId>(6);
  held.body = bytes_of(query, 7);
  held.state = query.number<HeldOperation::State>(8);
  return held;
}

SqliteQuery& bind(SqliteQuery& query, const OperationId& id) {
  return query.bind(id.device).bind(id.session).bind(id.counter);
}

}  // namespace

Result<std::unique_ptr<SqliteServerStore>> SqliteServerStore::open(SqliteDatabase& database) {
  if (const Status status = migrate(database, "engine", sqlite_schema_steps()); !status) {
    return std::unexpected(status.error());
  }
  return std::unique_ptr<SqliteServerStore>(new SqliteServerStore(database));
}

SqliteQuery SqliteServerStore::query(const char* sql) {
  SqliteQuery query = database_.query(sql);
  query.bind(tenant_);
  return query;
}

Status SqliteServerStore::begin(sync::TenantId tenant, Access access) {
  tenant_ = tenant;
  return access == Access::kWrite ? database_.begin_write() : database_.begin_read();
}

Status SqliteServerStore::commit() { return database_.commit(); }
void SqliteServerStore::rollback() { database_.rollback(); }
Status SqliteServerStore::savepoint() { return database_.query("SAVEPOINT engine").run(); }
Status SqliteServerStore::release_savepoint() { return database_.query("RELEASE engine").run(); }

Status SqliteServerStore::rollback_savepoint() {
  if (Status status = database_.query("ROLLBACK TO engine").run(); !status) return status;
  return release_savepoint();
}

Result<sync::TenantHead> SqliteServerStore::head() {
  const auto head =
      first(query("SELECT seq, epoch, horizon, office FROM tenant_seq WHERE tenant_id = ?"),
            [](const SqliteQuery& row) {
              return sync::TenantHead{row.number<sync::Sequence>(0), row.number<std::uint32_t>(1),
                                      row.number<sync::Sequence>(2), id_of(row, 3)};
            });
  if (!head) return std::unexpected(head.error());
  return head->value_or(sync::TenantHead{});
}

Status SqliteServerStore::put_head(const sync::TenantHead& head) {
  return query(
             "INSERT INTO tenant_seq (tenant_id, seq, epoch, horizon, office) VALUES (?, ?, ?, ?, "
             "?) "
             "ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, epoch = excluded.epoch, "
             "horizon = excluded.horizon, office = excluded.office")
      .bind(head.seq)
      .bind(head.epoch)
      .bind(head.horizon)
      .bind(head.office.bytes)
      .run();
}

Result<std::optional<StoredRow>> SqliteServerStore::row(EntityNumber type, const Id& id) {
  SqliteQuery row = query(
      "SELECT type, id, root, scope, seq, del, body FROM row_v WHERE tenant_id = ? AND type = ? "
      "AND id = ?");
  row.bind(type).bind(id.bytes);
  return first(std::move(row), read_row);
}

Status SqliteServerStore::put_row(const StoredRow& row) {
  return query(
             "INSERT INTO row_v (tenant_id, type, id, root, scope, seq, del, body) VALUES (?, ?, "
             "?, ?, ?, ?, ?, ?) "
             "ON CONFLICT (tenant_id, type, id) DO UPDATE SET root = excluded.root, scope = "
             "excluded.scope, "
             "seq = excluded.seq, del = excluded.del, body = excluded.body")
      .bind(row.type)
      .bind(row.id.bytes)
      .bind(row.root.bytes)
      .bind(row.scope)
      .bind(row.seq)
      .bind(row.deleted)
      .bind(row.body)
      .run();
}

Result<std::vector<StoredRow>> SqliteServerStore::rows_of_scope(sync::Scope scope,
                                                                const sync::RowPosition& after,
                                                                std::size_t limit) {
  SqliteQuery rows = query(
      "SELECT type, id, root, scope, seq, del, body FROM row_v INDEXED BY row_by_scope "
      "WHERE tenant_id = ? AND scope = ? AND (seq, type, id) > (?, ?, ?) ORDER BY seq, type, id "
      "LIMIT ?");
  rows.bind(scope).bind(after.seq).bind(after.type).bind(after.id.bytes).bind(limit_of(limit));
  return collect(std::move(rows), read_row);
}

Result<std::vector<StoredRow>> SqliteServerStore::rows_of_root(const Id& root) {
  SqliteQuery rows = query(
      "SELECT type, id, root, scope, seq, del, body FROM row_v INDEXED BY row_by_root "
      "WHERE tenant_id = ? AND root = ? ORDER BY type, id");
  rows.bind(root.bytes);
  return collect(std::move(rows), read_row);
}

Result<std::vector<StoredRow>> SqliteServerStore::rows_of_type(EntityNumber type, const Id& after,
                                                               std::size_t limit) {
  SqliteQuery rows = query(
      "SELECT type, id, root, scope, seq, del, body FROM row_v "
      "WHERE tenant_id = ? AND type = ? AND id > ? ORDER BY id LIMIT ?");
  rows.bind(type).bind(after.bytes).bind(limit_of(limit));
  return collect(std::move(rows), read_row);
}

Result<sync::Sequence> SqliteServerStore::last_seq_of_scope(sync::Scope scope) {
  SqliteQuery last =
      query("SELECT seq FROM row_v WHERE tenant_id = ? AND scope = ? ORDER BY seq DESC LIMIT 1");
  last.bind(scope);
  const auto seq =
      first(std::move(last), [](const SqliteQuery& row) { return row.number<sync::Sequence>(0); });
  if (!seq) return std::unexpected(seq.error());
  return seq->value_or(0);
}

Status SqliteServerStore::put_key(const sync::RowKey& key, const Id& id) {
  return query(
             "INSERT INTO row_key (tenant_id, type, field, key, id) VALUES (?, ?, ?, ?, ?) ON "
             "CONFLICT DO NOTHING")
      .bind(key.type)
      .bind(key.field)
      .bind(std::string_view(key.key))
      .bind(id.bytes)
      .run();
}

Status SqliteServerStore::remove_key(const sync::RowKey& key, const Id& id) {
  return query(
             "DELETE FROM row_key WHERE tenant_id = ? AND type = ? AND field = ? AND key = ? AND "
             "id = ?")
      .bind(key.type)
      .bind(key.field)
      .bind(std::string_view(key.key))
      .bind(id.bytes)
      .run();
}

Result<std::vector<Id>> SqliteServerStore::find_key(const sync::RowKey& key, std::size_t limit) {
  SqliteQuery ids = query(
      "SELECT id FROM row_key WHERE tenant_id = ? AND type = ? AND field = ? AND key = ? ORDER BY "
      "id LIMIT ?");
  ids.bind(key.type).bind(key.field).bind(std::string_view(key.key)).bind(limit_of(limit));
  return collect(std::move(ids), [](const SqliteQuery& row) { return id_of(row, 0); });
}

Status SqliteServerStore::put_scope_event(const ScopeEvent& event) {
  return query(
             "INSERT INTO scope_event (tenant_id, scope, seq, root, kind) VALUES (?, ?, ?, ?, ?) "
             "ON CONFLICT (tenant_id, scope, seq, root) DO UPDATE SET kind = excluded.kind")
      .bind(event.scope)
      .bind(event.seq)
      .bind(event.root.bytes)
      .bind(event.kind)
      .run();
}

Result<std::vector<ScopeEvent>> SqliteServerStore::scope_events(sync::Scope scope,
                                                                sync::Sequence after) {
  SqliteQuery events = query(
      "SELECT scope, seq, root, kind FROM scope_event WHERE tenant_id = ? AND scope = ? AND seq > "
      "? "
      "ORDER BY seq, root");
  events.bind(scope).bind(after);
  return collect(std::move(events), read_scope_event);
}

Result<std::vector<ScopeEvent>> SqliteServerStore::scope_events_of_root(const Id& root) {
  SqliteQuery events = query(
      "SELECT scope, seq, root, kind FROM scope_event WHERE tenant_id = ? AND root = ? ORDER BY "
      "scope, seq");
  events.bind(root.bytes);
  return collect(std::move(events), read_scope_event);
}

Status SqliteServerStore::put_grant(const Grant& grant) {
  SqliteQuery put = query(
      "INSERT INTO grant_v (tenant_id, user_id, scope, role, from_seq, to_seq) VALUES (?, ?, ?, ?, "
      "?, ?) "
      "ON CONFLICT (tenant_id, user_id, scope, from_seq) DO UPDATE SET role = excluded.role, "
      "to_seq = excluded.to_seq");
  put.bind(grant.user).bind(grant.scope).bind(grant.rights).bind(grant.from_seq);
  if (grant.to_seq) {
    put.bind(*grant.to_seq);
  } else {
    put.bind_null();
  }
  return put.run();
}

Result<std::vector<Grant>> SqliteServerStore::grants_of(sync::UserId user) {
  SqliteQuery grants = query(
      "SELECT user_id, scope, role, from_seq, to_seq FROM grant_v WHERE tenant_id = ? AND user_id "
      "= ? "
      "ORDER BY scope, from_seq");
  grants.bind(user);
  return collect(std::move(grants), [](const SqliteQuery& row) {
    Grant grant;
    grant.user = row.number<sync::UserId>(0);
    grant.scope = row.number<sync::Scope>(1);
    grant.rights = row.number<std::uint32_t>(2);
    grant.from_seq = row.number<sync::Sequence>(3);
    if (!row.is_null(4)) grant.to_seq = row.number<sync::Sequence>(4);
    return grant;
  });
}

Result<std::optional<WriterRow>> SqliteServerStore::writer(sync::DeviceId device,
                                                           sync::SessionId session) {
  SqliteQuery writer = query(
      "SELECT device_id, session, last_ctr, chain, applied_seq, last_eff, seen_at FROM writer "
      "WHERE tenant_id = ? AND device_id = ? AND session = ?");
  writer.bind(device).bind(session);
  return first(std::move(writer), read_writer);
}

Status SqliteServerStore::put_writer(const WriterRow& writer) {
  return query(
             "INSERT INTO writer (tenant_id, device_id, session, last_ctr, chain, applied_seq, "
             "last_eff, seen_at) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, device_id, session) DO "
             "UPDATE SET "
             "last_ctr = excluded.last_ctr, chain = excluded.chain, applied_seq = "
             "excluded.applied_seq, "
             "last_eff = excluded.last_eff, seen_at = excluded.seen_at")
      .bind(writer.device)
      .bind(writer.session)
      .bind(writer.last_counter)
      .bind(writer.chain)
      .bind(writer.applied_seq)
      .bind(writer.last_effective)
      .bind(writer.seen_ms)
      .run();
}

Result<std::vector<WriterRow>> SqliteServerStore::writers_after(sync::DeviceId device,
                                                                sync::Sequence applied_after) {
  SqliteQuery writers = query(
      "SELECT device_id, session, last_ctr, chain, applied_seq, last_eff, seen_at FROM writer "
      "WHERE tenant_id = ? AND device_id = ? AND applied_seq > ? ORDER BY session");
  writers.bind(device).bind(applied_after);
  return collect(std::move(writers), read_writer);
}

Status SqliteServerStore::log_operation(const LoggedOperation& operation) {
  SqliteQuery put = query(
      "INSERT INTO op_log (tenant_id, seq, n, device_id, session, ctr, user_id, op, outcome, "
      "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  put.bind(operation.seq).bind(operation.number);
  bind(put, operation.operation);
  return put.bind(operation.user)
      .bind(operation.body)
      .bind(operation.outcome)
      .bind(operation.hash)
      .run();
}

Result<Bytes> SqliteServerStore::last_log_hash() {
  SqliteQuery newest =
      query("SELECT hash FROM op_log WHERE tenant_id = ? ORDER BY seq DESC, n DESC LIMIT 1");
  auto hashes = collect(std::move(newest), [](const SqliteQuery& row) { return bytes_of(row, 0); });
  if (!hashes) return std::unexpected(hashes.error());
  return hashes->empty() ? Bytes() : std::move(hashes->front());
}

Result<std::vector<LoggedOperation>> SqliteServerStore::logged(sync::Sequence seq) {
  SqliteQuery operations = query(
      "SELECT seq, n, device_id, session, ctr, user_id, op, outcome, hash FROM op_log "
      "WHERE tenant_id = ? AND seq = ? ORDER BY n");
  operations.bind(seq);
  return collect(std::move(operations), [](const SqliteQuery& row) {
    return LoggedOperation{row.number<sync::Sequence>(0),
                           row.number<std::uint32_t>(1),
                           read_operation_id(row, 2),
                           row.number<sync::UserId>(5),
                           bytes_of(row, 6),
                           row.number<sync::OutcomeKind>(7),
                           bytes_of(row, 8)};
  });
}

Status SqliteServerStore::put_outcome(const sync::StoredOutcome& outcome) {
  SqliteQuery put = query(
      "INSERT INTO op_outcome (tenant_id, device_id, session, ctr, body) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (tenant_id, device_id, session, ctr) DO UPDATE SET body = excluded.body");
  return bind(put, outcome.operation).bind(outcome.body).run();
}

Status SqliteServerStore::remove_outcome(const OperationId& operation) {
  SqliteQuery remove = query(
      "DELETE FROM op_outcome WHERE tenant_id = ? AND device_id = ? AND session = ? AND ctr = ?");
  return bind(remove, operation).run();
}

Result<std::vector<sync::StoredOutcome>> SqliteServerStore::outcomes(const OperationId& after,
                                                                     std::size_t limit) {
  SqliteQuery found = query(
      "SELECT device_id, session, ctr, body FROM op_outcome WHERE tenant_id = ? AND device_id = ? "
      "AND (session, ctr) > (?, ?) ORDER BY session, ctr LIMIT ?");
  bind(found, after).bind(limit_of(limit));
  return collect(std::move(found), [](const SqliteQuery& row) {
    return sync::StoredOutcome{read_operation_id(row, 0), bytes_of(row, 3)};
  });
}

Status SqliteServerStore::hold_operation(const HeldOperation& held) {
  const auto last = first(query("SELECT COALESCE(MAX(id), 0) FROM held_op WHERE tenant_id = ?"),
                          [](const SqliteQuery& row) { return row.integer(0); });
  if (!last) return std::unexpected(last.error());
  SqliteQuery put = query(
      "INSERT INTO held_op (tenant_id, id, root, reason, device_id, session, ctr, user_id, op, "
      "state) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  put.bind(last->value_or(0) + 1).bind(held.root.bytes).bind(held.reason);
  bind(put, held.operation);
  return put.bind(held.user).bind(held.body).bind(held.state).run();
}

Result<std::optional<HeldOperation>> SqliteServerStore::held(const OperationId& operation) {
  SqliteQuery held = query(
      "SELECT id, root, reason, device_id, session, ctr, user_id, op, state FROM held_op "
      "WHERE tenant_id = ? AND device_id = ? AND session = ? AND ctr = ?");
  bind(held, operation);
  return first(std::move(held), read_held);
}

Status SqliteServerStore::set_held_state(const OperationId& operation, HeldOperation::State state) {
  SqliteQuery put = query(
      "UPDATE held_op SET state = ?2 WHERE tenant_id = ?1 AND device_id = ?3 AND session = ?4 AND "
      "ctr = ?5");
  put.bind(state);
  return bind(put, operation).run();
}

Result<std::vector<HeldOperation>> SqliteServerStore::held_open(std::size_t limit) {
  SqliteQuery held = query(
      "SELECT id, root, reason, device_id, session, ctr, user_id, op, state FROM held_op "
      "WHERE tenant_id = ? AND state = 0 ORDER BY id LIMIT ?");
  held.bind(limit_of(limit));
  return collect(std::move(held), read_held);
}

}  // namespace huifang::server
