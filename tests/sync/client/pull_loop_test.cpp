#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

std::string name_of(TestDevice& device, std::uint64_t customer) {
  return std::string(device.client()
                         .replica()
                         .list_row(kCustomerEntity, customer_id(customer))
                         .columns.text(customer_field::kName));
}
std::size_t customers(TestDevice& device) {
  return device.client().replica().count(kCustomerEntity);
}

// A byte of the biggest page decays: that of rows, not of their list columns.
void damage_a_page(TestDevice& device) {
  Bytes* biggest = nullptr;
  for (auto& [place, value] : device.image.values) {
    if (place.first == DeviceArea::kPage && (biggest == nullptr || value.size() > biggest->size()))
      biggest = &value;
  }
  ASSERT_NE(biggest, nullptr);
  (*biggest)[biggest->size() / 2] ^= 1;
}

TEST(PullLoop, WhatTheOfficeHasIsOnTheDeviceAfterSigningIn) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 10; ++number)
    office.put(customer_row(number, "客户" + std::to_string(number)));
  office.rows_per_page = 3;
  TestDevice device(office);
  device.sign_in();
  EXPECT_EQ(customers(device), 10u);
  EXPECT_EQ(name_of(device, 7), "客户7");
  EXPECT_FALSE(device.client().status().first_sync);
}

TEST(PullLoop, NothingIsVisibleBeforeTheLastPage) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 10; ++number) office.put(customer_row(number, "客户"));
  office.rows_per_page = 4;
  TestDevice device(office);
  device.sign_in();
  for (std::uint64_t number = 11; number <= 20; ++number) office.put(customer_row(number, "新"));
  device.network().poke(office.head);
  const std::size_t pulls = office.requests["/v1/sync/pull"];
  while (device.client().replica().count(kCustomerEntity) == 10 &&
         office.requests["/v1/sync/pull"] < pulls + 3) {
    EXPECT_EQ(customers(device), 10u);
    device.client().tick();
    device.store().run_one();
    device.network().run_one();
  }
  device.settle();
  EXPECT_EQ(customers(device), 20u);
}

// Signs in and goes on until the first page of three is on its way into the store.
void bring_first_page(TestDevice& device, SmallOffice& office) {
  for (std::uint64_t number = 1; number <= 6; ++number) office.put(customer_row(number, "客户"));
  office.rows_per_page = 3;  // Two of the directory come with them.
  device.start();
  device.settle();
  device.client().sign_in("wangfang", "right", "测试机", {});
  while (office.requests["/v1/sync/pull"] == 0) {
    device.client().tick();
    device.vault().run_one();
    device.store().run_pending();
    device.network().run_one();
  }
  // Its rows are read first, a few with each tick.
  for (int tick = 0; device.store().waiting() == 0 && tick < 10; ++tick) device.client().tick();
  ASSERT_EQ(device.store().waiting(), 1u);
}

TEST(PullLoop, TheNextPageIsAskedForWhileOneIsWritten) {
  SmallOffice office;
  TestDevice device(office);
  bring_first_page(device, office);
  device.client().tick();
  while (device.network().run_one()) device.client().tick();
  EXPECT_EQ(office.requests["/v1/sync/pull"], 2u);  // One ahead, not more.
  EXPECT_EQ(device.store().waiting(), 1u);          // The answer waits for the page before it.
  device.settle();
  EXPECT_EQ(customers(device), 6u);
  EXPECT_EQ(office.requests["/v1/sync/pull"], 3u);
}

TEST(PullLoop, APageBehindOneThatWasNotWrittenDoesNotCount) {
  for (const bool answered_first : {true, false}) {
    SmallOffice office;
    TestDevice device(office);
    bring_first_page(device, office);
    device.client().tick();
    bool is_full = true;
    device.store().on_call([&is_full](std::uint64_t) {
      return std::exchange(is_full, false) ? StoreFault::kFail : StoreFault::kNone;
    });
    if (answered_first) device.network().run_one();
    device.store().run_one();
    EXPECT_EQ(customers(device), 0u);
    device.pass(60'000);
    EXPECT_EQ(customers(device), 6u) << answered_first;
    EXPECT_EQ(office.requests["/v1/sync/pull"], 5u) << answered_first;
  }
}

TEST(PullLoop, PagesStagedBeforeACrashAreNotPulledAgain) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 10; ++number) office.put(customer_row(number, "客户"));
  office.rows_per_page = 2;
  TestDevice device(office);
  device.start();
  device.settle();
  device.client().sign_in("wangfang", "right", "测试机", {});
  while (office.rows_told < 8) {
    if (const auto wake = device.client().next_wake_ms(); wake && *wake <= device.time.mono)
      device.client().tick();
    device.vault().run_one();
    device.store().run_pending();
    device.network().run_one();
  }
  for (int tick = 0; tick < 10; ++tick) {
    device.client().tick();
    device.store().run_pending();
  }
  device.crash();
  device.start();
  device.settle();
  EXPECT_EQ(customers(device), 10u);
  EXPECT_EQ(office.rows_told, 12u);  // The directory has two.
}

// A page that was found damaged has everything pulled anew, while an answer to the old cursor, with
// nothing but the news, is still on the way.
TEST(PullLoop, AnswerAskedForBeforeARebaseDoesNotStandForAllRows) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 600; ++number) office.put(customer_row(number, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.tidy();
  device.crash();
  damage_a_page(device);
  device.start();
  device.settle();
  office.put(customer_row(601, "新客户"));
  device.network().poke(office.head);
  device.client().tick();
  ASSERT_EQ(device.network().waiting(), 1u);
  EXPECT_EQ(device.client().replica().get(kCustomerEntity, customer_id(3), customer_id(3)).state,
            RowState::kLoading);
  device.store().run_pending();  // The page is damaged: pull everything anew.
  device.settle();
  EXPECT_EQ(customers(device), 601u);
  EXPECT_EQ(device.client().status().trouble, "store.damaged");
}

TEST(PullLoop, ReadingTheDamagedPageAgainDoesNotBeginTheRebaseAgain) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 600; ++number) office.put(customer_row(number, "客户"));
  TestDevice device(office);
  device.sign_in();
  device.tidy();
  device.crash();
  damage_a_page(device);
  office.rows_per_page = 100;
  device.start();
  device.settle();
  const std::size_t told = office.rows_told;
  for (int step = 0; step < 200; ++step) {  // A view that looks at it all the time.
    device.client().replica().get(kCustomerEntity, customer_id(3), customer_id(3));
    if (const auto wake = device.client().next_wake_ms(); wake && *wake <= device.time.mono)
      device.client().tick();
    device.client().idle();
    device.store().run_one();
    device.network().run_one();
  }
  device.settle();
  EXPECT_EQ(office.rows_told - told, 602u);
  EXPECT_EQ(customers(device), 600u);
}

// The customer leaves the book while work on them is pending, and comes back.
struct Returning {
  SmallOffice office;
  TestDevice device{office};
  Returning() {
    office.put(customer_row(1, "甲"));
    office.put(visit_row(1, 1, "旧"));
    office.put(customer_row(2, "乙"));
    device.sign_in();
    device.online = false;
    EXPECT_TRUE(device.rename(customer_id(1), "甲公司"));
    device.settle();
    office.move_out(kBook, customer_id(1));
    // The push is lost for now; the pull tells that the customer is gone.
    office.instead["/v1/sync/push"].assign(20, NetworkAnswer{});
    device.online = true;
    device.client().sync_now();
    device.pass(6'000);
  }
  void come_back() {
    office.bring_in(customer_row(1, "甲"));
    office.bring_in(visit_row(2, 1, "新"));
  }
};

TEST(PullLoop, CustomerWithPendingWorkHidesAndIsPurgedWhenTheWorkIsTaken) {
  Returning scene;
  EXPECT_EQ(customers(scene.device), 1u);
  EXPECT_EQ(scene.device.client().status().saved, 1u);
  scene.office.instead.clear();
  scene.device.pass(60'000);
  EXPECT_EQ(scene.device.client().status().saved, 0u);
  scene.device.crash();
  scene.device.start();
  scene.device.settle();
  EXPECT_EQ(scene.device.client().replica().get(kVisitEntity, visit_id(1), customer_id(1)).state,
            RowState::kAbsent);
}

TEST(PullLoop, CustomerWhoComesBackIsThereWithoutTheOldRows) {
  Returning scene;
  scene.come_back();
  scene.device.client().sync_now();
  scene.device.pass(6'000);
  EXPECT_EQ(customers(scene.device), 2u);
  Replica& replica = scene.device.client().replica();
  EXPECT_EQ(replica.get(kVisitEntity, visit_id(1), customer_id(1)).state, RowState::kAbsent);
  EXPECT_TRUE(replica.get(kVisitEntity, visit_id(2), customer_id(1)).present());
}

// Every moment at which the program may die while the customer comes back.
TEST(PullLoop, CrashWhileACustomerComesBackLeavesNoOldRow) {
  for (std::uint64_t calls = 0; calls < 12; ++calls) {
    Returning scene;
    scene.come_back();
    std::uint64_t seen = 0;
    scene.device.store().on_call([&](std::uint64_t) {
      return seen++ == calls ? StoreFault::kCrashAfter : StoreFault::kNone;
    });
    scene.device.client().sync_now();
    scene.device.pass(6'000);
    scene.device.crash();
    scene.device.start();
    scene.device.settle();
    scene.device.client().sync_now();
    scene.device.pass(10'000);
    Replica& replica = scene.device.client().replica();
    EXPECT_EQ(replica.get(kVisitEntity, visit_id(1), customer_id(1)).state, RowState::kAbsent)
        << "died at call " << calls;
    EXPECT_TRUE(replica.get(kVisitEntity, visit_id(2), customer_id(1)).present())
        << "died at call " << calls;
    EXPECT_EQ(customers(scene.device), 2u) << "died at call " << calls;
  }
}

// The acknowledgement of the last work on the customer is being written when the page arrives that
// brings the customer back: the purge that follows must not take the new rows.
TEST(PullLoop, PurgeThatBecomesDueWhileACustomerComesBackSparesTheNewRows) {
  Returning scene;
  TestDevice& device = scene.device;
  // Taken without an effect on rows, so that nothing of it is needed any more at once.
  auto& pushes = scene.office.instead["/v1/sync/push"];
  pushes.clear();
  pushes.push_back(
      {.status = 200, .body = encode(PushResponse{.acked_counter = 1, .applied_seq = 1})});
  scene.come_back();
  device.time.pass(5'000);
  device.client().sync_now();
  device.client().tick();
  ASSERT_EQ(device.network().waiting(), 2u);  // A push and a pull.
  device.network().run_one();
  device.network().run_one();  // The page arrives while the acknowledgement is being written.
  device.settle();
  device.pass(10'000);
  EXPECT_EQ(customers(device), 2u);
  EXPECT_TRUE(device.client().replica().get(kVisitEntity, visit_id(2), customer_id(1)).present());
}

}  // namespace
}  // namespace huifang::sync::test
