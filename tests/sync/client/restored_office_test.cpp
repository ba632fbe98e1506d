#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// A device whose office was set back to a backup: it holds fewer operations than it had said.
struct Restored {
  Restored() {
    office.put(customer_row(1, "客户"));
    device.sign_in();
  }
  void rename(int name) { EXPECT_TRUE(device.rename(customer_id(1), "名" + std::to_string(name))); }
  // The office as it was when it held so many of the device's operations.
  void restore(Counter counter) {
    auto& [session, last] = *office.held.begin();
    last = counter;
    office.taken.resize(counter);
    office.instead["/v1/sync/pull"].push_back(refusal(410, "sync.rebase", 2));
  }
  // How often the office took that name.
  std::ptrdiff_t taken(int name) const {
    return std::ranges::count_if(office.taken, [name](const Operation& operation) {
      const auto* set = std::get_if<Set>(&operation.payload);
      return set != nullptr &&
             set->fields.text(customer_field::kShortName) == "名" + std::to_string(name);
    });
  }
  std::size_t waiting() { return device.client().status().saved + device.client().status().sent; }
  SmallOffice office;
  TestDevice device{office};
};

// The office had taken them, the device did not have their effect yet: it still has them.
TEST(RestoredOffice, GetsAgainWhatItHasForgottenAndTheDeviceStillHas) {
  for (Counter held = 0; held <= 3; ++held) {
    Restored scene;
    scene.office.instead["/v1/sync/pull"].assign(3, refusal(503, "server.busy"));
    for (int name = 1; name <= 3; ++name) {
      scene.rename(name);
      scene.device.settle();
    }
    ASSERT_EQ(scene.office.taken.size(), 3u);
    scene.office.instead.clear();
    scene.restore(held);
    scene.device.client().sync_now();
    scene.device.pass(60'000);
    for (int name = 1; name <= 3; ++name) EXPECT_EQ(scene.taken(name), 1) << held;
    EXPECT_EQ(scene.waiting(), 0u) << held;
  }
}

// What lies between is gone on both sides; what is new must not wait for it.
TEST(RestoredOffice, GetsNewWorkUnderANewSessionWhereItMissesWhatNobodyHas) {
  Restored scene;
  for (int name = 1; name <= 3; ++name) {
    scene.rename(name);
    scene.device.settle();
  }
  scene.restore(1);
  scene.rename(4);
  scene.rename(5);
  scene.device.pass(60'000);
  EXPECT_EQ(scene.taken(1), 1);
  EXPECT_EQ(scene.taken(4), 1);
  EXPECT_EQ(scene.taken(5), 1);
  EXPECT_EQ(scene.office.held.size(), 2u);
  EXPECT_EQ(scene.waiting(), 0u);
  EXPECT_EQ(scene.device.client().status().last_failure, "");
}

TEST(RestoredOffice, GapThatIsAnsweredWhileTheProgramDiesIsClosedAtTheNextStart) {
  for (std::uint64_t calls = 0; calls < 10; ++calls) {
    Restored scene;
    for (int name = 1; name <= 3; ++name) {
      scene.rename(name);
      scene.device.settle();
    }
    scene.restore(1);
    scene.device.online = false;
    scene.rename(4);
    scene.device.settle();
    scene.device.online = true;
    std::uint64_t seen = 0;
    scene.device.store().on_call([&](std::uint64_t) {
      return seen++ == calls ? StoreFault::kCrashAfter : StoreFault::kNone;
    });
    scene.device.client().network_came();
    scene.device.pass(20'000);
    scene.device.crash();
    scene.device.start();
    scene.device.pass(60'000);
    EXPECT_EQ(scene.taken(4), 1) << calls;
    EXPECT_EQ(scene.waiting(), 0u) << calls;
  }
}

}  // namespace
}  // namespace huifang::sync::test
