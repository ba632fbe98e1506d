#include <gtest/gtest.h>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

// Every kind of operation, by every role, on records of every standing. What is expected is written
// down: '+' taken, 'n' not in the person's books, '-' not allowed by role, 'f' a field not allowed,
// 'a' somebody else wrote it, 'c' closed by now, 'w' an event that is not the person's.

struct Row {
  const char* what;
  const char* expected;  // For Min, Lei, manager, Gang, other manager, general, marketing, admin.
  void (*make)(TestDevice& device, Office& office, const Id& fresh, sync::UserId user);
};

Fields one(FieldNumber field, Value value) { return Fields({{field, std::move(value)}}); }

constexpr std::uint32_t kVisitNumber = 600;

// A visit by Min that lies with this customer, brought as far as these events bring it.
Id visit_of_min(Office& office, const Id& customer,
                std::initializer_list<const char*> events = {}) {
  const Id visit = new_id(kVisitNumber);
  TestDevice device(office.engine(), 11, person::kMin);
  Fields fields = visit_fields(customer, person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  device.create(kVisitEntity, visit, customer, fields);
  EXPECT_EQ(device.push_one().kind, sync::OutcomeKind::kOk);
  for (const char* event : events) {
    const std::string from(office.must_find(kVisitEntity, visit).fields.text(visit_field::kState));
    device.transition(kVisitEntity, visit, "visit", event, from);
    EXPECT_EQ(device.push_one().kind, sync::OutcomeKind::kOk) << event;
  }
  return visit;
}

// A conflict over the note of the team's customer.
Id conflict_of_team(Office& office) {
  Id conflict;
  for (const sync::UserId user : {person::kMin, person::kLei}) {
    TestDevice device(office.engine(), 10 + user, user);
    device.set(kCustomerEntity, office.customer_of_team(),
               one(customer_field::kNotes, "by " + std::to_string(user)));
    conflict = device.push_one().conflict;
  }
  EXPECT_FALSE(conflict.is_nil());
  return conflict;
}

const Row kRows[] = {
    {"set a note of Min's customer", "+n-nn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kCustomerEntity, office.customer_of_min(),
                  one(customer_field::kNotes, std::string("x")));
     }},
    {"set a note of the team's customer", "+++nn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kCustomerEntity, office.customer_of_team(),
                  one(customer_field::kNotes, std::string("x")));
     }},
    {"set a personal field of the team's customer", "ff+nn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kCustomerEntity, office.customer_of_team(),
                  one(customer_field::kWechat, std::string("x")));
     }},
    {"set what only the server sets", "fffnn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kCustomerEntity, office.customer_of_team(), one(customer_field::kVip, true));
     }},
    {"append a note to Min's customer", "+n+nn+-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.append(kCustomerEntity, office.customer_of_min(), "note", "x");
     }},
    {"create a customer in the own book", "+++++--n",
     [](TestDevice& device, Office&, const Id& fresh, sync::UserId user) {
       const std::uint32_t unit = user <= 3 ? 1 : user <= 5 ? 2 : 3;
       device.create(kCustomerEntity, fresh, fresh,
                     customer_fields("韩磊", std::to_string(13'800'000'000 + user), user, unit));
     }},
    {"create a customer in Gang's book", "nnn+---n",
     [](TestDevice& device, Office&, const Id& fresh, sync::UserId user) {
       device.create(
           kCustomerEntity, fresh, fresh,
           customer_fields("韩磊", std::to_string(13'800'000'000 + user), person::kGang, 2));
     }},
    {"create a unit", "-------+",
     [](TestDevice& device, Office&, const Id& fresh, sync::UserId) {
       device.create(kUnitEntity, fresh, {}, one(unit_field::kName, std::string("Unit 9")));
     }},
    {"rename an employee", "-------+",
     [](TestDevice& device, Office&, const Id&, sync::UserId) {
       device.set(kEmployeeEntity, employee_id(person::kMin),
                  one(employee_field::kName, std::string("周敏")));
     }},
    {"give oneself another user number", "-------f",
     [](TestDevice& device, Office&, const Id&, sync::UserId user) {
       device.set(kEmployeeEntity, employee_id(user),
                  one(employee_field::kUserNumber, std::int64_t{1}));
     }},
    {"set a text", "-------+",
     [](TestDevice& device, Office&, const Id& fresh, sync::UserId) {
       Fields fields = one(text_field::kKey, std::string("app.title"));
       fields.set(text_field::kLanguage, std::string("en"));
       fields.set(text_field::kValue, std::string("Ours"));
       device.create(kTextEntity, fresh, {}, fields);
     }},
    {"set the notes of Min's visit", "+aann--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kVisitEntity, visit_of_min(office, office.customer_of_team()),
                  one(visit_field::kNotes, std::string("x")));
     }},
    {"set the notes of Min's visit in Min's own book", "+nann--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kVisitEntity, visit_of_min(office, office.customer_of_min()),
                  one(visit_field::kNotes, std::string("x")));
     }},
    {"set the notes of Min's visit after it was submitted", "cccnn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.set(kVisitEntity,
                  visit_of_min(office, office.customer_of_team(), {"write_up", "submit"}),
                  one(visit_field::kNotes, std::string("x")));
     }},
    {"append a comment to Min's visit", "+++nn+-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.append(kVisitEntity, visit_of_min(office, office.customer_of_team()), "comment", "x");
     }},
    {"write up Min's visit", "+wwnnw-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.transition(kVisitEntity, visit_of_min(office, office.customer_of_team()), "visit",
                         "write_up", "on_site");
     }},
    {"submit Min's visit", "+wwnnw-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.transition(kVisitEntity,
                         visit_of_min(office, office.customer_of_team(), {"write_up"}), "visit",
                         "submit", "written_up");
     }},
    {"review Min's visit", "ww+nn+-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.transition(kVisitEntity,
                         visit_of_min(office, office.customer_of_team(), {"write_up", "submit"}),
                         "visit", "review", "submitted");
     }},
    {"send Min's visit back", "ww+nn+-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.transition(
           kVisitEntity, visit_of_min(office, office.customer_of_team(), {"write_up", "submit"}),
           "visit", "send_back", "submitted", one(visit_field::kComment, std::string("too short")));
     }},
    {"archive a reviewed visit, which is the server's to do", "wwwnnw-n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       const Id visit = visit_of_min(office, office.customer_of_team(), {"write_up", "submit"});
       TestDevice manager(office.engine(), 13, person::kManager);
       manager.transition(kVisitEntity, visit, "visit", "review", "submitted");
       EXPECT_EQ(manager.push_one().kind, sync::OutcomeKind::kOk);
       device.transition(kVisitEntity, visit, "visit", "archive", "reviewed");
     }},
    {"start a visit in Min's name", "+wwnn--n",
     [](TestDevice& device, Office& office, const Id& fresh, sync::UserId) {
       device.create(kVisitEntity, fresh, office.customer_of_team(),
                     visit_fields(office.customer_of_team(), person::kMin));
     }},
    {"plan a visit for Min", "+w+nn--n",
     [](TestDevice& device, Office& office, const Id& fresh, sync::UserId) {
       Fields fields = visit_fields(office.customer_of_team(), person::kMin);
       fields.set(visit_field::kState, std::string("planned"));
       fields.set(visit_field::kPlannedAt, kNowMs + 86'400'000);
       fields.set(visit_field::kCheckInAt, {});
       fields.set(visit_field::kNoPlaceReason, {});
       device.create(kVisitEntity, fresh, office.customer_of_team(), fields);
     }},
    {"settle a conflict of the team's customer", "+++nn--n",
     [](TestDevice& device, Office& office, const Id&, sync::UserId) {
       device.transition(kConflictEntity, conflict_of_team(office), "conflict", "settle", "open",
                         one(conflict_field::kDecision, std::string("kept")));
     }},
    {"make a conflict row", "-n-nn--n",
     [](TestDevice& device, Office& office, const Id& fresh, sync::UserId) {
       device.create(kConflictEntity, fresh, office.customer_of_min(),
                     one(conflict_field::kState, std::string("open")));
     }},
};

char answer_of(const sync::Outcome& outcome) {
  if (outcome.kind == sync::OutcomeKind::kOk) return '+';
  if (outcome.key == "sync.not_yours") return 'n';
  if (outcome.key == "sync.not_allowed") return '-';
  if (outcome.key == "sync.field_not_allowed") return 'f';
  if (outcome.key == "sync.not_author") return 'a';
  if (outcome.key == "sync.record_closed") return 'c';
  if (outcome.key == "workflow.not_yours") return 'w';
  return '?';
}

class AccessMatrix : public OnEveryStore {};

INSTANTIATE_TEST_SUITE_P(EveryStore, AccessMatrix, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(AccessMatrix, HoldsForEveryRole) {
  for (const Row& row : kRows) {
    std::string found;
    std::string keys;
    for (sync::UserId user = person::kMin; user <= person::kAdmin; ++user) {
      const auto fresh = GetParam().make();
      Office office(*fresh);
      TestDevice device(office.engine(), 20 + user, user);
      row.make(device, office, new_id(500), user);
      const auto before = office.engine().cost().rows_written;
      const sync::Outcome outcome = device.push_one();
      found += answer_of(outcome);
      if (!outcome.key.empty()) {
        EXPECT_EQ(office.engine().cost().rows_written, before) << row.what << " by " << user;
      }
      keys += outcome.key + " ";
    }
    EXPECT_EQ(found, row.expected) << row.what << ": " << keys;
  }
}

TEST_P(AccessMatrix, AnotherTenantIsAnotherWorld) {
  Office ours(store);
  EngineOptions options;
  options.tenant = 2;
  Engine theirs(test_catalog(), store, options);
  ASSERT_TRUE(theirs.found_office(kOfficeId));
  TestDevice device(theirs, 11, person::kMin);
  EXPECT_TRUE(device.pull()->rows.empty());
  device.set(kCustomerEntity, ours.customer_of_min(),
             one(customer_field::kNotes, std::string("x")));
  EXPECT_EQ(device.push_one().kind, sync::OutcomeKind::kLatePending);
  EXPECT_EQ(
      ours.must_find(kCustomerEntity, ours.customer_of_min()).fields.text(customer_field::kNotes),
      "");
  EXPECT_EQ(theirs.record(kCustomerEntity, ours.customer_of_min()).value(), std::nullopt);
}

// A push needs no session: what it answers must not tell what the person may not know.
TEST_P(AccessMatrix, AnswersAboutForeignRecordsCarryNoData) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.set(kCustomerEntity, office.customer_of_gang(),
          one(customer_field::kMobile, std::string("13617541243")));
  min.transition(kVisitEntity, new_id(1), "visit", "submit", "");
  min.create(kVisitEntity, new_id(2), office.customer_of_gang(),
             visit_fields(office.customer_of_gang(), person::kMin));
  const auto answer = min.push();
  ASSERT_TRUE(answer);
  for (const sync::Outcome& outcome : answer->outcomes) {
    EXPECT_TRUE(outcome.parameters.empty()) << outcome.key;
    EXPECT_TRUE(outcome.conflict.is_nil());
  }
}

// Nor may it tell whether there is such a record at all.
TEST_P(AccessMatrix, AForeignRecordAndNoneAtAllGetTheSameAnswer) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  const Id foreign = office.customer_of_gang();
  const Id none = new_id(4'711);
  const auto answers = [&](const Id& customer) {
    std::vector<std::string> keys;
    min.set(kCustomerEntity, customer, one(customer_field::kNotes, std::string("x")));
    keys.push_back(min.push_one().key);
    min.append(kCustomerEntity, customer, "notes", "x");
    keys.push_back(min.push_one().key);
    static std::uint32_t visits = 5'000;
    min.create(kVisitEntity, new_id(visits++), customer, visit_fields(customer, person::kMin));
    keys.push_back(min.push_one().key);
    return keys;
  };
  EXPECT_EQ(answers(foreign), std::vector<std::string>(3, "sync.not_yours"));
  EXPECT_EQ(answers(none), answers(foreign));
}

}  // namespace
}  // namespace huifang::server
