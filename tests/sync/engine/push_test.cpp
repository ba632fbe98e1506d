#include <gtest/gtest.h>

#include <stdexcept>

#include "sync/server/engine/keeping.hpp"
#include "sync/store/memory_server_store.hpp"
#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

using sync::OutcomeKind;

Fields note(const std::string& text) { return Fields({{customer_field::kNotes, text}}); }
Fields industry(const std::string& text) { return Fields({{customer_field::kIndustry, text}}); }

class Push : public OnEveryStore {
 protected:
  std::string text_of(const Id& id, FieldNumber field) {
    return std::string(office.must_find(kCustomerEntity, id).fields.text(field));
  }
  std::optional<sync::HeldOperation> held(const sync::OperationId& id) {
    EXPECT_TRUE(store.begin(1, sync::ServerStore::Access::kRead));
    const auto found = store.held(id);
    store.rollback();
    return found.value();
  }

  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
  const Id customer = office.customer_of_min();
};

INSTANTIATE_TEST_SUITE_P(EveryStore, Push, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(Push, AVisitOfOneActIsTakenAsAWhole) {
  const Id visit = new_id(1);
  const Id act = new_id(2);
  Fields fields = visit_fields(customer, person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  min.create(kVisitEntity, visit, customer, fields).transaction = act;
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site").transaction = act;
  min.transition(kVisitEntity, visit, "visit", "submit", "written_up").transaction = act;
  const auto response = min.push();
  ASSERT_TRUE(response.has_value()) << response.error().error.detail;
  EXPECT_TRUE(response->outcomes.empty());
  EXPECT_EQ(response->acked_counter, 3u);
  EXPECT_EQ(response->applied_seq, 2u);
  EXPECT_EQ(response->high_seq, 2u);
  EXPECT_EQ(office.must_find(kVisitEntity, visit).fields.text(visit_field::kState), "submitted");
}

TEST_P(Push, AnActWithOneRefusalLeavesNoTrace) {
  const Id visit = new_id(1);
  const Id act = new_id(2);
  min.create(kVisitEntity, visit, customer, visit_fields(customer, person::kMin)).transaction = act;
  // Without notes it cannot be written up.
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site").transaction = act;
  min.set(kCustomerEntity, customer, note("after"));
  const auto response = min.push();
  ASSERT_TRUE(response.has_value());
  ASSERT_EQ(response->outcomes.size(), 2u);
  EXPECT_EQ(response->outcomes[0].key, "sync.transaction");
  EXPECT_EQ(response->outcomes[1].key, "rule.visit.notes");
  EXPECT_EQ(office.engine().record(kVisitEntity, visit).value(), std::nullopt);
  EXPECT_EQ(text_of(customer, customer_field::kNotes), "after");
}

TEST_P(Push, ARepeatedRequestChangesNothingAndAnswersTheSame) {
  min.set(kCustomerEntity, customer, note("once"));
  min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  const sync::PushRequest request = min.request();
  const auto first = min.send(request);
  ASSERT_TRUE(first.has_value());
  const auto written = office.engine().cost().rows_written;
  for (int i = 0; i < 3; ++i) {
    const auto again = min.send(request);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, *first);
  }
  EXPECT_EQ(office.engine().cost().rows_written, written);
  EXPECT_EQ(office.engine().head().value().seq, first->applied_seq);
}

TEST_P(Push, OperationsAlreadyHeldAreSkippedAtTheFrontOfALongerRequest) {
  min.append(kCustomerEntity, customer, "note", "one");
  ASSERT_TRUE(min.send(min.request()));
  min.append(kCustomerEntity, customer, "note", "two");
  const auto response = min.push();
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->acked_counter, 2u);
  int entries = 0;
  ASSERT_TRUE(
      office.engine().each_record(kEntryEntity, [&](const Record&) { return ++entries > 0; }));
  EXPECT_EQ(entries, 2);
}

TEST_P(Push, AGapIsToldWithTheLastCounterHeld) {
  min.set(kCustomerEntity, customer, note("one"));
  ASSERT_TRUE(min.push());
  min.set(kCustomerEntity, customer, note("two"));
  sync::PushRequest request = min.request();
  request.from_counter = 3;
  const auto response = min.send(request);
  ASSERT_FALSE(response.has_value());
  EXPECT_EQ(response.error().error.key, "sync.gap");
  EXPECT_EQ(response.error().error.code, ErrorCode::kConflict);
  EXPECT_EQ(response.error().number, 1u);
}

TEST_P(Push, OutcomesAreKeptUntilTheDeviceHasThem) {
  min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  const sync::PushRequest request = min.request();
  ASSERT_EQ(min.push()->outcomes.size(), 1u);
  sync::PushRequest seen = min.request();
  seen.outcomes_seen = {{min.session(), 1}};
  ASSERT_TRUE(min.send(seen));
  EXPECT_TRUE(min.send(request)->outcomes.empty());
  EXPECT_TRUE(min.pull()->outcomes.empty());
}

// However many there are, and whatever the device asks first: none waits behind others for ever.
TEST_P(Push, RequestWithoutOperationsConfirmsOutcomesAndIsToldTheNext) {
  constexpr sync::Counter kRefused = 150;
  for (sync::Counter count = 0; count < kRefused; ++count)
    min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  ASSERT_TRUE(min.push());
  sync::PushRequest confirming{
      .device = min.device(), .session = min.session(), .office = kOfficeId};
  std::vector<sync::Counter> told;
  for (auto answer = min.send(confirming); !answer->outcomes.empty();
       answer = min.send(confirming)) {
    ASSERT_TRUE(answer);
    ASSERT_LE(told.size(), kRefused);
    confirming.outcomes_seen.clear();
    for (const sync::Outcome& outcome : answer->outcomes) {
      told.push_back(outcome.counter);
      confirming.outcomes_seen.emplace_back(outcome.session, outcome.counter);
    }
  }
  ASSERT_EQ(told.size(), kRefused);
  for (sync::Counter counter = 1; counter <= kRefused; ++counter)
    EXPECT_EQ(told[counter - 1], counter);
  EXPECT_TRUE(min.pull()->outcomes.empty());
}

TEST_P(Push, RequestWithoutOperationsTakesNothingAndMovesNothing) {
  const auto before = office.engine().head().value();
  const sync::PushRequest confirming{
      .device = min.device(), .session = min.session(), .office = kOfficeId};
  const auto answer = min.send(confirming);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->acked_counter, 0u);
  EXPECT_EQ(office.engine().head().value(), before);
}

TEST_P(Push, WhatIsRefusedIsHeldWithEverythingItSaid) {
  min.set(kCustomerEntity, office.customer_of_gang(), note("kept for ever"));
  const sync::PushRequest request = min.request();
  EXPECT_EQ(min.push_one().key, "sync.not_yours");
  const auto kept = held({11, min.session(), 1});
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->reason, sync::HeldOperation::Reason::kRefused);
  EXPECT_EQ(kept->root, office.customer_of_gang());
  EXPECT_EQ(read_kept_operation(kept->body)->sent, request.operations[0]);
}

TEST_P(Push, APersonDismissesTheirOwnRefusalsOnly) {
  min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  ASSERT_TRUE(min.push());
  const sync::OperationId refused{11, min.session(), 1};
  TestDevice lei(office.engine(), 12, person::kLei);
  lei.control(sync::Control::What::kRefusalDismissed, refused);
  EXPECT_EQ(lei.push_one().key, "sync.not_yours");
  EXPECT_EQ(held(refused)->state, sync::HeldOperation::State::kOpen);
  min.control(sync::Control::What::kRefusalDismissed, refused);
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(held(refused)->state, sync::HeldOperation::State::kDismissed);
}

TEST_P(Push, UnreadableOperationsAreKeptAndTheOthersGoOn) {
  min.set(kCustomerEntity, customer, note("one"));
  min.set(kCustomerEntity, customer, note("two"));
  min.set(kCustomerEntity, customer, note("three"));
  sync::PushRequest request = min.request();
  request.operations[1] = {0xFF, 0x00};
  const auto response = min.send(request);
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->acked_counter, 3u);
  ASSERT_EQ(response->outcomes.size(), 1u);
  EXPECT_EQ(response->outcomes[0].counter, 2u);
  EXPECT_EQ(response->outcomes[0].kind, OutcomeKind::kMalformed);
  EXPECT_EQ(text_of(customer, customer_field::kNotes), "three");
  EXPECT_EQ(read_kept_operation(held({11, min.session(), 2})->body)->sent, (Bytes{0xFF, 0x00}));
}

TEST_P(Push, AnOperationUnderAnothersCounterIsMalformed) {
  min.set(kCustomerEntity, customer, note("one")).counter = 9;
  sync::PushRequest request = min.request();
  request.from_counter = 1;
  const auto response = min.send(request);
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->outcomes.at(0).kind, OutcomeKind::kMalformed);
}

TEST_P(Push, AFaultOfOursSpoilsOneOperationOnly) {
  for (int poisoned = 1; poisoned <= 3; ++poisoned) {
    const auto fresh = GetParam().make();
    int judged = 0;
    EngineOptions options;
    options.before_judging = [&](const sync::Operation&) {
      if (++judged == poisoned) throw std::runtime_error("told to");
    };
    Office other(*fresh, options);
    TestDevice device(other.engine(), 11, person::kMin);
    for (const char* text : {"one", "two", "three"}) {
      device.append(kCustomerEntity, other.customer_of_min(), "note", text);
    }
    const auto response = device.push();
    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(response->acked_counter, 3u);
    ASSERT_EQ(response->outcomes.size(), 1u) << poisoned;
    EXPECT_EQ(response->outcomes[0].counter, static_cast<sync::Counter>(poisoned));
    EXPECT_EQ(response->outcomes[0].key, "sync.internal");
    int entries = 0;
    ASSERT_TRUE(
        other.engine().each_record(kEntryEntity, [&](const Record&) { return ++entries > 0; }));
    EXPECT_EQ(entries, 2);
  }
}

TEST_P(Push, WhatDependsOnARefusalIsRefused) {
  min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  min.set(kCustomerEntity, customer, note("depends")).depends_on =
      sync::OperationId{11, min.session(), 1};
  min.set(kCustomerEntity, customer, industry("food_retail")).depends_on =
      sync::OperationId{11, min.session(), 2};
  min.set(kCustomerEntity, customer, industry("catering")).depends_on =
      sync::OperationId{11, 4'711, 1};
  min.set(kCustomerEntity, customer, Fields({{customer_field::kSize, std::string("20")}}));
  min.set(kCustomerEntity, customer, note("stands")).depends_on =
      sync::OperationId{11, min.session(), 5};
  const auto response = min.push();
  ASSERT_TRUE(response.has_value());
  ASSERT_EQ(response->outcomes.size(), 4u);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(response->outcomes[i].key, "sync.dependency") << i;
  EXPECT_EQ(text_of(customer, customer_field::kNotes), "stands");
}

TEST_P(Push, ACreateUnderANewOperationIdIsTheSameRecord) {
  const Id visit = new_id(1);
  min.create(kVisitEntity, visit, customer, visit_fields(customer, person::kMin));
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  TestDevice again(office.engine(), 11, person::kMin, 77);
  again.create(kVisitEntity, visit, customer, visit_fields(customer, person::kMin));
  EXPECT_EQ(again.push_one().kind, OutcomeKind::kOk);
  Fields other = visit_fields(customer, person::kMin);
  other.set(visit_field::kPurpose, std::string("first"));
  again.create(kVisitEntity, visit, customer, other);
  EXPECT_EQ(again.push_one().key, "sync.exists");
}

TEST_P(Push, ATransitionFromAnotherStateThanSeenIsRebasedOrRefused) {
  const Id visit = new_id(1);
  Fields fields = visit_fields(customer, person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  min.create(kVisitEntity, visit, customer, fields);
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site");
  ASSERT_TRUE(min.push()->outcomes.empty());
  min.transition(kVisitEntity, visit, "visit", "submit", "sent_back");
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kRebased);
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site");
  const sync::Outcome outcome = min.push_one();
  EXPECT_EQ(outcome.kind, OutcomeKind::kRefused);
  EXPECT_EQ(outcome.key, "workflow.not_from_here");
}

TEST_P(Push, ASubmittedVisitIsClosedToPlainChanges) {
  const Id visit = new_id(1);
  Fields fields = visit_fields(customer, person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  min.create(kVisitEntity, visit, customer, fields);
  min.set(kVisitEntity, visit, Fields({{visit_field::kNotes, std::string("更正")}}));
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site");
  min.transition(kVisitEntity, visit, "visit", "submit", "written_up");
  ASSERT_TRUE(min.push()->outcomes.empty());
  min.set(kVisitEntity, visit, Fields({{visit_field::kNotes, std::string("late")}}));
  EXPECT_EQ(min.push_one().key, "sync.record_closed");
  EXPECT_EQ(office.must_find(kVisitEntity, visit).fields.text(visit_field::kNotes), "更正");
}

TEST_P(Push, TheManagerReviewsAndIsNamed) {
  const Id visit = new_id(1);
  Fields fields = visit_fields(customer, person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  min.create(kVisitEntity, visit, customer, fields);
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site");
  min.transition(kVisitEntity, visit, "visit", "submit", "written_up");
  min.transition(kVisitEntity, visit, "visit", "review", "submitted");
  EXPECT_EQ(min.push()->outcomes.at(0).key, "workflow.not_yours");
  TestDevice other(office.engine(), 15, person::kOther);
  other.transition(kVisitEntity, visit, "visit", "review", "submitted");
  EXPECT_EQ(other.push_one().key, "sync.not_yours");
  TestDevice manager(office.engine(), 13, person::kManager);
  manager.transition(kVisitEntity, visit, "visit", "review", "submitted",
                     Fields({{visit_field::kComment, std::string("很好")}}));
  EXPECT_EQ(manager.push_one().kind, OutcomeKind::kOk);
  const Record reviewed = office.must_find(kVisitEntity, visit);
  EXPECT_EQ(reviewed.fields.text(visit_field::kState), "reviewed");
  EXPECT_EQ(reviewed.fields.reference(visit_field::kReviewedBy), employee_id(person::kManager));
}

TEST_P(Push, AnEntryIsARowOfItsOwn) {
  min.append(kCustomerEntity, customer, "note", "Called back.");
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  const Record entry = office.must_find(kEntryEntity, sync::entry_id({11, min.session(), 1}));
  EXPECT_EQ(entry.fields.text(entry_field::kBody), "Called back.");
  EXPECT_EQ(entry.fields.reference(entry_field::kParent), customer);
  EXPECT_EQ(entry.fields.reference(entry_field::kAuthor), employee_id(person::kMin));
  min.append(kCustomerEntity, customer, "no_such_log", "x");
  EXPECT_EQ(min.push_one().key, "sync.log_unknown");
  min.append(kCustomerEntity, customer, "note", "");
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kRefused);
}

TEST_P(Push, EntryChecksHoldAtTheOffice) {
  struct Case {
    const char* what;
    FieldNumber field;
    Value value;
  };
  const Case cases[] = {
      {"a name that is not full", customer_field::kName, std::string("王先生")},
      {"no name", customer_field::kName, std::string()},
      {"a mobile of ten digits", customer_field::kMobile, std::string("1352133505")},
      {"an address without a house number", customer_field::kAddress, std::string("人民路")},
      {"an unknown type", customer_field::kType, std::string("best")},
      {"a number for a text", customer_field::kNotes, std::int64_t{5}},
      {"an owner who is nobody", customer_field::kOwner, new_id(5)},
  };
  std::uint32_t number = 100;
  for (const Case& one : cases) {
    const Id id = new_id(++number);
    Fields fields = customer_fields("韩磊", "13521335000", person::kMin, 1);
    fields.set(one.field, one.value);
    min.create(kCustomerEntity, id, id, fields);
    EXPECT_EQ(min.push_one().kind, OutcomeKind::kRefused) << "create: " << one.what;
    min.set(kCustomerEntity, customer, Fields({{one.field, one.value}}));
    EXPECT_EQ(min.push_one().kind, OutcomeKind::kRefused) << "set: " << one.what;
  }
  const Id id = new_id(++number);
  min.create(kCustomerEntity, id, id, customer_fields("韩磊", "13521335000", person::kMin, 1));
  EXPECT_EQ(min.push_one().key, "");
}

TEST_P(Push, ADoubleInTheSameDepartmentIsRefused) {
  const Id id = new_id(1);
  min.create(kCustomerEntity, id, id, customer_fields("蔡伟", "135 2133 5058", person::kMin, 1));
  const sync::Outcome outcome = min.push_one();
  EXPECT_EQ(outcome.kind, OutcomeKind::kRefused) << outcome.key;
}

TEST_P(Push, ARefusalNamesItsField) {
  min.set(kCustomerEntity, customer, Fields({{customer_field::kMobile, std::string("1")}}));
  const sync::Outcome outcome = min.push_one();
  ASSERT_FALSE(outcome.parameters.empty());
  EXPECT_EQ(outcome.parameters[0], "field=" + std::to_string(customer_field::kMobile));
}

TEST_P(Push, ARecordOfTheSameActsIsReadByTheNext) {
  const Id id = new_id(1);
  min.create(kCustomerEntity, id, id, customer_fields("韩磊", "13521335000", person::kMin, 1));
  min.create(kVisitEntity, new_id(2), id, visit_fields(id, person::kMin));
  ASSERT_TRUE(min.push()->outcomes.empty());
  min.create(kVisitEntity, new_id(3), new_id(77), visit_fields(new_id(77), person::kMin));
  EXPECT_EQ(min.push_one().key, "sync.not_yours");
  min.create(kVisitEntity, new_id(4), customer, visit_fields(id, person::kMin));
  EXPECT_EQ(min.push_one().key, "sync.root_mismatch");
}

TEST_P(Push, ADeviceSpeaksForItselfOnly) {
  min.set(kCustomerEntity, customer, note("one"));
  sync::PushRequest request = min.request();
  request.device = 12;
  EXPECT_EQ(min.send(request).error().error.code, ErrorCode::kNotAllowed);
}

TEST_P(Push, ARevokedDeviceOrClosedAccountWaitsForAPerson) {
  min.revoked = true;
  min.set(kCustomerEntity, customer, note("late"));
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kLatePending);
  TestDevice nobody(office.engine(), 40, 4'000);
  nobody.set(kCustomerEntity, customer, note("late"));
  EXPECT_EQ(nobody.push_one().kind, OutcomeKind::kLatePending);
  EXPECT_EQ(text_of(customer, customer_field::kNotes), "");
}

// The store in memory can be told when to fail.
TEST(PushToAFailingStore, AcknowledgesNothingAndGoesOnAfterwards) {
  // At every call of the store, once.
  for (std::uint64_t call = 1; call < 200; ++call) {
    sync::MemoryServerStore failing;
    Office other(failing);
    TestDevice device(other.engine(), 11, person::kMin);
    device.create(kVisitEntity, new_id(1), other.customer_of_min(),
                  visit_fields(other.customer_of_min(), person::kMin));
    device.append(kCustomerEntity, other.customer_of_min(), "note", "one");
    const auto seq = other.engine().head().value().seq;
    failing.fail_at(call, sync::MemoryServerStore::Failure::kFull);
    const auto response = device.send(device.request());
    failing.fail_at(0, sync::MemoryServerStore::Failure::kFull);
    if (response) {
      EXPECT_GT(call, 10u);
      break;
    }
    EXPECT_EQ(response.error().error.key, "server.full");
    EXPECT_EQ(other.engine().head().value().seq, seq) << "call " << call;
    EXPECT_EQ(other.engine().record(kVisitEntity, new_id(1)).value(), std::nullopt);
    const auto again = device.push();
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->acked_counter, 2u);
    EXPECT_TRUE(again->outcomes.empty());
    EXPECT_EQ(again->applied_seq, seq + 1);
  }
}

TEST(PushToAFailingStore, ACrashAfterTheCommitIsALostReply) {
  sync::MemoryServerStore store;
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.append(kCustomerEntity, office.customer_of_min(), "note", "one");
  const sync::PushRequest request = min.request();
  for (std::uint64_t call = 1;; ++call) {
    ASSERT_LT(call, 200u);
    store.fail_at(call, sync::MemoryServerStore::Failure::kCrashAfter);
    ASSERT_FALSE(min.send(request).has_value());
    store.restart();
    if (office.engine().head().value().seq == 2) break;
  }
  const auto again = min.send(request);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->acked_counter, 1u);
  EXPECT_EQ(again->applied_seq, 2u);
  int entries = 0;
  ASSERT_TRUE(
      office.engine().each_record(kEntryEntity, [&](const Record&) { return ++entries > 0; }));
  EXPECT_EQ(entries, 1);
}

}  // namespace
}  // namespace huifang::server
