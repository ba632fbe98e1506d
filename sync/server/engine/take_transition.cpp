#include "core/catalog/fields.hpp"
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

Judgement take_transition(Workplace& place, const Act& act, const sync::Operation& operation,
                          const sync::Transition& transition) {
  auto found = find_target(place, act, operation);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const auto& [entity, before] = **found;
  if (transition.workflow != entity->workflow)
    return refused("sync.workflow_unknown").about(before.root);
  const Record record = before.record();
  const RecordVerdict judged =
      judge_transition(record, transition.event, transition.from_seen, transition.arguments,
                       act.actor, judge_context(place, act, before.scope));
  if (auto verdict = refusal_of(judged)) return std::move(*verdict).about(before.root);

  Verdict verdict;
  if (judged.rebased) verdict.kind = sync::OutcomeKind::kRebased;
  VersionedRow changed = before;
  changed.seq = act.seq;
  changed.set(entity->state_field, judged.fields.get(entity->state_field), act.version());
  for (const FieldValue& argument : transition.arguments) {
    const auto conflict = merge_field(place, act, operation, changed, argument);
    if (!conflict) return std::unexpected(conflict.error());
    if (!conflict->is_nil()) verdict = {sync::OutcomeKind::kConflict, "", {}, *conflict, {}};
  }
  fill_in(act, record.fields.text(entity->state_field), changed);
  if (const Status status = place.rows.put(changed, &before); !status)
    return std::unexpected(status.error());
  return std::move(verdict).about(before.root);
}

}  // namespace huifang::server
