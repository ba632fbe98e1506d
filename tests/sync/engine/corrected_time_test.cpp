#include "sync/server/engine/corrected_time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace huifang::server {
namespace {

constexpr std::int64_t kNowMs = 1'795'000'000'000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kYearMs = 365LL * 24 * 60 * kMinuteMs;

struct Case {
  const char* what;
  std::int64_t made_hlc_ms;  // What the device's clock said, offset included.
  std::int64_t made_mono_ms;
  std::int64_t sent_wall_ms;
  std::int64_t sent_mono_ms;
  bool running = true;
  std::int64_t offset_ms = 0;
  std::int64_t session_offset_ms = 0;
  std::int64_t wanted_ms = 0;
  bool wanted_uncertain = false;
};

class CorrectedTimes : public testing::TestWithParam<Case> {};

TEST_P(CorrectedTimes, FollowTheRules) {
  const Case& one = GetParam();
  sync::Operation operation;
  operation.hlc = sync::hlc_from_ms(one.made_hlc_ms);
  operation.mono_ms = one.made_mono_ms;
  sync::PushRequest request;
  request.wall_ms = one.sent_wall_ms;
  request.mono_ms = one.sent_mono_ms;
  request.session_running = one.running;
  request.offset_ms = one.offset_ms;
  request.session_offset_ms = one.session_offset_ms;
  const CorrectedTime time = correct_time(operation, request, 0, kNowMs);
  EXPECT_EQ(sync::hlc_ms(time.effective), one.wanted_ms) << one.what;
  EXPECT_EQ(time.uncertain, one.wanted_uncertain) << one.what;
}

constexpr std::int64_t kMadeMs = kNowMs - 10 * kMinuteMs;

INSTANTIATE_TEST_SUITE_P(
    Rules, CorrectedTimes,
    testing::Values(
        Case{"clocks that run alike", kMadeMs, 0, kNowMs, 10 * kMinuteMs, true, 0, 0, kMadeMs},
        Case{"a wall clock a year ahead all along", kMadeMs + kYearMs, 0, kNowMs + kYearMs,
             10 * kMinuteMs, true, 0, 0, kMadeMs},
        Case{"a wall clock a year behind, corrected by its offset", kMadeMs, 0, kNowMs - kYearMs,
             10 * kMinuteMs, true, kYearMs, kYearMs, kMadeMs},
        Case{"a device that slept", kMadeMs, 0, kNowMs, kMinuteMs, true, 0, 0, kMadeMs},
        Case{"a wall clock that jumped a year ahead and was noticed", kMadeMs, 0, kNowMs + kYearMs,
             10 * kMinuteMs, true, -kYearMs, 0, kMadeMs, true},
        Case{"an older session", kMadeMs, 0, kNowMs, 5, false, 0, 0, kMadeMs},
        Case{"an older session whose offset is another now", kMadeMs, 0, kNowMs, 5, false,
             3 * kMinuteMs, 0, kMadeMs, true},
        Case{"an older session whose offset hardly moved", kMadeMs, 0, kNowMs, 5, false, kMinuteMs,
             0, kMadeMs},
        Case{"a lying clock from the future", kNowMs + kYearMs, 0, kNowMs, 5, false, 0, 0, kNowMs},
        Case{"a monotonic clock that went back", kMadeMs, 100, kNowMs, 50, true, 0, 0, kMadeMs},
        Case{"nonsense", 0, std::numeric_limits<std::int64_t>::min(),
             std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max(),
             true, std::numeric_limits<std::int64_t>::min(),
             std::numeric_limits<std::int64_t>::max(), 0}));

TEST(CorrectedTime, NeverGoesBackWithinASession) {
  sync::Operation operation;
  operation.hlc = sync::hlc_from_ms(kMadeMs);
  sync::PushRequest request;
  request.session_running = false;
  const sync::Hlc previous = sync::hlc_from_ms(kNowMs - kMinuteMs) + 7;
  EXPECT_EQ(correct_time(operation, request, previous, kNowMs).effective, previous + 1);
}

}  // namespace
}  // namespace huifang::server
