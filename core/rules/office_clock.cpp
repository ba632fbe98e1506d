#include "core/rules/office_clock.hpp"

#include <algorithm>

#include "core/text/calendar.hpp"

namespace huifang {

int office_offset_minutes(const Policies& policies, std::int64_t moment_ms) {
  constexpr std::int64_t kBehindMax = -12 * 60;
  constexpr std::int64_t kAheadMax = 14 * 60;
  // Which offset holds is asked by the day in UTC: the day on the clocks is what is not known yet.
  const std::int64_t offset =
      policies.value("calendar.zone_offset", local_time(moment_ms, 0).days).number();
  return static_cast<int>(std::clamp(offset, kBehindMax, kAheadMax));
}

std::int64_t office_day(const Policies& policies, std::int64_t moment_ms) {
  return local_time(moment_ms, office_offset_minutes(policies, moment_ms)).days;
}

}  // namespace huifang
