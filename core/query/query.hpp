#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace huifang {

// One condition on a row. All conditions of a query must hold.
struct Condition {
  enum class Kind : std::uint8_t {
    kEquals,   // The field is `value`; an empty value asks for an empty field.
    kOneOf,    // A choice, state or reference is among `values`.
    kAtLeast,  // A number, date or moment.
    kBelow,
    kContains,  // A text, compared by search_key.
  };
  Kind kind = Kind::kEquals;
  FieldNumber field = 0;
  Value value;
  std::vector<Value> values;
};

struct SortKey {
  FieldNumber field = 0;
  bool descending = false;  // Rows without a value come last either way.
};

// What a list shows: rows of one entity that fulfil the conditions, in this order; equal rows by
// id, so that every device shows the same order.
struct Query {
  EntityNumber entity = 0;
  std::vector<Condition> conditions;
  std::vector<SortKey> order;

  bool matches(const Record& record) const;
  bool comes_before(const Record& a, const Record& b) const;
};

// The lists people open. Times are given so that nothing here reads a clock.
Query customers_by_name(std::string_view search);   // By name, mobile digits or code.
Query visits_of_rep(const Id& rep);                 // Newest first.
Query visits_of_reps(const std::vector<Id>& reps);  // Of a department, newest first.
Query visits_planned_between(const Id& rep, std::int64_t from_ms,
                             std::int64_t until_ms);  // Today, by time.
Query visits_of_customer(const Id& customer);         // The time line, newest first.

// When something on a time line happened: a visit's check-in or else its planned time, an entry's
// time; 0 when it has none.
std::int64_t occurred_at_ms(const Record& record);

}  // namespace huifang
