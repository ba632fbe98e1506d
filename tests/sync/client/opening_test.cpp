#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "sync/client/format/crc32c.hpp"
#include "sync/client/format/log_segment.hpp"
#include "sync/client/format/superblock.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// A device with three customers of whom each was renamed offline, in three acts.
struct Offline {
  SmallOffice office;
  TestDevice device{office};
  Offline() {
    for (std::uint64_t number = 1; number <= 3; ++number)
      office.put(customer_row(number, "客户" + std::to_string(number)));
    device.sign_in();
    device.online = false;
    device.network().cut_line();
    for (std::uint64_t number = 1; number <= 3; ++number)
      EXPECT_TRUE(device.rename(customer_id(number), "新" + std::to_string(number)));
  }
  std::vector<Bytes*> values_of(DeviceArea area) {
    std::vector<Bytes*> values;
    for (auto& [place, value] : device.image.values) {
      if (place.first == area) values.push_back(&value);
    }
    return values;
  }
  // The superblock that counts, or the one before it.
  Bytes& superblock(bool newest) {
    const auto values = values_of(DeviceArea::kSuperblock);
    const auto generation = [](const Bytes* value) {
      return decode_superblock(*value)->generation;
    };
    return (generation(values[0]) > generation(values[1])) == newest ? *values[0] : *values[1];
  }
  std::vector<Bytes*> segments_with_operations() {
    std::vector<Bytes*> found;
    for (Bytes* value : values_of(DeviceArea::kLog)) {
      const auto content = decode_segment(*value);
      const auto is_operation = [](const Frame& frame) {
        return frame.kind == FrameKind::kOperation;
      };
      if (content && std::ranges::any_of(content->frames, is_operation)) found.push_back(value);
    }
    return found;
  }
  void start_again() {
    device.start();
    device.settle();
  }
  void come_online() {
    device.online = true;
    device.client().network_came();
    device.pass(30'000);
  }
  std::string short_name(std::uint64_t number) {
    return std::string(device.client()
                           .replica()
                           .get(kCustomerEntity, customer_id(number), customer_id(number))
                           .record.fields.text(customer_field::kShortName));
  }
  // How often the office was told each new name.
  std::vector<int> told() const {
    std::vector<int> counts(3, 0);
    for (const Operation& operation : office.taken) {
      if (const auto* set = std::get_if<Set>(&operation.payload)) {
        for (std::size_t at = 0; at < 3; ++at)
          counts[at] +=
              set->fields.text(customer_field::kShortName) == "新" + std::to_string(at + 1);
      }
    }
    return counts;
  }
};
using Counts = std::vector<int>;

void flip(Bytes& value) { value[value.size() / 2] ^= 0x10; }

TEST(Opening, FindsEverythingThatWasSavedOffline) {
  Offline scene;
  scene.device.crash();
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().phase, Phase::kReady);
  EXPECT_EQ(scene.device.client().status().saved, 3u);
  EXPECT_EQ(scene.device.client().status().trouble, "");
  EXPECT_EQ(scene.short_name(2), "新2");
  scene.come_online();
  EXPECT_EQ(scene.told(), (Counts{1, 1, 1}));
  EXPECT_EQ(scene.device.client().status().saved, 0u);
}

TEST(Opening, EachRunWritesUnderASessionOfItsOwn) {
  Offline scene;
  scene.device.crash();
  scene.start_again();
  EXPECT_TRUE(scene.device.rename(customer_id(1), "再改"));
  scene.come_online();
  EXPECT_EQ(scene.office.held.size(), 2u);
  EXPECT_EQ(scene.office.taken.size(), 4u);
}

TEST(Opening, WorkBehindADamagedNewestSuperblockIsFound) {
  Offline scene;
  scene.device.crash();
  flip(scene.superblock(true));
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().saved, 3u);
  EXPECT_EQ(scene.device.client().status().trouble, "store.damaged");
  EXPECT_EQ(scene.short_name(3), "新3");
  ASSERT_TRUE(scene.device.save_draft("visit", "新的"));  // Must not overwrite what was found.
  scene.device.crash();
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().saved, 3u);
  scene.come_online();
  EXPECT_EQ(scene.told(), (Counts{1, 1, 1}));
}

TEST(Opening, DamagedOlderSuperblockCostsNothing) {
  Offline scene;
  scene.device.crash();
  flip(scene.superblock(false));
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().saved, 3u);
  scene.come_online();
  EXPECT_EQ(scene.told(), (Counts{1, 1, 1}));
  EXPECT_EQ(scene.device.client().replica().count(kCustomerEntity), 3u);
}

TEST(Opening, WithoutASuperblockAllOperationsFoundAreOfferedAndRowsPulledAnew) {
  for (const bool are_damaged : {false, true}) {
    Offline scene;
    scene.device.crash();
    if (are_damaged) {
      for (Bytes* value : scene.values_of(DeviceArea::kSuperblock)) flip(*value);
    } else {
      std::erase_if(scene.device.image.values,
                    [](const auto& value) { return value.first.first == DeviceArea::kSuperblock; });
    }
    scene.start_again();
    EXPECT_EQ(scene.device.client().status().phase, Phase::kReady);
    EXPECT_EQ(scene.device.client().status().saved, 3u);
    EXPECT_EQ(scene.device.client().status().trouble, "store.damaged");
    scene.come_online();
    EXPECT_EQ(scene.told(), (Counts{1, 1, 1}));
    EXPECT_EQ(scene.device.client().replica().count(kCustomerEntity), 3u);
    EXPECT_EQ(scene.short_name(2), "新2");
  }
}

// The office has taken everything, and the device has forgotten that it heard so.
TEST(Opening, OperationsOfferedOnceMoreAreNotDoneTwice) {
  Offline scene;
  const DeviceImage before = scene.device.image;
  scene.come_online();
  ASSERT_EQ(scene.told(), (Counts{1, 1, 1}));
  scene.device.crash();
  scene.device.image = before;
  std::erase_if(scene.device.image.values,
                [](const auto& value) { return value.first.first == DeviceArea::kSuperblock; });
  scene.start_again();
  scene.come_online();
  EXPECT_EQ(scene.told(), (Counts{1, 1, 1}));
  EXPECT_EQ(scene.device.client().status().saved, 0u);
  EXPECT_EQ(scene.short_name(1), "新1");
}

TEST(Opening, TornTailOfTheLogCostsThatTailAndNothingElse) {
  Offline scene;
  scene.device.crash();
  Bytes& last = *scene.segments_with_operations().back();
  last.resize(last.size() - 3);
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().saved, 2u);
  EXPECT_EQ(scene.device.client().status().trouble, "store.damaged");
  EXPECT_TRUE(scene.device.rename(customer_id(3), "又改"));
  scene.come_online();
  EXPECT_EQ(scene.told(), (Counts{1, 1, 0}));
  EXPECT_EQ(scene.short_name(3), "又改");
  EXPECT_EQ(scene.device.client().status().saved + scene.device.client().status().sent, 0u);
  // Nothing is left that would be asked for ever.
  scene.device.pass(10 * 60'000);
  const std::size_t pushes = scene.office.requests["/v1/sync/push"];
  scene.device.pass(60 * 60'000);
  EXPECT_EQ(scene.office.requests["/v1/sync/push"], pushes);
}

TEST(Opening, TornSegmentIsKeptAside) {
  Offline scene;
  scene.device.crash();
  Bytes& last = *scene.segments_with_operations().back();
  last.resize(last.size() - 3);
  const Bytes torn = last;
  scene.start_again();
  const auto aside = scene.values_of(DeviceArea::kBlob);
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(*aside[0], torn);
}

TEST(Opening, WhatFollowsALostOperationIsIssuedAnewWhenTheOfficeDoesNotHoldIt) {
  for (std::size_t lost = 0; lost < 2; ++lost) {
    Offline scene;
    scene.device.crash();
    flip(*scene.segments_with_operations()[lost]);
    scene.start_again();
    EXPECT_EQ(scene.device.client().status().saved, 2u) << lost;
    scene.come_online();
    Counts expected{1, 1, 1};
    expected[lost] = 0;
    EXPECT_EQ(scene.told(), expected) << lost;
    EXPECT_EQ(scene.device.client().status().saved, 0u) << lost;
    EXPECT_EQ(scene.short_name(3), "新3");
  }
}

// The same, but the office had taken all three before the damage, and its answer was lost.
TEST(Opening, WhatFollowsALostOperationIsNotDoneTwiceWhenTheOfficeHoldsIt) {
  for (std::size_t lost = 0; lost < 2; ++lost) {
    Offline scene;
    scene.device.settle();
    scene.device.online = true;
    scene.device.time.pass(10'000);
    scene.device.client().network_came();
    scene.device.client().tick();
    while (scene.device.network().oldest() != nullptr && scene.office.taken.empty()) {
      scene.device.network().reachable = true;
      scene.device.network().run_one();
    }
    scene.device.crash();
    ASSERT_EQ(scene.told(), (Counts{1, 1, 1}));
    flip(*scene.segments_with_operations()[lost]);
    scene.start_again();
    scene.come_online();
    EXPECT_EQ(scene.told(), (Counts{1, 1, 1})) << lost;
    EXPECT_EQ(scene.device.client().status().saved, 0u) << lost;
  }
}

TEST(Opening, DraftsComeBackAsTheyWereSavedLast) {
  SmallOffice office;
  TestDevice device(office);
  device.sign_in();
  ASSERT_TRUE(device.save_draft("a", "一"));
  ASSERT_TRUE(device.save_draft("b", "二"));
  ASSERT_TRUE(device.save_draft("a", "三"));
  device.client().remove_draft("b", {});
  device.settle();
  device.tidy();
  device.crash();
  device.start();
  device.settle();
  EXPECT_EQ(device.client().draft_keys(), std::vector<std::string>{"a"});
  EXPECT_EQ(device.client().draft("a")->bytes, (Bytes{0xE4, 0xB8, 0x89}));
}

// The rows are damaged, and whichever call of the store fails as the program starts: the cursor
// must not stay where it was over rows that are gone.
TEST(Opening, DamagedRowsArePulledAnewEvenIfTheStoreFailsAsWell) {
  for (std::uint64_t failing = 0; failing < 10; ++failing) {
    Offline scene;
    scene.come_online();
    for (std::uint64_t number = 4; number <= 100; ++number)
      scene.office.put(customer_row(number, "客户"));
    scene.device.client().sync_now();
    scene.device.settle();
    scene.device.crash();
    for (Bytes* delta : scene.values_of(DeviceArea::kDelta)) (*delta)[delta->size() / 2] ^= 1;
    scene.device.start();
    std::uint64_t calls = 0;
    scene.device.store().on_call(
        [&](std::uint64_t) { return calls++ == failing ? StoreFault::kFail : StoreFault::kNone; });
    scene.device.pass(30'000);
    scene.device.tidy();
    scene.device.client().sync_now();
    scene.device.pass(10'000);
    EXPECT_EQ(scene.device.client().replica().count(kCustomerEntity), 100u) << failing;
    scene.device.crash();
    scene.start_again();
    EXPECT_EQ(scene.device.client().replica().count(kCustomerEntity), 100u) << failing;
  }
}

TEST(Opening, DatabaseOfALaterProgramIsLeftAlone) {
  Offline scene;
  scene.device.crash();
  Bytes& slot = scene.superblock(true);
  slot[0] = 2;
  const std::uint32_t checksum = crc32c(ByteView(slot).first(slot.size() - 4));
  for (std::size_t at = 0; at < 4; ++at)
    slot[slot.size() - 4 + at] = static_cast<std::uint8_t>(checksum >> (8 * at));
  const DeviceImage before = scene.device.image;
  scene.start_again();
  EXPECT_EQ(scene.device.client().status().phase, Phase::kStopped);
  EXPECT_EQ(scene.device.client().status().trouble, "store.newer");
  scene.device.pass(600'000);
  EXPECT_EQ(scene.device.image, before);
}

// Every byte of the newest superblock, damaged in one bit: never a crash, never lost work.
TEST(Opening, AnyDamagedByteOfTheSuperblockLosesNoWork) {
  Offline scene;
  scene.device.crash();
  const DeviceImage good = scene.device.image;
  const std::size_t size = scene.superblock(true).size();
  for (std::size_t at = 0; at < size; ++at) {
    scene.device.image = good;
    scene.superblock(true)[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    scene.start_again();
    EXPECT_EQ(scene.device.client().status().saved, 3u) << "byte " << at;
    scene.device.crash();
  }
}

// Every moment of the first commits at which the program may die.
TEST(Opening, DeathAtAnyCallOfTheStoreLosesNothingThatWasSaved) {
  for (std::uint64_t call = 0; call < 25; ++call) {
    for (const StoreFault way : {StoreFault::kCrashBefore, StoreFault::kCrashAfter}) {
      SmallOffice office;
      office.put(customer_row(1, "客户"));
      TestDevice device(office);
      device.sign_in();
      std::uint64_t seen = 0;
      device.store().on_call(
          [&](std::uint64_t) { return seen++ == call ? way : StoreFault::kNone; });
      std::vector<std::string> saved;
      for (int act = 0; act < 6; ++act) {
        const std::string name = "名" + std::to_string(act);
        if (device.rename(customer_id(1), name)) saved.push_back(name);
        if (act % 2 == 0) device.settle();
      }
      device.crash();
      device.start();
      device.settle();
      device.client().sync_now();
      device.pass(60'000);
      std::vector<std::string> told;
      for (const Operation& operation : office.taken) {
        if (const auto* set = std::get_if<Set>(&operation.payload))
          told.emplace_back(set->fields.text(customer_field::kShortName));
      }
      for (const std::string& name : saved)
        EXPECT_EQ(std::ranges::count(told, name), 1) << name << ", call " << call;
      EXPECT_LE(told.size(), saved.size() + 1) << call;
    }
  }
}

}  // namespace
}  // namespace huifang::sync::test
