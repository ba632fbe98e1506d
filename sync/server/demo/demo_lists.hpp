#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/texts.hpp"

namespace huifang::server {

inline constexpr int kDemoCustomers = 2'000;
inline constexpr int kDemoTeamBookEvery =
    10;  // Every tenth customer is in the team book of a department.
inline constexpr int kDemoVisits = 4'000;

// Lists as a company would bring them, always the same for the same day: for huifang's own import.
std::string_view demo_staff_csv();
std::string demo_customers_csv(std::int64_t today);
std::string demo_visits_csv(std::int64_t today);

}  // namespace huifang::server
