#include "shell/app/models/customer_list.hpp"

#include <algorithm>
#include <limits>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::max();

void put_due_first(std::vector<Id>& ids, const VisitIndex& visits) {
  std::vector<std::pair<std::int64_t, std::size_t>> order;
  order.reserve(ids.size());
  for (std::size_t at = 0; at < ids.size(); ++at) {
    const VisitLine* newest = visits.newest_done(ids[at]);
    order.emplace_back(newest != nullptr && newest->next_on ? *newest->next_on : kNoDate, at);
  }
  std::ranges::sort(order);  // Places keep the order by name within a date.
  std::vector<Id> sorted;
  sorted.reserve(ids.size());
  for (const auto& [date, at] : order) sorted.push_back(ids[at]);
  ids = std::move(sorted);
}

}  // namespace

std::string folded_query(std::string_view query) { return std::string(trim(fold_width(query))); }

const std::vector<Id>& CustomerList::matching(sync::Replica& replica, VisitIndex& visits,
                                              std::string_view query) {
  visits.lines(replica);
  std::string folded = folded_query(query);
  const std::uint64_t customers_version = replica.version(kCustomerEntity);
  if (folded == query_ && customers_version == customers_version_ &&
      visits.version() == visits_version_)
    return ids_;
  query_ = std::move(folded);
  customers_version_ = customers_version;
  visits_version_ = visits.version();
  sync::ListQuery wanted{.type = kCustomerEntity, .order_by = customer_field::kName};
  if (!query_.empty()) {
    wanted.contains = query_;
    wanted.search_in = {customer_field::kName, customer_field::kContactName,
                        customer_field::kMobile, customer_field::kCode};
  }
  ids_ = replica.list(wanted);
  put_due_first(ids_, visits);
  return ids_;
}

}  // namespace huifang::shell
