#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalog/entity_definition.hpp"

namespace huifang {

// How a person stands to a record.
enum class Relation : std::uint8_t {
  kOwner,     // It is in the person's own book.
  kTeam,      // It is in the team book of the person's unit.
  kSameUnit,  // It is a colleague's of a unit the person is in or answers for.
  kOtherUnit,
  kDirectory,  // Units, employees, policies, texts: nobody's in particular.
};

enum class Action : std::uint8_t { kRead, kCreate, kSet, kTransition, kAppend };

// Which books a role holds on its devices.
enum class BookReach : std::uint8_t {
  kNone,  // The directory only.
  kOwn,   // The own book and the unit's team book.
  kUnit,  // Also the book of everybody in the unit and below it.
  kAll,   // Every book.
};

struct RoleDefinition {
  std::string name;
  std::string requirement;  // "A-06"
  std::string label_key;
  std::vector<std::string> words;  // What staff lists call it.
  BookReach books = BookReach::kNone;
};

// One line of the access matrix: these roles, standing so to records of this entity, may do that.
struct AccessGrant {
  std::vector<std::string> roles;
  EntityNumber entity = 0;
  std::vector<Relation> relations;
  std::vector<Action> actions;
  std::vector<FieldGroup> groups;
};

}  // namespace huifang
