#pragma once

#include <cstddef>
#include <vector>

#include "shell/app/models/visit_index.hpp"
#include "sync/client/replica.hpp"

namespace huifang::shell {

// What a list of visits is sorted by.
enum class VisitOrder { kTime, kRep, kCustomer, kResult, kState };
struct VisitSort {
  VisitOrder by = VisitOrder::kTime;
  bool descending = true;  // The newest first.
  bool operator==(const VisitSort&) const = default;
};

// Sorts `places`, which are places in `lines` with the newest first; equal ones keep that order,
// and those without such a value come last, either way.
void put_in_order(std::vector<std::size_t>& places, const std::vector<VisitLine>& lines,
                  const sync::Replica& replica, const VisitSort& sort);

}  // namespace huifang::shell
