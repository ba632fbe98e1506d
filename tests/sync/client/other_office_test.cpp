// A device whose address has become another office's: the data folder was made anew, or the wrong
// one was started.
#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

const Id kThere = sample_id(2, 40);

// A device that has pulled a customer, and made one change that the office has not taken.
class OtherOffice : public testing::Test {
 protected:
  OtherOffice() {
    office.put(customer_row(1, "旧办公室的客户"));
    device.sign_in();
    device.online = false;
    EXPECT_TRUE(device.rename(customer_id(1), "没交的名字"));
  }

  // From now on there is an office at the address that knows nothing of the former one. Numbers of
  // people and devices are the same there: only its identity differs.
  void found_anew() {
    former = std::exchange(office, SmallOffice());
    office.identity = kThere;
    office.put(customer_row(2, "新办公室的客户"));
    device.online = true;
  }
  std::string name_of(std::uint64_t customer) {
    const RowView row = device.client().replica().get(kCustomerEntity, customer_id(customer),
                                                      customer_id(customer));
    return std::string(row.record.fields.text(customer_field::kShortName));
  }
  bool holds(std::uint64_t customer) {
    return device.client()
        .replica()
        .get(kCustomerEntity, customer_id(customer), customer_id(customer))
        .present();
  }

  SmallOffice office;
  SmallOffice former;
  TestDevice device{office};
};

TEST_F(OtherOffice, IsToldAndGetsNothing) {
  found_anew();
  device.pass(120'000);
  EXPECT_TRUE(device.client().status().other_office);
  EXPECT_TRUE(device.client().status().needs_sign_in());
  EXPECT_FALSE(device.client().status().sign_in_again);  // The login itself may still be good.
  EXPECT_EQ(device.client().status().last_failure, "sync.other_office");
  EXPECT_EQ(device.client().status().saved, 1u);
  EXPECT_TRUE(office.taken.empty());
  EXPECT_EQ(name_of(1), "没交的名字");
  EXPECT_FALSE(holds(2));
}

TEST_F(OtherOffice, IsToldAfterARestartToo) {
  found_anew();
  device.crash();
  device.start();
  device.pass(120'000);
  EXPECT_TRUE(device.client().status().other_office);
  EXPECT_EQ(device.client().status().saved, 1u);
  EXPECT_TRUE(office.taken.empty());
}

TEST_F(OtherOffice, GoesOnByItselfWhenTheFormerOneIsBack) {
  found_anew();
  device.pass(120'000);
  office = former;
  device.pass(120'000);
  EXPECT_FALSE(device.client().status().other_office);
  EXPECT_EQ(device.client().status().saved, 0u);
  ASSERT_EQ(office.taken.size(), 1u);
  EXPECT_EQ(device.client().status().last_failure, "");
}

TEST_F(OtherOffice, HasADatabaseOfItsOwnOnceThePersonSignsInThere) {
  found_anew();
  device.pass(120'000);
  device.client().sign_in("wangfang", "right", "测试机", {});
  device.pass(120'000);
  EXPECT_FALSE(device.client().status().needs_sign_in());
  EXPECT_FALSE(holds(1));  // Nothing of the former office stands as if it were true here.
  EXPECT_TRUE(holds(2));
  EXPECT_TRUE(office.taken.empty());  // Nor was anything booked here that was meant for it.
  EXPECT_EQ(device.client().status().saved, 0u);
  ASSERT_EQ(device.client().former_offices().size(), 1u);
  const FormerOffice& waiting = device.client().former_offices().front();
  EXPECT_EQ(waiting.office, former.identity);
  EXPECT_EQ(waiting.account, "wangfang");
  EXPECT_EQ(waiting.unsent, 1u);
}

TEST_F(OtherOffice, WhatWaitsForTheFormerOneIsNamedAfterARestart) {
  found_anew();
  device.settle();
  device.client().sign_in("wangfang", "right", "测试机", {});
  device.pass(60'000);
  device.crash();
  device.start();
  device.pass(60'000);
  ASSERT_EQ(device.client().former_offices().size(), 1u);
  EXPECT_EQ(device.client().former_offices().front().unsent, 1u);
  EXPECT_TRUE(holds(2));
  EXPECT_TRUE(office.taken.empty());
}

TEST_F(OtherOffice, WorkOfTheFormerOneIsSentWhenThePersonIsBackThere) {
  found_anew();
  device.settle();
  device.client().sign_in("wangfang", "right", "测试机", {});
  device.pass(60'000);
  office = former;
  device.client().sign_in("wangfang", "right", "测试机", {});
  device.pass(60'000);
  EXPECT_TRUE(device.client().former_offices().empty());
  EXPECT_TRUE(holds(1));
  EXPECT_FALSE(holds(2));
  ASSERT_EQ(office.taken.size(), 1u);
  EXPECT_EQ(device.client().status().saved, 0u);
}

TEST_F(OtherOffice, A410OfSomebodyInBetweenIsNoReasonToPullEverythingAnew) {
  device.online = true;
  device.settle();
  const std::size_t told = office.rows_told;
  office.instead["/v1/sync/pull"].push_back({.status = 410, .body = {'g', 'o', 'n', 'e'}});
  device.client().sync_now();
  device.pass(60'000);
  EXPECT_EQ(office.rows_told, told);
  EXPECT_TRUE(holds(1));
}

}  // namespace
}  // namespace huifang::sync::test
