#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

constexpr std::int64_t kHour_ms = 3'600'000;

// A device with that many acts of about 200 bytes that wait for a line.
struct Backlog {
  explicit Backlog(int acts) {
    office.put(customer_row(1, "客户"));
    device.sign_in();
    device.online = false;
    device.network().cut_line();
    for (int act = 0; act < acts; ++act)
      EXPECT_TRUE(device.rename(customer_id(1), "名" + std::to_string(act)));
    device.settle();
  }
  void come_online() {
    device.online = true;
    device.client().network_came();
  }
  SmallOffice office;
  TestDevice device{office};
};

std::size_t cut_of(TestDevice& device) {
  return static_cast<std::size_t>(
      std::ranges::count_if(device.network().sent, [](const auto& sent) { return !sent.through; }));
}

TEST(SlowLine, BacklogDrainsOverAWireThatCutsAfterSoManyBytes) {
  for (const std::size_t bytes : {600, 2'000}) {
    Backlog scene(300);
    scene.device.wire.up_bytes_max = bytes;
    scene.come_online();
    scene.device.pass(kHour_ms);
    EXPECT_EQ(scene.office.taken.size(), 300u) << bytes;
    EXPECT_EQ(scene.device.client().status().saved + scene.device.client().status().sent, 0u);
    // What was cut was never sent again as it was, and most of what was sent came through.
    EXPECT_GT(cut_of(scene.device), 0u) << bytes;
    EXPECT_LT(cut_of(scene.device) * 2, scene.device.network().sent.size()) << bytes;
    const auto& sent = scene.device.network().sent;
    for (std::size_t at = 1; at < sent.size(); ++at)
      EXPECT_TRUE(sent[at - 1].through || sent[at].bytes < sent[at - 1].bytes) << bytes;
  }
}

TEST(SlowLine, BacklogDrainsOverALineOfAHundredBytesASecond) {
  Backlog scene(300);
  scene.device.wire.up_bytes_per_s = 100;
  scene.come_online();
  const std::int64_t before_ms = scene.device.time.mono;
  while (scene.office.taken.size() < 300 && scene.device.time.mono - before_ms < 2 * kHour_ms)
    scene.device.pass(1'000);
  EXPECT_EQ(scene.office.taken.size(), 300u);
  const std::size_t through = scene.office.bytes_up;
  // Less than half of the time was spent on requests that were given up.
  EXPECT_LT(scene.device.time.mono - before_ms, static_cast<std::int64_t>(2 * through * 10));
}

// A single act that takes longer than half a minute is waited for longer, not sent for ever.
TEST(SlowLine, ActThatTakesLongerThanTheTimeOutIsGivenMore) {
  Backlog scene(0);
  const RowView seen =
      scene.device.client().replica().get(kCustomerEntity, customer_id(1), customer_id(1));
  Transaction transaction;
  transaction.set(seen, Fields({{customer_field::kNotes, std::string(900, 'x')}}));
  EXPECT_TRUE(scene.device.commit(std::move(transaction)));
  scene.device.wire.up_bytes_per_s = 15;
  scene.come_online();
  scene.device.pass(kHour_ms);
  EXPECT_EQ(scene.office.taken.size(), 1u);
  EXPECT_LE(cut_of(scene.device), 4u);
}

TEST(SlowLine, EverythingIsPulledOverAWireThatCutsAnswers) {
  for (const std::size_t bytes : {2'000, 8'000, 50'000}) {
    SmallOffice office;
    TestDevice device(office);
    device.sign_in();
    for (std::uint64_t number = 1; number <= 300; ++number)
      office.put(customer_row(number, "客户" + std::to_string(number)));
    device.wire.down_bytes_max = bytes;
    device.client().sync_now();
    device.pass(kHour_ms);
    EXPECT_EQ(device.client().replica().count(kCustomerEntity), 300u) << bytes;
  }
}

// Once the line is good again the size comes back with it.
TEST(SlowLine, AfterABadLineAGoodOneTakesMuchAtOnce) {
  Backlog scene(20);
  scene.device.wire.up_bytes_max = 400;
  scene.come_online();
  scene.device.pass(kHour_ms);
  ASSERT_EQ(scene.office.taken.size(), 20u);
  scene.device.online = false;
  scene.device.settle();
  for (int act = 0; act < 400; ++act)
    EXPECT_TRUE(scene.device.rename(customer_id(1), "名" + std::to_string(act)));
  scene.device.wire = {};
  const std::size_t pushes = scene.office.requests["/v1/sync/push"];
  scene.come_online();
  scene.device.pass(60'000);
  EXPECT_EQ(scene.office.taken.size(), 420u);
  EXPECT_LE(scene.office.requests["/v1/sync/push"] - pushes, 25u);
}

}  // namespace
}  // namespace huifang::sync::test
