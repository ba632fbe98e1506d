// In what pieces the client works: nothing it does may stop the screen, however many rows there
// are.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/fresh_rows.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// Many steps; more of them say the same, and take minutes under Node.
constexpr std::uint64_t kMany = 9'600;

void fill(SmallOffice& office, std::uint64_t customers) {
  for (std::uint64_t number = 1; number <= customers; ++number)
    office.put(customer_row(number, "客户" + std::to_string(number)));
}

std::size_t customers_of(TestDevice& device) {
  return device.client().replica().count(kCustomerEntity);
}

// Rows that had to be sorted at once for the list of customers.
std::uint64_t sorted_for_the_list(TestDevice& device) {
  Replica& replica = device.client().replica();
  const std::uint64_t before = replica.cost().rows_sorted;
  EXPECT_EQ(replica.list({.type = kCustomerEntity, .order_by = customer_field::kName}).size(),
            customers_of(device));
  return replica.cost().rows_sorted - before;
}

struct Work {
  std::size_t calls = 0;        // Of the client, by time, storage and network.
  std::uint64_t rows_most = 0;  // Taken in by one of them.
  std::uint64_t rows = 0;
  std::uint64_t commit_bytes_most = 0;
  std::uint64_t bytes = 0;
};

// One thing that can happen now; false: nothing can.
bool happen(TestDevice& device) {
  if (const auto wake = device.client().next_wake_ms(); wake && *wake <= device.time.mono) {
    device.client().tick();
    return true;
  }
  return device.vault().run_one() || device.store().run_one() || device.network().run_one();
}

// What happens until nothing more does, call by call.
Work watch(TestDevice& device) {
  Work work;
  const auto rows = [&] { return device.client().replica().cost().rows_decoded; };
  const auto bytes = [&] { return device.store().bytes_written(); };
  for (bool more = true; more; ++work.calls) {
    const std::uint64_t rows_before = rows();
    const std::uint64_t bytes_before = bytes();
    more = happen(device);
    work.rows_most = std::max(work.rows_most, rows() - rows_before);
    work.rows += rows() - rows_before;
    work.commit_bytes_most = std::max(work.commit_bytes_most, bytes() - bytes_before);
    work.bytes += bytes() - bytes_before;
  }
  return work;
}

// A device at the moment when it begins to fetch everything.
void begin(TestDevice& device) {
  device.start();
  device.settle();
  device.client().sign_in("wangfang", "right", "测试机", {});
}

TEST(Steps, AFirstSyncTakesInFewRowsAtOnce) {
  SmallOffice office;
  fill(office, kMany);
  office.rows_per_page = kMany / 16;
  TestDevice device(office);
  begin(device);
  const Work work = watch(device);
  EXPECT_EQ(customers_of(device), kMany);
  EXPECT_GE(work.rows, kMany);
  EXPECT_LE(work.rows_most, kRowsPerStep);
  // Each row was read twice, so few at a time: from the answer, and from what was staged of it.
  EXPECT_GE(work.calls, 2 * kMany / kRowsPerStep);
  // What is staged is not written again when it becomes visible.
  EXPECT_LE(work.commit_bytes_most, work.bytes / 10);
  EXPECT_EQ(sorted_for_the_list(device), 0U);

  device.crash();
  device.start();
  const Work start = watch(device);
  EXPECT_EQ(customers_of(device), kMany);
  EXPECT_GE(start.calls, kMany / kRowsPerStep);
  EXPECT_EQ(sorted_for_the_list(device), 0U);
}

TEST(Steps, TidyingRewritesAPageOrTwoAtOnce) {
  SmallOffice office;
  fill(office, kMany);
  TestDevice device(office);
  begin(device);
  device.settle();
  std::uint64_t most = 0;
  std::size_t steps = 0;
  for (bool more = true; more; ++steps) {
    const std::uint64_t before = device.store().bytes_written();
    more = device.client().idle();
    device.settle();
    most = std::max(most, device.store().bytes_written() - before);
  }
  EXPECT_GE(steps, kMany / Tidying{}.rows_per_step);
  EXPECT_LE(most, 4 * Tidying{}.page_bytes);
  EXPECT_EQ(customers_of(device), kMany);
  EXPECT_EQ(device.image.values.lower_bound({DeviceArea::kStage, 0}),
            device.image.values.lower_bound({DeviceArea::kBlob, 0}));  // Nothing is left of them.

  device.crash();
  device.start();
  const Work start = watch(device);
  EXPECT_EQ(customers_of(device), kMany);
  EXPECT_EQ(start.rows, 0u);  // Only lists.
  EXPECT_GE(start.calls, kMany / kRowsPerStep);
}

TEST(Steps, DeathBetweenAnyTwoOfThemLosesNothing) {
  constexpr std::uint64_t kCustomers = 900;
  bool whole = false;
  for (std::size_t calls = 0; !whole; ++calls) {
    SmallOffice office;
    fill(office, kCustomers);
    office.rows_per_page = 350;
    TestDevice device(office);
    begin(device);
    for (std::size_t call = 0; call < calls; ++call) {
      whole = !happen(device);
      const std::size_t seen = customers_of(device);
      ASSERT_TRUE(seen == 0 || seen == kCustomers) << seen << " after " << call;
    }
    device.crash();
    device.start();
    device.settle();
    if (!device.client().person()) {  // It was not yet said that they had signed in.
      device.client().sign_in("wangfang", "right", "测试机", {});
      device.settle();
    }
    device.pass(60'000);
    ASSERT_EQ(customers_of(device), kCustomers) << "after " << calls;
    ASSERT_EQ(device.client().status().trouble, "") << "after " << calls;
    ASSERT_TRUE(device.rename(customer_id(7), "新")) << "after " << calls;
    device.tidy();
    device.settle();
    ASSERT_EQ(customers_of(device), kCustomers) << "after " << calls;
  }
}

TEST(Steps, RowsFetchedAnewTakeTheOldOnesPlaceAtOnce) {
  SmallOffice office;
  fill(office, 900);
  TestDevice device(office);
  begin(device);
  device.settle();
  ASSERT_TRUE(device.rename(customer_id(7), "新"));
  office.rows_per_page = 350;
  office.instead["/v1/sync/pull"] = {refusal(409, "sync.rebase")};
  office.put(customer_row(901, "客户901"));
  device.client().sync_now();
  bool replaced = false;
  for (bool more = true; more;) {
    more = happen(device);
    const std::size_t seen = customers_of(device);
    ASSERT_TRUE(seen == 900 || seen == 901) << seen;
    replaced = seen == 901;
    ASSERT_EQ(device.client()
                  .replica()
                  .list_row(kCustomerEntity, customer_id(7))
                  .columns.text(customer_field::kShortName),
              "新");
    if (!more && !replaced) {
      device.pass(60'000);
      replaced = customers_of(device) == 901;
    }
  }
  EXPECT_TRUE(replaced);
}

}  // namespace
}  // namespace huifang::sync::test
