#include "sync/server/engine/bulk.hpp"

#include "core/catalog/fields.hpp"
#include "sync/server/engine/engine_parts.hpp"
#include "sync/server/engine/judging.hpp"
#include "sync/server/engine/keeping.hpp"
#include "sync/server/engine/log_chain.hpp"
#include "sync/server/engine/moving.hpp"
#include "sync/server/engine/transaction.hpp"

namespace huifang::server {

// The server's own operations come from device 0, one session for each transaction.
constexpr sync::DeviceId kServerDevice = 0;

struct Bulk::State {
  State(Engine::Parts& the_parts, std::int64_t the_now_ms)
      : parts(the_parts), transaction(the_parts.store), actor(system_actor()), now_ms(the_now_ms) {}

  ~State() {
    if (!committed) {
      parts.office.invalidate();
      parts.rows.clear_directory_written();
    }
  }

  Result<Taken> judge(sync::Operation operation, Taken taken);

  Engine::Parts& parts;
  Transaction transaction;
  sync::TenantHead head;
  Actor actor;
  std::vector<ScopeNumber> books;
  std::int64_t now_ms;
  std::uint32_t count = 0;
  bool directory_changed = false;
  bool failed = false;
  bool committed = false;
};

namespace {

std::string detail_of(const Verdict& verdict) {
  std::string detail;
  for (const std::string& parameter : verdict.parameters)
    detail += (detail.empty() ? "" : " ") + parameter;
  return detail;
}

Fields differing(const Record& record, const VersionedRow& row) {
  std::vector<FieldValue> fields;
  for (const FieldValue& field : record.fields) {
    const VersionedField* held = row.field(field.field);
    if (held ? held->value != field.value : !is_empty(field.value)) fields.push_back(field);
  }
  return Fields(std::move(fields));
}

}  // namespace

Result<Bulk::Taken> Bulk::State::judge(sync::Operation operation, Taken taken) {
  const sync::Sequence seq = head.seq + 1;
  operation.counter = count + 1;
  operation.base = seq;  // The server has seen everything.
  operation.hlc = sync::hlc_from_ms(now_ms) + count % 0x10000;
  Workplace place{parts.catalog, parts.rows, parts.office};
  Act act{actor, books};
  act.seq = seq;
  act.operation = {kServerDevice, seq, operation.counter};
  act.effective = operation.hlc;
  // A verdict that is not taken has written nothing, so no savepoint is needed.
  const auto verdict = take_operation(place, act, operation);
  if (!verdict) {
    failed = true;
    return std::unexpected(verdict.error());
  }
  if (!verdict->taken())
    return failure(ErrorCode::kInvalidInput, verdict->key, detail_of(*verdict));
  directory_changed = directory_changed || parts.rows.directory_written();

  CborWriter writer;
  sync::write_operation(writer, operation);
  sync::LoggedOperation logged{seq, count, act.operation, 0, {}, verdict->kind, {}};
  logged.body = write_kept_operation({now_ms, operation.hlc, writer.take()});
  if (const Status status = log_in_chain(parts.store, logged); !status) {
    failed = true;
    return std::unexpected(status.error());
  }
  ++count;
  return taken;
}

Bulk::Bulk(std::unique_ptr<State> state) : state_(std::move(state)) {}
Bulk::~Bulk() = default;

Result<Bulk::Taken> Bulk::upsert(const Record& record, const Id& root) {
  if (state_->failed)
    return failure(ErrorCode::kUnavailable, "server.store", "the transaction has failed");
  const auto row = state_->parts.rows.find(record.type, record.id);
  if (!row) {
    state_->failed = true;
    return std::unexpected(row.error());
  }
  sync::Operation operation;
  operation.type = record.type;
  operation.entity = record.id;
  if (!*row) {
    operation.payload = sync::Create{root, record.fields};
    return state_->judge(std::move(operation), Taken::kCreated);
  }
  Fields fields = differing(record, **row);
  if (fields.empty()) return Taken::kUnchanged;
  operation.payload = sync::Set{std::move(fields)};
  return state_->judge(std::move(operation), Taken::kChanged);
}

Result<std::optional<Record>> Bulk::record(EntityNumber type, const Id& id) {
  const auto row = state_->parts.rows.find(type, id);
  if (!row) return std::unexpected(row.error());
  if (!*row || (*row)->deleted) return std::nullopt;
  return (*row)->record();
}

Result<std::vector<Record>> Bulk::records(EntityNumber type) {
  std::vector<Record> records;
  const Status status = state_->parts.rows.each_of_type(type, [&](const VersionedRow& row) {
    if (!row.deleted) records.push_back(row.record());
    return true;
  });
  if (!status) return std::unexpected(status.error());
  return records;
}

Result<std::vector<Record>> Bulk::records_by_key(EntityNumber type, FieldNumber field,
                                                 std::string_view text) {
  const auto rows = state_->parts.rows.by_key(type, field, text);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Record> records;
  for (const VersionedRow& row : *rows) {
    if (!row.deleted) records.push_back(row.record());
  }
  return records;
}

Result<sync::Sequence> Bulk::commit() {
  State& state = *state_;
  if (state.failed)
    return failure(ErrorCode::kUnavailable, "server.store", "the transaction has failed");
  if (state.count == 0) return state.head.seq;
  ++state.head.seq;
  Status status;
  if (state.directory_changed) {
    Workplace place{state.parts.catalog, state.parts.rows, state.parts.office};
    status = refresh_grants(place, state.head.seq);
  }
  if (status) status = state.parts.store.put_head(state.head);
  if (status) status = state.transaction.commit();
  if (!status) {
    state.failed = true;
    return std::unexpected(status.error());
  }
  state.committed = true;
  return state.head.seq;
}

Result<std::unique_ptr<Bulk>> Engine::begin_bulk(std::int64_t now_ms) {
  auto state = std::make_unique<Bulk::State>(*parts_, now_ms);
  if (const Status status =
          state->transaction.begin(parts_->options.tenant, sync::ServerStore::Access::kWrite);
      !status) {
    return std::unexpected(status.error());
  }
  const auto head = parts_->store.head();
  if (!head) return std::unexpected(head.error());
  state->head = *head;
  return std::unique_ptr<Bulk>(new Bulk(std::move(state)));
}

}  // namespace huifang::server
