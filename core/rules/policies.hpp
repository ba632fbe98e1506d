#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace huifang {

// A policy value with why it counts: shown as "because".
struct PolicyValue {
  std::string key;
  Value value;                      // Empty where nobody has said it yet.
  std::int64_t effective_from = 0;  // Days since 1970.
  bool by_organisation = false;     // Else the catalog's default.
  Id unit;                          // The unit it was set for; nil = everyone.

  std::int64_t number(std::int64_t when_empty = 0) const;
  bool flag() const;
  std::string_view text() const;
};

// The catalog's values with the organisation's own rows over them.
class Policies {
 public:
  explicit Policies(const Catalog& catalog) : catalog_(&catalog) {}

  // Takes a row of the entity `policy`. A value that is not of the policy's kind, or an unknown
  // key, is refused and changes nothing.
  Status add(const Record& row);

  // The value in force on `date`: the organisation's for this unit and class before the one for
  // this unit, before the one for everyone, before the catalog's; of several the newest.
  // Before the first date of the catalog its first value counts.
  // REQUIRES: `key` is a policy of the catalog.
  PolicyValue value(std::string_view key, std::int64_t date, const Id& unit = {},
                    std::string_view class_name = {}) const;

 private:
  struct Row {
    Id id;
    std::string key;
    Value value;
    std::int64_t effective_from = 0;
    Id unit;
    std::string class_name;
  };
  const Catalog* catalog_;
  std::vector<Row> rows_;
};

// Reads a value as it is written in a row or in the catalog ("24", "18:00", "true", "2013-07-01").
Result<Value> parse_policy_value(const PolicyDefinition& policy, std::string_view text);

}  // namespace huifang
