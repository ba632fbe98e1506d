#include <gtest/gtest.h>

#include <vector>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/work_log.hpp"
#include "tests/sync/client/support/samples.hpp"

namespace huifang::sync::test {
namespace {

constexpr SessionId kSession = 11;

PendingOperation operation_of(std::uint64_t act, Counter counter, SessionId session = kSession) {
  return {.session = session,
          .device = kDevice,
          .root = customer_id(1),
          .operation = {.counter = counter,
                        .type = kVisitEntity,
                        .entity = visit_id(act),
                        .payload = Set{},
                        .transaction = sample_id(act)}};
}

// Acts 1, 2, 3 with two operations each: counters 1 to 6.
struct Filled {
  Filled() {
    for (Counter counter = 1; counter <= 6; ++counter)
      log.add_saved(operation_of((counter + 1) / 2, counter));
  }
  void end(std::uint64_t act, WorkState state, Sequence receipt = 0) {
    WorkRecord record = *log.find(sample_id(act));
    record.item.state = state;
    record.item.receipt = receipt;
    log.put(record);
  }
  std::vector<Id> shown() const {
    std::vector<Id> ids;
    for (const WorkItem& item : log.items()) ids.push_back(item.id);
    return ids;
  }
  WorkLog log;
};

TEST(WorkLog, OperationsOfOneTransactionAreOneAct) {
  const Filled filled;
  EXPECT_EQ(filled.log.count(WorkState::kSaved), 3u);
  const WorkRecord* record = filled.log.find(sample_id(2));
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->first, 3u);
  EXPECT_EQ(record->last, 4u);
  EXPECT_EQ(record->item.operations.size(), 2u);
}

TEST(WorkLog, AnyOfItsCountersFindsTheAct) {
  const Filled filled;
  for (Counter counter = 1; counter <= 6; ++counter) {
    const WorkRecord* record = filled.log.find(kSession, counter);
    ASSERT_NE(record, nullptr) << counter;
    EXPECT_EQ(record->item.id, sample_id((counter + 1) / 2)) << counter;
  }
  EXPECT_EQ(filled.log.find(kSession, 7), nullptr);
  EXPECT_EQ(filled.log.find(kSession + 1, 1), nullptr);
}

TEST(WorkLog, OnlyActsThatLieWithinAreGiven) {
  const Filled filled;
  EXPECT_EQ(filled.log.within(kSession, 1, 6).size(), 3u);
  EXPECT_EQ(filled.log.within(kSession, 1, 5).size(), 2u);
  EXPECT_EQ(filled.log.within(kSession, 2, 6).size(), 2u);
  EXPECT_TRUE(filled.log.within(kSession, 4, 4).empty() ||
              filled.log.within(kSession, 4, 4)[0]->first >= 4);
}

TEST(WorkLog, OnTheWayIsSaidOfWhatHasNotEnded) {
  Filled filled;
  filled.end(1, WorkState::kRefused);
  filled.log.set_sent(kSession, 1, 4, true);
  EXPECT_EQ(filled.log.count(WorkState::kSent), 1u);
  EXPECT_EQ(filled.log.find(sample_id(1))->item.state, WorkState::kRefused);
  filled.log.set_sent(kSession, 1, 4, false);
  EXPECT_EQ(filled.log.count(WorkState::kSaved), 2u);
}

TEST(WorkLog, WhatNeedsAPersonIsShownFirstAndWhatIsAcceptedLast) {
  Filled filled;
  filled.log.add_saved(operation_of(4, 7));
  filled.log.add_saved(operation_of(5, 8));
  filled.end(1, WorkState::kAccepted, 40);
  filled.end(3, WorkState::kRefused, 41);
  filled.end(4, WorkState::kConflict, 42);
  filled.end(5, WorkState::kHeld, 43);
  EXPECT_EQ(filled.shown(), (std::vector<Id>{sample_id(4), sample_id(3), sample_id(5), sample_id(2),
                                             sample_id(1)}));
  EXPECT_EQ(filled.log.last_receipt(), 43u);
}

TEST(WorkLog, HowAnActEndedIsNotForgottenWhenItIsSeenOnceMore) {
  Filled filled;
  filled.end(2, WorkState::kRefused);
  filled.log.add_saved(operation_of(2, 3));  // Read from the log at the next start.
  EXPECT_EQ(filled.log.find(sample_id(2))->item.state, WorkState::kRefused);
  EXPECT_EQ(filled.log.count(WorkState::kSaved), 2u);
}

TEST(WorkLog, ActIssuedAnewIsFoundUnderItsNewSessionAlone) {
  Filled filled;
  filled.log.add_saved(operation_of(2, 1, kSession + 1));
  filled.log.add_saved(operation_of(2, 2, kSession + 1));
  EXPECT_EQ(filled.log.find(kSession, 3), nullptr);
  const WorkRecord* record = filled.log.find(kSession + 1, 2);
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->item.id, sample_id(2));
  EXPECT_EQ(record->item.operations.size(), 2u);
  EXPECT_EQ(filled.log.count(WorkState::kSaved), 3u);
}

TEST(WorkLog, OfAcceptedActsOnlyTheNewestStayAndOfOthersAll) {
  WorkLog log;
  for (std::uint64_t act = 1; act <= 80; ++act) {
    log.add_saved(operation_of(act, static_cast<Counter>(act)));
    WorkRecord record = *log.find(sample_id(act));
    record.item.state = act % 8 == 0 ? WorkState::kRefused : WorkState::kAccepted;
    log.put(record);
  }
  log.trim();
  EXPECT_EQ(log.count(WorkState::kAccepted), WorkLog::kAcceptedKept);
  EXPECT_EQ(log.count(WorkState::kRefused), 10u);
  EXPECT_EQ(log.find(sample_id(1)), nullptr);
  EXPECT_NE(log.find(sample_id(79)), nullptr);
}

TEST(WorkLog, WhatWasPutAwayIsKeptAndNotShown) {
  Filled filled;
  WorkRecord record = *filled.log.find(sample_id(1));
  record.item.state = WorkState::kRefused;
  record.put_away = true;
  filled.log.put(record);
  EXPECT_EQ(filled.shown(), (std::vector<Id>{sample_id(2), sample_id(3)}));
  EXPECT_EQ(filled.log.count(WorkState::kRefused), 0u);
  EXPECT_EQ(filled.log.ended().size(), 1u);
}

TEST(WorkLog, TheNewestActMarksItsEntity) {
  Filled filled;
  EXPECT_FALSE(filled.log.mark_of({kVisitEntity, visit_id(9)}).any);
  EXPECT_EQ(filled.log.mark_of({kVisitEntity, visit_id(1)}).state, WorkState::kSaved);
  filled.end(1, WorkState::kAccepted, 48'213);
  EXPECT_EQ(filled.log.mark_of({kVisitEntity, visit_id(1)}).receipt, 48'213u);
  filled.log.remove(sample_id(1));
  EXPECT_FALSE(filled.log.mark_of({kVisitEntity, visit_id(1)}).any);
  EXPECT_EQ(filled.log.find(kSession, 1), nullptr);
}

TEST(WorkLog, BookkeepingIsNoAct) {
  WorkLog log;
  PendingOperation control = operation_of(1, 1);
  control.operation.payload = Control{};
  log.add_saved(control);
  EXPECT_TRUE(log.items().empty());
}

}  // namespace
}  // namespace huifang::sync::test
