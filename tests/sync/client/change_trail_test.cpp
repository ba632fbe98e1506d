#include "sync/client/change_trail.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/samples.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

using Ids = std::vector<Id>;

TEST(ChangeTrail, TellsWhatBecameOtherSinceThen) {
  ChangeTrail trail;
  trail.changed(3, sample_id(8));
  trail.changed(5, sample_id(2));
  trail.changed(6, sample_id(8));
  EXPECT_EQ(trail.version(), 6U);
  EXPECT_EQ(trail.since(6).ids, Ids{});
  EXPECT_EQ(trail.since(5).ids, Ids{sample_id(8)});
  EXPECT_EQ(trail.since(0).ids, (Ids{sample_id(2), sample_id(8)}));
  EXPECT_FALSE(trail.since(0).all);
}

TEST(ChangeTrail, WhoNeverLookedIsToldNothingRowByRow) {
  EXPECT_TRUE(ChangeTrail().since(~std::uint64_t{0}).all);
}

TEST(ChangeTrail, AfterTooManyAnyMayHaveChanged) {
  ChangeTrail trail;
  for (std::uint64_t version = 1; version <= 1'000; ++version)
    trail.changed(version, sample_id(version));
  EXPECT_TRUE(trail.since(1).all);
  EXPECT_EQ(trail.since(999).ids, Ids{sample_id(1'000)});
  trail.all_changed(1'001);
  EXPECT_TRUE(trail.since(1'000).all);
  EXPECT_EQ(trail.since(1'001).ids, Ids{});
  EXPECT_FALSE(trail.since(1'001).all);
}

TEST(ChangeTrail, TheReplicaNamesTheRowsOfAPullAndOfAnAct) {
  SmallOffice office;
  for (std::uint64_t number = 1; number <= 20; ++number)
    office.put(customer_row(number, "客户" + std::to_string(number)));
  TestDevice device(office);
  device.sign_in();
  const Replica& replica = device.client().replica();
  EXPECT_TRUE(replica.changes_since(kCustomerEntity, 0).all) << "a first sync";

  const std::uint64_t before = replica.version(kCustomerEntity);
  office.put(customer_row(7, "改名"));
  device.client().sync_now();
  device.settle();
  EXPECT_EQ(replica.changes_since(kCustomerEntity, before).ids, Ids{customer_id(7)});
  EXPECT_TRUE(device.rename(customer_id(3), "又改"));
  EXPECT_EQ(replica.changes_since(kCustomerEntity, before).ids,
            (Ids{customer_id(3), customer_id(7)}));
  EXPECT_FALSE(replica.changes_since(kCustomerEntity, before).all);
}

}  // namespace
}  // namespace huifang::sync::test
