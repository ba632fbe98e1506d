#include "sync/server/engine/judging.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/rules/office_clock.hpp"

namespace huifang::server {
namespace {

std::vector<std::string> named(const TextParameters& parameters) {
  std::vector<std::string> texts;
  for (const TextParameter& parameter : parameters)
    texts.push_back(parameter.name + "=" + parameter.value);
  return texts;
}

Verdict refused_finding(const Finding& finding) {
  std::vector<std::string> parameters{"field=" + std::to_string(finding.field)};
  for (std::string& parameter : named(finding.reason.parameters))
    parameters.push_back(std::move(parameter));
  return refused(finding.reason.key, std::move(parameters));
}

// Whether the user held this scope, or the scope the aggregate left, at some time.
Result<bool> held_before(Workplace& place, const Act& act, sync::Scope scope, const Id& root) {
  const auto grants = place.rows.store().grants_of(act.user);
  if (!grants) return std::unexpected(grants.error());
  const auto held = [&](sync::Scope wanted) {
    return std::any_of(grants->begin(), grants->end(),
                       [&](const sync::Grant& grant) { return grant.scope == wanted; });
  };
  if (held(scope)) return true;
  if (root.is_nil()) return false;
  const auto events = place.rows.store().scope_events_of_root(root);
  if (!events) return std::unexpected(events.error());
  return std::any_of(events->begin(), events->end(),
                     [&](const sync::ScopeEvent& event) { return held(event.scope); });
}

}  // namespace

Verdict refused(std::string key, std::vector<std::string> parameters) {
  return {sync::OutcomeKind::kRefused, std::move(key), std::move(parameters), {}, {}};
}

std::optional<Verdict> refusal_of(const RecordVerdict& judged) {
  if (!judged.findings.empty()) return refused_finding(judged.findings.front());
  if (judged.reasons.empty()) return std::nullopt;
  const Message& reason = judged.reasons.front();
  return refused(reason.key, named(reason.parameters));
}

std::optional<Verdict> check_policy(const Workplace& place, const Record& record) {
  if (record.type != kPolicyEntity) return std::nullopt;
  Policies probe(place.catalog);
  const Status status = probe.add(record);
  if (status) return std::nullopt;
  return refused(status.error().key, {"field=" + std::to_string(policy_field::kValue)});
}

JudgeContext judge_context(const Workplace& place, const Act& act, sync::Scope scope) {
  JudgeContext context{place.catalog, place.office.policies(), place.office.directory()};
  context.scope = scope;
  context.now_ms = act.effective_ms();
  context.today = office_day(context.policies, context.now_ms);
  context.at_server = true;
  return context;
}

Result<std::optional<Verdict>> check_scope(Workplace& place, const Act& act, sync::Scope scope,
                                           const Id& root) {
  if (act.actor.system || std::binary_search(act.books.begin(), act.books.end(), scope))
    return std::nullopt;
  const auto before = held_before(place, act, scope, root);
  if (!before) return std::unexpected(before.error());
  Verdict verdict = refused("sync.not_yours");
  if (*before) verdict = {sync::OutcomeKind::kLatePending, "sync.late", {}, {}, {}};
  verdict.root = root;
  return std::optional(std::move(verdict));
}

Result<std::expected<Target, Verdict>> find_target(Workplace& place, const Act& act,
                                                   const sync::Operation& operation) {
  using Answer = std::expected<Target, Verdict>;
  Target target{place.catalog.entity(operation.type), {}};
  if (!target.entity) return Answer(std::unexpected(refused("sync.entity_unknown")));
  auto row = place.rows.find(operation.type, operation.entity);
  if (!row) return std::unexpected(row.error());
  // The same answer for one that is not there and one that is somebody else's.
  if (!*row) return Answer(std::unexpected(refused("sync.not_yours")));
  target.row = std::move(**row);
  auto against = check_scope(place, act, target.row.scope, target.row.root);
  if (!against) return std::unexpected(against.error());
  if (*against) return Answer(std::unexpected(std::move(**against)));
  if (target.row.deleted)
    return Answer(std::unexpected(refused("sync.deleted").about(target.row.root)));
  return Answer(std::move(target));
}

Result<CustomerIndex> possible_doubles(Workplace& place, const Record& customer) {
  CustomerIndex index;
  if (customer.type != kCustomerEntity) return index;
  const auto same = place.rows.by_key(kCustomerEntity, customer_field::kMobile,
                                      customer.fields.text(customer_field::kMobile));
  if (!same) return std::unexpected(same.error());
  for (const VersionedRow& row : *same) {
    if (row.id != customer.id && !row.deleted) index.add(row.record());
  }
  return index;
}

Judgement take_operation(Workplace& place, const Act& act, const sync::Operation& operation) {
  struct Visitor {
    Workplace& place;
    const Act& act;
    const sync::Operation& operation;
    Judgement operator()(const sync::Create& create) const {
      return take_create(place, act, operation, create);
    }
    Judgement operator()(const sync::Set& set) const {
      return take_set(place, act, operation, set);
    }
    Judgement operator()(const sync::Transition& transition) const {
      return take_transition(place, act, operation, transition);
    }
    Judgement operator()(const sync::Append& append) const {
      return take_append(place, act, operation, append);
    }
    Judgement operator()(const sync::Control& control) const {
      return take_control(place, act, control);
    }
  };
  if (const Status status = place.office.refresh(place.rows); !status)
    return std::unexpected(status.error());
  return std::visit(Visitor{place, act, operation}, operation.payload);
}

}  // namespace huifang::server
