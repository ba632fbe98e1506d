#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync::test {

// The real catalog, read once.
const Catalog& catalog();

// The same id for the same numbers; different kinds of things get different spaces.
Id sample_id(std::uint64_t number, std::uint8_t space = 1);
inline Id customer_id(std::uint64_t number) { return sample_id(number, 3); }
inline Id visit_id(std::uint64_t number) { return sample_id(number, 5); }

inline constexpr Scope kBook = (std::uint64_t{1} << 32) | 7;
inline constexpr Scope kTeamBook = (std::uint64_t{2} << 32) | 2;
inline constexpr Scope kDirectory = std::uint64_t{3} << 32;
inline constexpr UserId kUser = 7;
inline constexpr DeviceId kDevice = 70;
inline const Id kEmployee = sample_id(7, 2);
inline const Id kUnit = sample_id(2, 1);

// A complete customer with that name, and a complete visit to a customer.
RowVersion customer_row(std::uint64_t number, const std::string& name, Scope scope = kBook);
RowVersion visit_row(std::uint64_t number, std::uint64_t customer, const std::string& notes,
                     Scope scope = kBook);

// The person who works on the test device, and their department.
std::vector<RowVersion> directory_rows();

}  // namespace huifang::sync::test
