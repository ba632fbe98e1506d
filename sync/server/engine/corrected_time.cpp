#include "sync/server/engine/corrected_time.hpp"

#include <algorithm>
#include <cstdlib>

namespace huifang::server {
namespace {

constexpr std::int64_t kClockDriftMaxMs = 2'000;
constexpr std::int64_t kOffsetChangeMaxMs = 120'000;
// Readings are a stranger's: bounded so that their differences cannot overflow. About 35,000 years.
constexpr std::int64_t kReadingMaxMs = std::int64_t{1} << 50;

std::int64_t bounded(std::int64_t reading_ms) {
  return std::clamp(reading_ms, -kReadingMaxMs, kReadingMaxMs);
}

}  // namespace

CorrectedTime correct_time(const sync::Operation& operation, const sync::PushRequest& request,
                           sync::Hlc previous, std::int64_t now_ms) {
  const std::int64_t offset_ms = bounded(request.offset_ms);
  const std::int64_t session_offset_ms =
      bounded(request.session_offset_ms.value_or(request.offset_ms));
  const std::int64_t made_ms = bounded(sync::hlc_ms(operation.hlc));
  const std::int64_t mono_age_ms = bounded(request.mono_ms) - bounded(operation.mono_ms);
  const std::int64_t wall_age_ms = bounded(request.wall_ms) + session_offset_ms - made_ms;

  CorrectedTime corrected;
  const bool clocks_agree = std::abs(wall_age_ms - mono_age_ms) <= kClockDriftMaxMs;
  if (request.session_running && mono_age_ms >= 0 && clocks_agree) {
    corrected.effective = sync::hlc_from_ms(std::max<std::int64_t>(now_ms - mono_age_ms, 0));
  } else {
    corrected.effective = operation.hlc;
    corrected.uncertain = std::abs(offset_ms - session_offset_ms) > kOffsetChangeMaxMs;
  }
  const sync::Hlc newest = sync::hlc_from_ms(now_ms) | 0xFFFF;
  corrected.effective = std::max(std::min(corrected.effective, newest), previous + 1);
  return corrected;
}

}  // namespace huifang::server
