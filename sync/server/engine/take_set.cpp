#include "core/catalog/fields.hpp"
#include "sync/server/engine/judging.hpp"
#include "sync/server/engine/merging.hpp"
#include "sync/server/engine/moving.hpp"

namespace huifang::server {

Judgement take_set(Workplace& place, const Act& act, const sync::Operation& operation,
                   const sync::Set& set) {
  auto found = find_target(place, act, operation);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const auto& [entity, before] = **found;

  // The record as the person wants it must be right, whether or not each value comes to stand.
  Record wanted = before.record();
  for (const FieldValue& field : set.fields) wanted.fields.set(field.field, field.value);
  const auto known = possible_doubles(place, wanted);
  if (!known) return std::unexpected(known.error());
  const RecordVerdict judged = judge_set(before.record(), set.fields, act.actor,
                                         judge_context(place, act, before.scope), &*known);
  if (auto verdict = refusal_of(judged)) return std::move(*verdict).about(before.root);
  if (auto verdict = check_policy(place, wanted)) return *verdict;
  const bool is_root = entity->placement == Placement::kRoot;
  if (is_root && !book_of(place.catalog, wanted, place.office.directory())) {
    return refused("sync.no_book").about(before.root);
  }

  Verdict verdict;
  VersionedRow changed = before;
  for (const FieldValue& field : set.fields) {
    const auto conflict = merge_field(place, act, operation, changed, field);
    if (!conflict) return std::unexpected(conflict.error());
    if (!conflict->is_nil()) verdict = {sync::OutcomeKind::kConflict, "", {}, *conflict, {}};
  }
  if (changed == before) return std::move(verdict).about(before.root);
  changed.seq = act.seq;
  if (const Status status = place.rows.put(changed, &before); !status)
    return std::unexpected(status.error());
  if (is_root) {
    if (const Status status = move_if_needed(place, act, changed); !status)
      return std::unexpected(status.error());
  }
  return std::move(verdict).about(before.root);
}

}  // namespace huifang::server
