#include "core/catalog/fields.hpp"
#include "sync/server/engine/judging.hpp"

namespace huifang::server {
namespace {

// Where the new row goes: its aggregate and its scope.
struct Place {
  Id root;
  sync::Scope scope = 0;
};

Result<std::expected<Place, Verdict>> find_place(Workplace& work, const EntityDefinition& entity,
                                                 const sync::Create& create, const Record& record) {
  using Answer = std::expected<Place, Verdict>;
  if (entity.placement == Placement::kChild) {
    const EntityDefinition* parent = work.catalog.entity(entity.parent);
    const bool names_root =
        entity.root_field == 0 || record.fields.reference(entity.root_field) == create.root;
    if (!parent || create.root.is_nil() || !names_root)
      return Answer(std::unexpected(refused("sync.root_mismatch")));
    const auto root = work.rows.find_stored(parent->number, create.root);
    if (!root) return std::unexpected(root.error());
    // As for a customer of somebody else.
    if (!*root || (*root)->deleted) return Answer(std::unexpected(refused("sync.not_yours")));
    return Answer(Place{create.root, (*root)->scope});
  }
  const Id root = entity.is_directory() ? Id{} : record.id;
  if (create.root != root) return Answer(std::unexpected(refused("sync.root_mismatch")));
  const auto scope = book_of(work.catalog, record, work.office.directory());
  if (!scope) return Answer(std::unexpected(refused("sync.no_book")));
  return Answer(Place{root, *scope});
}

// The same create again, under another operation id: after a fork or a restored backup.
bool is_same(const VersionedRow& row, const sync::Create& create) {
  if (row.root != create.root || row.deleted) return false;
  for (const FieldValue& field : create.fields) {
    const VersionedField* held = row.field(field.field);
    if (!held ? !is_empty(field.value) : held->value != field.value) return false;
  }
  return true;
}

// What the server gives a record when it is made without.
Fields server_numbers(const OfficeDirectory& office, const Record& record) {
  Fields fields;
  if (record.type == kEmployeeEntity && record.fields.number(employee_field::kUserNumber) == 0) {
    fields.set(employee_field::kUserNumber, std::int64_t{office.next_user_number()});
  }
  if (record.type == kUnitEntity && record.fields.number(unit_field::kNumber) == 0) {
    fields.set(unit_field::kNumber, std::int64_t{office.next_unit_number()});
  }
  return fields;
}

// The past is imported in the state it has; for everybody else a record begins where its workflow
// does.
bool has_past_state(const Workplace& place, const Act& act, const EntityDefinition& entity,
                    const Record& record) {
  if (!act.actor.system || entity.workflow.empty()) return false;
  return place.catalog.workflow(entity.workflow)->state(record.fields.text(entity.state_field)) !=
         nullptr;
}

}  // namespace

Judgement take_create(Workplace& place, const Act& act, const sync::Operation& operation,
                      const sync::Create& create) {
  const EntityDefinition* entity = place.catalog.entity(operation.type);
  if (!entity || operation.entity.is_nil()) return refused("sync.entity_unknown");
  const Record record{operation.type, operation.entity, create.fields};
  const auto found = find_place(place, *entity, create, record);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const auto [root, scope] = **found;
  const auto against = check_scope(place, act, scope, root);
  if (!against) return std::unexpected(against.error());
  if (*against) return **against;
  const auto existing = place.rows.find(operation.type, operation.entity);
  if (!existing) return std::unexpected(existing.error());
  if (*existing)
    return (is_same(**existing, create) ? Verdict{} : refused("sync.exists")).about(root);

  const auto known = possible_doubles(place, record);
  if (!known) return std::unexpected(known.error());
  // Numbers the server gives are not the device's to send, but the record needs them.
  const Fields given = server_numbers(place.office, record);
  RecordVerdict judged = judge_create(record, act.actor, judge_context(place, act, scope), &*known);
  std::erase_if(judged.findings, [&](const Finding& finding) {
    return is_empty(record.fields.get(finding.field)) && given.has(finding.field);
  });
  if (has_past_state(place, act, *entity, record)) judged.reasons.clear();
  if (auto verdict = refusal_of(judged)) return std::move(*verdict).about(root);
  if (auto verdict = check_policy(place, record)) return *verdict;

  VersionedRow row{record.type, record.id, root, scope, act.seq, false, {}};
  for (const Fields* fields : {&given, &record.fields}) {
    for (const FieldValue& field : *fields) {
      if (!is_empty(field.value)) row.set(field.field, field.value, act.version());
    }
  }
  if (const Status status = place.rows.put(row, nullptr); !status)
    return std::unexpected(status.error());
  return Verdict{}.about(root);
}

}  // namespace huifang::server
