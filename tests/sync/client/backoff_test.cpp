#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

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

// A device with work to send and rows to get, after an answer that asks for a wait.
struct Asked {
  explicit Asked(const NetworkAnswer& answer) {
    office.put(customer_row(1, "客户"));
    device.sign_in();
    office.put(customer_row(2, "新客户"));
    office.instead["/v1/sync/push"].push_back(answer);
    office.instead["/v1/sync/pull"].push_back(answer);
    EXPECT_TRUE(device.rename(customer_id(1), "改"));
    device.client().sync_now();
    device.settle();
    before = office.requests;
  }
  // Everything that speaks for another try, while so much time passes.
  void pass(std::int64_t ms) {
    device.pass(ms / 2);
    device.client().network_came();
    device.client().became_visible();
    device.client().sync_now();
    device.pass(ms - ms / 2);
  }
  SmallOffice office;
  TestDevice device{office};
  std::map<std::string, std::size_t> before;
};

TEST(RetryAfter, IsWaitedWhateverSpeaksForAnotherTry) {
  for (const int status : {429, 503}) {
    Asked scene(refusal(status, "http.busy", 40, 40'000));
    scene.pass(39'000);
    EXPECT_EQ(scene.office.requests, scene.before) << status;
    scene.device.pass(6'000);
    EXPECT_EQ(scene.office.taken.size(), 1u) << status;
    EXPECT_EQ(scene.device.client().replica().count(kCustomerEntity), 2u) << status;
  }
}

TEST(RetryAfter, IsWaitedForFiveMinutesAtMost) {
  Asked scene(refusal(503, "http.busy", 3'600, 3'600'000));
  scene.pass(299'000);
  EXPECT_EQ(scene.office.requests, scene.before);
  scene.device.pass(6'000);
  EXPECT_EQ(scene.office.taken.size(), 1u);
}

TEST(RetryAfter, OfSomebodyBetweenIsWaitedForAMinuteAtMost) {
  Asked scene({.status = 503, .body = {'<'}, .retry_after_ms = 3'600'000});
  scene.pass(59'000);
  EXPECT_EQ(scene.office.requests, scene.before);
  scene.device.pass(6'000);
  EXPECT_EQ(scene.office.taken.size(), 1u);
}

TEST(RetryAfter, WithAnyOtherStatusMeansNothing) {
  for (const int status : {400, 408, 500, 502}) {
    Asked scene(refusal(status, "server.damaged", 0, 40'000));
    scene.device.pass(6'000);
    EXPECT_EQ(scene.office.taken.size(), 1u) << status;
  }
}

}  // namespace
}  // namespace huifang::sync::test
