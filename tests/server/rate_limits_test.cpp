// Ten times what is allowed, on a clock that the test moves.
#include <gtest/gtest.h>

#include <functional>

#include "sync/protocol/limits.hpp"
#include "sync/server/http/first_pulls.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;

class RateLimitsTest : public ::testing::Test {
 protected:
  // Calls ten times as often as `allowed` in `span_ms`. What passes is at most what may come at
  // once and what the time brings; who is refused is told when, and then passes.
  void flood(RunningServer& server, const std::function<Call()>& call, int allowed, int at_once,
             std::int64_t span_ms, const std::string& key) {
    const int calls = 10 * allowed;
    int passed = 0;
    Reply last;
    for (int number = 0; number < calls; ++number) {
      server.now_ms = kNowMs + span_ms * number / calls;
      last = send(server.port(), call());
      if (last.status == 200) {
        ++passed;
        continue;
      }
      ASSERT_EQ(last.status, 429) << last.key();
      ASSERT_EQ(last.key(), key);
      ASSERT_GT(std::atoi(last.header("retry-after").c_str()), 0);
    }
    EXPECT_GE(passed, at_once);
    EXPECT_LE(passed, at_once + allowed);
    ASSERT_EQ(last.status, 429);
    server.now_ms = server.now_ms + 1'000LL * std::atoi(last.header("retry-after").c_str());
    EXPECT_EQ(send(server.port(), call()).status, 200);
  }

  std::unique_ptr<Office> office_ = office_with_staff();
};

TEST_F(RateLimitsTest, Pushes) {
  TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_,
                       [](HttpOptions& options) { options.rates.push_device.burst = 60; });
  const Call call = device.push_call(sync::encode(device.new_customers(1)));
  flood(server, [&] { return call; }, 120, 60, kMinuteMs, "http.too_many_requests");
}

TEST_F(RateLimitsTest, Pulls) {
  const TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_,
                       [](HttpOptions& options) { options.rates.pull_device.burst = 60; });
  flood(server, [&] { return device.pull_call(); }, 60, 60, kMinuteMs, "http.too_many_requests");
}

TEST_F(RateLimitsTest, Refreshes) {
  TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  const Call call = device.refresh_call();
  flood(server, [&] { return call; }, 10, 30, kMinuteMs, "http.too_many_requests");
}

TEST_F(RateLimitsTest, NewBrowsersOfOnePerson) {
  RunningServer server(*office_);
  const TestKey known;
  ASSERT_EQ(send(server.port(), sign_in_call(known, "zhoumin")).status, 200);
  flood(
      server, [] { return sign_in_call(TestKey(), "zhoumin"); }, 10, 9, kHourMs,
      "session.too_many_devices");
  EXPECT_EQ(send(server.port(), sign_in_call(known, "zhoumin")).status, 200);
  EXPECT_EQ(send(server.port(), sign_in_call(TestKey(), "hanlei")).status, 200);
}

TEST_F(RateLimitsTest, LinesOpened) {
  const TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  int passed = 0;
  for (int number = 0; number < 300; ++number) {
    server.now_ms = kNowMs + kMinuteMs * number / 300;
    const Reply reply = send(
        server.port(), {.path = "/v1/sync/live", .headers = {{"Authorization", device.bearer()}}});
    passed += reply.status == 200 ? 1 : 0;
    if (reply.status == 200) continue;
    ASSERT_EQ(reply.status, 429);
    ASSERT_GT(std::atoi(reply.header("retry-after").c_str()), 0);
  }
  EXPECT_GE(passed, 30);
  EXPECT_LE(passed, 60);
}

TEST_F(RateLimitsTest, FirstPullsOfOneDevice) {
  const auto office = office_with_staff({.times = {.access_ms = 24 * kHourMs}});
  const TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  flood(server, [&] { return device.pull_call(); }, 3, 3, kHourMs, "http.too_many_requests");
}

TEST_F(RateLimitsTest, AFirstPageThatWasLostMayBeAskedForAgain) {
  const TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  for (int number = 0; number < 30; ++number) {
    server.now_ms = kNowMs + number * 1'900;
    EXPECT_EQ(send(server.port(), device.pull_call()).status, 200) << number;
  }
}

TEST_F(RateLimitsTest, FirstPullsAtOnce) {
  const TestDevice one = sign_in(*office_, "zhoumin");
  const TestDevice other = sign_in(*office_, "hanlei");
  RunningServer server(*office_, [](HttpOptions& options) { options.limits.first_pulls_max = 1; });
  const auto pull = [&](const TestDevice& device, const Bytes& cursor) {
    Call call = device.pull_call();
    const Bytes body = sync::encode(sync::PullRequest{
        .cursor = cursor, .schema_version = sync::kSchemaVersion, .bytes_max = 1'024});
    call.body.assign(body.begin(), body.end());
    return send(server.port(), call);
  };
  auto page = sync::decode_pull_response(pull(one, {}).bytes());
  ASSERT_TRUE(page && page->more);
  const Reply waits = pull(other, {});
  EXPECT_EQ(waits.status, 429);
  EXPECT_EQ(waits.key(), "http.too_many_first_pulls");
  EXPECT_EQ(waits.header("retry-after"), "10");
  while (page && page->more)
    page = sync::decode_pull_response(pull(one, page->next_cursor).bytes());
  ASSERT_TRUE(page);
  EXPECT_EQ(pull(other, {}).status, 200);
}

TEST(FirstPulls, EndWithTheirLastPageOrInSilence) {
  FirstPulls pulls(2);
  EXPECT_TRUE(pulls.has_room(0));
  pulls.begin(1, 0);
  pulls.begin(2, 0);
  EXPECT_FALSE(pulls.has_room(1));
  pulls.answered(1, false, 2);
  EXPECT_TRUE(pulls.has_room(2));
  pulls.begin(3, 2);
  EXPECT_FALSE(pulls.has_room(50'000));
  pulls.answered(2, true, 50'000);
  EXPECT_TRUE(pulls.has_room(60'002));  // The third was silent for a minute,
  pulls.begin(4, 60'002);
  EXPECT_FALSE(pulls.has_room(60'003));  // the second was not.
}

TEST(FirstPulls, BeginAnewAfterAMinute) {
  FirstPulls pulls(2);
  EXPECT_FALSE(pulls.has_just_begun(1, 0));
  pulls.begin(1, 0);
  EXPECT_TRUE(pulls.has_just_begun(1, 59'999));
  EXPECT_FALSE(pulls.has_just_begun(1, 60'000));
}

}  // namespace
}  // namespace huifang::server
