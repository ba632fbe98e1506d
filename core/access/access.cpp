#include "core/access/access.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"

namespace huifang {
namespace {

constexpr int kUnitDepthMax = 32;  // A ring of parents must not hang anybody.

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

template <class List, class Matches>
auto* find_entry(const List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? nullptr : &*found;
}

template <class Use>
bool any_grant(const Catalog& catalog, const Actor& actor, Action action, EntityNumber entity,
               Relation relation, Use use) {
  for (const AccessGrant& grant : catalog.grants()) {
    if (grant.entity != entity || !contains(grant.relations, relation) ||
        !contains(grant.actions, action))
      continue;
    const bool has_role =
        std::any_of(grant.roles.begin(), grant.roles.end(),
                    [&](const std::string& role) { return actor.has_role(role); });
    if (has_role && use(grant)) return true;
  }
  return false;
}

}  // namespace

EmployeeEntry employee_entry(const Record& employee) {
  const Fields& fields = employee.fields;
  return {employee.id, static_cast<std::uint32_t>(fields.number(employee_field::kUserNumber)),
          fields.reference(employee_field::kUnit), std::string(fields.text(employee_field::kRole)),
          fields.text(employee_field::kAccountState) != "closed"};
}

UnitEntry unit_entry(const Record& unit) {
  return {unit.id, static_cast<std::uint32_t>(unit.fields.number(unit_field::kNumber)),
          unit.fields.reference(unit_field::kParent)};
}

const EmployeeEntry* Directory::employee(const Id& id) const {
  return find_entry(employees, [&](const EmployeeEntry& entry) { return entry.id == id; });
}
const EmployeeEntry* Directory::user(std::uint32_t user_number) const {
  return find_entry(employees,
                    [&](const EmployeeEntry& entry) { return entry.user_number == user_number; });
}
const UnitEntry* Directory::unit(const Id& id) const {
  return find_entry(units, [&](const UnitEntry& entry) { return entry.id == id; });
}

bool Directory::is_within(const Id& unit_id, const Id& above) const {
  if (unit_id.is_nil() || above.is_nil()) return false;
  Id at = unit_id;
  for (int depth = 0; depth < kUnitDepthMax; ++depth) {
    if (at == above) return true;
    const UnitEntry* entry = unit(at);
    if (!entry || entry->parent.is_nil()) return false;
    at = entry->parent;
  }
  return false;
}

bool Actor::has_role(std::string_view role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

Actor actor_of(const EmployeeEntry& employee) {
  Actor actor;
  actor.employee = employee.id;
  actor.user_number = employee.user_number;
  actor.unit = employee.unit;
  actor.roles = {employee.role};
  return actor;
}

Actor system_actor() {
  Actor actor;
  actor.system = true;
  return actor;
}

std::vector<ScopeNumber> books_of(const Catalog& catalog, const EmployeeEntry& employee,
                                  const Directory& directory) {
  const RoleDefinition* role = catalog.role(employee.role);
  if (!employee.account_open || !role) return {};
  std::vector<ScopeNumber> scopes = {kDirectoryScope};
  const bool all = role->books == BookReach::kAll;
  const bool whole_unit = role->books == BookReach::kUnit;

  if (role->books != BookReach::kNone) scopes.push_back(owner_book(employee.user_number));
  if (all || whole_unit) {
    // Books of people whose account is closed stay with those who answer for them.
    for (const EmployeeEntry& other : directory.employees) {
      if (all || directory.is_within(other.unit, employee.unit))
        scopes.push_back(owner_book(other.user_number));
    }
  }
  for (const UnitEntry& unit : directory.units) {
    const bool own = role->books == BookReach::kOwn && unit.id == employee.unit;
    if (all || own || (whole_unit && directory.is_within(unit.id, employee.unit))) {
      scopes.push_back(team_book(unit.number));
    }
  }
  std::sort(scopes.begin(), scopes.end());
  scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
  return scopes;
}

std::optional<ScopeNumber> book_of(const Catalog& catalog, const Record& record,
                                   const Directory& directory) {
  const EntityDefinition* entity = catalog.entity(record.type);
  if (!entity) return std::nullopt;
  if (entity->is_directory()) return kDirectoryScope;
  if (record.type != kCustomerEntity) return std::nullopt;
  const Id owner = record.fields.reference(customer_field::kOwner);
  if (!owner.is_nil()) {
    const EmployeeEntry* entry = directory.employee(owner);
    return entry ? std::optional(owner_book(entry->user_number)) : std::nullopt;
  }
  const UnitEntry* unit = directory.unit(record.fields.reference(customer_field::kUnit));
  return unit ? std::optional(team_book(unit->number)) : std::nullopt;
}

Relation relation_to(const Actor& actor, ScopeNumber scope, const Directory& directory) {
  switch (scope_kind(scope)) {
    case ScopeKind::kDirectory:
      return Relation::kDirectory;
    case ScopeKind::kOwnerBook: {
      if (scope_number(scope) == actor.user_number) return Relation::kOwner;
      const EmployeeEntry* owner = directory.user(scope_number(scope));
      return owner && directory.is_within(owner->unit, actor.unit) ? Relation::kSameUnit
                                                                   : Relation::kOtherUnit;
    }
    case ScopeKind::kTeamBook: {
      const UnitEntry* unit = find_entry(directory.units, [&](const UnitEntry& entry) {
        return entry.number == scope_number(scope);
      });
      if (!unit) return Relation::kOtherUnit;
      if (unit->id == actor.unit) return Relation::kTeam;
      return directory.is_within(unit->id, actor.unit) ? Relation::kSameUnit : Relation::kOtherUnit;
    }
  }
  return Relation::kOtherUnit;
}

bool may(const Catalog& catalog, const Actor& actor, Action action, EntityNumber entity,
         Relation relation) {
  if (actor.system) return true;
  return any_grant(catalog, actor, action, entity, relation,
                   [](const AccessGrant&) { return true; });
}

bool may_field(const Catalog& catalog, const Actor& actor, Action action, EntityNumber entity,
               Relation relation, FieldNumber field_number) {
  const FieldDefinition* field = catalog.field(entity, field_number);
  if (!field) return false;
  if (actor.system) return true;
  return any_grant(catalog, actor, action, entity, relation,
                   [&](const AccessGrant& grant) { return contains(grant.groups, field->group); });
}

Fields readable_fields(const Catalog& catalog, const Actor& actor, EntityNumber entity,
                       Relation relation, const Fields& fields) {
  std::vector<FieldValue> readable;
  for (const FieldValue& field : fields) {
    if (may_field(catalog, actor, Action::kRead, entity, relation, field.field))
      readable.push_back(field);
  }
  return Fields(std::move(readable));
}

}  // namespace huifang
