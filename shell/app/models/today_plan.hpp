#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "shell/app/models/visit_index.hpp"

namespace huifang::shell {

// Something to do at a customer's: a planned visit, or a call-back whose date has come.
struct TodayItem {
  Id customer;
  Id visit;                     // The visit, or nil for a call-back date.
  std::int64_t planned_ms = 0;  // 0: some time that day.
  std::int64_t due_on = 0;      // Days since 1970-01-01.
  std::string purpose;
  std::int64_t last_contact_ms = 0;  // 0: never.
  bool operator==(const TodayItem&) const = default;
};

// What one person's day looks like: late, next, later, and what comes first after today.
struct TodayPlan {
  std::vector<TodayItem> sent_back;  // Visits the office wants corrected, oldest first.
  std::vector<TodayItem> overdue;    // Worst first.
  std::optional<TodayItem> next;
  std::vector<TodayItem> later;    // By time; dates without a time at the end.
  std::optional<TodayItem> after;  // The first of a later day.
  std::size_t later_planned = 0;   // How many of `later` are planned visits.

  bool all_done() const { return sent_back.empty() && overdue.empty() && !next && later.empty(); }
};

// The moment and place of the person asking.
struct TodayAsked {
  Id employee;
  std::int64_t now_ms = 0;
  std::int64_t today = 0;
  std::function<std::int64_t(std::int64_t)> day_of;  // Local day of a moment.
  std::function<Id(const Id& customer)> owner_of;    // The customer's owner; nil for none.
};

// Planned visits of the person, and customers of the person whose newest visit named a next date
// that has come. A customer counts once: a planned visit stands for the date.
TodayPlan plan_today(std::span<const VisitLine> visits, const TodayAsked& asked);

}  // namespace huifang::shell
