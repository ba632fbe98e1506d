#include "shell/app/models/visit_order.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/catalog/fields.hpp"

namespace huifang::shell {
namespace {

std::string words_of(const VisitLine& visit, const sync::Replica& replica, VisitOrder order) {
  switch (order) {
    case VisitOrder::kRep:
      return std::string(
          replica.list_row(kEmployeeEntity, visit.rep).columns.text(employee_field::kName));
    case VisitOrder::kCustomer:
      return std::string(
          replica.list_row(kCustomerEntity, visit.customer).columns.text(customer_field::kName));
    case VisitOrder::kResult:
      return std::string(
          replica.list_row(kVisitEntity, visit.id).columns.text(visit_field::kResult));
    case VisitOrder::kState:
      return visit.state;
    case VisitOrder::kTime:
      break;
  }
  return {};
}

}  // namespace

void put_in_order(std::vector<std::size_t>& places, const std::vector<VisitLine>& lines,
                  const sync::Replica& replica, const VisitSort& sort) {
  if (sort.by == VisitOrder::kTime) {
    if (!sort.descending) std::ranges::reverse(places);
    return;
  }
  std::vector<std::pair<std::string, std::size_t>> entries;
  entries.reserve(places.size());
  for (const std::size_t at : places)
    entries.emplace_back(words_of(lines[at], replica, sort.by), at);
  std::ranges::stable_sort(entries, [&](const auto& one, const auto& other) {
    if (one.first.empty() != other.first.empty()) return other.first.empty();
    return sort.descending ? one.first > other.first : one.first < other.first;
  });
  std::ranges::transform(entries, places.begin(), [](const auto& entry) { return entry.second; });
}

}  // namespace huifang::shell
