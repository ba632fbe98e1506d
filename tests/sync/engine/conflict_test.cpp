#include <gtest/gtest.h>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

using sync::OutcomeKind;

Fields note(const std::string& text) { return Fields({{customer_field::kNotes, text}}); }
Fields region(const std::string& text) { return Fields({{customer_field::kRegion, text}}); }

// Two sales people of one department at a customer of the team book.
class Conflict : public OnEveryStore {
 protected:
  void SetUp() override {
    min.pull_all();
    lei.pull_all();
  }
  std::string text_of(FieldNumber field) {
    return std::string(office.must_find(kCustomerEntity, customer).fields.text(field));
  }
  std::vector<Record> conflicts() {
    std::vector<Record> found;
    EXPECT_TRUE(office.engine().each_record(kConflictEntity, [&](const Record& record) {
      found.push_back(record);
      return true;
    }));
    return found;
  }

  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
  TestDevice lei{office.engine(), 12, person::kLei};
  const Id customer = office.customer_of_team();
};

INSTANTIATE_TEST_SUITE_P(EveryStore, Conflict, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(Conflict, TheLaterOfTwoNotesStandsAndTheEarlierIsKept) {
  min.set(kCustomerEntity, customer, note("by Min"));
  lei.now_ms = kNowMs + 60'000;
  lei.set(kCustomerEntity, customer, note("by Lei"));
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  const sync::Outcome outcome = lei.push_one();
  EXPECT_EQ(outcome.kind, OutcomeKind::kConflict);
  EXPECT_EQ(text_of(customer_field::kNotes), "by Lei");

  ASSERT_EQ(conflicts().size(), 1u);
  const Record conflict = conflicts()[0];
  EXPECT_EQ(conflict.id, outcome.conflict);
  EXPECT_EQ(conflict.id, sync::conflict_id({11, min.session(), 1}, customer_field::kNotes));
  EXPECT_EQ(conflict.fields.number(conflict_field::kEntityType), kCustomerEntity);
  EXPECT_EQ(conflict.fields.reference(conflict_field::kEntity), customer);
  EXPECT_EQ(conflict.fields.number(conflict_field::kField), customer_field::kNotes);
  EXPECT_EQ(conflict.fields.text(conflict_field::kState), "open");
  EXPECT_EQ(conflict.fields.text(conflict_field::kKeptValue), "by Lei");
  EXPECT_EQ(conflict.fields.reference(conflict_field::kKeptBy), employee_id(person::kLei));
  EXPECT_EQ(conflict.fields.text(conflict_field::kOtherValue), "by Min");
  EXPECT_EQ(conflict.fields.reference(conflict_field::kOtherBy), employee_id(person::kMin));
  EXPECT_EQ(conflict.fields.number(conflict_field::kOtherAt), kNowMs);
}

TEST_P(Conflict, TheEarlierOneLosesThoughItArrivesLater) {
  lei.now_ms = kNowMs + 60'000;
  lei.set(kCustomerEntity, customer, note("by Lei"));
  EXPECT_EQ(lei.push_one().kind, OutcomeKind::kOk);
  min.set(kCustomerEntity, customer, note("by Min"));
  sync::PushRequest request = min.request();
  min.now_ms = kNowMs + 120'000;  // Sent two minutes after it was made.
  request.wall_ms += 120'000;
  request.mono_ms += 120'000;
  const auto response = min.send(request);
  ASSERT_EQ(response->outcomes.size(), 1u);
  EXPECT_EQ(response->outcomes[0].kind, OutcomeKind::kConflict);
  EXPECT_EQ(response->outcomes[0].conflict,
            sync::conflict_id({11, min.session(), 1}, customer_field::kNotes));
  EXPECT_EQ(text_of(customer_field::kNotes), "by Lei");
  EXPECT_EQ(conflicts().at(0).fields.text(conflict_field::kOtherValue), "by Min");
}

TEST_P(Conflict, BothPeopleAreShownTheConflict) {
  min.set(kCustomerEntity, customer, note("by Min"));
  lei.set(kCustomerEntity, customer, note("by Lei"));
  ASSERT_TRUE(min.push());
  ASSERT_TRUE(lei.push());
  TestDevice manager(office.engine(), 13, person::kManager);
  for (TestDevice* device : {&min, &lei, &manager}) {
    int seen = 0;
    for (const auto& page : device->pull_all()) {
      for (const sync::RowVersion& row : page.rows) seen += row.type == kConflictEntity ? 1 : 0;
    }
    EXPECT_EQ(seen, 1) << device->device();
  }
}

TEST_P(Conflict, OtherFieldsKeepTheLaterValueWithoutAQuestion) {
  min.set(kCustomerEntity, customer, region("north"));
  lei.now_ms = kNowMs + 60'000;
  lei.set(kCustomerEntity, customer, region("south"));
  ASSERT_TRUE(lei.push());
  sync::PushRequest request = min.request();
  min.now_ms = kNowMs + 120'000;
  request.wall_ms += 120'000;
  request.mono_ms += 120'000;
  EXPECT_TRUE(min.send(request)->outcomes.empty());
  EXPECT_EQ(text_of(customer_field::kRegion), "south");
  EXPECT_TRUE(conflicts().empty());
}

TEST_P(Conflict, TheSameValueTwiceIsNone) {
  min.set(kCustomerEntity, customer, note("same"));
  lei.set(kCustomerEntity, customer, note("same"));
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(lei.push_one().kind, OutcomeKind::kOk);
  EXPECT_TRUE(conflicts().empty());
}

TEST_P(Conflict, DifferentFieldsDoNotMeet) {
  min.set(kCustomerEntity, customer, note("by Min"));
  lei.set(kCustomerEntity, customer, region("south"));
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(lei.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(text_of(customer_field::kNotes), "by Min");
  EXPECT_EQ(text_of(customer_field::kRegion), "south");
}

TEST_P(Conflict, WhoSawTheOtherValueMayReplaceItWhateverTheClocksSay) {
  min.now_ms = kNowMs + 3'600'000;
  min.set(kCustomerEntity, customer, note("by Min"));
  ASSERT_TRUE(min.push());
  lei.pull_all();
  lei.set(kCustomerEntity, customer, note("by Lei, an hour slow"));
  EXPECT_EQ(lei.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(text_of(customer_field::kNotes), "by Lei, an hour slow");
}

TEST_P(Conflict, ADeviceNeverConflictsWithItself) {
  min.set(kCustomerEntity, customer, note("one"));
  ASSERT_TRUE(min.push());
  min.set(kCustomerEntity, customer, note("two"));  // Its base is still the one before the first.
  EXPECT_EQ(min.push_one().kind, OutcomeKind::kOk);
  TestDevice later(office.engine(), 11, person::kMin, 99);
  later.base = min.base;
  later.set(kCustomerEntity, customer, note("three"));
  EXPECT_EQ(later.push_one().kind, OutcomeKind::kOk);
  EXPECT_EQ(text_of(customer_field::kNotes), "three");
  EXPECT_TRUE(conflicts().empty());
}

TEST_P(Conflict, SeveralAttemptsOfOneDeviceAreOneQuestion) {
  lei.now_ms = kNowMs + 600'000;
  lei.set(kCustomerEntity, customer, note("by Lei"));
  ASSERT_TRUE(lei.push());
  for (const char* text : {"M", "Mi", "Min"}) min.set(kCustomerEntity, customer, note(text));
  ASSERT_EQ(min.push()->outcomes.size(), 3u);
  ASSERT_EQ(conflicts().size(), 1u);
  EXPECT_EQ(conflicts()[0].fields.text(conflict_field::kKeptValue), "by Lei");
  EXPECT_EQ(conflicts()[0].fields.text(conflict_field::kOtherValue), "Min");
}

TEST_P(Conflict, APersonSettlesItAndIsNamed) {
  min.set(kCustomerEntity, customer, note("by Min"));
  lei.set(kCustomerEntity, customer, note("by Lei"));
  ASSERT_TRUE(min.push());
  const Id conflict = lei.push_one().conflict;
  min.pull_all();
  const Id act = new_id(5);
  min.set(kCustomerEntity, customer, note("by both")).transaction = act;
  min.transition(kConflictEntity, conflict, "conflict", "settle", "open",
                 Fields({{conflict_field::kDecision, std::string("typed")}}))
      .transaction = act;
  const auto response = min.push();
  EXPECT_TRUE(response->outcomes.empty());
  const Record settled = office.must_find(kConflictEntity, conflict);
  EXPECT_EQ(settled.fields.text(conflict_field::kState), "settled");
  EXPECT_EQ(settled.fields.reference(conflict_field::kDecidedBy), employee_id(person::kMin));
  EXPECT_EQ(text_of(customer_field::kNotes), "by both");
}

TEST_P(Conflict, AnUncertainClockMayNotWinInSilence) {
  lei.set(kCustomerEntity, customer, region("south"));
  ASSERT_TRUE(lei.push());
  // An older session whose clock was put right by an hour since: its hlc may say anything.
  min.set(kCustomerEntity, customer, region("north")).hlc = sync::hlc_from_ms(kNowMs + 1'000);
  sync::PushRequest request = min.request();
  min.now_ms = kNowMs + 60'000;
  request.session_running = false;
  request.session_offset_ms = 0;
  request.offset_ms = -3'600'000;
  const auto response = min.send(request);
  ASSERT_EQ(response->outcomes.size(), 1u);
  EXPECT_EQ(response->outcomes[0].kind, OutcomeKind::kConflict);
  EXPECT_EQ(text_of(customer_field::kRegion), "south");
  EXPECT_EQ(conflicts().at(0).fields.text(conflict_field::kOtherValue), "north");
}

}  // namespace
}  // namespace huifang::server
