#include "shell/app/models/customer_list.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <ranges>
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
  Keys(const sync::Replica& replica, const VisitIndex& visits)
      : replica_(replica), visits_(visits) {}

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
  const sync::Replica& replica_;
  const VisitIndex& visits_;
};

// By the key, or with the key missing at the end; equal ones by name, then by id.
class Order {
 public:
  Order(const sync::Replica& replica, const VisitIndex& visits, const CustomerSort& sort)
      : replica_(replica), keys_(replica, visits), sort_(sort) {}

  // `ids` come by name.
  void arrange(std::vector<Id>& ids) const {
    if (sort_.by == CustomerOrder::kName) {
      if (sort_.descending) std::ranges::reverse(ids);
      return;
    }
    std::vector<std::pair<SortKey, Id>> with_key;
    std::erase_if(ids, [&](const Id& id) {
      SortKey key = keys_.of(id, sort_.by);
      if (key.missing) return false;
      with_key.emplace_back(std::move(key), id);
      return true;
    });
    std::ranges::stable_sort(with_key, [this](const auto& one, const auto& other) {
      return compare(one.first, other.first) < 0;
    });
    const auto sorted = with_key | std::views::values;
    ids.insert(ids.begin(), sorted.begin(), sorted.end());
  }

  // Puts a customer where arrange() would have put it.
  void put_in(std::vector<Id>& ids, const Id& id) const {
    const Entry entry = entry_of(id);
    const auto place = std::ranges::partition_point(
        ids, [&](const Id& other) { return comes_before(entry_of(other), entry); });
    ids.insert(place, id);
  }

 private:
  struct Entry {
    SortKey key;
    std::string name;
    Id id;
  };
  Entry entry_of(const Id& id) const {
    const sync::ListRow row = replica_.list_row(kCustomerEntity, id);
    return {keys_.of(id, sort_.by), std::string(row.columns.text(customer_field::kName)), id};
  }
  bool comes_before(const Entry& one, const Entry& other) const {
    const auto order = compare(one.key, other.key);
    if (order != 0) return order < 0;
    const bool turned = sort_.by == CustomerOrder::kName && sort_.descending;
    const auto names = std::tie(one.name, one.id) <=> std::tie(other.name, other.id);
    return turned ? names > 0 : names < 0;
  }
  std::strong_ordering compare(const SortKey& one, const SortKey& other) const {
    if (one.missing != other.missing) return one.missing <=> other.missing;
    const auto order = std::tie(one.number, one.text) <=> std::tie(other.number, other.text);
    return sort_.descending ? 0 <=> order : order;
  }

  const sync::Replica& replica_;
  Keys keys_;
  const CustomerSort& sort_;
};

}  // namespace

std::string folded_query(std::string_view query) { return std::string(trim(fold_width(query))); }

const std::vector<Id>& CustomerList::matching(sync::Replica& replica, VisitIndex& visits,
                                              std::string_view query, const CustomerSort& sort) {
  visits.lines(replica);
  const std::uint64_t customers_version = replica.version(kCustomerEntity);
  const bool same_wish = query == asked_ && sort == sort_;
  if (same_wish && customers_version == customers_version_ && visits.version() == visits_version_)
    return ids_;
  if (!same_wish) {
    asked_ = query;
    query_ = folded_query(query);
    sort_ = sort;
  }
  if (!same_wish || !follow(replica, visits)) make(replica, visits);
  customers_version_ = customers_version;
  visits_version_ = visits.version();
  return ids_;
}

void CustomerList::make(sync::Replica& replica, const VisitIndex& visits) {
  sync::ListQuery wanted{.type = kCustomerEntity, .order_by = customer_field::kName};
  if (!query_.empty()) {
    wanted.contains = query_;
    wanted.search_in = {customer_field::kName, customer_field::kContactName,
                        customer_field::kMobile, customer_field::kCode};
  }
  ids_ = replica.list(wanted);
  Order(replica, visits, sort_).arrange(ids_);
}

bool CustomerList::follow(const sync::Replica& replica, const VisitIndex& visits) {
  if (!query_.empty()) return false;  // What matches is for the replica to say.
  sync::RowChanges changed = replica.changes_since(kCustomerEntity, customers_version_);
  const sync::RowChanges visited = visits.customers_since(visits_version_);
  if (changed.all || visited.all) return false;
  std::vector<Id> ids;
  std::ranges::set_union(changed.ids, visited.ids, std::back_inserter(ids));
  std::erase_if(ids_, [&ids](const Id& id) { return std::ranges::binary_search(ids, id); });
  const Order order(replica, visits, sort_);
  for (const Id& id : ids)
    if (replica.list_row(kCustomerEntity, id).present) order.put_in(ids_, id);
  return true;
}

}  // namespace huifang::shell
