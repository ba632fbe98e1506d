#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/rules/field_check.hpp"
#include "sync/server/engine/judging.hpp"
#include "sync/server/engine/merging.hpp"
#include "sync/server/engine/moving.hpp"

namespace huifang::server {
namespace {

std::optional<Verdict> check_rights(const Workplace& place, const Act& act, const Target& target,
                                    const Fields& fields) {
  for (const FieldValue& value : fields) {
    const FieldDefinition* field = target.entity->field(value.field);
    if (!field) return refused_field("sync.field_unknown", value.field);
    if (act.actor.system) continue;
    const bool settable =
        !field->server_set && !field->fixed && !field->by_event && field->type != FieldType::kState;
    if (!settable || !may_field(place.catalog, act.actor, Action::kSet, target.entity->number, target.relation,
                                value.field)) {
      return refused_field("sync.field_not_allowed", value.field);
    }
  }
  return std::nullopt;
}

bool is_closed(const Workplace& place, const Act& act, const Target& target) {
  if (act.actor.system || target.entity->workflow.empty()) return false;
  const VersionedField* state = target.row.field(target.entity->state_field);
  const auto* name = state ? std::get_if<std::string>(&state->value) : nullptr;
  return !name || !is_open(*place.catalog.workflow(target.entity->workflow), *name);
}

}  // namespace

Judgement judge_set(Workplace& place, const Act& act, const sync::Operation& operation, const sync::Set& set) {
  auto found = find_target(place, act, operation, Action::kSet);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const Target& target = **found;
  Verdict verdict;
  const auto about_root = [&](Verdict answer) {
    answer.root = target.row.root;
    return answer;
  };
  if (auto against = check_rights(place, act, target, set.fields)) return about_root(*against);
  if (is_closed(place, act, target)) return about_root(refused("sync.record_closed"));
  if (const Findings findings = check_fields(*target.entity, set.fields); !findings.empty()) {
    return about_root(refused(findings.front()));
  }

  // The record as the person wants it must be right, whether or not each value comes to stand.
  const Record before = target.row.record();
  Record wanted = before;
  for (const FieldValue& field : set.fields) wanted.fields.set(field.field, field.value);
  const auto findings = new_findings(place, act, *target.entity, wanted, &before);
  if (!findings) return std::unexpected(findings.error());
  if (!findings->empty()) return about_root(refused(findings->front()));
  if (target.entity->placement == Placement::kRoot && !book_of(place.catalog, wanted, place.office.directory())) {
    return about_root(refused("sync.no_book"));
  }

  VersionedRow changed = target.row;
  for (const FieldValue& field : set.fields) {
    const auto conflict = merge_field(place, act, operation, changed, field);
    if (!conflict) return std::unexpected(conflict.error());
    if (!conflict->is_nil()) verdict = {sync::OutcomeKind::kConflict, "", {}, *conflict, {}};
  }
  if (changed == target.row) return about_root(verdict);
  changed.seq = act.seq;
  if (const Status status = place.rows.put(changed, &target.row); !status) return std::unexpected(status.error());
  if (target.entity->placement == Placement::kRoot) {
    if (const Status status = move_if_needed(place, act, changed); !status) return std::unexpected(status.error());
  }
  return about_root(verdict);
}

}  // namespace huifang::server
