#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/rules/finding.hpp"
#include "core/rules/policies.hpp"

namespace huifang {

// The customers that are there already, to find doubles (policy dup.scope: within a unit, or the
// company).
class CustomerIndex {
 public:
  void add(const Record& customer);
  void add(const Id& id, std::string_view name, std::string_view mobile, const Id& unit);

  // Another customer with the same name and mobile, however they were spaced; in the same unit, or
  // anywhere when `whole_company`. `except` is the customer itself.
  std::optional<Id> find(std::string_view name, std::string_view mobile, const Id& unit,
                         bool whole_company, const Id& except = {}) const;

 private:
  struct Entry {
    Id id;
    Id unit;
  };
  std::unordered_multimap<std::string, Entry> entries_;
};

struct CustomerCheckContext {
  const Catalog& catalog;
  const Policies& policies;
  std::int64_t today = 0;
  const CustomerIndex* known = nullptr;  // Where doubles are looked for; nullptr = not looked for.
};

// Checks a customer as a whole: real full name, mobile, landline, address to the house number,
// dates and their order, amount, type, doubles. All findings, the most telling first. Whether the
// owner exists is for whoever resolves names; an owner or unit must be there.
// Used for new customers and for the merged fields of changed ones, on the device and at the
// server.
Findings check_customer(const Record& customer, const CustomerCheckContext& context);

// One row of a customer list, each cell as it stood; absent columns stay empty.
// Keys are field names of the entity `customer`; `owner` and `unit` are names of people and units.
using CustomerRow = std::map<std::string, std::string, std::less<>>;

// Names of a staff list, to resolve owners and units.
struct NameDirectory {
  struct Person {
    Id id;
    std::string name;
    Id unit;
  };
  struct Unit {
    Id id;
    std::string name;
  };
  std::vector<Person> people;
  std::vector<Unit> units;
};

struct CustomerRowResult {
  Record customer;    // `id` is left nil; complete only without findings.
  Findings findings;  // Codes as in the import's report.
};

// Reads a row into a customer: cells are trimmed and width-folded, dates, amounts, choices, owner
// and unit are understood, and check_customer is asked. `self` is the customer that the row's code
// already stands for (nil for a new one): it is not a double of itself.
CustomerRowResult check_customer_row(const CustomerRow& row, const NameDirectory& names,
                                     const CustomerCheckContext& context, const Id& self = {});

}  // namespace huifang
