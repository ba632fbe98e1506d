#pragma once

#include <string_view>

#include "core/rules/policies.hpp"

namespace huifang {

// When a customer should next be visited, and why then.
struct VisitProposal {
  std::int64_t date = 0;  // Days since 1970.
  Message reason;         // "A 级：每 30 天拜访一次（2013-07-01 起）"
  PolicyValue because;
};

// The day by the cadence of the customer's grade (P-05), counted from the visit on `visited_on`;
// moved to Monday where it would fall on a weekend.
VisitProposal propose_next_visit(const Policies& policies, std::string_view grade,
                                 std::int64_t visited_on);

}  // namespace huifang
