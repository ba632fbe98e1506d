#include "sync/server/engine/merging.hpp"

#include <tuple>

#include "core/catalog/fields.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::server {
namespace {

std::string operation_text(const sync::OperationId& id) {
  return std::to_string(id.device) + "-" + std::to_string(id.session) + "-" +
         std::to_string(id.counter);
}

Value author_of(const OfficeDirectory& office, sync::UserId user) {
  const EmployeeEntry* employee = office.directory().user(user);
  return employee ? Value(employee->id) : Value();
}

// Under this key lies the open conflict that a device has about a field: what it writes next while
// the same other value stands replaces its earlier attempt, so a person is asked once.
sync::RowKey attempt_key(const VersionedRow& row, FieldNumber field, sync::DeviceId device) {
  return {kConflictEntity, conflict_field::kEntity,
          to_text(row.id) + "/" + std::to_string(field) + "/" + std::to_string(device)};
}

struct Sides {
  VersionedField kept;
  VersionedField other;
};

void set_present(VersionedRow& row, FieldNumber field, Value value, const FieldVersion& version) {
  if (!is_empty(value)) row.set(field, std::move(value), version);
}

void write_other(const OfficeDirectory& office, VersionedRow& conflict, const VersionedField& other,
                 const FieldVersion& version) {
  conflict.set(conflict_field::kOtherValue, other.value, version);
  set_present(conflict, conflict_field::kOtherBy, author_of(office, other.version.user), version);
  conflict.set(conflict_field::kOtherAt, sync::hlc_ms(other.version.effective), version);
  conflict.set(conflict_field::kOtherOperation, operation_text(other.version.operation), version);
}

Result<std::optional<VersionedRow>> earlier_attempt(Workplace& place, const sync::RowKey& key,
                                                    const std::string& kept_operation) {
  const auto ids = place.rows.store().find_key(key, 1);
  if (!ids) return std::unexpected(ids.error());
  if (ids->empty()) return std::nullopt;
  auto row = place.rows.find(kConflictEntity, ids->front());
  if (!row || !*row) return row;
  const Fields fields = (*row)->record().fields;
  const bool stands = fields.text(conflict_field::kState) == "open" &&
                      fields.text(conflict_field::kKeptOperation) == kept_operation;
  if (stands) return row;
  if (const Status status = place.rows.store().remove_key(key, ids->front()); !status) {
    return std::unexpected(status.error());
  }
  return std::nullopt;
}

Result<Id> keep_both(Workplace& place, const Act& act, const VersionedRow& about,
                     const Sides& sides) {
  const FieldNumber field = sides.kept.field;
  const std::string kept_operation = operation_text(sides.kept.version.operation);
  const sync::RowKey key = attempt_key(about, field, sides.other.version.operation.device);
  auto earlier = earlier_attempt(place, key, kept_operation);
  if (!earlier) return std::unexpected(earlier.error());
  const FieldVersion version = act.version();
  if (*earlier) {
    VersionedRow changed = **earlier;
    changed.seq = act.seq;
    write_other(place.office, changed, sides.other, version);
    if (const Status status = place.rows.put(changed, &**earlier); !status)
      return std::unexpected(status.error());
    return changed.id;
  }
  VersionedRow conflict{kConflictEntity,
                        sync::conflict_id(sides.other.version.operation, field),
                        about.root,
                        about.scope,
                        act.seq,
                        false,
                        {}};
  conflict.set(conflict_field::kEntityType, std::int64_t{about.type}, version);
  conflict.set(conflict_field::kEntity, about.id, version);
  conflict.set(conflict_field::kField, std::int64_t{field}, version);
  conflict.set(conflict_field::kState, std::string("open"), version);
  conflict.set(conflict_field::kKeptValue, sides.kept.value, version);
  set_present(conflict, conflict_field::kKeptBy, author_of(place.office, sides.kept.version.user),
              version);
  conflict.set(conflict_field::kKeptAt, sync::hlc_ms(sides.kept.version.effective), version);
  conflict.set(conflict_field::kKeptOperation, kept_operation, version);
  write_other(place.office, conflict, sides.other, version);
  if (const Status status = place.rows.put(conflict, nullptr); !status)
    return std::unexpected(status.error());
  if (const Status status = place.rows.store().put_key(key, conflict.id); !status) {
    return std::unexpected(status.error());
  }
  return conflict.id;
}

bool is_later(const FieldVersion& a, const FieldVersion& b) {
  return std::tie(a.effective, a.operation) > std::tie(b.effective, b.operation);
}

}  // namespace

Result<Id> merge_field(Workplace& place, const Act& act, const sync::Operation& operation,
                       VersionedRow& row, const FieldValue& incoming) {
  const VersionedField* present = row.field(incoming.field);
  const VersionedField arriving{incoming.field, incoming.value, act.version()};
  if (present ? present->value == incoming.value : is_empty(incoming.value)) return Id{};
  const bool concurrent = present && present->version.seq > operation.base &&
                          present->version.operation.device != act.operation.device;
  if (!concurrent) {
    row.set(incoming.field, incoming.value, arriving.version);
    return Id{};
  }
  const VersionedField standing = *present;
  const bool arriving_wins = !act.uncertain && is_later(arriving.version, standing.version);
  if (arriving_wins) row.set(incoming.field, incoming.value, arriving.version);
  const FieldDefinition* field = place.catalog.field(row.type, incoming.field);
  // Conflicts live with a customer; the directory has one writer and keeps its history in the log.
  const bool asks_a_person = ((field && field->important) || act.uncertain) && !row.root.is_nil();
  if (!asks_a_person) return Id{};
  return keep_both(place, act, row,
                   arriving_wins ? Sides{arriving, standing} : Sides{standing, arriving});
}

}  // namespace huifang::server
