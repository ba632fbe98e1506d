#include "core/catalog/fields.hpp"
#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// An entry is a row of its own, so it merges with everything and is never changed.
Judgement take_append(Workplace& place, const Act& act, const sync::Operation& operation,
                      const sync::Append& append) {
  auto found = find_target(place, act, operation);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const VersionedRow& parent = (*found)->row;
  const RecordVerdict judged = judge_append(parent.record(), append.log, append.body, act.actor,
                                            judge_context(place, act, parent.scope));
  if (auto verdict = refusal_of(judged)) return std::move(*verdict).about(parent.root);

  VersionedRow row{
      kEntryEntity, sync::entry_id(act.operation), parent.root, parent.scope, act.seq, false, {}};
  for (const FieldValue& field : judged.fields) {
    if (!is_empty(field.value)) row.fields.push_back({field.field, field.value, act.version()});
  }
  if (const Status status = place.rows.put(row, nullptr); !status)
    return std::unexpected(status.error());
  return Verdict{}.about(parent.root);
}

}  // namespace huifang::server
