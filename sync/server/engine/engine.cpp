#include "sync/server/engine/engine.hpp"

#include "sync/server/engine/engine_parts.hpp"
#include "sync/server/engine/transaction.hpp"

namespace huifang::server {

using sync::ServerStore;

Engine::Engine(const Catalog& catalog, ServerStore& store, EngineOptions options)
    : parts_(std::make_unique<Parts>(catalog, store, std::move(options))) {}

Engine::~Engine() = default;

const EngineCost& Engine::cost() const { return parts_->cost; }

Result<sync::TenantHead> Engine::head() {
  Transaction transaction(parts_->store);
  if (Status status = transaction.begin(parts_->options.tenant, ServerStore::Access::kRead);
      !status) {
    return std::unexpected(status.error());
  }
  return parts_->store.head();
}

Refusal other_office() { return {{ErrorCode::kConflict, "sync.other_office", ""}}; }

Result<Id> Engine::found_office(const Id& fresh) {
  const auto known = head();
  if (!known) return std::unexpected(known.error());
  if (!known->office.is_nil()) return known->office;
  Transaction transaction(parts_->store);
  if (Status status = transaction.begin(parts_->options.tenant, ServerStore::Access::kWrite);
      !status) {
    return std::unexpected(status.error());
  }
  auto now = parts_->store.head();  // Another process may have been faster.
  if (!now) return std::unexpected(now.error());
  if (!now->office.is_nil()) return now->office;
  now->office = fresh;
  if (Status status = parts_->store.put_head(*now); !status) return std::unexpected(status.error());
  if (Status status = transaction.commit(); !status) return std::unexpected(status.error());
  return fresh;
}

Result<std::optional<Record>> Engine::record(EntityNumber type, const Id& id) {
  Transaction transaction(parts_->store);
  if (Status status = transaction.begin(parts_->options.tenant, ServerStore::Access::kRead);
      !status) {
    return std::unexpected(status.error());
  }
  const auto row = parts_->rows.find(type, id);
  if (!row) return std::unexpected(row.error());
  if (!*row || (*row)->deleted) return std::nullopt;
  return (*row)->record();
}

Status Engine::each_record(EntityNumber type, const std::function<bool(const Record&)>& visit) {
  Transaction transaction(parts_->store);
  if (Status status = transaction.begin(parts_->options.tenant, ServerStore::Access::kRead);
      !status)
    return status;
  return parts_->rows.each_of_type(
      type, [&](const VersionedRow& row) { return row.deleted || visit(row.record()); });
}

Result<std::vector<Record>> Engine::records_by_key(EntityNumber type, FieldNumber field,
                                                   std::string_view text) {
  Transaction transaction(parts_->store);
  if (Status status = transaction.begin(parts_->options.tenant, ServerStore::Access::kRead);
      !status) {
    return std::unexpected(status.error());
  }
  const auto rows = parts_->rows.by_key(type, field, text);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Record> records;
  for (const VersionedRow& row : *rows) {
    if (!row.deleted) records.push_back(row.record());
  }
  return records;
}

}  // namespace huifang::server
