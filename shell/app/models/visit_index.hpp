#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/record/id.hpp"
#include "sync/client/replica.hpp"

namespace huifang::shell {

// What the lists need of a visit.
struct VisitLine {
  Id id;
  Id customer;
  Id rep;
  std::string state;
  std::string purpose;
  std::int64_t planned_ms = 0;
  std::int64_t check_in_ms = 0;
  std::optional<std::int64_t> next_on;  // Days since 1970-01-01.
  bool pending = false;

  // When it was, or will be.
  std::int64_t when_ms() const { return check_in_ms != 0 ? check_in_ms : planned_ms; }
};

// States of a visit as people think of them.
bool is_planned(std::string_view state);  // Still to come.
bool is_planned(const VisitLine& visit);
bool is_sent_back(std::string_view state);  // To be corrected.
bool is_done(const VisitLine& visit);       // Made, and written up.

// All visits this device holds, newest first, with the newest of each customer. Made from the
// replica when its visits changed, not before.
class VisitIndex {
 public:
  // The lines as they are now.
  const std::vector<VisitLine>& lines(sync::Replica& replica);
  // The newest visit that was made to that customer. REQUIRES: lines() was called in this frame.
  const VisitLine* newest_done(const Id& customer) const;
  const VisitLine* find(const Id& visit) const;
  std::uint64_t version() const { return version_; }

 private:
  std::uint64_t version_ = ~std::uint64_t{0};
  std::vector<VisitLine> lines_;
  std::unordered_map<Id, std::size_t> by_id_;
  std::unordered_map<Id, std::size_t> newest_done_;
};

}  // namespace huifang::shell
