#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/outbox.hpp"
#include "tests/sync/client/support/samples.hpp"

namespace huifang::sync::test {
namespace {

constexpr SessionId kSession = 11;
constexpr SessionId kOther = 12;

PendingOperation set_of(SessionId session, Counter counter, std::uint64_t customer) {
  return {.session = session,
          .device = kDevice,
          .root = customer_id(customer),
          .operation = {.counter = counter,
                        .type = kCustomerEntity,
                        .entity = customer_id(customer),
                        .payload = Set{}}};
}

// Two sessions, the first with operations 1 to 5 on customers 1 and 2 in turn.
struct Filled {
  Filled() {
    outbox.on_change = [this](const EntityKey& key) { changed.push_back(key); };
    for (const SessionId session : {kSession, kOther}) outbox.set_mark({.session = session});
    for (Counter counter = 1; counter <= 5; ++counter)
      outbox.add(set_of(kSession, counter, 1 + (counter + 1) % 2));
    outbox.add(set_of(kOther, 1, 1));
  }
  std::vector<Counter> counters(SessionId session) const {
    std::vector<Counter> all;
    for (const PendingOperation& each : outbox.session(session)->operations)
      all.push_back(each.operation.counter);
    return all;
  }
  std::size_t on(std::uint64_t customer) const {
    return outbox.of_entity({kCustomerEntity, customer_id(customer)}).size();
  }
  Outbox outbox;
  std::vector<EntityKey> changed;
};

TEST(Outbox, KeepsSessionsInTheOrderTheyBeganAndOperationsInTheOrderTheyWereMade) {
  const Filled filled;
  ASSERT_EQ(filled.outbox.sessions().size(), 2u);
  EXPECT_EQ(filled.outbox.sessions().front().mark.session, kSession);
  EXPECT_EQ(filled.counters(kSession), (std::vector<Counter>{1, 2, 3, 4, 5}));
  EXPECT_EQ(filled.outbox.size(), 6u);
  EXPECT_EQ(filled.changed.size(), 6u);
}

TEST(Outbox, FindsWhatIsPendingOnAnEntityAcrossSessions) {
  const Filled filled;
  const auto& pending = filled.outbox.of_entity({kCustomerEntity, customer_id(1)});
  ASSERT_EQ(pending.size(), 4u);
  EXPECT_EQ(pending[0]->operation.counter, 1u);
  EXPECT_EQ(pending[3]->session, kOther);
  EXPECT_TRUE(filled.outbox.of_entity({kVisitEntity, customer_id(1)}).empty());
}

TEST(Outbox, DroppingGoesFromTheFrontAndTellsWhatChanged) {
  Filled filled;
  filled.changed.clear();
  filled.outbox.drop(kSession, 3);
  EXPECT_EQ(filled.counters(kSession), (std::vector<Counter>{4, 5}));
  EXPECT_EQ(filled.changed.size(), 3u);
  EXPECT_EQ(filled.on(1), 2u);
  EXPECT_EQ(filled.on(2), 1u);
  filled.outbox.drop(kSession, 3);  // Again: nothing is left to drop.
  EXPECT_EQ(filled.changed.size(), 3u);
  filled.outbox.drop(99, 3);
  EXPECT_EQ(filled.outbox.size(), 3u);
}

TEST(Outbox, DroppingBehindGoesFromTheEnd) {
  Filled filled;
  filled.outbox.drop_behind(kSession, 2);
  EXPECT_EQ(filled.counters(kSession), (std::vector<Counter>{1, 2}));
  EXPECT_EQ(filled.on(1), 2u);
}

TEST(Outbox, RootIsTouchedUntilItsLastOperationIsGone) {
  Filled filled;
  filled.outbox.drop(kSession, 3);
  EXPECT_TRUE(filled.outbox.touches_root(customer_id(2)));
  filled.outbox.drop(kSession, 4);
  EXPECT_FALSE(filled.outbox.touches_root(customer_id(2)));
  filled.outbox.forget_session(kSession);
  EXPECT_TRUE(filled.outbox.touches_root(customer_id(1)));  // By the other session.
  filled.outbox.forget_session(kOther);
  EXPECT_FALSE(filled.outbox.touches_root(customer_id(1)));
  EXPECT_EQ(filled.outbox.size(), 0u);
  EXPECT_TRUE(filled.outbox.sessions().empty());
  EXPECT_TRUE(filled.outbox.entities().empty());
}

TEST(Outbox, AppendedEntryIsFoundUnderTheEntryItWillBecome) {
  Outbox outbox;
  outbox.set_mark({.session = kSession});
  PendingOperation append = set_of(kSession, 1, 1);
  append.operation.payload = Append{};
  const OperationId id = append.id();
  outbox.add(append);
  EXPECT_TRUE(outbox.of_entity({kCustomerEntity, customer_id(1)}).empty());
  EXPECT_EQ(outbox.of_entity({kEntryEntity, entry_id(id)}).size(), 1u);
}

TEST(Outbox, RefusalMarksOneOperationAndNoOther) {
  Filled filled;
  filled.changed.clear();
  filled.outbox.mark_refused(kSession, 2);
  for (const PendingOperation& each : filled.outbox.session(kSession)->operations)
    EXPECT_EQ(each.refused, each.operation.counter == 2);
  EXPECT_EQ(filled.changed.size(), 1u);
  filled.outbox.mark_refused(kSession, 99);
  filled.outbox.mark_refused(99, 1);
  EXPECT_EQ(filled.changed.size(), 1u);
}

// Damage can leave a gap; places are found around it.
TEST(Outbox, PlacesAreFoundAroundAGap) {
  Outbox outbox;
  outbox.set_mark({.session = kSession});
  for (const Counter counter : {3u, 4u, 8u}) outbox.add(set_of(kSession, counter, 1));
  const Outbox::Session& session = *outbox.session(kSession);
  EXPECT_EQ(session.place_of(1), 0u);
  EXPECT_EQ(session.place_of(4), 1u);
  EXPECT_EQ(session.place_of(5), 2u);
  EXPECT_EQ(session.place_of(9), 3u);
  outbox.mark_refused(kSession, 5);  // It is the gap.
  for (const PendingOperation& each : session.operations) EXPECT_FALSE(each.refused);
}

}  // namespace
}  // namespace huifang::sync::test
