#pragma once

#include <cstdint>
#include <vector>

#include "sync/client/replica.hpp"

namespace huifang::shell {

// One line of a customer's contacts.
struct TimelineItem {
  enum class Kind { kVisit, kEntry };
  Kind kind = Kind::kVisit;
  Id id;
  std::int64_t when_ms = 0;
  Record record;
  bool pending = false;
};

// A customer's contacts, newest first. Made again when the replica changed or another customer is
// asked for.
class CustomerTimeline {
 public:
  const std::vector<TimelineItem>& of(sync::Replica& replica, const Id& customer);
  bool loading() const { return loading_; }

 private:
  Id customer_;
  std::uint64_t version_ = ~std::uint64_t{0};
  bool loading_ = true;
  std::vector<TimelineItem> items_;
};

}  // namespace huifang::shell
