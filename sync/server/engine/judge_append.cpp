#include "core/catalog/fields.hpp"
#include "core/rules/field_check.hpp"
#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// An entry is a row of its own, so it merges with everything and is never changed.
Judgement judge_append(Workplace& place, const Act& act, const sync::Operation& operation,
                       const sync::Append& append) {
  auto found = find_target(place, act, operation, Action::kAppend);
  if (!found) return std::unexpected(found.error());
  if (!*found) return found->error();
  const Target& target = **found;
  const auto about_root = [&](Verdict answer) {
    answer.root = target.row.root;
    return answer;
  };
  if (!target.entity->has_log(append.log)) return about_root(refused("sync.log_unknown"));
  const EntityDefinition* entry = place.catalog.entity(kEntryEntity);
  for (const FieldValue& value : append.body) {
    const FieldDefinition* field = entry->field(value.field);
    if (!field || field->server_set) return about_root(refused_field("sync.field_not_allowed", value.field));
  }
  Record record{kEntryEntity, sync::entry_id(act.operation), append.body};
  record.fields.set(entry_field::kParentType, std::int64_t{target.row.type});
  record.fields.set(entry_field::kParent, target.row.id);
  record.fields.set(entry_field::kLog, append.log);
  record.fields.set(entry_field::kAuthor, act.actor.employee);
  if (is_empty(record.fields.get(entry_field::kOccurredAt))) {
    record.fields.set(entry_field::kOccurredAt, act.effective_ms());
  }
  Findings findings = check_fields(*entry, record.fields);
  if (findings.empty()) findings = check_required(*entry, record.fields);
  if (!findings.empty()) return about_root(refused(findings.front()));

  VersionedRow row{kEntryEntity, record.id, target.row.root, target.row.scope, act.seq, false, {}};
  for (const FieldValue& field : record.fields) {
    if (!is_empty(field.value)) row.fields.push_back({field.field, field.value, act.version()});
  }
  if (const Status status = place.rows.put(row, nullptr); !status) return std::unexpected(status.error());
  return about_root({});
}

}  // namespace huifang::server
