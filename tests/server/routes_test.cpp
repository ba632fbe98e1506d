#include "sync/server/http/routes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>

#include "tests/server/support/route_table.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

// Who calls.
enum Caller : std::size_t {
  kAnonymous,
  kRep,
  kManager,
  kAdministrator,
  kOtherDevice,     // Shows what was given to the rep's device, signs with its own key.
  kExpired,         // Both tokens are over; the device is known.
  kDisabled,        // The account was closed.
  kRevoked,         // The device was taken away.
  kOtherOffice,     // Had signed in at the office that was at this address before.
  kWrongSignature,  // The right device and tokens, but the signature is of another body.
  kCallers,
};
constexpr std::array<const char*, kCallers> kCallerNames{
    "anonymous", "rep",      "manager", "administrator", "other device",
    "expired",   "disabled", "revoked", "other office",  "wrong signature"};

struct Expected {
  int status;
  const char* key = "";
};
using Row = std::array<Expected, kCallers>;

constexpr Row everyone(int status) {
  Row row{};
  row.fill({status});
  return row;
}

constexpr Expected kMissing{401, "session.missing"};
constexpr Expected kOver{401, "session.expired"};
constexpr Expected kClosed{401, "session.user_disabled"};
constexpr Expected kTakenAway{401, "device.revoked"};
constexpr Expected kElsewhere{410, "sync.other_office"};
constexpr Expected kForged{401, "device.signature_wrong"};

// What each route answers each caller. A route that is not here fails the test.
const std::map<std::string, Row> kMatrix{
    {"GET /healthz", everyone(200)},
    {"GET /metrics", everyone(200)},
    {"POST /csp", everyone(204)},
    {"GET /v1/demo",
     [] {
       Row row{};
       row.fill({404, "http.not_found"});
       return row;
     }()},
    // Signing in needs no session; the anonymous one has the wrong password.
    {"POST /v1/session",
     {{{401, "session.wrong_password"},
       {200},
       {200},
       {200},
       {200},
       {200},
       {403, "session.user_disabled"},
       {403, "device.revoked"},
       {200},
       {200}}}},
    {"POST /v1/session/refresh",
     {{{401, "device.unknown"},
       {200},
       {200},
       {200},
       kForged,
       kOver,
       kClosed,
       kTakenAway,
       kElsewhere,
       kForged}}},
    {"DELETE /v1/session",
     {{kMissing, {204}, {204}, {204}, {204}, kOver, kClosed, kTakenAway, {204}, {204}}}},
    // Work is never turned away because a session is over: what may not count waits for a person.
    {"POST /v1/sync/push",
     {{{401, "device.unknown"},
       {200},
       {200},
       {200},
       kForged,
       {200},
       {200},
       {200},
       kElsewhere,
       kForged}}},
    {"POST /v1/sync/pull",
     {{kMissing, {200}, {200}, {200}, {200}, kOver, kClosed, kTakenAway, {200}, {200}}}},
    {"GET /v1/sync/live",
     {{kMissing, {200}, {200}, {200}, {200}, kOver, kClosed, kTakenAway, {200}, {200}}}},
};

class RoutesTest : public ::testing::Test {
 protected:
  // Every cell has a device of its own, so that none depends on another.
  TestDevice device_of(Caller caller) {
    switch (caller) {
      case kManager:
        return sign_in(*office_, "qianguodong");
      case kAdministrator:
        return sign_in(*office_, "fangyuan");
      case kExpired:
        return sign_in(*office_, "zhoumin", kNowMs - 31LL * 24 * 60 * 60 * 1000);
      case kDisabled:
        return sign_in(*office_, "hanlei");
      case kRevoked: {
        TestDevice device = sign_in(*office_, "zhoumin");
        EXPECT_TRUE(office_->account_store().set_revoked(device.session.device, true).has_value());
        return device;
      }
      default:
        return sign_in(*office_, "zhoumin");
    }
  }

  static std::string_view account_of(Caller caller) {
    switch (caller) {
      case kManager:
        return "qianguodong";
      case kAdministrator:
        return "fangyuan";
      case kDisabled:
        return "hanlei";
      default:
        return "zhoumin";
    }
  }

  static Call call_of(const std::string& route, Caller caller, TestDevice& device) {
    const TestKey another_key;
    TestDevice signer = device;
    if (caller == kOtherDevice) signer.key = another_key;
    if (caller == kAnonymous) {
      signer.session = {.device = 999'999, .office = device.session.office};
    }
    if (caller == kOtherOffice) signer.session.office.bytes[0] ^= 1;
    if (route == "POST /csp") {
      return {.method = "POST",
              .path = "/csp",
              .headers = {{"Content-Type", "application/reports+json"}},
              .body = "[]"};
    }
    if (route == "POST /v1/session") {
      return sign_in_call(signer.key, account_of(caller),
                          caller == kAnonymous ? "wrong password" : kPassword);
    }
    Call call{.method = route.substr(0, route.find(' ')),
              .path = route.substr(route.find(' ') + 1)};
    if (route == "POST /v1/session/refresh") call = signer.refresh_call();
    if (route == "POST /v1/sync/push")
      call = signer.push_call(sync::encode(signer.new_customers(1)));
    if (route == "POST /v1/sync/pull") call = signer.pull_call();
    if (call.method != "POST") call.headers.emplace_back("Authorization", signer.bearer());
    if (caller == kAnonymous)
      std::erase_if(call.headers,
                    [](const auto& header) { return header.first == "Authorization"; });
    if (caller == kWrongSignature) {
      for (auto& [name, value] : call.headers) {
        if (name == "X-Huifang-Signature") value = device.key.sign("huifang other 1\n", Bytes{1});
      }
    }
    return call;
  }

  std::unique_ptr<Office> office_ = office_with_staff();
};

TEST_F(RoutesTest, EveryRouteAnswersEveryCallerAsWrittenDown) {
  expect_every_route_in(kMatrix);
  std::map<std::pair<std::string, std::size_t>, TestDevice> devices;
  for (const auto& [name, row] : kMatrix) {
    for (std::size_t caller = 0; caller < kCallers; ++caller) {
      devices.emplace(std::pair(name, caller), device_of(static_cast<Caller>(caller)));
    }
  }
  Account closed = **office_->account_store().account_named("hanlei");
  closed.disabled = true;
  ASSERT_TRUE(office_->account_store().put_account(closed).has_value());

  RunningServer server(*office_);
  for (const auto& [name, row] : kMatrix) {
    for (std::size_t caller = 0; caller < kCallers; ++caller) {
      SCOPED_TRACE(name + " by " + kCallerNames[caller]);
      TestDevice& device = devices.at({name, caller});
      const Call call = call_of(name, static_cast<Caller>(caller), device);
      const Reply reply = send(server.port(), call);
      EXPECT_EQ(reply.status, row[caller].status) << reply.key();
      EXPECT_EQ(reply.key(), row[caller].key);
      EXPECT_EQ(reply.header("cache-control"), "no-store");
    }
  }
}

}  // namespace
}  // namespace huifang::server
