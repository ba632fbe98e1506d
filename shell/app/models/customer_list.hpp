#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/models/visit_index.hpp"
#include "sync/client/replica.hpp"

namespace huifang::shell {

// What a list of customers is sorted by. Those without such a value come last, either way.
enum class CustomerOrder { kNextDate, kName, kContact, kGrade, kClass, kOwner, kLastContact };
struct CustomerSort {
  CustomerOrder by = CustomerOrder::kNextDate;
  bool descending = false;
  bool operator==(const CustomerSort&) const = default;
};

// The customers this device holds that match a search. Searched and sorted when the search or the
// order changed; when records did, those that changed find their places anew.
class CustomerList {
 public:
  // Ids in that order; equal ones by name.
  const std::vector<Id>& matching(sync::Replica& replica, VisitIndex& visits,
                                  std::string_view query, const CustomerSort& sort = {});

 private:
  void make(sync::Replica& replica, const VisitIndex& visits);
  // True if what changed was little enough to be followed.
  bool follow(const sync::Replica& replica, const VisitIndex& visits);

  CustomerSort sort_;
  std::string asked_, query_;  // As it was typed, and as it is searched.
  std::uint64_t customers_version_ = ~std::uint64_t{0};
  std::uint64_t visits_version_ = ~std::uint64_t{0};
  std::vector<Id> ids_;
};

// What a person typed, as it is compared: full-width letters and digits become plain ones, blanks
// at the ends go.
std::string folded_query(std::string_view query);

}  // namespace huifang::shell
