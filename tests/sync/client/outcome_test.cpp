#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// A device whose first act was taken, so that the office knows its session.
struct Scene {
  Scene() {
    office.put(customer_row(1, "客户"));
    device.sign_in();
    EXPECT_TRUE(rename());
    device.settle();
    session = office.held.begin()->first;
  }
  bool rename() {
    return device.rename(customer_id(1), "名" + std::to_string(++names)).has_value();
  }
  // What becomes of that operation of the session.
  void judge(Counter counter, OutcomeKind kind = OutcomeKind::kRefused) {
    office.outcomes[{session, counter}] =
        Outcome{.session = session, .counter = counter, .kind = kind, .key = "sync.not_allowed"};
  }
  std::size_t pushes() { return office.requests["/v1/sync/push"]; }

  SmallOffice office;
  TestDevice device{office};
  SessionId session = 0;
  int names = 0;
};

TEST(Outcomes, AreConfirmedSoonByThemselvesAndOnce) {
  Scene scene;
  TestDevice& device = scene.device;
  for (Counter counter = 2; counter <= 4; ++counter) {
    scene.judge(counter);
    EXPECT_TRUE(scene.rename());
  }
  device.settle();
  EXPECT_EQ(device.client().status().open_refused, 3u);
  const std::size_t pushes = scene.pushes();
  device.pass(10'000);
  EXPECT_TRUE(scene.office.outcomes.empty());
  EXPECT_EQ(scene.pushes(), pushes + 1);
}

TEST(Outcomes, IdleDeviceSendsAndWritesNothing) {
  Scene scene;
  scene.judge(2);
  EXPECT_TRUE(scene.rename());
  scene.device.pass(60'000);
  const auto before = scene.office.requests;
  const DeviceImage image = scene.device.image;
  scene.device.pass(3'600'000);
  EXPECT_EQ(scene.office.requests, before);
  EXPECT_EQ(scene.device.image, image);
}

TEST(Outcomes, AreConfirmedWithTheNextWorkWhereThereIsSome) {
  Scene scene;
  scene.judge(2);
  EXPECT_TRUE(scene.rename());
  scene.device.settle();
  EXPECT_TRUE(scene.rename());
  scene.device.settle();
  EXPECT_TRUE(scene.office.outcomes.empty());
  const std::size_t pushes = scene.pushes();
  scene.device.pass(60'000);
  EXPECT_EQ(scene.pushes(), pushes);
}

TEST(Outcomes, ConfirmationThatIsLostIsSentAgain) {
  Scene scene;
  scene.judge(2, OutcomeKind::kLatePending);
  EXPECT_TRUE(scene.rename());
  scene.device.settle();
  scene.office.instead["/v1/sync/push"].assign(5, NetworkAnswer{});
  scene.device.pass(60'000);
  EXPECT_TRUE(scene.office.outcomes.empty());
  EXPECT_EQ(scene.device.client().status().last_failure, "");
}

// The office tells only the oldest few at once: all of them are told in the end, and shown.
TEST(Outcomes, ManyAreToldInTurnsAndNoneStarves) {
  Scene scene;
  scene.office.outcomes_per_answer = 10;
  for (int act = 0; act < 100; ++act) EXPECT_TRUE(scene.rename());
  scene.device.pass(10'000);
  ASSERT_EQ(scene.office.taken.size(), 101u);
  for (Counter counter = 2; counter <= 101; ++counter) scene.judge(counter);
  const std::size_t pushes = scene.pushes();
  scene.device.client().sync_now();
  scene.device.pass(10'000);
  EXPECT_TRUE(scene.office.outcomes.empty());
  EXPECT_EQ(scene.device.client().status().open_refused, 100u);
  EXPECT_LE(scene.pushes() - pushes, 11u);
}

}  // namespace
}  // namespace huifang::sync::test
