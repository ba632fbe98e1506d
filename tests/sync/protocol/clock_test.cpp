#include "sync/protocol/clock.hpp"

#include <gtest/gtest.h>

namespace huifang::sync {
namespace {

TEST(HybridClock, FollowsTheWallClock) {
  HybridClock clock;
  EXPECT_EQ(clock.next(1'000), hlc_from_ms(1'000));
  EXPECT_EQ(clock.next(2'000), hlc_from_ms(2'000));
}

TEST(HybridClock, GrowsWhenTheWallClockStandsOrJumpsBack) {
  HybridClock clock;
  Hlc last = clock.next(1'000);
  for (const std::int64_t wall_ms : {1'000, 1'000, 5, -7, 999}) {
    const Hlc next = clock.next(wall_ms);
    EXPECT_EQ(next, last + 1) << wall_ms;
    last = next;
  }
}

TEST(HybridClock, NeverGoesBehindWhatItSaw) {
  HybridClock clock;
  clock.witness(hlc_from_ms(9'000) + 4);
  clock.witness(hlc_from_ms(3'000));
  EXPECT_EQ(clock.next(1'000), hlc_from_ms(9'000) + 5);
}

}  // namespace
}  // namespace huifang::sync
