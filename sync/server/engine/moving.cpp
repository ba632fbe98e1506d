#include "sync/server/engine/moving.hpp"

#include <algorithm>

namespace huifang::server {
namespace {

using sync::Grant;
using sync::ScopeEvent;

// Stays the same from build to build, unlike std::hash: it is stored.
std::uint32_t rights_number(std::string_view role, Relation relation) {
  std::uint32_t hash = 2'166'136'261u;
  const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 16'777'619u; };
  for (const char c : role) mix(static_cast<std::uint8_t>(c));
  mix(static_cast<std::uint8_t>(relation));
  return hash;
}

Status refresh_grants_of(Workplace& place, const EmployeeEntry& employee, sync::Sequence seq) {
  sync::ServerStore& store = place.rows.store();
  const Directory& directory = place.office.directory();
  const auto grants = store.grants_of(employee.user_number);
  if (!grants) return std::unexpected(grants.error());
  const Actor actor = actor_of(employee);
  const std::vector<ScopeNumber> books = books_of(place.catalog, employee, directory);
  const auto rights = [&](sync::Scope scope) {
    return rights_number(employee.role, relation_to(actor, scope, directory));
  };
  std::vector<sync::Scope> standing;
  for (Grant grant : *grants) {
    if (grant.to_seq) continue;
    const bool wanted = std::binary_search(books.begin(), books.end(), grant.scope);
    const bool same = wanted && grant.rights == rights(grant.scope);
    if (same) {
      standing.push_back(grant.scope);
      continue;
    }
    // One that began in this very transaction was never seen by anybody: it is put right in place.
    if (wanted && grant.from_seq == seq) {
      standing.push_back(grant.scope);
      grant.rights = rights(grant.scope);
    } else {
      grant.to_seq = seq;
    }
    if (Status status = store.put_grant(grant); !status) return status;
  }
  for (const ScopeNumber scope : books) {
    if (std::find(standing.begin(), standing.end(), scope) != standing.end()) continue;
    if (Status status = store.put_grant({employee.user_number, scope, rights(scope), seq, {}});
        !status)
      return status;
  }
  return {};
}

}  // namespace

Status move_if_needed(Workplace& place, const Act& act, const VersionedRow& root) {
  const auto target = book_of(place.catalog, root.record(), place.office.directory());
  if (!target) return failure(ErrorCode::kInternal, "server.store", "a root without a book");
  const sync::Scope source = root.scope;
  if (*target == source) return {};
  auto rows = place.rows.of_root(root.id);
  if (!rows) return std::unexpected(rows.error());
  for (VersionedRow& row : *rows) {
    row.scope = *target;
    row.seq = act.seq;
    if (Status status = place.rows.put(row, &row); !status) return status;
  }
  sync::ServerStore& store = place.rows.store();
  if (Status status = store.put_scope_event({source, act.seq, root.id, ScopeEvent::Kind::kOut});
      !status) {
    return status;
  }
  return store.put_scope_event({*target, act.seq, root.id, ScopeEvent::Kind::kIn});
}

Status refresh_grants(Workplace& place, sync::Sequence seq) {
  if (Status status = place.office.refresh(place.rows); !status) return status;
  for (const EmployeeEntry& employee : place.office.directory().employees) {
    if (Status status = refresh_grants_of(place, employee, seq); !status) return status;
  }
  return {};
}

}  // namespace huifang::server
