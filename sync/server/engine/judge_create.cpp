#include "core/catalog/fields.hpp"
#include "core/rules/field_check.hpp"
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
    const bool names_root = entity.root_field == 0 || record.fields.reference(entity.root_field) == create.root;
    if (!parent || create.root.is_nil() || !names_root) return Answer(std::unexpected(refused("sync.root_mismatch")));
    const auto root = work.rows.find_stored(parent->number, create.root);
    if (!root) return std::unexpected(root.error());
    if (!*root || (*root)->deleted) return Answer(std::unexpected(refused("sync.root_unknown")));
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

std::optional<Verdict> check_rights(const Workplace& place, const Act& act, const EntityDefinition& entity,
                                    Relation relation, const Fields& fields) {
  if (act.actor.system) return std::nullopt;
  if (entity.made_by_server || !may(place.catalog, act.actor, Action::kCreate, entity.number, relation)) {
    return refused("sync.not_allowed");
  }
  for (const FieldValue& value : fields) {
    const FieldDefinition* field = entity.field(value.field);
    if (!field) return refused_field("sync.field_unknown", value.field);
    const bool settable = !field->server_set && !field->by_event;
    if (!settable ||
        !may_field(place.catalog, act.actor, Action::kCreate, entity.number, relation, value.field)) {
      return refused_field("sync.field_not_allowed", value.field);
    }
  }
  return std::nullopt;
}

// What the server gives a record when it is made.
void fill_in(const OfficeDirectory& office, Record& record) {
  if (record.type == kEmployeeEntity && record.fields.number(employee_field::kUserNumber) == 0) {
    record.fields.set(employee_field::kUserNumber, std::int64_t{office.next_user_number()});
  }
  if (record.type == kUnitEntity && record.fields.number(unit_field::kNumber) == 0) {
    record.fields.set(unit_field::kNumber, std::int64_t{office.next_unit_number()});
  }
}

std::optional<Verdict> check_start(const Workplace& place, const Act& act, const EntityDefinition& entity,
                                   const Record& record, sync::Scope scope) {
  if (entity.workflow.empty()) return std::nullopt;
  const WorkflowDefinition* workflow = place.catalog.workflow(entity.workflow);
  // The past is imported in the state it has.
  if (act.actor.system) {
    return workflow->state(record.fields.text(entity.state_field)) ? std::nullopt
                                                                   : std::optional(refused("workflow.no_such_start"));
  }
  const Decision decision = judge_start(*workflow, record, act.actor, judge_context(place, act, scope));
  if (decision.accepted) return std::nullopt;
  return decision.reasons.empty() ? refused("sync.not_allowed") : refused(decision.reasons.front());
}

}  // namespace

Judgement judge_create(Workplace& place, const Act& act, const sync::Operation& operation,
                       const sync::Create& create) {
  const EntityDefinition* entity = place.catalog.entity(operation.type);
  if (!entity || operation.entity.is_nil()) return refused("sync.entity_unknown");
  Record record{operation.type, operation.entity, create.fields};
  const auto found = find_place(place, *entity, create, record);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const auto [root, scope] = **found;
  const auto about_root = [&, root = root](Verdict verdict) {
    verdict.root = root;
    return verdict;
  };
  const auto against = check_scope(place, act, scope, root);
  if (!against) return std::unexpected(against.error());
  if (*against) return about_root(**against);
  const auto existing = place.rows.find(operation.type, operation.entity);
  if (!existing) return std::unexpected(existing.error());
  if (*existing) return about_root(is_same(**existing, create) ? Verdict{} : refused("sync.exists"));

  const Relation relation = relation_to(act.actor, scope, place.office.directory());
  if (auto verdict = check_rights(place, act, *entity, relation, create.fields)) return about_root(*verdict);
  if (const Findings findings = check_fields(*entity, create.fields); !findings.empty()) {
    return about_root(refused(findings.front()));
  }
  fill_in(place.office, record);
  const auto findings = new_findings(place, act, *entity, record, nullptr);
  if (!findings) return std::unexpected(findings.error());
  if (!findings->empty()) return about_root(refused(findings->front()));
  if (auto verdict = check_start(place, act, *entity, record, scope)) return about_root(*verdict);

  VersionedRow row{record.type, record.id, root, scope, act.seq, false, {}};
  for (const FieldValue& field : record.fields) {
    if (!is_empty(field.value)) row.fields.push_back({field.field, field.value, act.version()});
  }
  if (const Status status = place.rows.put(row, nullptr); !status) return std::unexpected(status.error());
  return about_root({});
}

}  // namespace huifang::server
