#include "core/workflow/guards.hpp"

#include "core/catalog/fields.hpp"
#include "core/rules/visit_check.hpp"

namespace huifang {
namespace {

std::vector<Message> reasons_of(const Findings& findings) {
  std::vector<Message> reasons;
  for (const Finding& finding : findings) reasons.push_back(finding.reason);
  return reasons;
}

PolicyValue ask(const GuardInput& input, std::string_view key, std::vector<PolicyValue>& because) {
  because.push_back(input.context.policies.value(key, input.context.today));
  return because.back();
}

std::vector<Message> needs(const Fields& fields, FieldNumber field, const char* key) {
  if (is_empty(fields.get(field))) return {{key, {}}};
  return {};
}

std::vector<Message> purpose_and_date(const GuardInput& input, std::vector<PolicyValue>&) {
  std::vector<Message> reasons = needs(input.fields, visit_field::kPurpose, "rule.visit.purpose");
  for (Message& reason : needs(input.fields, visit_field::kPlannedAt, "rule.visit.planned_at")) {
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

// Not more contacts in a week than the organisation wants. Without a ceiling, or where the count is
// not known on this device, nothing stands against it: a plan must not fail for lack of network.
std::vector<Message> under_contact_ceiling(const GuardInput& input,
                                           std::vector<PolicyValue>& because) {
  const PolicyValue ceiling = ask(input, "contact.ceiling_per_week", because);
  const auto& count = input.context.contacts_this_week;
  if (is_empty(ceiling.value) || !count || *count < ceiling.number()) return {};
  return {{"rule.visit.contact_ceiling",
           {{"count", std::to_string(*count)}, {"ceiling", std::to_string(ceiling.number())}}}};
}

std::vector<Message> checked_in(const GuardInput& input, std::vector<PolicyValue>&) {
  return reasons_of(check_check_in(input.fields));
}

std::vector<Message> minimum_fields(const GuardInput& input, std::vector<PolicyValue>&) {
  return reasons_of(check_visit_minimum(input.fields));
}

std::vector<Message> checks_pass(const GuardInput& input, std::vector<PolicyValue>&) {
  return reasons_of(check_visit(input.fields, input.context.policies));
}

// The comment has to come with this event; one from an earlier round does not count.
std::vector<Message> comment_given(const GuardInput& input, std::vector<PolicyValue>&) {
  return needs(input.arguments, visit_field::kComment, "rule.visit.comment");
}

std::vector<Message> reason_given(const GuardInput& input, std::vector<PolicyValue>&) {
  return needs(input.arguments, visit_field::kReason, "rule.visit.reason");
}

std::vector<Message> plans_need_approval(const GuardInput& input,
                                         std::vector<PolicyValue>& because) {
  if (ask(input, "visit.plan_needs_approval", because).flag()) return {};
  return {{"rule.visit.approval_not_used", {}}};
}

// From an approved plan the way is free; from a mere plan only where plans need no approval.
std::vector<Message> approved_where_needed(const GuardInput& input,
                                           std::vector<PolicyValue>& because) {
  if (input.from != "planned") return {};
  if (!ask(input, "visit.plan_needs_approval", because).flag()) return {};
  return {{"rule.visit.approval_needed", {}}};
}

std::vector<Message> decision_given(const GuardInput& input, std::vector<PolicyValue>&) {
  return needs(input.arguments, conflict_field::kDecision, "rule.conflict.decision");
}

struct NamedGuard {
  std::string_view name;
  Guard guard;
};

constexpr NamedGuard kGuards[] = {
    {"approved_where_needed", approved_where_needed},
    {"checked_in", checked_in},
    {"checks_pass", checks_pass},
    {"comment_given", comment_given},
    {"decision_given", decision_given},
    {"minimum_fields", minimum_fields},
    {"plans_need_approval", plans_need_approval},
    {"purpose_and_date", purpose_and_date},
    {"reason_given", reason_given},
    {"under_contact_ceiling", under_contact_ceiling},
};

}  // namespace

Guard find_guard(std::string_view name) {
  for (const NamedGuard& named : kGuards) {
    if (named.name == name) return named.guard;
  }
  return nullptr;
}

}  // namespace huifang
