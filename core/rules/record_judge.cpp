#include "core/rules/record_judge.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/rules/field_check.hpp"

namespace huifang {
namespace {

RecordVerdict refusal(const Record& before, const char* key) {
  RecordVerdict verdict;
  verdict.fields = before.fields;
  verdict.reasons.push_back({key, {}});
  return verdict;
}

// Whether the actor may do this to such records at all; the reason if not.
const char* against(const Record& record, Action action, const Actor& actor,
                    const JudgeContext& context) {
  if (!context.catalog.entity(record.type)) return "sync.entity_unknown";
  const Relation relation = relation_to(actor, context.scope, context.directory);
  return may(context.catalog, actor, action, record.type, relation) ? nullptr : "sync.not_allowed";
}

template <class IsSettable>
Findings check_rights(const EntityDefinition& entity, const Fields& fields, Action action,
                      const Actor& actor, const JudgeContext& context, IsSettable is_settable) {
  Findings findings;
  if (actor.system) return findings;
  const Relation relation = relation_to(actor, context.scope, context.directory);
  for (const FieldValue& value : fields) {
    const FieldDefinition* field = entity.field(value.field);
    if (!field) {
      findings.push_back({"field_unknown", value.field, {"sync.field_unknown", {}}});
    } else if (!is_settable(*field) ||
               !may_field(context.catalog, actor, action, entity.number, relation, value.field)) {
      findings.push_back({"not_allowed", value.field, {"sync.field_not_allowed", {}}});
    }
  }
  return findings;
}

Findings all_findings(const EntityDefinition& entity, const Record& record,
                      const JudgeContext& context, const CustomerIndex* known) {
  Findings findings;
  if (record.type == kCustomerEntity) {
    findings = check_customer(record, {context.catalog, context.policies, context.today, known});
  }
  // A field that has its own, better reason is not also told to be empty.
  for (Finding& finding : check_required(entity, record.fields)) {
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
      return other.field == finding.field;
    });
    if (!told) findings.push_back(std::move(finding));
  }
  return findings;
}

bool contains(const Findings& findings, const Finding& wanted) {
  return std::find(findings.begin(), findings.end(), wanted) != findings.end();
}

}  // namespace

RecordVerdict judge_create(const Record& record, const Actor& actor, const JudgeContext& context,
                           const CustomerIndex* known) {
  if (const char* key = against(record, Action::kCreate, actor, context))
    return refusal(record, key);
  const EntityDefinition& entity = *context.catalog.entity(record.type);
  if (entity.made_by_server && !actor.system) return refusal(record, "sync.not_allowed");

  RecordVerdict verdict;
  verdict.fields = record.fields;
  const auto settable = [](const FieldDefinition& field) {
    return !field.server_set && !field.by_event;
  };
  verdict.findings = check_rights(entity, record.fields, Action::kCreate, actor, context, settable);
  if (verdict.findings.empty()) verdict.findings = check_fields(entity, record.fields);
  if (verdict.findings.empty()) verdict.findings = all_findings(entity, record, context, known);
  if (!verdict.findings.empty() || entity.workflow.empty()) return verdict;

  Decision decision =
      judge_start(*context.catalog.workflow(entity.workflow), record, actor, context);
  verdict.reasons = std::move(decision.reasons);
  verdict.because = std::move(decision.because);
  return verdict;
}

RecordVerdict judge_set(const Record& before, const Fields& changes, const Actor& actor,
                        const JudgeContext& context, const CustomerIndex* known) {
  if (const char* key = against(before, Action::kSet, actor, context)) return refusal(before, key);
  const EntityDefinition& entity = *context.catalog.entity(before.type);
  if (!entity.workflow.empty() && !actor.system) {
    const WorkflowDefinition& workflow = *context.catalog.workflow(entity.workflow);
    if (!is_open(workflow, before.fields.text(entity.state_field)))
      return refusal(before, "sync.record_closed");
    if (!may_edit(workflow, before, actor)) return refusal(before, "sync.not_author");
  }
  RecordVerdict verdict;
  verdict.fields = before.fields;
  const auto settable = [](const FieldDefinition& field) {
    return !field.server_set && !field.fixed && !field.by_event && field.type != FieldType::kState;
  };
  verdict.findings = check_rights(entity, changes, Action::kSet, actor, context, settable);
  if (verdict.findings.empty()) verdict.findings = check_fields(entity, changes);
  if (!verdict.findings.empty()) return verdict;

  Record after = before;
  for (const FieldValue& change : changes) after.fields.set(change.field, change.value);
  // What was wrong before must not keep anyone from setting something else right.
  const Findings old = all_findings(entity, before, context, known);
  verdict.findings = all_findings(entity, after, context, known);
  std::erase_if(verdict.findings, [&](const Finding& finding) { return contains(old, finding); });
  if (verdict.findings.empty()) verdict.fields = std::move(after.fields);
  return verdict;
}

RecordVerdict judge_transition(const Record& before, std::string_view event,
                               std::string_view from_seen, const Fields& arguments,
                               const Actor& actor, const JudgeContext& context) {
  if (const char* key = against(before, Action::kTransition, actor, context))
    return refusal(before, key);
  const EntityDefinition& entity = *context.catalog.entity(before.type);
  if (entity.workflow.empty()) return refusal(before, "sync.workflow_unknown");

  RecordVerdict verdict;
  verdict.fields = before.fields;
  verdict.findings = check_rights(entity, arguments, Action::kTransition, actor, context,
                                  [](const FieldDefinition& field) { return !field.server_set; });
  if (verdict.findings.empty()) verdict.findings = check_fields(entity, arguments);
  if (!verdict.findings.empty()) return verdict;

  Decision decision = judge(*context.catalog.workflow(entity.workflow), before, event, from_seen,
                            actor, arguments, context);
  verdict.reasons = std::move(decision.reasons);
  verdict.because = std::move(decision.because);
  verdict.rebased = decision.rebased;
  if (!decision.accepted) return verdict;
  for (const FieldValue& argument : arguments) verdict.fields.set(argument.field, argument.value);
  verdict.fields.set(entity.state_field, decision.new_state);
  return verdict;
}

RecordVerdict judge_append(const Record& parent, std::string_view log, const Fields& body,
                           const Actor& actor, const JudgeContext& context) {
  Record entry{kEntryEntity, {}, body};
  if (const char* key = against(parent, Action::kAppend, actor, context))
    return refusal(entry, key);
  if (!context.catalog.entity(parent.type)->has_log(log)) return refusal(entry, "sync.log_unknown");

  const EntityDefinition& definition = *context.catalog.entity(kEntryEntity);
  for (const FieldValue& value : body) {
    const FieldDefinition* field = definition.field(value.field);
    if (!field || field->server_set) return refusal(entry, "sync.field_not_allowed");
  }
  entry.fields.set(entry_field::kParentType, std::int64_t{parent.type});
  entry.fields.set(entry_field::kParent, parent.id);
  entry.fields.set(entry_field::kLog, std::string(log));
  entry.fields.set(entry_field::kAuthor, actor.employee);
  if (is_empty(entry.fields.get(entry_field::kOccurredAt)))
    entry.fields.set(entry_field::kOccurredAt, context.now_ms);

  RecordVerdict verdict;
  verdict.findings = check_fields(definition, entry.fields);
  if (verdict.findings.empty()) verdict.findings = check_required(definition, entry.fields);
  verdict.fields = std::move(entry.fields);
  return verdict;
}

}  // namespace huifang
