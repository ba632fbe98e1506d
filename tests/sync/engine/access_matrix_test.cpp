#include <gtest/gtest.h>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

// Every kind of operation, by every role, on records of every standing. What is expected is written
// down: '+' taken, 'n' not in the person's books, '-' not allowed by role, 'f' a field not allowed.

struct Row {
  const char* what;
  const char* expected;  // For Min, Lei, manager, Gang, other manager, general, marketing, admin.
  void (*make)(TestDevice& device, Office& office, const Id& fresh, sync::UserId user);
};

Fields one(FieldNumber field, Value value) { return Fields({{field, std::move(value)}}); }

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
  return '?';
}

TEST(AccessMatrix, HoldsForEveryRole) {
  for (const Row& row : kRows) {
    std::string found;
    std::string keys;
    for (sync::UserId user = person::kMin; user <= person::kAdmin; ++user) {
      sync::MemoryServerStore store;
      Office office(store);
      TestDevice device(office.engine(), 20 + user, user);
      row.make(device, office, new_id(500), user);
      const sync::Outcome outcome = device.push_one();
      found += answer_of(outcome);
      keys += outcome.key + " ";
    }
    EXPECT_EQ(found, row.expected) << row.what << ": " << keys;
  }
}

TEST(AccessMatrix, AnotherTenantIsAnotherWorld) {
  sync::MemoryServerStore store;
  Office ours(store);
  EngineOptions options;
  options.tenant = 2;
  Engine theirs(test_catalog(), store, options);
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
TEST(AccessMatrix, AnswersAboutForeignRecordsCarryNoData) {
  sync::MemoryServerStore store;
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.set(kCustomerEntity, office.customer_of_gang(),
          one(customer_field::kMobile, std::string("13617541243")));
  min.transition(kVisitEntity, new_id(1), "visit", "submit", "");
  min.create(kVisitEntity, new_id(2), office.customer_of_gang(),
             visit_fields(office.customer_of_gang(), person::kMin));
  for (const sync::Outcome& outcome : min.push()->outcomes) {
    EXPECT_TRUE(outcome.parameters.empty()) << outcome.key;
    EXPECT_TRUE(outcome.conflict.is_nil());
  }
}

}  // namespace
}  // namespace huifang::server
