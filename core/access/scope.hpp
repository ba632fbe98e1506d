#pragma once

#include <cstdint>

namespace huifang {

// A set of rows that devices hold together: kind in the upper half, number in the lower one.
using ScopeNumber = std::uint64_t;

enum class ScopeKind : std::uint32_t { kOwnerBook = 1, kTeamBook = 2, kDirectory = 3 };

constexpr ScopeNumber make_scope(ScopeKind kind, std::uint32_t number) {
  return static_cast<ScopeNumber>(kind) << 32 | number;
}
constexpr ScopeNumber owner_book(std::uint32_t user_number) {
  return make_scope(ScopeKind::kOwnerBook, user_number);
}
constexpr ScopeNumber team_book(std::uint32_t unit_number) {
  return make_scope(ScopeKind::kTeamBook, unit_number);
}
inline constexpr ScopeNumber kDirectoryScope = make_scope(ScopeKind::kDirectory, 0);

constexpr ScopeKind scope_kind(ScopeNumber scope) { return static_cast<ScopeKind>(scope >> 32); }
constexpr std::uint32_t scope_number(ScopeNumber scope) {
  return static_cast<std::uint32_t>(scope);
}

}  // namespace huifang
