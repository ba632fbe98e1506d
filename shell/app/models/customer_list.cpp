#include "shell/app/models/customer_list.hpp"

#include <algorithm>
#include <compare>
#include <tuple>
#include <utility>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"

namespace huifang::shell {
namespace {

// What a row is sorted by: a number or a text, or nothing.
struct SortKey {
  bool missing = true;
  std::int64_t number = 0;
  std::string text;
};

SortKey key_of(const std::string_view text) { return {text.empty(), 0, std::string(text)}; }

class Keys {
 public:
  Keys(sync::Replica& replica, const VisitIndex& visits) : replica_(replica), visits_(visits) {}

  SortKey of(const Id& customer, CustomerOrder order) const {
    const VisitLine* newest = visits_.newest_done(customer);
    switch (order) {
      case CustomerOrder::kNextDate:
        return newest == nullptr || !newest->next_on ? SortKey{}
                                                     : SortKey{false, *newest->next_on, {}};
      case CustomerOrder::kLastContact:
        return newest == nullptr ? SortKey{} : SortKey{false, newest->when_ms(), {}};
      case CustomerOrder::kName:
        return {false, 0, {}};  // As the list comes.
      case CustomerOrder::kContact:
        return key_of(columns(customer).text(customer_field::kContactName));
      case CustomerOrder::kGrade:
        return key_of(columns(customer).text(customer_field::kGrade));
      case CustomerOrder::kClass:
        return key_of(columns(customer).text(customer_field::kType));
      case CustomerOrder::kOwner: {
        const Id owner = columns(customer).reference(customer_field::kOwner);
        return key_of(
            replica_.list_row(kEmployeeEntity, owner).columns.text(employee_field::kName));
      }
    }
    return {};
  }

 private:
  Fields columns(const Id& customer) const {
    return replica_.list_row(kCustomerEntity, customer).columns;
  }
  sync::Replica& replica_;
  const VisitIndex& visits_;
};

void put_in_order(std::vector<Id>& ids, const Keys& keys, const CustomerSort& sort) {
  if (sort.by == CustomerOrder::kName) {
    if (sort.descending) std::ranges::reverse(ids);
    return;
  }
  struct Entry {
    SortKey key;
    Id id;
  };
  std::vector<Entry> entries;
  entries.reserve(ids.size());
  for (const Id& id : ids) entries.push_back({keys.of(id, sort.by), id});
  std::ranges::stable_sort(entries, [&](const Entry& one, const Entry& other) {
    if (one.key.missing != other.key.missing) return other.key.missing;
    const auto order =
        std::tie(one.key.number, one.key.text) <=> std::tie(other.key.number, other.key.text);
    return sort.descending ? order > 0 : order < 0;
  });
  std::ranges::transform(entries, ids.begin(), &Entry::id);
}

}  // namespace

std::string folded_query(std::string_view query) { return std::string(trim(fold_width(query))); }

const std::vector<Id>& CustomerList::matching(sync::Replica& replica, VisitIndex& visits,
                                              std::string_view query, const CustomerSort& sort) {
  visits.lines(replica);
  const std::uint64_t customers_version = replica.version(kCustomerEntity);
  if (query == asked_ && sort == sort_ && customers_version == customers_version_ &&
      visits.version() == visits_version_)
    return ids_;
  asked_ = query;
  query_ = folded_query(query);
  sort_ = sort;
  customers_version_ = customers_version;
  visits_version_ = visits.version();
  sync::ListQuery wanted{.type = kCustomerEntity, .order_by = customer_field::kName};
  if (!query_.empty()) {
    wanted.contains = query_;
    wanted.search_in = {customer_field::kName, customer_field::kContactName,
                        customer_field::kMobile, customer_field::kCode};
  }
  ids_ = replica.list(wanted);
  put_in_order(ids_, Keys(replica, visits), sort_);
  return ids_;
}

}  // namespace huifang::shell
