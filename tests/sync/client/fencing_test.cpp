#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

// Two programs on one database: two tabs of which one was frozen, say. Each has a device object of
// its own; they share the image.
struct TwoWriters {
  SmallOffice office;
  DeviceImage image;
  DeviceIdentity identity{.public_key = Bytes(65, 4), .enrolment = {}};
  TestTime time;
  Wire wire;
  struct Writer {
    Writer(TwoWriters& both, std::uint64_t seed)
        : random(seed),
          store(both.image),
          vault(both.identity),
          network(both.office, both.time, both.wire),
          client({catalog(), vault, [this](const Id&, UserId) -> DeviceStore& { return store; },
                  network, both.time, random}) {}
    TestRandom random;
    MemoryDeviceStore store;
    MemoryDeviceVault vault;
    TestNetwork network;
    Client client;

    void settle(const TestTime& now) {
      for (bool more = true; more;) {
        more = false;
        if (const auto wake = client.next_wake_ms(); wake && *wake <= now.mono) {
          client.tick();
          more = true;
        }
        if (vault.run_one() || store.run_one() || network.run_one()) more = true;
      }
    }
    bool is_fenced() const {
      return client.status().phase == Phase::kStopped && client.status().trouble == "store.fenced";
    }
    // "saved", or why not.
    std::string save(const std::string& key, const TestTime& now) {
      std::string answer = "no answer";
      client.save_draft(key, Bytes{1, 2, 3}, [&answer](const Status& saved) {
        answer = saved ? "saved" : saved.error().key;
      });
      settle(now);
      return answer;
    }
  };
  Writer first{*this, 1};
  Writer second{*this, 2};

  TwoWriters() {
    first.client.start();
    first.settle(time);
    first.client.sign_in("wangfang", "right", "一", {});
    first.settle(time);
  }
  void open_second() {
    second.client.start();
    second.settle(time);
  }
  // What somebody who starts now finds.
  std::vector<std::string> drafts_found() {
    Writer reader(*this, 3);
    reader.client.start();
    reader.settle(time);
    return reader.client.draft_keys();
  }
};

using Keys = std::vector<std::string>;

TEST(Fencing, WriterThatWasOvertakenSavesNothingAndSaysSo) {
  TwoWriters both;
  EXPECT_EQ(both.first.save("a", both.time), "saved");
  both.open_second();
  EXPECT_EQ(both.first.save("b", both.time), "store.fenced");
  EXPECT_TRUE(both.first.is_fenced());
  EXPECT_EQ(both.second.save("c", both.time), "saved");
  EXPECT_EQ(both.first.save("d", both.time), "store.fenced");
  EXPECT_EQ(both.drafts_found(), (Keys{"a", "c"}));
}

TEST(Fencing, OvertakenWriterSendsNothingMore) {
  TwoWriters both;
  both.open_second();
  EXPECT_EQ(both.first.save("b", both.time), "store.fenced");
  both.time.pass(120'000);
  both.first.client.sync_now();
  const auto before = both.office.requests;
  both.first.settle(both.time);
  EXPECT_EQ(both.office.requests, before);
}

// However many commits each makes before the other tries: at most one of them can go on.
TEST(Fencing, OfTwoWritersAtMostOneCommits) {
  for (int of_first = 0; of_first < 4; ++of_first) {
    for (int of_second = 0; of_second < 4; ++of_second) {
      TwoWriters both;
      for (int at = 0; at < of_first; ++at)
        ASSERT_EQ(both.first.save("a" + std::to_string(at), both.time), "saved");
      both.open_second();
      for (int at = 0; at < of_second; ++at)
        ASSERT_EQ(both.second.save("b" + std::to_string(at), both.time), "saved");
      EXPECT_EQ(both.first.save("late", both.time), "store.fenced") << of_first << of_second;
      EXPECT_EQ(both.second.save("next", both.time), "saved") << of_first << of_second;
      EXPECT_EQ(both.drafts_found().size(), static_cast<std::size_t>(of_first + of_second + 1));
    }
  }
}

// Both have read the same database before either wrote.
TEST(Fencing, OfTwoWhoStartTogetherOneIsFenced) {
  TwoWriters both;
  TwoWriters::Writer third(both, 4);
  both.second.client.start();
  third.client.start();
  both.second.vault.run_one();
  third.vault.run_one();
  both.second.store.run_one();  // Both loads, then both first commits.
  third.store.run_one();
  both.second.settle(both.time);
  third.settle(both.time);
  EXPECT_NE(both.second.is_fenced(), third.is_fenced());
  EXPECT_EQ(both.second.save("b", both.time) == "saved", !both.second.is_fenced());
  EXPECT_EQ(third.save("c", both.time) == "saved", !third.is_fenced());
  EXPECT_EQ(both.drafts_found().size(), 1u);
}

// A commit is carried out and said to be lost; another writer goes on from it. The first one knows
// the slot it overwrites as its own, so only the other slot shows that it was overtaken.
TEST(Fencing, WriterWithALostCommitCannotOvertakeWhoWentOnFromIt) {
  for (int of_second = 0; of_second < 4; ++of_second) {
    TwoWriters both;
    both.first.store.on_call([](std::uint64_t) { return StoreFault::kFailAfter; });
    ASSERT_EQ(both.first.save("a", both.time), "store.lost");
    both.first.store.on_call([](std::uint64_t) { return StoreFault::kNone; });
    both.open_second();  // Its first commit.
    for (int at = 0; at < of_second; ++at)
      ASSERT_EQ(both.second.save("b" + std::to_string(at), both.time), "saved");
    EXPECT_EQ(both.first.save("c", both.time), "store.fenced") << of_second;
    EXPECT_EQ(both.second.save("d", both.time), "saved") << of_second;
    EXPECT_EQ(both.drafts_found().size(), static_cast<std::size_t>(of_second + 2)) << of_second;
  }
}

TEST(Fencing, WriterWithALostCommitGoesOnWhenNobodyElseWrote) {
  TwoWriters both;
  for (const char* key : {"a", "b", "c"}) {
    both.first.store.on_call([](std::uint64_t) { return StoreFault::kFailAfter; });
    EXPECT_EQ(both.first.save(key, both.time), "store.lost");
    both.first.store.on_call([](std::uint64_t) { return StoreFault::kFail; });
    EXPECT_EQ(both.first.save(key, both.time), "store.full");
    both.first.store.on_call([](std::uint64_t) { return StoreFault::kNone; });
    EXPECT_EQ(both.first.save(key, both.time), "saved");
  }
  EXPECT_EQ(both.drafts_found(), (Keys{"a", "b", "c"}));
}

}  // namespace
}  // namespace huifang::sync::test
