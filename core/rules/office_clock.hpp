#pragma once

#include <cstdint>

#include "core/rules/policies.hpp"

namespace huifang {

// How far the organisation's clocks are ahead of UTC at this moment, in minutes: its policy
// "calendar.zone_offset", kept to what clocks on earth show.
int office_offset_minutes(const Policies& policies, std::int64_t moment_ms);

// The day on the organisation's clocks, days since 1970.
std::int64_t office_day(const Policies& policies, std::int64_t moment_ms);

}  // namespace huifang
