#include "sync/client/internal/judgement.hpp"

#include <unordered_map>

#include "core/catalog/fields.hpp"
#include "core/rules/office_clock.hpp"
#include "core/rules/record_judge.hpp"
#include "sync/client/internal/local_replica.hpp"

namespace huifang::sync {
Judgement::Judgement(const Catalog& catalog, LocalReplica& replica, const Person& person)
    : catalog_(catalog), replica_(replica), person_(person), policies_(catalog) {}

void Judgement::refresh_directory() {
  const std::uint64_t version = replica_.version(kEmployeeEntity) + replica_.version(kUnitEntity) +
                                replica_.version(kPolicyEntity);
  if (version == directory_version_) return;
  directory_version_ = version;
  directory_ = Directory();
  policies_ = Policies(catalog_);
  for (const Id& id : replica_.list({.type = kEmployeeEntity})) {
    directory_.employees.push_back(employee_entry(replica_.get(kEmployeeEntity, id).record));
  }
  for (const Id& id : replica_.list({.type = kUnitEntity})) {
    directory_.units.push_back(unit_entry(replica_.get(kUnitEntity, id).record));
  }
  for (const Id& id : replica_.list({.type = kPolicyEntity})) {
    // A policy this version of the program cannot read is left to the office.
    [[maybe_unused]] const Status added = policies_.add(replica_.get(kPolicyEntity, id).record);
  }
}

std::vector<StepFinding> Judgement::judge(const Transaction& transaction, std::int64_t now_ms,
                                          std::vector<JudgedStep>& judged) {
  refresh_directory();
  const Actor actor{.employee = person_.employee,
                    .user_number = person_.user,
                    .unit = person_.unit,
                    .roles = person_.roles};
  std::unordered_map<EntityKey, Record, EntityKeyHash> working;  // What earlier steps made.
  const auto scope_of = [&](const Record& record, const Id& root) -> ScopeNumber {
    const EntityDefinition* entity = catalog_.entity(record.type);
    if (entity != nullptr && entity->is_directory()) return kDirectoryScope;
    if (const auto scope = replica_.scope_of_root(root); scope && *scope != 0) return *scope;
    if (const auto made = working.find({kCustomerEntity, root}); made != working.end()) {
      return book_of(catalog_, made->second, directory_).value_or(0);
    }
    if (record.id == root) return book_of(catalog_, record, directory_).value_or(0);
    const RowView pending = replica_.get(kCustomerEntity, root, root);
    return pending.present() ? book_of(catalog_, pending.record, directory_).value_or(0) : 0;
  };
  std::vector<StepFinding> findings;
  for (const Transaction::Step& step : transaction.steps()) {
    const EntityKey key{step.type, step.entity};
    const auto known = working.find(key);
    Record before = known != working.end() ? known->second : step.seen.record;
    before.type = step.type;
    before.id = step.entity;
    if (const auto* create = std::get_if<Create>(&step.payload)) before.fields = create->fields;
    JudgeContext context{.catalog = catalog_,
                         .policies = policies_,
                         .directory = directory_,
                         .scope = scope_of(before, step.root),
                         .now_ms = now_ms,
                         .today = office_day(policies_, now_ms)};
    JudgedStep done{.type = step.type,
                    .entity = step.entity,
                    .root = step.root,
                    .base = step.seen.seq,
                    .payload = step.payload};
    RecordVerdict verdict;
    if (std::holds_alternative<Create>(step.payload)) {
      verdict = judge_create(before, actor, context);
    } else if (const auto* set = std::get_if<Set>(&step.payload)) {
      verdict = judge_set(before, set->fields, actor, context);
    } else if (const auto* append = std::get_if<Append>(&step.payload)) {
      verdict = judge_append(before, append->log, append->body, actor, context);
      verdict.fields = before.fields;  // The parent stays as it is.
    } else if (auto* transition = std::get_if<Transition>(&done.payload)) {
      const EntityDefinition* entity = catalog_.entity(step.type);
      if (entity != nullptr) {
        transition->workflow = entity->workflow;
        transition->from_seen = std::string(before.fields.text(entity->state_field));
      }
      verdict = judge_transition(before, transition->event, transition->from_seen,
                                 transition->arguments, actor, context);
    }
    for (Finding& finding : verdict.findings)
      findings.push_back({step.type, step.entity, std::move(finding)});
    for (Message& reason : verdict.reasons) {
      findings.push_back({step.type, step.entity,
                          Finding{.code = reason.key, .field = 0, .reason = std::move(reason)}});
    }
    working[key] = Record{step.type, step.entity, std::move(verdict.fields)};
    judged.push_back(std::move(done));
  }
  return findings;
}

}  // namespace huifang::sync
