#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/access/scope.hpp"
#include "core/catalog/catalog.hpp"

namespace huifang {

// What the directory says of a person and of a unit, as far as rights depend on it.
struct EmployeeEntry {
  Id id;
  std::uint32_t user_number = 0;
  Id unit;
  std::string role;
  bool account_open = true;
};
struct UnitEntry {
  Id id;
  std::uint32_t number = 0;
  Id parent;
};
EmployeeEntry employee_entry(const Record& employee);
UnitEntry unit_entry(const Record& unit);

// The people and units of an organisation.
struct Directory {
  std::vector<EmployeeEntry> employees;
  std::vector<UnitEntry> units;

  const EmployeeEntry* employee(const Id& id) const;
  const EmployeeEntry* user(std::uint32_t user_number) const;
  const UnitEntry* unit(const Id& id) const;
  // True for the same unit and for units below it.
  bool is_within(const Id& unit, const Id& above) const;
};

// A person acting, with what the rights depend on.
struct Actor {
  Id employee;
  std::uint32_t user_number = 0;
  Id unit;
  std::vector<std::string> roles;  // Catalog names.
  std::optional<Id> acting_for;    // Somebody on leave, whose delegate this is.
  bool system = false;             // The server's own rules.

  bool has_role(std::string_view role) const;
};
Actor actor_of(const EmployeeEntry& employee);
Actor system_actor();

// The scopes a person holds: own book, books of the people answered for, team books, directory.
// Sorted. Empty for a closed account.
std::vector<ScopeNumber> books_of(const Catalog& catalog, const EmployeeEntry& employee,
                                  const Directory& directory);

// The one scope of a root row or directory row: its owner's book, else its unit's team book;
// nothing when neither is known (such a row must not be taken).
std::optional<ScopeNumber> book_of(const Catalog& catalog, const Record& record,
                                   const Directory& directory);

// How `actor` stands to what lies in `scope`.
Relation relation_to(const Actor& actor, ScopeNumber scope, const Directory& directory);

// Whether one of the actor's roles lets the actor do `action` to an entity of that kind at all, and
// to a field of it. Everything that no line of the matrix allows is refused.
bool may(const Catalog& catalog, const Actor& actor, Action action, EntityNumber entity,
         Relation relation);
bool may_field(const Catalog& catalog, const Actor& actor, Action action, EntityNumber entity,
               Relation relation, FieldNumber field);

// The record without the fields the actor may not read.
Fields readable_fields(const Catalog& catalog, const Actor& actor, EntityNumber entity,
                       Relation relation, const Fields& fields);

}  // namespace huifang
