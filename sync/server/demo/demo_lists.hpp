#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/server/demo/demo_service.hpp"

namespace huifang::server {

inline constexpr std::size_t kDemoCustomers = 2'000;

// How many of the staff look after customers; a service's owner is one of them.
std::size_t demo_owner_count();
std::string demo_customer_code(std::size_t number);
// One of the lists of words.json.
std::vector<std::string> demo_words(const char* list);

// Lists as a company would bring them, always the same for the same services: for huifang's own
// import. The visits are those already made.
std::string_view demo_staff_csv();
std::string demo_customers_csv(std::span<const DemoService> services, std::int64_t today);
std::string demo_visits_csv(std::span<const DemoService> services);

}  // namespace huifang::server
