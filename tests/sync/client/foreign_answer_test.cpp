#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/refusal.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

constexpr std::string_view kPage = "<!DOCTYPE html><title>Sign in to this network</title>";

Bytes page() { return {kPage.begin(), kPage.end()}; }

// Bodies that are not the office's.
const std::vector<Bytes>& foreign_bodies() {
  static const std::vector<Bytes> kBodies = {{}, page(), {0xFF, 0xD8}, {1}, {1, 0}, {1, 0, '<'}};
  return kBodies;
}

TEST(Refusal, OnlyABodyOfTheOfficesIsTheOfficesWord) {
  for (int status = 100; status < 600; ++status) {
    for (const Bytes& body : foreign_bodies()) {
      if (status >= 200 && status < 300 && !body.empty() && body[0] == 1) continue;  // See below.
      const Refusal read = read_refusal({.status = status, .body = body});
      EXPECT_FALSE(read.office_spoke()) << status;
      EXPECT_FALSE(read.ends_login()) << status;
      EXPECT_EQ(read.key, "sync.foreign_answer") << status;
    }
    if (status < 400) continue;
    const Refusal read = read_refusal(refusal(status, "session.expired", 7));
    EXPECT_EQ(read.status, status);
    EXPECT_EQ(read.key, "session.expired");
    EXPECT_EQ(read.number, 7u);
    EXPECT_EQ(read.ends_login(), status == 401 || status == 403) << status;
    EXPECT_FALSE(read_refusal(refusal(status, "http.other_origin")).ends_login()) << status;
  }
  EXPECT_EQ(read_refusal({}).key, "sync.no_answer");
  // An answer that begins like the office's and cannot be read is a fault of ours, and told so.
  EXPECT_EQ(read_refusal({.status = 200, .body = {1, 0, '<'}}).key, "sync.bad_answer");
}

TEST(Refusal, OnlyWhoeverHasTooMuchToDoMayAskForAWait) {
  for (int status = 200; status < 600; ++status) {
    const bool may = status == 429 || status == 503;
    NetworkAnswer foreign{.status = status, .body = page(), .retry_after_ms = 3'600'000};
    EXPECT_EQ(read_refusal(foreign).retry_after_ms, may ? Refusal::kForeignWait_ms : 0) << status;
    if (status < 400) continue;
    EXPECT_EQ(read_refusal(refusal(status, "http.busy", 0, 20'000)).retry_after_ms,
              may ? 20'000 : 0)
        << status;
  }
}

std::vector<int> statuses() {
  std::vector<int> all = {200, 204, 206, 301, 302, 307, 511, 599};
  for (int status = 400; status <= 431; ++status) all.push_back(status);
  for (int status = 500; status <= 511; ++status) all.push_back(status);
  return all;
}

// A device with work to send, whose token has run out, on a network that answers everything itself.
TEST(ForeignAnswer, NeitherSignsOutNorFetchesAnewNorRefusesWork) {
  for (const int status : statuses()) {
    for (const Bytes& body : {Bytes(), page()}) {
      SmallOffice office;
      office.put(customer_row(1, "客户"));
      TestDevice device(office);
      device.sign_in_long_ago();
      for (const char* path : {"/v1/sync/push", "/v1/sync/pull", "/v1/session/refresh"})
        office.instead[path].assign(1'000, NetworkAnswer{.status = status, .body = body});
      EXPECT_TRUE(device.rename(customer_id(1), "改"));
      device.client().sync_now();
      device.pass(60'000);
      const SyncStatus& away = device.client().status();
      EXPECT_EQ(away.link, Link::kOffline) << status;
      EXPECT_EQ(away.last_failure, "sync.foreign_answer") << status;
      EXPECT_FALSE(away.sign_in_again) << status;
      EXPECT_EQ(away.phase, Phase::kReady) << status;
      EXPECT_EQ(away.saved + away.sent, 1u) << status;
      EXPECT_EQ(away.open_refused, 0u) << status;
      // The person has signed in to that network.
      office.instead.clear();
      const std::size_t rows = office.rows_told;
      device.client().network_came();
      device.pass(90'000);
      EXPECT_EQ(office.taken.size(), 1u) << status;
      EXPECT_EQ(device.client().status().link, Link::kLinked) << status;
      EXPECT_FALSE(device.client().status().sign_in_again) << status;
      EXPECT_EQ(office.rows_told, rows + 1) << status;  // The change alone, nothing anew.
    }
  }
}

// The pull alone is answered by a stranger: the token stays, and nothing is fetched anew.
TEST(ForeignAnswer, ToAPullKeepsTokenAndRows) {
  for (const int status : statuses()) {
    for (const Bytes& body : {Bytes(), page()}) {
      SmallOffice office;
      office.put(customer_row(1, "客户"));
      TestDevice device(office);
      device.sign_in();
      office.instead["/v1/sync/pull"].push_back({.status = status, .body = body});
      office.put(customer_row(2, "新客户"));
      const std::size_t rows = office.rows_told;
      device.client().sync_now();
      device.pass(10'000);
      EXPECT_EQ(office.requests["/v1/session/refresh"], 0u) << status;
      EXPECT_EQ(office.rows_told, rows + 1) << status;
      EXPECT_EQ(device.client().replica().count(kCustomerEntity), 2u) << status;
    }
  }
}

// What the office itself says with each status: only its own words change anything.
TEST(OfficesWord, OnlyTheKeyOfARebaseFetchesAnew) {
  for (const int status : statuses()) {
    if (status < 400) continue;
    for (const char* key : {"sync.rebase", "sync.cursor", "server.busy"}) {
      SmallOffice office;
      for (std::uint64_t number = 1; number <= 5; ++number)
        office.put(customer_row(number, "客户"));
      TestDevice device(office);
      device.sign_in();
      office.instead["/v1/sync/pull"].push_back(refusal(status, key));
      const std::size_t rows = office.rows_told;
      device.client().sync_now();
      device.pass(10'000);
      const bool anew = std::string_view(key) != "server.busy";
      EXPECT_EQ(office.rows_told - rows, anew ? 7u : 0u) << status << " " << key;
      EXPECT_EQ(device.client().replica().count(kCustomerEntity), 5u) << status << " " << key;
    }
  }
}

TEST(OfficesWord, OnlyTheOfficeEndsALogin) {
  for (const int status : statuses()) {
    if (status < 400) continue;
    for (const char* key : {"session.expired", "http.other_origin"}) {
      SmallOffice office;
      TestDevice device(office);
      device.sign_in_long_ago();
      office.instead["/v1/session/refresh"].push_back(refusal(status, key));
      device.client().sync_now();
      device.pass(10'000);
      const bool ends =
          (status == 401 || status == 403) && std::string_view(key) == "session.expired";
      EXPECT_EQ(device.client().status().sign_in_again, ends) << status << " " << key;
    }
  }
}

TEST(ForeignAnswer, ToASigningInIsToldAsWhatItIs) {
  for (const int status : statuses()) {
    for (const Bytes& body : {Bytes(), page()}) {
      SmallOffice office;
      TestDevice device(office);
      device.start();
      device.settle();
      office.instead["/v1/session"].push_back({.status = status, .body = body});
      std::string key;
      device.client().sign_in("wangfang", "right", "测试机",
                              [&key](const auto& person) { key = person.error().error.key; });
      device.settle();
      EXPECT_EQ(key, "sync.foreign_answer") << status;
      EXPECT_EQ(device.client().status().phase, Phase::kSignIn) << status;
    }
  }
}

}  // namespace
}  // namespace huifang::sync::test
