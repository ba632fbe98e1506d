#include "core/catalog/fields.hpp"
#include "core/rules/field_check.hpp"
#include "sync/server/engine/judging.hpp"
#include "sync/server/engine/merging.hpp"

namespace huifang::server {
namespace {

// Who did it and when, where the record has a place for it.
void fill_in(const Act& act, std::string_view from, VersionedRow& row) {
  const FieldVersion version = act.version();
  if (act.actor.system) return;
  if (row.type == kConflictEntity) {
    row.set(conflict_field::kDecidedBy, act.actor.employee, version);
    row.set(conflict_field::kDecidedAt, act.effective_ms(), version);
  }
  if (row.type == kVisitEntity && from == "submitted") {
    row.set(visit_field::kReviewedBy, act.actor.employee, version);
  }
}

}  // namespace

Judgement judge_transition(Workplace& place, const Act& act, const sync::Operation& operation,
                           const sync::Transition& transition) {
  auto found = find_target(place, act, operation, Action::kTransition);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const Target& target = **found;
  const auto about_root = [&](Verdict answer) {
    answer.root = target.row.root;
    return answer;
  };
  const WorkflowDefinition* workflow = place.catalog.workflow(target.entity->workflow);
  if (!workflow || transition.workflow != workflow->name) return about_root(refused("sync.workflow_unknown"));
  for (const FieldValue& argument : transition.arguments) {
    if (!may_field(place.catalog, act.actor, Action::kTransition, target.entity->number, target.relation,
                   argument.field)) {
      return about_root(refused_field("sync.field_not_allowed", argument.field));
    }
  }
  if (const Findings findings = check_fields(*target.entity, transition.arguments); !findings.empty()) {
    return about_root(refused(findings.front()));
  }
  const Record record = target.row.record();
  const Decision decision = judge(*workflow, record, transition.event, transition.from_seen, act.actor,
                                  transition.arguments, judge_context(place, act, target.row.scope));
  if (!decision.accepted) {
    return about_root(decision.reasons.empty() ? refused("sync.not_allowed") : refused(decision.reasons.front()));
  }

  Verdict verdict;
  if (decision.rebased) verdict.kind = sync::OutcomeKind::kRebased;
  VersionedRow changed = target.row;
  changed.seq = act.seq;
  changed.set(target.entity->state_field, decision.new_state, act.version());
  for (const FieldValue& argument : transition.arguments) {
    const auto conflict = merge_field(place, act, operation, changed, argument);
    if (!conflict) return std::unexpected(conflict.error());
    if (!conflict->is_nil()) verdict = {sync::OutcomeKind::kConflict, "", {}, *conflict, {}};
  }
  fill_in(act, record.fields.text(target.entity->state_field), changed);
  if (const Status status = place.rows.put(changed, &target.row); !status) return std::unexpected(status.error());
  return about_root(verdict);
}

}  // namespace huifang::server
