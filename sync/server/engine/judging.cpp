#include "sync/server/engine/judging.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/rules/customer_check.hpp"
#include "core/rules/field_check.hpp"

namespace huifang::server {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::vector<std::string> named(const TextParameters& parameters) {
  std::vector<std::string> texts;
  for (const TextParameter& parameter : parameters) texts.push_back(parameter.name + "=" + parameter.value);
  return texts;
}

bool has_field(const Findings& findings, const Finding& wanted) {
  return std::find(findings.begin(), findings.end(), wanted) != findings.end();
}

// Customers with the same mobile: the only ones that can be doubles.
Result<CustomerIndex> possible_doubles(Workplace& place, const Record& customer) {
  CustomerIndex index;
  const auto same = place.rows.by_key(kCustomerEntity, customer_field::kMobile,
                                      customer.fields.text(customer_field::kMobile));
  if (!same) return std::unexpected(same.error());
  for (const VersionedRow& row : *same) {
    if (row.id != customer.id && !row.deleted) index.add(row.record());
  }
  return index;
}

Result<Findings> all_findings(Workplace& place, const Act& act, const EntityDefinition& entity, const Record& record) {
  Findings findings = check_required(entity, record.fields);
  if (record.type == kPolicyEntity && findings.empty()) {
    Policies probe(place.catalog);
    if (const Status status = probe.add(record); !status) {
      findings.push_back({"policy_invalid", policy_field::kValue, {status.error().key, {}}});
    }
  }
  if (record.type != kCustomerEntity) return findings;
  const auto known = possible_doubles(place, record);
  if (!known) return std::unexpected(known.error());
  for (Finding& finding :
       check_customer(record, {place.catalog, place.office.policies(), act.today(), &*known})) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

// Whether the user held this scope, or the scope the aggregate left, at some time.
Result<bool> held_before(Workplace& place, const Act& act, sync::Scope scope, const Id& root) {
  const auto grants = place.rows.store().grants_of(act.user);
  if (!grants) return std::unexpected(grants.error());
  const auto held = [&](sync::Scope wanted) {
    return std::any_of(grants->begin(), grants->end(), [&](const sync::Grant& grant) { return grant.scope == wanted; });
  };
  if (held(scope)) return true;
  if (root.is_nil()) return false;
  const auto events = place.rows.store().scope_events_of_root(root);
  if (!events) return std::unexpected(events.error());
  return std::any_of(events->begin(), events->end(), [&](const sync::ScopeEvent& event) { return held(event.scope); });
}

}  // namespace

Verdict refused(std::string key, std::vector<std::string> parameters) {
  return {sync::OutcomeKind::kRefused, std::move(key), std::move(parameters), {}, {}};
}

Verdict refused(const Message& reason) { return refused(reason.key, named(reason.parameters)); }

Verdict refused(const Finding& finding) {
  Verdict verdict = refused(finding.reason);
  verdict.parameters.insert(verdict.parameters.begin(), "field=" + std::to_string(finding.field));
  return verdict;
}

Verdict refused_field(std::string key, FieldNumber field) {
  return refused(std::move(key), {"field=" + std::to_string(field)});
}

std::int64_t Act::today() const { return floor_divide(effective_ms() + zone_offset_ms, kDayMs); }

JudgeContext judge_context(const Workplace& place, const Act& act, sync::Scope scope) {
  JudgeContext context{place.catalog, place.office.policies(), place.office.directory()};
  context.scope = scope;
  context.now_ms = act.effective_ms();
  context.today = act.today();
  context.at_server = true;
  return context;
}

Result<std::optional<Verdict>> check_scope(Workplace& place, const Act& act, sync::Scope scope, const Id& root) {
  if (act.actor.system || std::binary_search(act.books.begin(), act.books.end(), scope)) return std::nullopt;
  const auto before = held_before(place, act, scope, root);
  if (!before) return std::unexpected(before.error());
  Verdict verdict = refused("sync.not_yours");
  if (*before) verdict = {sync::OutcomeKind::kLatePending, "sync.late", {}, {}, {}};
  verdict.root = root;
  return std::optional(std::move(verdict));
}

Result<std::expected<Target, Verdict>> find_target(Workplace& place, const Act& act, const sync::Operation& operation,
                                                   Action action) {
  const auto no = [](Verdict verdict) { return std::expected<Target, Verdict>(std::unexpected(std::move(verdict))); };
  Target target;
  target.entity = place.catalog.entity(operation.type);
  if (!target.entity) return no(refused("sync.entity_unknown"));
  auto row = place.rows.find(operation.type, operation.entity);
  if (!row) return std::unexpected(row.error());
  if (!*row) return no(refused("sync.not_found"));
  target.row = std::move(**row);
  auto against = check_scope(place, act, target.row.scope, target.row.root);
  if (!against) return std::unexpected(against.error());
  if (*against) return no(std::move(**against));
  target.relation = relation_to(act.actor, target.row.scope, place.office.directory());
  Verdict verdict;
  if (!may(place.catalog, act.actor, action, operation.type, target.relation)) {
    verdict = refused("sync.not_allowed");
  } else if (target.row.deleted) {
    verdict = refused("sync.deleted");
  } else {
    return std::expected<Target, Verdict>(std::move(target));
  }
  verdict.root = target.row.root;
  return no(std::move(verdict));
}

Result<Findings> new_findings(Workplace& place, const Act& act, const EntityDefinition& entity, const Record& after,
                              const Record* before) {
  auto findings = all_findings(place, act, entity, after);
  if (!findings || findings->empty() || !before) return findings;
  const auto old = all_findings(place, act, entity, *before);
  if (!old) return std::unexpected(old.error());
  std::erase_if(*findings, [&](const Finding& finding) { return has_field(*old, finding); });
  return findings;
}

Judgement judge_operation(Workplace& place, const Act& act, const sync::Operation& operation) {
  struct Visitor {
    Workplace& place;
    const Act& act;
    const sync::Operation& operation;
    Judgement operator()(const sync::Create& create) const { return judge_create(place, act, operation, create); }
    Judgement operator()(const sync::Set& set) const { return judge_set(place, act, operation, set); }
    Judgement operator()(const sync::Transition& transition) const {
      return judge_transition(place, act, operation, transition);
    }
    Judgement operator()(const sync::Append& append) const { return judge_append(place, act, operation, append); }
    Judgement operator()(const sync::Control& control) const { return judge_control(place, act, control); }
  };
  if (const Status status = place.office.refresh(place.rows); !status) return std::unexpected(status.error());
  return std::visit(Visitor{place, act, operation}, operation.payload);
}

}  // namespace huifang::server
