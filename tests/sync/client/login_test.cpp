#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

std::expected<Person, SignInFailure> sign_in(TestDevice& device, const std::string& password) {
  std::expected<Person, SignInFailure> answer =
      std::unexpected(SignInFailure{Error{ErrorCode::kInternal, "test.no_answer", ""}, 0});
  device.client().sign_in("wangfang", password, "测试机",
                          [&answer](const auto& person) { answer = person; });
  device.settle();
  return answer;
}

TEST(Login, WithoutNetworkAPersonWhoWasSignedInBeforeWorksOn) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.crash();
  device.online = false;
  device.start();
  device.settle();
  EXPECT_EQ(device.client().status().phase, Phase::kReady);
  EXPECT_EQ(device.client().person()->name, "王芳");
  EXPECT_EQ(device.client().replica().count(kCustomerEntity), 1u);
  EXPECT_TRUE(device.rename(customer_id(1), "改"));
}

TEST(Login, WithoutNetworkNobodyCanSignInForTheFirstTime) {
  SmallOffice office;
  TestDevice device(office);
  device.online = false;
  device.start();
  device.settle();
  const auto answer = sign_in(device, "right");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.key, "sync.no_answer");
  EXPECT_EQ(device.client().status().phase, Phase::kSignIn);
}

TEST(Login, RefusalsAreToldWithTheirReasonAndLeaveTheDoorOpen) {
  struct Case {
    NetworkAnswer answer;
    std::string key;
    ErrorCode code;
    std::uint64_t number;
  };
  const std::vector<Case> cases = {
      {refusal(401, "session.wrong_password"), "session.wrong_password", ErrorCode::kNotAllowed, 0},
      {refusal(403, "session.account_closed"), "session.account_closed", ErrorCode::kNotAllowed, 0},
      {refusal(429, "session.wait", 60), "session.wait", ErrorCode::kUnavailable, 60},
      {refusal(503, "server.busy"), "server.busy", ErrorCode::kUnavailable, 0},
      {{.status = 502, .body = {'<', 'h', 't'}}, "sync.foreign_answer", ErrorCode::kUnavailable, 0},
  };
  for (const Case& each : cases) {
    SmallOffice office;
    TestDevice device(office);
    device.start();
    device.settle();
    office.instead["/v1/session"].push_back(each.answer);
    const auto refused = sign_in(device, "right");
    ASSERT_FALSE(refused) << each.key;
    EXPECT_EQ(refused.error().error.key, each.key);
    EXPECT_EQ(refused.error().error.code, each.code) << each.key;
    EXPECT_EQ(refused.error().number, each.number) << each.key;
    EXPECT_EQ(device.client().status().phase, Phase::kSignIn);
    EXPECT_TRUE(sign_in(device, "right")) << each.key;
    EXPECT_EQ(device.client().status().phase, Phase::kReady);
  }
}

TEST(Login, WrongPasswordEnrolsNobody) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in("wrong");
  EXPECT_FALSE(device.client().person());
  EXPECT_TRUE(device.identity.enrolment.empty());
  EXPECT_EQ(office.requests["/v1/sync/pull"], 0u);
}

TEST(Login, ExpiredTokenIsRenewedWithoutThePerson) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in_long_ago();
  office.put(customer_row(1, "客户"));
  device.pass(60'000);
  EXPECT_EQ(office.requests["/v1/session/refresh"], 1u);
  EXPECT_EQ(device.client().replica().count(kCustomerEntity), 1u);
  EXPECT_FALSE(device.client().status().sign_in_again);
}

// The login is over: nothing is pulled, work is saved and sent, and signing in goes on from there.
TEST(Login, ExpiredSessionKeepsWorkingAndSendsUntilThePersonSignsInAgain) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in_long_ago();
  office.instead["/v1/session/refresh"].push_back(refusal(401, "session.expired"));
  device.client().sync_now();
  device.pass(10'000);
  EXPECT_TRUE(device.client().status().sign_in_again);
  EXPECT_EQ(device.client().status().phase, Phase::kReady);
  const std::size_t pulls = office.requests["/v1/sync/pull"];
  EXPECT_TRUE(device.rename(customer_id(1), "改"));
  device.pass(300'000);
  EXPECT_EQ(office.taken.size(), 1u);
  EXPECT_EQ(office.requests["/v1/sync/pull"], pulls);
  EXPECT_EQ(office.requests["/v1/session/refresh"], 1u);  // It does not go on knocking.
  device.crash();
  device.start();
  device.settle();
  EXPECT_TRUE(device.client().status().sign_in_again);
  EXPECT_TRUE(sign_in(device, "right"));
  device.pass(10'000);
  EXPECT_FALSE(device.client().status().sign_in_again);
  EXPECT_GT(office.requests["/v1/sync/pull"], pulls);
  EXPECT_EQ(device.client().status().saved + device.client().status().sent, 0u);
}

TEST(Login, SigningOutHidesEverythingAndStillSends) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.online = false;
  EXPECT_TRUE(device.rename(customer_id(1), "改"));
  device.client().sign_out({});
  device.settle();
  EXPECT_EQ(device.client().status().phase, Phase::kSignIn);
  device.online = true;
  device.pass(60'000);
  EXPECT_EQ(office.taken.size(), 1u);
  device.crash();
  device.start();
  device.settle();
  EXPECT_EQ(device.client().status().phase, Phase::kSignIn);
}

TEST(Login, DamagedEnrolmentCostsASignInAndNoWork) {
  SmallOffice office;
  office.put(customer_row(1, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.online = false;
  EXPECT_TRUE(device.rename(customer_id(1), "改"));
  device.crash();
  device.identity.enrolment[5] ^= 1;
  device.online = true;
  device.start();
  device.settle();
  EXPECT_EQ(device.client().status().phase, Phase::kSignIn);
  EXPECT_TRUE(sign_in(device, "right"));
  device.pass(30'000);
  EXPECT_EQ(office.taken.size(), 1u);
}

}  // namespace
}  // namespace huifang::sync::test
