#include <gtest/gtest.h>

#include "sync/server/http/limits.hpp"
#include "sync/server/http/pace.hpp"

namespace huifang::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// When a line that moves so many bytes in each second is cut, if it is, within `most`.
seconds cut_after(std::size_t bytes_per_s, seconds most) {
  const HttpLimits limits;
  const Pace::Clock::time_point begun{};
  Pace pace(begun, limits.body_time, limits.bytes_per_s_least);
  for (seconds passed{1}; passed < most; ++passed) {
    if (begun + passed > pace.until()) return passed;
    pace.moved(bytes_per_s);
  }
  return most;
}

TEST(Pace, SlowLineThatMovesIsNotCut) {
  EXPECT_EQ(cut_after(1'024, seconds(3'600)), seconds(3'600));
  EXPECT_EQ(cut_after(50'000, seconds(3'600)), seconds(3'600));
}

TEST(Pace, DripGainsNextToNothing) {
  EXPECT_LE(cut_after(0, seconds(3'600)), seconds(61));
  EXPECT_LE(cut_after(1, seconds(3'600)), seconds(62));
  EXPECT_LE(cut_after(512, seconds(3'600)), seconds(122));
}

}  // namespace
}  // namespace huifang::server
