#include "shell/app/models/today_plan.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace huifang::shell {
namespace {

// By day, then by time; what has no time comes after what has one, and late things worst first.
bool comes_before(const TodayItem& left, const TodayItem& right) {
  if (left.due_on != right.due_on) return left.due_on < right.due_on;
  const bool left_timed = left.planned_ms != 0;
  const bool right_timed = right.planned_ms != 0;
  if (left_timed != right_timed) return left_timed;
  if (left.planned_ms != right.planned_ms) return left.planned_ms < right.planned_ms;
  return left.customer < right.customer;
}

// The newest visit made to each customer; `visits` come newest first.
std::unordered_map<Id, const VisitLine*> newest_made(std::span<const VisitLine> visits) {
  std::unordered_map<Id, const VisitLine*> newest;
  for (const VisitLine& visit : visits) {
    if (is_done(visit)) newest.try_emplace(visit.customer, &visit);
  }
  return newest;
}

}  // namespace

TodayPlan plan_today(std::span<const VisitLine> visits, const TodayAsked& asked) {
  const auto newest = newest_made(visits);
  const auto last_contact = [&](const Id& customer) {
    const auto found = newest.find(customer);
    return found == newest.end() ? 0 : found->second->when_ms();
  };

  std::vector<TodayItem> items;
  std::unordered_set<Id> planned_customers;
  for (const VisitLine& visit : visits) {
    if (!is_planned(visit) || visit.rep != asked.employee || visit.planned_ms == 0) continue;
    planned_customers.insert(visit.customer);
    items.push_back({.customer = visit.customer,
                     .visit = visit.id,
                     .planned_ms = visit.planned_ms,
                     .due_on = asked.day_of(visit.planned_ms),
                     .purpose = visit.purpose,
                     .last_contact_ms = last_contact(visit.customer)});
  }
  for (const auto& [customer, visit] : newest) {
    if (!visit->next_on || planned_customers.contains(customer)) continue;
    const Id owner = asked.owner_of(customer);
    const bool mine = owner == asked.employee || (owner.is_nil() && visit->rep == asked.employee);
    if (!mine) continue;
    items.push_back({.customer = customer,
                     .visit = {},
                     .planned_ms = 0,
                     .due_on = *visit->next_on,
                     .purpose = {},
                     .last_contact_ms = visit->when_ms()});
  }
  std::ranges::sort(items, comes_before);

  TodayPlan plan;
  for (const VisitLine& visit : visits) {
    if (!is_sent_back(visit.state) || visit.rep != asked.employee) continue;
    plan.sent_back.push_back({.customer = visit.customer,
                              .visit = visit.id,
                              .due_on = asked.day_of(visit.when_ms()),
                              .purpose = visit.purpose,
                              .last_contact_ms = visit.when_ms()});
  }
  std::ranges::reverse(plan.sent_back);
  for (TodayItem& item : items) {
    if (item.due_on < asked.today) {
      plan.overdue.push_back(std::move(item));
    } else if (item.due_on > asked.today) {
      if (!plan.after) plan.after = std::move(item);
    } else if (!plan.next) {
      plan.next = std::move(item);
    } else {
      if (item.planned_ms != 0) ++plan.later_planned;
      plan.later.push_back(std::move(item));
    }
  }
  return plan;
}

}  // namespace huifang::shell
