#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// Small pieces, so that a handful of rows makes many pages.
constexpr Tidying kTidying{.deltas = 2,
                           .delta_rows = 8,
                           .rows_per_step = 5,
                           .page_bytes = 1'500,
                           .segments = 3,
                           .segment_bytes = 700};
constexpr std::uint64_t kCustomers = 24;

// What must be there: plain rows, without pages or deltas.
using Truth = std::map<std::pair<EntityNumber, Id>, std::string>;

struct Scene {
  SmallOffice office;
  TestDevice device{office};
  TestRandom random;
  Truth truth;
  std::uint64_t marks = 0;

  explicit Scene(std::uint64_t seed) : random(seed) {
    device.tidying = kTidying;
    device.sign_in();
  }
  std::uint64_t below(std::uint64_t end) { return random.next() % end; }

  void change_something() {
    const std::uint64_t customer = 1 + below(kCustomers);
    const std::uint64_t visit = customer * 100 + below(4);
    const std::string text = "记" + std::to_string(++marks);
    const bool present = truth.contains({kCustomerEntity, customer_id(customer)});
    switch (present ? below(10) : 0) {
      case 0: {
        office.bring_in(customer_row(customer, text));
        truth[{kCustomerEntity, customer_id(customer)}] = text;
        break;
      }
      case 1: {  // Leaves the book, with all that belongs to it.
        office.move_out(kBook, customer_id(customer));
        truth.erase({kCustomerEntity, customer_id(customer)});
        for (std::uint64_t each = 0; each < 4; ++each)
          truth.erase({kVisitEntity, visit_id(customer * 100 + each)});
        break;
      }
      case 2: {
        if (truth.erase({kVisitEntity, visit_id(visit)}) != 0)
          office.remove(kVisitEntity, visit_id(visit));
        break;
      }
      case 3: {  // One field.
        office.put({.type = kCustomerEntity,
                    .id = customer_id(customer),
                    .root = customer_id(customer),
                    .scope = kBook,
                    .fields = Fields({{customer_field::kName, text}})});
        truth[{kCustomerEntity, customer_id(customer)}] = text;
        break;
      }
      default: {
        office.put(visit_row(visit, customer, text));
        truth[{kVisitEntity, visit_id(visit)}] = text;
      }
    }
  }
  void sync() {
    device.client().sync_now();
    device.pass(6'000);
  }
  Truth seen() {
    Truth rows;
    Replica& replica = device.client().replica();
    for (std::uint64_t customer = 1; customer <= kCustomers; ++customer) {
      for (int again = 0; again < 60 && replica.timeline(customer_id(customer)).loading; ++again)
        device.settle();
      for (const RowView& row : replica.timeline(customer_id(customer)).rows) {
        const FieldNumber field =
            row.record.type == kCustomerEntity ? customer_field::kName : visit_field::kNotes;
        rows[{row.record.type, row.record.id}] = row.record.fields.text(field);
      }
    }
    return rows;
  }
  std::size_t listed() { return device.client().replica().list({.type = kCustomerEntity}).size(); }
  std::size_t customers() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        truth, [](const auto& row) { return row.first.first == kCustomerEntity; }));
  }
  std::size_t pages() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        device.image.values,
        [](const auto& value) { return value.first.first == DeviceArea::kPage; }));
  }
};

TEST(PageMerger, MergedPagesHoldWhatPlainRowsWouldHold) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    Scene scene(seed);
    std::size_t most_pages = 0;
    for (int round = 0; round < 12; ++round) {
      for (std::uint64_t change = 0; change < 6 + scene.below(20); ++change)
        scene.change_something();
      scene.sync();
      // Not always to the end: news meets a merge at work.
      if (scene.below(2) == 0) {
        scene.device.tidy();
      } else {
        for (std::uint64_t step = 0; step < scene.below(6); ++step) {
          scene.device.client().idle();
          scene.device.settle();
        }
      }
      most_pages = std::max(most_pages, scene.pages());
    }
    ASSERT_EQ(scene.seen(), scene.truth) << "seed " << seed;
    EXPECT_EQ(scene.listed(), scene.customers()) << "seed " << seed;
    EXPECT_GT(most_pages, 6u) << "seed " << seed;
    scene.device.crash();
    scene.device.start();
    scene.device.settle();
    ASSERT_EQ(scene.seen(), scene.truth) << "after a start, seed " << seed;
    EXPECT_EQ(scene.listed(), scene.customers()) << "seed " << seed;
    EXPECT_EQ(scene.device.client().status().trouble, "");
  }
}

TEST(PageMerger, DeathBetweenItsWritesChangesNothing) {
  for (std::uint64_t call = 0; call < 40; ++call) {
    Scene scene(call + 100);
    for (int round = 0; round < 6; ++round) {
      for (int change = 0; change < 12; ++change) scene.change_something();
      scene.sync();
      if (round == 3) scene.device.tidy();
    }
    std::uint64_t seen = 0;
    scene.device.store().on_call([&](std::uint64_t) {
      if (seen++ != call) return StoreFault::kNone;
      return call % 2 == 0 ? StoreFault::kCrashBefore : StoreFault::kCrashAfter;
    });
    scene.device.tidy();
    scene.device.crash();
    scene.device.start();
    scene.device.settle();
    ASSERT_EQ(scene.seen(), scene.truth) << "died at call " << call;
    scene.device.tidy();
    ASSERT_EQ(scene.seen(), scene.truth) << "died at call " << call;
    EXPECT_EQ(scene.listed(), scene.customers());
  }
}

TEST(PageMerger, PageThatIsMergedAwayWhileItIsReadIsNoDamage) {
  Scene scene(7);
  for (int change = 0; change < 80; ++change) scene.change_something();
  scene.sync();
  scene.device.tidy();
  scene.device.crash();
  scene.device.start();
  scene.device.settle();
  for (int change = 0; change < 40; ++change) scene.change_something();
  scene.sync();
  // Every customer is asked for between the steps of the merge, before the store has answered.
  Replica& replica = scene.device.client().replica();
  for (int step = 0; step < 200; ++step) {
    scene.device.client().idle();
    replica.timeline(customer_id(1 + static_cast<std::uint64_t>(step) % kCustomers));
    scene.device.store().run_one();
  }
  scene.device.settle();
  EXPECT_EQ(scene.device.client().status().trouble, "");
  EXPECT_EQ(scene.seen(), scene.truth);
}

TEST(PageMerger, QuietDeviceHasNothingMoreToTidy) {
  Scene scene(9);
  for (int change = 0; change < 60; ++change) scene.change_something();
  scene.sync();
  scene.device.tidy();
  const std::uint64_t written = scene.device.store().entries_written();
  for (int step = 0; step < 20; ++step) {
    EXPECT_FALSE(scene.device.client().idle());
    scene.device.settle();
  }
  EXPECT_EQ(scene.device.store().entries_written(), written);
}

}  // namespace
}  // namespace huifang::sync::test
