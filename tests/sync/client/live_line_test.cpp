#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/live_line.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

TEST(LiveLine, NewsComeByTheLineAndWithoutAsking) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  EXPECT_TRUE(device.client().status().live);
  const std::size_t pulls = office.requests["/v1/sync/pull"];
  device.pass(300'000);
  EXPECT_EQ(office.requests["/v1/sync/pull"], pulls);
  office.put(customer_row(1, "客户"));
  device.network().poke(office.head);
  device.settle();
  EXPECT_EQ(device.client().replica().count(kCustomerEntity), 1u);
}

TEST(LiveLine, BrokenLineIsOpenAgainWithinFiveSeconds) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SmallOffice office;
    TestDevice device(office, seed);
    device.sign_in();
    device.pass(120'000);
    device.network().cut_line();
    device.pass(5'000);
    EXPECT_TRUE(device.network().line_is_open()) << seed;
  }
}

// The office stops and says when to come back; until then the device leaves it alone.
TEST(LiveLine, EndedLineIsOpenedWhenTheOfficeSaidAndNothingIsAskedBefore) {
  for (const std::int64_t retry_ms : {2'000, 17'000, 29'000}) {
    SmallOffice office;
    TestDevice device(office);
    device.sign_in();
    device.pass(120'000);  // Longer than the gap between polls.
    const auto before = office.requests;
    const std::size_t lines = device.network().lines_tried;
    device.network().cut_line(retry_ms);
    device.pass(retry_ms - 1);
    EXPECT_EQ(office.requests, before) << retry_ms;
    EXPECT_EQ(device.network().lines_tried, lines) << retry_ms;
    device.pass(1'001);
    EXPECT_TRUE(device.network().line_is_open()) << retry_ms;
    EXPECT_EQ(office.requests["/v1/sync/pull"], before.at("/v1/sync/pull") + 1) << retry_ms;
  }
}

TEST(LiveLine, TokenThatExpiresWhileTheLineWaitsIsRenewedThenAndNotBefore) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  device.time.pass(office.token_lifetime_ms - 15'000);
  device.settle();
  device.network().cut_line(20'000);
  device.pass(19'999);
  EXPECT_EQ(office.requests["/v1/session/refresh"], 0u);
  device.pass(2'000);
  EXPECT_EQ(office.requests["/v1/session/refresh"], 1u);
  EXPECT_TRUE(device.network().line_is_open());
}

TEST(LiveLine, NobodyIsSentAwayForLongerThanHalfAMinute) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  device.network().cut_line(999'999'999);
  device.pass(LiveLine::kRetryLongest_ms - 1);
  EXPECT_FALSE(device.network().line_is_open());
  device.pass(1);
  EXPECT_TRUE(device.network().line_is_open());
}

// A line that says it is open behind its end is not: nobody would tell of news any more.
TEST(LiveLine, NothingCountsThatALineSaysBehindItsEnd) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  device.network().cut_line();
  device.network().tell({.kind = LiveEvent::Kind::kOpened});
  EXPECT_FALSE(device.client().status().live);
  device.pass(5'000);
  EXPECT_TRUE(device.network().line_is_open());
}

// The wait is for the line: what the person saves meanwhile goes out at once.
TEST(LiveLine, WorkIsSentWhileTheLineWaits) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.network().cut_line(30'000);
  EXPECT_TRUE(device.rename(customer_id(1), "改"));
  device.settle();
  EXPECT_EQ(office.taken.size(), 1u);
}

TEST(LiveLine, WithoutALineTheOfficeIsAskedOnceAMinute) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  device.network().lines_blocked = true;
  device.network().cut_line();
  const std::size_t pulls = office.requests["/v1/sync/pull"];
  device.pass(10 * 60'000);
  EXPECT_GE(office.requests["/v1/sync/pull"], pulls + 9);
  EXPECT_LE(office.requests["/v1/sync/pull"], pulls + 11);
}

}  // namespace
}  // namespace huifang::sync::test
