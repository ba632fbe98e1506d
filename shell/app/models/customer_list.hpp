#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/models/visit_index.hpp"
#include "sync/client/replica.hpp"

namespace huifang::shell {

// The customers this device holds that match a search, those due first. Searched again when the
// search or the records changed, not before.
class CustomerList {
 public:
  // Ids in the order of the list: next date, the ones without by name.
  const std::vector<Id>& matching(sync::Replica& replica, VisitIndex& visits,
                                  std::string_view query);

 private:
  std::string query_;
  std::uint64_t customers_version_ = ~std::uint64_t{0};
  std::uint64_t visits_version_ = ~std::uint64_t{0};
  std::vector<Id> ids_;
};

// What a person typed, as it is compared: full-width letters and digits become plain ones, blanks
// at the ends go.
std::string folded_query(std::string_view query);

}  // namespace huifang::shell
