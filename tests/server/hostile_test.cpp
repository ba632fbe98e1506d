#include <gtest/gtest.h>

#include "sync/server/http/compression.hpp"
#include "sync/server/http/routes.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

std::string packed(std::string_view plain) {
  return text_of(
      gzip(ByteView(reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size()), 9));
}

struct Case {
  const char* what;
  Call call;
  int status;
  const char* key;  // "" where the answer is plain text.
};

class HostileTest : public ::testing::Test {
 protected:
  static Call post(std::string path, std::string body,
                   Headers more = {{"Content-Type", "application/cbor"}}) {
    return {.method = "POST",
            .path = std::move(path),
            .headers = std::move(more),
            .body = std::move(body)};
  }

  void expect(std::uint16_t port, const std::vector<Case>& cases) {
    for (const Case& wrong : cases) {
      SCOPED_TRACE(wrong.what);
      const Reply reply = send(port, wrong.call);
      EXPECT_EQ(reply.status, wrong.status) << reply.body;
      EXPECT_EQ(reply.key(), wrong.key);
    }
  }

  std::unique_ptr<Office> office_ = office_with_staff();
};

TEST_F(HostileTest, WrongRequestsAreRefusedWithAReason) {
  RunningServer server(*office_);
  const Headers gzip_cbor{{"Content-Type", "application/cbor"}, {"Content-Encoding", "gzip"}};
  const std::string bomb = packed(std::string(64 * 1024 * 1024, '\0'));
  expect(
      server.port(),
      {
          {"no such route", {.path = "/v1/sync/other"}, 404, "http.not_found"},
          {"no such file", {.path = "/other.js"}, 404, ""},
          {"wrong method",
           {.method = "GET", .path = "/v1/sync/push"},
           405,
           "http.method_not_allowed"},
          {"wrong method for a file", {.method = "DELETE", .path = "/index.html"}, 405, ""},
          {"unknown method", {.method = "BREW", .path = "/"}, 405, ""},
          {"no content type", post("/v1/session", "", {}), 415, "http.content_type"},
          {"JSON", post("/v1/session", "{}", {{"Content-Type", "application/json"}}), 415,
           "http.content_type"},
          {"unknown packing",
           post("/v1/session", "x",
                {{"Content-Type", "application/cbor"}, {"Content-Encoding", "br"}}),
           415, "http.content_encoding"},
          {"not gzip", post("/v1/sync/push", "x", gzip_cbor), 400, "http.body_not_gzip"},
          {"gzip cut short",
           post("/v1/sync/push", packed("some bytes to pack").substr(0, 20), gzip_cbor), 400,
           "http.body_not_gzip"},
          {"bomb", post("/v1/sync/push", bomb, gzip_cbor), 413, "http.body_too_large"},
          {"too large for sign-in", post("/v1/session", std::string(16 * 1024 + 1, 'x')), 413,
           "http.body_too_large"},
          {"too large for push", post("/v1/sync/push", std::string(2 * 1024 * 1024, 'x')), 413,
           "http.body_too_large"},
          {"a body where none belongs",
           {.method = "GET", .path = "/healthz", .body = "x"},
           413,
           ""},
          {"a body for the figures", {.method = "GET", .path = "/metrics", .body = "x"}, 413, ""},
          {"a body for the demo",
           {.method = "GET", .path = "/v1/demo", .body = "x"},
           413,
           "http.body_unexpected"},
          {"a body for the live line",
           {.method = "GET", .path = "/v1/sync/live", .body = "x"},
           413,
           "http.body_unexpected"},
          {"a body for the sign-out",
           {.method = "DELETE", .path = "/v1/session", .body = "x"},
           413,
           "http.body_unexpected"},
          {"a report of another type", post("/csp", "[]", {{"Content-Type", "text/html"}}), 415,
           ""},
          {"too large for a report",
           post("/csp", std::string(16 * 1024 + 1, 'x'),
                {{"Content-Type", "application/reports+json"}}),
           413, ""},
          {"another protocol",
           post("/v1/sync/pull", "",
                {{"Content-Type", "application/cbor"}, {"X-Sync-Proto", "7-9"}}),
           426, "sync.version"},
          {"versions in the wrong order",
           post("/v1/sync/pull", "",
                {{"Content-Type", "application/cbor"}, {"X-Sync-Proto", "2-1"}}),
           400, "sync.version"},
          {"no version at all",
           post("/v1/sync/pull", "", {{"Content-Type", "application/cbor"}, {"X-Sync-Proto", ""}}),
           400, "sync.version"},
          {"a range that has ours, but no token",
           post("/v1/sync/pull",
                [] {
                  const Bytes body = sync::encode(sync::PullRequest{.schema_version = 1});
                  return std::string(body.begin(), body.end());
                }(),
                {{"Content-Type", "application/cbor"}, {"X-Sync-Proto", "0-2"}}),
           401, "session.missing"},
          {"another host", {.path = "/healthz", .host = "evil.example"}, 421, ""},
          {"another host for /v1",
           {.path = "/v1/demo", .host = "evil.example"},
           421,
           "http.host_unknown"},
          {"two hosts", {.path = "/healthz", .headers = {{"Host", "localhost"}}}, 421, ""},
          {"another origin",
           post("/v1/session", "",
                {{"Content-Type", "application/cbor"}, {"Origin", "http://evil.example"}}),
           403, "http.other_origin"},
          {"no origin at all",
           post("/v1/session", "", {{"Content-Type", "application/cbor"}, {"Origin", "null"}}), 403,
           "http.other_origin"},
          {"from another site",
           {.path = "/v1/sync/live", .headers = {{"Sec-Fetch-Site", "cross-site"}}},
           403,
           "http.other_origin"},
          {"absolute target", {.path = "http://localhost/healthz"}, 400, ""},
      });
  EXPECT_EQ(send(server.port(), {.method = "GET", .path = "/v1/session"}).header("allow"),
            "POST, DELETE");
  EXPECT_EQ(send(server.port(), {.path = "/healthz"}).status, 200);
}

TEST_F(HostileTest, BodiesThatAreNoMessagesAreRefused) {
  const TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  const std::string bearer = device.bearer();
  for (const char* path :
       {"/v1/session", "/v1/session/refresh", "/v1/sync/push", "/v1/sync/pull"}) {
    for (const std::string& body :
         {std::string(), std::string("\x01", 1), std::string("\x01\x00", 2),
          std::string("\x02\x00\x80", 3), std::string("\x01\x01\x80", 3),
          std::string("\x01\x00\x9b\xff\xff\xff\xff\xff\xff\xff\xff", 11),
          std::string("\x01\x00", 2) + std::string(10'000, '\x81'),
          std::string("\x01\x00\x84\x62\xc3\x28\x60\x40\x60", 9),
          std::string("\x01\x00\xbf\xff", 4)}) {
      const Reply reply =
          send(server.port(),
               post(path, body, {{"Content-Type", "application/cbor"}, {"Authorization", bearer}}));
      EXPECT_GE(reply.status, 400) << path;
      EXPECT_LT(reply.status, 500) << path;
      EXPECT_TRUE(reply.key().starts_with("sync.") || reply.key().starts_with("device.") ||
                  reply.key().starts_with("cbor."))
          << path << " " << reply.key();
    }
  }
  EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);
}

TEST_F(HostileTest, EveryPrefixOfAMessageIsRefused) {
  TestDevice device = sign_in(*office_, "zhoumin");
  const Bytes whole = sync::encode(device.new_customers(1));
  RunningServer server(*office_,
                       [](HttpOptions& options) { options.rates.push_device = {60'000, 10'000}; });
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const Reply reply = send(server.port(), device.push_call(part));
    ASSERT_GE(reply.status, 400) << size;
    ASSERT_LT(reply.status, 500) << size;
  }
  EXPECT_EQ(server.metrics().operations, 0U);
  EXPECT_EQ(send(server.port(), device.push_call(whole)).status, 200);
}

TEST_F(HostileTest, HeadersEndAtTheirLimit) {
  RunningServer server(*office_);
  EXPECT_EQ(send(server.port(),
                 {.path = "/healthz", .headers = {{"X-Long", std::string(15 * 1024, 'x')}}})
                .status,
            200);
  EXPECT_EQ(send(server.port(),
                 {.path = "/healthz", .headers = {{"X-Long", std::string(17 * 1024, 'x')}}})
                .status,
            431);
  RawConnection endless(server.port());
  endless.send("GET /" + std::string(20 * 1024, 'x'));
  EXPECT_EQ(endless.read_reply().status, 431);
}

TEST_F(HostileTest, NoiseIsNoRequest) {
  RunningServer server(*office_);
  for (const std::string& noise :
       {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 tls hello\r\n\r\n", 25),
        std::string("GET\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost localhost\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"),
        std::string("POST /csp HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    "1\r\nTransfer-Encoding: chunked\r\n\r\n")}) {
    RawConnection connection(server.port());
    connection.send(noise);
    EXPECT_EQ(connection.read_reply().status, 400) << noise;
    EXPECT_TRUE(connection.is_closed());
  }
}

TEST_F(HostileTest, SlowHeadersAndBodiesAreToldSoAtTheirDeadline) {
  RunningServer server(*office_, [](HttpOptions& options) {
    options.limits.header_time = std::chrono::milliseconds(30);
    options.limits.body_time = std::chrono::milliseconds(30);
  });
  RawConnection slow_header(server.port());
  slow_header.send("GET / HTTP/1.1\r\nHost: local");
  const Reply about_header = slow_header.read_reply();
  EXPECT_EQ(about_header.status, 408);
  EXPECT_EQ(about_header.body, "http.too_slow\n");
  expect_headers_of_every_answer(about_header);
  EXPECT_TRUE(slow_header.is_closed());
  RawConnection slow_body(server.port());
  slow_body.send(
      "POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "application/cbor\r\nContent-Length: 100\r\n\r\nhalf");
  const Reply about_body = slow_body.read_reply();
  EXPECT_EQ(about_body.status, 408);
  EXPECT_EQ(about_body.key(), "http.too_slow");
  expect_headers_of_every_answer(about_body);
  EXPECT_TRUE(slow_body.is_closed());
}

// Half of its body came with the headers and gives it more time; it goes on when another, of which
// nothing came, has run out of its own.
TEST_F(HostileTest, ASlowBodyThatMovesIsReadToItsEnd) {
  RunningServer server(*office_, [](HttpOptions& options) {
    options.limits.body_time = std::chrono::milliseconds(30);
    options.limits.bytes_per_s_least = 1;
  });
  TestDevice device = sign_in(*office_, "zhoumin");
  const std::string whole = to_text(device.push_call(sync::encode(device.new_customers(3))));
  RawConnection moving(server.port());
  moving.send(whole.substr(0, whole.size() - 10));
  RawConnection silent(server.port());
  silent.send(
      "POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "application/cbor\r\nContent-Length: 100\r\n\r\n");
  EXPECT_EQ(silent.read_reply().status, 408);
  moving.send(whole.substr(whole.size() - 10));
  EXPECT_EQ(moving.read_reply().status, 200);
  EXPECT_EQ(server.metrics().pushes, 1U);
}

TEST_F(HostileTest, AnIdleConnectionIsClosed) {
  RunningServer server(*office_, [](HttpOptions& options) {
    options.limits.idle_time = std::chrono::milliseconds(30);
  });
  RawConnection silent(server.port());
  EXPECT_TRUE(silent.is_closed());
  RawConnection once(server.port());
  once.send(to_text({.path = "/healthz"}));
  EXPECT_EQ(once.read_reply().status, 200);
  EXPECT_TRUE(once.is_closed());
}

TEST_F(HostileTest, ABodyCutShortHasNoEffect) {
  TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_);
  const std::string whole = to_text(device.push_call(sync::encode(device.new_customers(1))));
  RawConnection cut(server.port());
  cut.send(whole.substr(0, whole.size() - 1));
  cut.end_sending();
  const Reply reply = cut.read_reply();
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.key(), "http.body_cut_short");
  EXPECT_EQ(server.metrics().pushes, 0U);
}

TEST_F(HostileTest, TooManyConnectionsAreToldWhenToComeBack) {
  RunningServer server(*office_, [](HttpOptions& options) { options.limits.connections_max = 2; });
  RawConnection first(server.port());
  RawConnection second(server.port());
  for (RawConnection* kept : {&first, &second}) {
    kept->send(to_text({.path = "/healthz"}));
    EXPECT_EQ(kept->read_reply().status, 200);
  }
  RawConnection third(server.port());
  const Reply refused = third.read_reply();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "5");
  expect_headers_of_every_answer(refused);
  first.send(to_text({.path = "/healthz"}));
  EXPECT_EQ(first.read_reply().status, 200);
}

TEST_F(HostileTest, NobodyWaitsWithoutBoundForTheOffice) {
  RunningServer server(*office_,
                       [](HttpOptions& options) { options.limits.office_waiting_max = 0; });
  const TestKey key;
  const Reply refused = send(server.port(), sign_in_call(key, "zhoumin"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.key(), "http.busy");
  EXPECT_EQ(refused.header("retry-after"), "3");
  EXPECT_EQ(send(server.port(), {.path = "/healthz"}).status, 200);
}

TEST_F(HostileTest, GuessingPasswordsIsSlowedPerAccountAndPerAddress) {
  RunningServer server(*office_);
  const TestKey key;
  for (int attempt = 0; attempt < 5; ++attempt) {
    EXPECT_EQ(send(server.port(), sign_in_call(key, "zhoumin", "wrong password")).status, 401);
  }
  for (int attempt = 0; attempt < 45; ++attempt) {
    const Reply reply = send(server.port(), sign_in_call(key, "zhoumin"));
    ASSERT_EQ(reply.status, 429);
    ASSERT_EQ(reply.key(), "session.too_many_attempts");
    ASSERT_NE(reply.header("retry-after"), "");
  }
  server.now_ms += 60'000;
  EXPECT_EQ(send(server.port(), sign_in_call(key, "zhoumin")).status, 200);
}

TEST_F(HostileTest, SigningInRightIsNoGuess) {
  RunningServer server(*office_,
                       [](HttpOptions& options) { options.rates.sign_in_address = {2, 2}; });
  const TestKey key;
  for (int attempt = 0; attempt < 8; ++attempt)
    EXPECT_EQ(send(server.port(), sign_in_call(key, "zhoumin")).status, 200);
}

TEST_F(HostileTest, ADeviceThatPullsWithoutEndWaits) {
  const TestDevice device = sign_in(*office_, "zhoumin");
  RunningServer server(*office_, [](HttpOptions& options) { options.rates.pull_device = {60, 3}; });
  for (int count = 0; count < 3; ++count)
    EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);
  const Reply refused = send(server.port(), device.pull_call());
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("retry-after"), "1");
}

}  // namespace
}  // namespace huifang::server
