// Weeks of work without network leave within two minutes of the first contact, under the limit that
// every device has (reliability F).
#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "sync/server/http/rate_limiter.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

constexpr std::size_t kCustomers = 1'000;
constexpr std::size_t kOperationsOfAct = 5;
constexpr std::size_t kOperations = 20'000;
constexpr std::int64_t kAnswerMs = 250;  // What one push takes, on a slow line.
constexpr std::int64_t kStepMs = 100;
constexpr std::int64_t kLongestMs = 120'000;

void work_offline(TestDevice& device) {
  std::uint64_t customer = 0;
  for (std::size_t act = 0; act < kOperations / kOperationsOfAct; ++act) {
    Transaction transaction;
    for (std::size_t each = 0; each < kOperationsOfAct; ++each) {
      const Id id = customer_id(++customer % kCustomers + 1);
      transaction.set(device.client().replica().get(kCustomerEntity, id, id),
                      Fields({{customer_field::kShortName, "第" + std::to_string(act) + "次"}}));
    }
    ASSERT_TRUE(device.commit(std::move(transaction)));
  }
}

TEST(Backlog, TwentyThousandOperationsLeaveInTwoMinutes) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= kCustomers; ++number)
    office.put(customer_row(number, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.online = false;
  device.settle();
  work_offline(device);
  ASSERT_EQ(device.client().status().saved + device.client().status().sent,
            kOperations / kOperationsOfAct);

  server::RateLimiter pushes(server::RateLimits().push_device);
  std::size_t refused = 0;
  office.before = [&](const NetworkRequest& request) -> std::optional<NetworkAnswer> {
    if (request.path != "/v1/sync/push") return std::nullopt;
    device.time.pass(kAnswerMs);
    const std::uint64_t wait_s = pushes.take("the device", device.time.wall);
    if (wait_s == 0) return std::nullopt;
    ++refused;
    return refusal(429, "http.too_many_requests", wait_s,
                   static_cast<std::int64_t>(wait_s) * 1'000);
  };
  device.online = true;
  const std::int64_t begun_ms = device.time.mono;
  device.client().network_came();
  while (office.taken.size() < kOperations && device.time.mono < begun_ms + kLongestMs)
    device.pass(kStepMs);
  EXPECT_EQ(office.taken.size(), kOperations);
  EXPECT_LE(device.time.mono - begun_ms, kLongestMs);
  device.settle();
  EXPECT_EQ(device.client().status().saved + device.client().status().sent, 0u);
  EXPECT_EQ(refused, 0u);  // It asks in batches as large as they may be, so the limit is far.
}

// The limit itself stops a device that sends each act alone, and what it keeps back still leaves.
TEST(Backlog, WhatTheLimitKeepsBackLeavesLater) {
  constexpr int kActs = 40;
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  server::RateLimiter pushes({.per_minute = 6, .burst = 3});
  std::size_t refused = 0;
  office.before = [&](const NetworkRequest& request) -> std::optional<NetworkAnswer> {
    if (request.path != "/v1/sync/push") return std::nullopt;
    const std::uint64_t wait_s = pushes.take("the device", device.time.wall);
    if (wait_s == 0) return std::nullopt;
    ++refused;
    return refusal(429, "http.too_many_requests", wait_s,
                   static_cast<std::int64_t>(wait_s) * 1'000);
  };
  for (int act = 0; act < kActs; ++act) {
    ASSERT_TRUE(device.rename(customer_id(1), "第" + std::to_string(act) + "次"));
    device.settle();
  }
  EXPECT_GT(refused, 0u);
  EXPECT_LT(office.taken.size(), std::size_t{kActs});
  device.pass(kLongestMs);
  EXPECT_EQ(office.taken.size(), std::size_t{kActs});
}

}  // namespace
}  // namespace huifang::sync::test
