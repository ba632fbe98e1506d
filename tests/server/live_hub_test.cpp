#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include <gtest/gtest.h>
#include <sodium.h>
#include <boost/asio/io_context.hpp>

#include "sync/server/http/live_hub.hpp"

namespace huifang::server {
namespace {

constexpr std::int64_t kLater_ms = 1'800'000'000'000;

// When each of so many devices is told to come back as the server stops.
std::vector<std::int64_t> retries_of(std::size_t devices) {
  EXPECT_GE(sodium_init(), 0);
  boost::asio::io_context io;
  const HttpLimits limits;
  LiveHub hub(io.get_executor(), limits);
  std::vector<std::shared_ptr<LiveLine>> lines;
  for (std::size_t device = 1; device <= devices; ++device)
    lines.push_back(hub.open(1, static_cast<sync::DeviceId>(device), kLater_ms, 0));
  for (const auto& line : lines) EXPECT_LT(line->last_retry_ms, 0);
  hub.end_all();
  std::vector<std::int64_t> retries;
  for (const auto& line : lines) {
    EXPECT_TRUE(line->ended);
    retries.push_back(line->last_retry_ms);
  }
  return retries;
}

TEST(LiveHub, AFewLinesComeBackWithinSeconds) {
  for (const std::int64_t retry_ms : retries_of(50)) {
    EXPECT_GE(retry_ms, 0);
    EXPECT_LE(retry_ms, 3'000);
  }
}

TEST(LiveHub, ManyLinesComeBackSpreadOverHalfAMinute) {
  std::vector<int> tenths(10, 0);
  for (const std::int64_t retry_ms : retries_of(2'000)) {
    ASSERT_GE(retry_ms, 0);
    ASSERT_LE(retry_ms, 30'000);
    ++tenths[static_cast<std::size_t>(std::min<std::int64_t>(retry_ms / 3'000, 9))];
  }
  for (const int count : tenths) {  // About 200 each; seven deviations on either side.
    EXPECT_GT(count, 100);
    EXPECT_LT(count, 300);
  }
}

}  // namespace
}  // namespace huifang::server
