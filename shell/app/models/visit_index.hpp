#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/record/id.hpp"
#include "sync/client/change_trail.hpp"
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
// replica once; after that it follows what changed.
class VisitIndex {
 public:
  // The lines as they are now.
  const std::vector<VisitLine>& lines(sync::Replica& replica);
  // The newest visit that was made to that customer. REQUIRES: lines() was called in this frame.
  const VisitLine* newest_done(const Id& customer) const;
  const VisitLine* find(const Id& visit) const;
  std::uint64_t version() const { return version_; }
  // The customers of whom a visit became other since `version()` was `version`.
  sync::RowChanges customers_since(std::uint64_t version) const {
    return customers_.since(version);
  }

 private:
  // Newest first, and of the same moment the later made.
  struct Place {
    std::int64_t when_ms = 0;
    Id id;
    auto operator<=>(const Place& other) const {
      return std::tie(other.when_ms, other.id) <=> std::tie(when_ms, id);
    }
    bool operator==(const Place&) const = default;
  };
  static Place place_of(const VisitLine& line) { return {line.when_ms(), line.id}; }
  std::vector<VisitLine>::const_iterator at(const Place& place) const;

  void make(sync::Replica& replica);
  void follow(sync::Replica& replica, const std::vector<Id>& changed);
  void take_out(const Id& visit);
  void put_in(VisitLine line);

  std::uint64_t version_ = ~std::uint64_t{0};
  std::vector<VisitLine> lines_;  // In order of their places.
  std::unordered_map<Id, Place> places_;
  std::unordered_map<Id, Place> newest_done_;  // By customer.
  sync::ChangeTrail customers_;
};

}  // namespace huifang::shell
