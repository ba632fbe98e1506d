#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/catalog/fields.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/http/routes.hpp"
#include "tests/server/support/route_table.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

// What is wrong with a request.
enum Fault : std::size_t {
  kWrongMethod,
  kWrongType,       // Of the body; for a route without one, that there is one.
  kOversize,        // One byte more than the route takes, as its length says.
  kOversizeChunks,  // The same, without saying so before.
  kCutShort,        // The line ends in the middle.
  kTruncated,       // The message lacks its last byte; the request is whole.
  kWrongValues,     // Of other types than the message has.
  kBrokenText,      // Bytes that are no UTF-8, where text is expected.
  kFaults,
};
constexpr std::array<const char*, kFaults> kFaultNames{
    "wrong method", "wrong type", "oversize",     "oversize in chunks",
    "cut short",    "truncated",  "wrong values", "broken text"};

struct Expected {
  int status = 0;  // 0: this cannot be wrong with that route.
  const char* key = "";
};
using Row = std::array<Expected, kFaults>;

constexpr Expected kNoSuchMethod{405, "http.method_not_allowed"};
constexpr Expected kNoSuchType{415, "http.content_type"};
constexpr Expected kTooLarge{413, "http.body_too_large"};
constexpr Expected kUnexpected{413, "http.body_unexpected"};
constexpr Expected kHalf{400, "http.body_cut_short"};
constexpr Expected kCutHead{400, "http.malformed"};
constexpr Expected kMalformed{400, "sync.malformed"};
constexpr Expected kUnknown{401, "session.unknown"};
constexpr Expected kNone{};

constexpr Row without_body(Expected broken_text) {
  return {kNoSuchMethod, kUnexpected, kUnexpected, kUnexpected,
          kCutHead,      kNone,       kNone,       broken_text};
}
constexpr Row with_message(Expected broken_text) {
  return {kNoSuchMethod, kNoSuchType, kTooLarge,  kTooLarge,
          kHalf,         kMalformed,  kMalformed, broken_text};
}

// What each route answers each fault. A route that is not here fails the test.
const std::map<std::string, Row> kMatrix{
    {"GET /healthz", without_body(kNone)},
    {"GET /metrics", without_body(kNone)},
    {"GET /v1/demo", without_body(kNone)},
    // What a browser reports is counted and not read.
    {"POST /csp", {kNoSuchMethod, kNoSuchType, kTooLarge, kTooLarge, kHalf, kNone, kNone, kNone}},
    {"POST /v1/session", with_message(kMalformed)},
    {"POST /v1/session/refresh", with_message(kMalformed)},
    {"DELETE /v1/session", without_body(kUnknown)},
    // The text of one operation spoils that operation only; see below.
    {"POST /v1/sync/push", with_message(kNone)},
    {"POST /v1/sync/pull", with_message(kUnknown)},
    {"GET /v1/sync/live", without_body(kUnknown)},
};

void set_header(Call& call, const std::string& name, const std::string& value) {
  std::erase_if(call.headers, [&](const auto& header) { return header.first == name; });
  call.headers.emplace_back(name, value);
}

std::string chunked(const Call& call, const std::string& body) {
  Call head = call;
  head.headers.emplace_back("Transfer-Encoding", "chunked");
  std::string text = to_text({.method = head.method, .path = head.path, .headers = head.headers});
  if (const auto length = text.find("Content-Length"); length != std::string::npos)
    text.erase(length, text.find("\r\n", length) + 2 - length);
  for (std::size_t at = 0; at < body.size(); at += 0x1000) {
    const std::string part = body.substr(at, 0x1000);
    std::array<char, 16> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", part.size());
    text += size.data() + part + "\r\n";
  }
  return text + "0\r\n\r\n";
}

class RouteFaultsTest : public ::testing::Test {
 protected:
  static Call good_call(const Route& route, TestDevice& device) {
    const std::string name = name_of(route);
    if (name == "POST /v1/session") return sign_in_call(device.key, "zhoumin");
    if (name == "POST /v1/session/refresh") return device.refresh_call();
    if (name == "POST /v1/sync/push")
      return device.push_call(sync::encode(device.new_customers(1)));
    if (name == "POST /v1/sync/pull") return device.pull_call();
    Call call{.method = std::string(route.method), .path = std::string(route.path)};
    if (route.content == Content::kReport) {
      call.headers.emplace_back("Content-Type", "application/reports+json");
      call.body = "[{}]";
    }
    if (route.access == Access::kSession)
      call.headers.emplace_back("Authorization", device.bearer());
    return call;
  }

  // The bytes to send, and whether the line ends behind them.
  static std::pair<std::string, bool> spoil(const Route& route, Fault fault, Call call) {
    const bool has_body = route.content != Content::kNone;
    switch (fault) {
      case kWrongMethod:
        call.method = "PUT";
        break;
      case kWrongType:
        set_header(call, "Content-Type", "text/plain");
        if (!has_body) call.body = "x";
        break;
      case kOversize:
        call.body = std::string(route.body_bytes_max + 1, 'x');
        break;
      case kOversizeChunks:
        return {chunked(call, std::string(route.body_bytes_max + 1, 'x')), false};
      case kCutShort: {
        const std::string whole = to_text(call);
        return {whole.substr(0, whole.size() - 1), true};
      }
      case kTruncated:
        call.body.pop_back();
        break;
      case kWrongValues:  // true, true, … in an array of eight.
        call.body = std::string("\x01\x00\x88\xf5\xf5\xf5\xf5\xf5\xf5\xf5\xf5", 11);
        break;
      case kBrokenText: {
        const std::size_t account = call.body.find("zhoumin");
        if (account != std::string::npos) {
          call.body[account] = '\xff';
        } else if (has_body && route.access == Access::kDevice) {
          // The token, the message's only text, ends it but for time and office: nine and seventeen
          // bytes.
          call.body[call.body.size() - 27] = '\xff';
        } else {
          set_header(call, "Authorization", "Bearer \xff\xfe\xc3\x28");
        }
        break;
      }
      case kFaults:
        break;
    }
    return {to_text(call), false};
  }

  // What the server did so far, as it says itself.
  static std::string done_so_far(const RunningServer& server) {
    const std::string health = send(server.port(), {.path = "/healthz"}).body;
    const Metrics& done = server.metrics();
    return health + " " + std::to_string(done.pushes) + " " + std::to_string(done.operations) +
           " " + std::to_string(done.pulls) + " " + std::to_string(done.sign_ins) + " " +
           std::to_string(done.content_reports) + " " + std::to_string(done.live_lines);
  }

  std::unique_ptr<Office> office_ = office_with_staff();
};

TEST_F(RouteFaultsTest, EveryRouteAnswersEveryFaultAsWrittenDownAndDoesNothing) {
  expect_every_route_in(kMatrix);
  TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  const std::string before = done_so_far(server);
  for (const Route& route : routes()) {
    const auto row = kMatrix.find(name_of(route));
    if (row == kMatrix.end()) continue;
    for (std::size_t fault = 0; fault < kFaults; ++fault) {
      const Expected& expected = row->second[fault];
      if (expected.status == 0) continue;
      SCOPED_TRACE(row->first + ": " + kFaultNames[fault]);
      const auto [bytes, ends] = spoil(route, static_cast<Fault>(fault), good_call(route, device));
      RawConnection connection(server.port());
      connection.send(bytes);
      if (ends) connection.end_sending();
      const Reply reply = connection.read_reply();
      EXPECT_EQ(reply.status, expected.status);
      const bool plain = reply.header("content-type").starts_with("text/plain");
      EXPECT_EQ(plain ? reply.body : reply.key() + "\n", std::string(expected.key) + "\n");
      expect_headers_of_every_answer(reply);
    }
  }
  EXPECT_EQ(done_so_far(server), before);
}

TEST_F(RouteFaultsTest, BrokenTextInAnAddressOrAHeaderIsNoReasonToFall) {
  RunningServer server(*office_);
  for (const Route& route : routes()) {
    if (route.method != "GET") continue;
    const std::string path(route.path);
    SCOPED_TRACE(path);
    EXPECT_EQ(send(server.port(), {.path = path + "\xff"}).status, 404);
    const int asked = send(server.port(), {.path = path}).status;
    EXPECT_EQ(send(server.port(), {.path = path, .headers = {{"X-Name", "\xc3\x28"}}}).status,
              asked);
  }
}

// Whatever comes twice has its effect once.
TEST_F(RouteFaultsTest, AReplayedRequestHasNoSecondEffect) {
  struct Twice {
    int first;
    int second;
    const char* second_key = "";
  };
  const std::map<std::string, Twice> table{
      {"GET /healthz", {200, 200}},
      {"GET /metrics", {200, 200}},
      {"GET /v1/demo", {404, 404, "http.not_found"}},
      {"POST /csp", {204, 204}},
      {"POST /v1/session", {200, 200}},
      // Once more for the answer that was lost, until the new session is used (server_test).
      {"POST /v1/session/refresh", {200, 200}},
      {"DELETE /v1/session", {204, 401, "session.unknown"}},
      {"POST /v1/sync/push", {200, 200}},
      {"POST /v1/sync/pull", {200, 200}},
      {"GET /v1/sync/live", {200, 200}},
  };
  std::map<std::string, TestDevice> devices;
  for (const Route& route : routes()) devices.emplace(name_of(route), sign_in(*office_, "zhoumin"));
  RunningServer server(*office_);
  const auto seq = [&] {
    const std::string health = send(server.port(), {.path = "/healthz"}).body;
    return health.substr(health.find("\"seq\""));
  };
  for (const Route& route : routes()) {
    const auto row = table.find(name_of(route));
    ASSERT_NE(row, table.end()) << name_of(route) << " is not in the table";
    SCOPED_TRACE(row->first);
    const Call call = good_call(route, devices.at(row->first));
    const Reply first = send(server.port(), call);
    EXPECT_EQ(first.status, row->second.first) << first.key();
    const std::string after_first = seq();
    const Reply second = send(server.port(), call);
    EXPECT_EQ(second.status, row->second.second);
    EXPECT_EQ(second.key(), row->second.second_key);
    EXPECT_EQ(seq(), after_first);
  }
}

TEST_F(RouteFaultsTest, AnOperationWithBrokenTextSpoilsOnlyItself) {
  TestDevice device = sign_in(*office_, "zhoumin");
  sync::PushRequest request = device.new_customers(3);
  const std::string name = "王小明";
  const Bytes wanted(name.begin(), name.end());
  const auto found = std::ranges::search(request.operations[1], wanted);
  ASSERT_FALSE(found.empty());
  found.front() = 0xff;
  RunningServer server(*office_);
  const auto acked = sync::decode_push_response(
      send(server.port(), device.push_call(sync::encode(request))).bytes());
  ASSERT_TRUE(acked.has_value());
  EXPECT_EQ(acked->acked_counter, 3U);
  ASSERT_EQ(acked->outcomes.size(), 1U);
  EXPECT_EQ(acked->outcomes[0].counter, 2U);
  EXPECT_EQ(acked->outcomes[0].kind, sync::OutcomeKind::kMalformed);
  EXPECT_EQ(acked->outcomes[0].key, "sync.malformed");
  const auto pulled = sync::decode_pull_response(send(server.port(), device.pull_call()).bytes());
  ASSERT_TRUE(pulled.has_value());
  EXPECT_EQ(std::ranges::count(pulled->rows, kCustomerEntity, &sync::RowVersion::type), 2);
}

// A push is taken from everyone who signs; what the role may not do is refused one by one.
TEST_F(RouteFaultsTest, WhatARoleMayNotDoIsRefusedWithAReasonAndChangesNothing) {
  struct Case {
    const char* account;
    const char* key;  // "" = may.
  };
  for (const Case& one :
       {Case{"zhoumin", ""}, Case{"qianguodong", ""}, Case{"fangyuan", "sync.not_yours"}}) {
    SCOPED_TRACE(one.account);
    TestDevice device = sign_in(*office_, one.account);
    RunningServer server(*office_);
    const auto acked = sync::decode_push_response(
        send(server.port(), device.push_call(sync::encode(device.new_customers(1)))).bytes());
    ASSERT_TRUE(acked.has_value());
    EXPECT_EQ(acked->acked_counter, 1U);
    const std::string key = acked->outcomes.empty() ? "" : acked->outcomes[0].key;
    EXPECT_EQ(key, one.key);
    const auto pulled = sync::decode_pull_response(send(server.port(), device.pull_call()).bytes());
    ASSERT_TRUE(pulled.has_value());
    EXPECT_EQ(std::ranges::count(pulled->rows, kCustomerEntity, &sync::RowVersion::type) > 0,
              key.empty());
  }
}

}  // namespace
}  // namespace huifang::server
