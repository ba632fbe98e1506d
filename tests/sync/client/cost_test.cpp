#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// A device that holds this many customers, tidied, as after a quiet night.
struct Holding {
  SmallOffice office;
  TestDevice device{office};
  explicit Holding(std::uint64_t customers) {
    // Filled once for all tests; each goes on from a copy.
    struct Night {
      SmallOffice office;
      DeviceImage image;
      DeviceIdentity identity;
    };
    static std::map<std::uint64_t, Night> nights;
    const auto [night, is_new] = nights.try_emplace(customers);
    if (is_new) {
      for (std::uint64_t number = 1; number <= customers; ++number)
        night->second.office.put(customer_row(number, "客户" + std::to_string(number)));
      TestDevice filled(night->second.office);
      filled.sign_in();
      filled.tidy();
      filled.settle();
      night->second.image = filled.image;
      night->second.identity = filled.identity;
    }
    office = night->second.office;
    device.image = night->second.image;
    device.identity = night->second.identity;
    device.start();
    device.settle();
  }
};

struct Cost {
  std::uint64_t keys_written = 0;
  std::uint64_t bytes_written = 0;
  std::uint64_t keys_read = 0;
  std::uint64_t rows_decoded = 0;
  std::uint64_t rows_told = 0;
  std::uint64_t bytes_up = 0;
  std::uint64_t bytes_down = 0;
};

Cost counters(Holding& holding) {
  const MemoryDeviceStore& store = holding.device.store();
  return {.keys_written = store.entries_written(),
          .bytes_written = store.bytes_written(),
          .keys_read = store.entries_read(),
          .rows_decoded = holding.device.client().replica().cost().rows_decoded,
          .rows_told = holding.office.rows_told,
          .bytes_up = holding.office.bytes_up,
          .bytes_down = holding.office.bytes_down};
}

template <class Action>
Cost cost_of(Holding& holding, Action action) {
  const Cost before = counters(holding);
  action();
  const Cost after = counters(holding);
  return {.keys_written = after.keys_written - before.keys_written,
          .bytes_written = after.bytes_written - before.bytes_written,
          .keys_read = after.keys_read - before.keys_read,
          .rows_decoded = after.rows_decoded - before.rows_decoded,
          .rows_told = after.rows_told - before.rows_told,
          .bytes_up = after.bytes_up - before.bytes_up,
          .bytes_down = after.bytes_down - before.bytes_down};
}

constexpr std::uint64_t kFew = 100;
constexpr std::uint64_t kMany = 20'000;

TEST(Cost, SavingAnActWritesTheSameWhateverIsHeld) {
  for (const std::uint64_t customers : {kFew, kMany}) {
    Holding holding(customers);
    holding.device.client().replica().get(kCustomerEntity, customer_id(50), customer_id(50));
    holding.device.settle();  // Its page is in memory.
    const Cost cost =
        cost_of(holding, [&] { EXPECT_TRUE(holding.device.rename(customer_id(50), "新")); });
    EXPECT_EQ(cost.keys_written, 2u) << customers;  // A segment of the log and the superblock.
    EXPECT_LE(cost.bytes_written, 800u) << customers;
    EXPECT_EQ(cost.keys_read, 0u) << customers;
    EXPECT_LE(cost.rows_decoded, 4u) << customers;
  }
}

TEST(Cost, SavingADraftIsOneSmallWrite) {
  for (const std::uint64_t customers : {kFew, kMany}) {
    Holding holding(customers);
    const Cost cost =
        cost_of(holding, [&] { EXPECT_TRUE(holding.device.save_draft("visit", "谈得很好")); });
    EXPECT_EQ(cost.keys_written, 2u);
    EXPECT_LE(cost.bytes_written, 600u);
    EXPECT_EQ(cost.keys_read + cost.rows_decoded, 0u);
  }
}

TEST(Cost, PullingOneChangedRowCostsOneRow) {
  for (const std::uint64_t customers : {kFew, kMany}) {
    Holding holding(customers);
    RowVersion news{.type = kCustomerEntity,
                    .id = customer_id(50),
                    .root = customer_id(50),
                    .scope = kBook,
                    .fields = Fields({{customer_field::kName, std::string("改名")}})};
    const Cost cost = cost_of(holding, [&] {
      holding.office.put(news);
      holding.device.network().poke(holding.office.head);
      holding.device.settle();
    });
    EXPECT_EQ(cost.rows_told, 1u);
    EXPECT_EQ(cost.rows_decoded, 1u);
    EXPECT_EQ(cost.keys_written, 2u);  // A delta and the superblock.
    EXPECT_LE(cost.bytes_written, 600u);
    EXPECT_EQ(cost.keys_read, 0u);
    EXPECT_LE(cost.bytes_up, 64u);
    EXPECT_LE(cost.bytes_down, 300u);
  }
}

TEST(Cost, AskingWhenNothingIsNewWritesNothing) {
  Holding holding(kFew);
  const Cost cost = cost_of(holding, [&] {
    holding.device.client().sync_now();
    holding.device.settle();
  });
  EXPECT_EQ(cost.keys_written, 0u);
  EXPECT_EQ(cost.rows_told, 0u);
  EXPECT_LE(cost.bytes_up + cost.bytes_down, 200u);
}

TEST(Cost, OpeningReadsPagesOfListColumnsAndNoRows) {
  Holding holding(kMany);
  holding.device.crash();
  std::size_t row_bytes = 0;
  std::size_t pages = 0;
  for (const auto& [place, value] : holding.device.image.values) {
    if (place.first != DeviceArea::kPage) continue;
    row_bytes += value.size();
    ++pages;
  }
  ASSERT_GT(pages, 20u);
  holding.device.start();
  const std::uint64_t before = holding.device.store().entries_read();
  holding.device.online = false;
  holding.device.settle();
  ASSERT_EQ(holding.device.client().replica().count(kCustomerEntity), kMany);
  EXPECT_LE(holding.device.store().entries_read() - before, pages / 2 + 8);  // Half are of rows.
  EXPECT_LT(holding.device.store().bytes_read(), row_bytes * 2 / 3);
  EXPECT_EQ(holding.device.client().replica().cost().rows_decoded, 0u);
  EXPECT_EQ(holding.device.client().replica().cost().pages_read, 0u);
}

TEST(Cost, ReadingOneCustomerReadsOnePage) {
  Holding holding(kMany);
  holding.device.crash();
  holding.device.start();
  holding.device.settle();
  Replica& replica = holding.device.client().replica();
  EXPECT_EQ(replica.get(kCustomerEntity, customer_id(9), customer_id(9)).state, RowState::kLoading);
  holding.device.settle();
  EXPECT_TRUE(replica.get(kCustomerEntity, customer_id(9), customer_id(9)).present());
  EXPECT_EQ(replica.cost().pages_read, 1u);
  EXPECT_EQ(replica.cost().rows_decoded, 1u);
}

TEST(Cost, FrameOfAListReadsOnlyTheRowsShown) {
  Holding holding(kMany);
  Replica& replica = holding.device.client().replica();
  const std::vector<Id> ids =
      replica.list({.type = kCustomerEntity, .order_by = customer_field::kName});
  ASSERT_EQ(ids.size(), kMany);
  const Cost cost = cost_of(holding, [&] {
    for (std::size_t row = 10'000; row < 10'020; ++row)
      EXPECT_TRUE(replica.list_row(kCustomerEntity, ids[row]).present);
  });
  EXPECT_EQ(cost.keys_read + cost.rows_decoded, 0u);  // The columns are in memory.
}

TEST(Cost, SendingDoesNotRepeatWhatIsAcknowledged) {
  Holding holding(kFew);
  const auto one_act = [&](std::uint64_t customer) {
    return cost_of(holding, [&] {
      EXPECT_TRUE(holding.device.rename(customer_id(customer), "新"));
      holding.device.settle();
    });
  };
  const Cost first = one_act(1);
  for (std::uint64_t customer = 2; customer < 40; ++customer) one_act(customer);
  const Cost last = one_act(40);
  EXPECT_LE(last.bytes_up, first.bytes_up + 32);
  EXPECT_EQ(last.rows_told, first.rows_told);
  EXPECT_EQ(holding.office.taken.size(), 40u);
}

}  // namespace
}  // namespace huifang::sync::test
