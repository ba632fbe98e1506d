#pragma once

#include <cstdint>
#include <span>

#include "core/error.hpp"
#include "sync/server/demo/demo_service.hpp"

namespace huifang::server {

class Office;

// What lists do not bring, put to the customers and visits they brought: grades, the plan of the
// week, how far the manager has come with the reports, and what was noted between the visits.
Status put_demo_records(Office& office, std::span<const DemoService> services, std::int64_t today,
                        std::int64_t now_ms);

}  // namespace huifang::server
