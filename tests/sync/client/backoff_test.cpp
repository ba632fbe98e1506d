#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/backoff.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

TEST(Backoff, FirstTriesComeWithinFiveSecondsForMinutes) {
  TestRandom random;
  Backoff backoff;
  std::int64_t now = 0;
  for (int failure = 0; failure < Backoff::kQuickTries; ++failure) {
    backoff.tried(now);
    backoff.failed(now, random);
    EXPECT_GT(backoff.next_ms(), now);
    EXPECT_LE(backoff.next_ms(), now + 5'000) << failure;
    now = backoff.next_ms();
  }
  EXPECT_GT(now, 60'000);
}

TEST(Backoff, LongOutageStretchesToFiveMinutesAndNoFurther) {
  TestRandom random;
  Backoff backoff;
  std::int64_t longest = 0;
  for (int failure = 0; failure < 400; ++failure) {
    backoff.failed(0, random);
    longest = std::max(longest, backoff.next_ms());
    EXPECT_LE(backoff.next_ms(), Backoff::kLongest_ms);
  }
  EXPECT_GT(longest, Backoff::kLongest_ms / 2);
}

// A thousand devices that lose the office at once must not come back at once.
TEST(Backoff, DevicesSpreadOverTheWholeWait) {
  TestRandom random;
  std::vector<int> tenths(10, 0);
  for (int device = 0; device < 1'000; ++device) {
    Backoff backoff;
    for (int failure = 0; failure < 4; ++failure) backoff.failed(0, random);
    ++tenths[static_cast<std::size_t>((backoff.next_ms() - 1) * 10 / 5'000)];
  }
  for (const int count : tenths) {
    EXPECT_GT(count, 50);
    EXPECT_LT(count, 200);
  }
}

TEST(Backoff, WhatTheOfficeAsksForIsKept) {
  TestRandom random;
  Backoff backoff;
  backoff.tried(1'000);
  backoff.failed(1'000, random, 120'000);
  EXPECT_GE(backoff.next_ms(), 121'000);
  backoff.hint(7'000);
  EXPECT_GE(backoff.next_ms(), 121'000);
}

TEST(Backoff, HintBringsTheTryForwardButNotMoreThanOneInFiveSeconds) {
  TestRandom random;
  Backoff backoff;
  for (int failure = 0; failure < 300; ++failure) backoff.failed(0, random);
  backoff.tried(10'000);
  backoff.failed(10'000, random);
  backoff.hint(10'100);
  EXPECT_LE(backoff.next_ms(), 15'000);
  EXPECT_FALSE(backoff.is_due(10'100));
  backoff.hint(20'000);
  EXPECT_TRUE(backoff.is_due(20'000));
}

TEST(Backoff, SuccessForgetsEverything) {
  TestRandom random;
  Backoff backoff;
  backoff.failed(0, random, 60'000);
  backoff.succeeded();
  EXPECT_TRUE(backoff.is_due(0));
  EXPECT_FALSE(backoff.is_waiting());
}

// The network is away for that long; then it comes back and nobody tells the program.
TEST(Liveness, EverythingIsDeliveredSoonAfterTheNetworkIsBack) {
  for (const std::int64_t away_ms : {1'000, 10'000, 60'000, 120'000}) {
    SmallOffice office;
    office.put(customer_row(1, "客户"));
    TestDevice device(office);
    device.sign_in();
    device.online = false;
    device.network().cut_line();
    device.settle();
    for (int act = 0; act < 5; ++act)
      EXPECT_TRUE(device.rename(customer_id(1), "名" + std::to_string(act)));
    office.put(customer_row(2, "新客户"));
    device.pass(away_ms);
    EXPECT_EQ(device.client().status().link, Link::kOffline);
    device.online = true;
    const auto before = office.requests;
    device.pass(5'000);
    EXPECT_EQ(device.client().status().saved + device.client().status().sent, 0u) << away_ms;
    EXPECT_EQ(device.client().replica().count(kCustomerEntity), 2u) << away_ms;
    EXPECT_EQ(office.taken.size(), 5u) << away_ms;
    std::size_t rounds = 0;
    for (const auto& [path, count] : office.requests) {
      const auto known = before.find(path);
      rounds += count - (known == before.end() ? 0 : known->second);
    }
    EXPECT_LE(rounds, 10u) << away_ms;
  }
}

TEST(Liveness, OfficeThatAnswersWithFaultsForAWhileGetsEverythingInTheEnd) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  for (const int status : {500, 503, 429, 408, 400, 413}) {
    office.instead["/v1/sync/push"].push_back(refusal(status, "server.busy"));
    office.instead["/v1/sync/pull"].push_back(refusal(status, "server.busy"));
  }
  office.instead["/v1/sync/push"].push_back({.status = 200, .body = {1, 0, 9}});
  office.instead["/v1/sync/pull"].push_back({.status = 200, .body = {}});
  for (int act = 0; act < 5; ++act)
    EXPECT_TRUE(device.rename(customer_id(1), "名" + std::to_string(act)));
  device.pass(120'000);
  EXPECT_EQ(office.taken.size(), 5u);
  EXPECT_EQ(device.client().status().saved + device.client().status().sent, 0u);
  EXPECT_EQ(device.client().status().last_failure, "");
}

}  // namespace
}  // namespace huifang::sync::test
