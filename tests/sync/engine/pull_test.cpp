#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/access/scope.hpp"
#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

Fields note(const std::string& text) { return Fields({{customer_field::kNotes, text}}); }

// What a device would hold: rows by id, with the rules of PROTOCOL.md for taking an answer.
class Replica {
 public:
  void take(const std::vector<sync::PullResponse>& pages) {
    for (const sync::PullResponse& page : pages) {
      for (const sync::RowVersion& row : page.rows) take(row);
      for (const auto& [scope, root] : page.roots_out) {
        std::erase_if(rows, [&](const auto& item) {
          return item.second.scope == scope && item.second.root == root;
        });
      }
      for (const sync::Scope scope : page.scopes_dropped) {
        std::erase_if(rows, [&](const auto& item) { return item.second.scope == scope; });
      }
    }
  }

  std::map<Id, sync::RowVersion> rows;

 private:
  void take(const sync::RowVersion& row) {
    const auto at = rows.find(row.id);
    if (row.complete) {
      rows[row.id] = row;
      return;
    }
    ASSERT_NE(at, rows.end()) << "a partial row of what is not there";
    Fields fields = at->second.fields;
    for (const FieldValue& field : row.fields) fields.set(field.field, field.value);
    at->second = row;
    at->second.fields = fields;
    at->second.complete = true;
  }
};

class Pull : public OnEveryStore {
 protected:
  // A device that was never here before must see the same as one that followed.
  void expect_same_as_new(TestDevice& device, const Replica& replica, sync::UserId user) {
    TestDevice fresh(office.engine(), 90 + device.device(), user);
    Replica other;
    other.take(fresh.pull_all());
    EXPECT_EQ(replica.rows, other.rows);
  }
  std::size_t count(const Replica& replica, EntityNumber type) {
    std::size_t found = 0;
    for (const auto& [id, row] : replica.rows) found += row.type == type ? 1 : 0;
    return found;
  }

  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
};

INSTANTIATE_TEST_SUITE_P(EveryStore, Pull, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(Pull, EverybodyHoldsTheirBooksAndTheDirectory) {
  struct Case {
    sync::UserId user;
    std::set<Id> customers;
  };
  const Id own = office.customer_of_min();
  const Id foreign = office.customer_of_gang();
  const Id team = office.customer_of_team();
  const Case cases[] = {
      {person::kMin, {own, team}},
      {person::kLei, {team}},
      {person::kManager, {own, team}},
      {person::kGang, {foreign}},
      {person::kOther, {foreign}},
      {person::kGeneral, {own, foreign, team}},
      {person::kMarketing, {own, foreign, team}},
      {person::kAdmin, {}},
  };
  for (const Case& one : cases) {
    TestDevice device(office.engine(), 20 + one.user, one.user);
    Replica replica;
    replica.take(device.pull_all());
    std::set<Id> customers;
    for (const auto& [id, row] : replica.rows) {
      if (row.type == kCustomerEntity) customers.insert(id);
    }
    EXPECT_EQ(customers, one.customers) << "user " << one.user;
    EXPECT_EQ(count(replica, kEmployeeEntity), 8u);
    EXPECT_EQ(count(replica, kUnitEntity), 3u);
  }
}

TEST_P(Pull, NobodyIsToldNothing) {
  TestDevice nobody(office.engine(), 40, 4'000);
  EXPECT_TRUE(nobody.pull()->rows.empty());
}

TEST_P(Pull, FieldsAPersonMayNotReadStayHere) {
  office.engine();
  TestDevice manager(office.engine(), 13, person::kManager);
  manager.set(kCustomerEntity, office.customer_of_team(),
              Fields({{customer_field::kWechat, std::string("wx-1")},
                      {customer_field::kRegion, std::string("n")}}));
  EXPECT_EQ(manager.push_one().key, "");
  const auto wechat_of = [&](TestDevice& device) {
    Replica replica;
    replica.take(device.pull_all());
    return replica.rows.at(office.customer_of_team()).fields.text(customer_field::kWechat) ==
           "wx-1";
  };
  EXPECT_TRUE(wechat_of(manager));
  EXPECT_FALSE(wechat_of(min));  // In the team book sales people see no personal fields.
}

TEST_P(Pull, AnIdleAskerIsToldNothing) {
  min.pull_all();
  const auto before = office.engine().cost();
  const auto answer = min.pull();
  EXPECT_TRUE(answer->rows.empty());
  EXPECT_FALSE(answer->more);
  EXPECT_LT(sync::encode(*answer).size(), 100u);
  EXPECT_EQ(office.engine().cost().rows_read, before.rows_read);
}

TEST_P(Pull, OnlyChangedFieldsTravel) {
  min.pull_all();
  TestDevice lei(office.engine(), 12, person::kLei);
  lei.pull_all();
  lei.set(kCustomerEntity, office.customer_of_team(), note("new"));
  ASSERT_TRUE(lei.push());
  const auto answer = min.pull();
  ASSERT_EQ(answer->rows.size(), 1u);
  EXPECT_FALSE(answer->rows[0].complete);
  EXPECT_EQ(answer->rows[0].fields, note("new"));
}

TEST_P(Pull, ARowChangedFiftyTimesIsSentOnce) {
  min.pull_all();
  TestDevice lei(office.engine(), 12, person::kLei);
  for (int i = 0; i < 50; ++i) {
    lei.set(kCustomerEntity, office.customer_of_team(), note("version " + std::to_string(i)));
    ASSERT_TRUE(lei.push());
  }
  const auto before = office.engine().cost().rows_read;
  EXPECT_EQ(min.pull()->rows.size(), 1u);
  EXPECT_EQ(office.engine().cost().rows_read, before + 1);
}

TEST_P(Pull, TheCostFollowsTheChangeNotTheBook) {
  const auto cost_of_one_change = [](std::uint32_t customers) {
    const auto large = GetParam().make();
    Office other(*large);
    auto bulk = other.engine().begin_bulk(kNowMs).value();
    for (std::uint32_t i = 0; i < customers; ++i) {
      Record record{kCustomerEntity, new_id(20'000 + i), {}};
      record.fields = customer_fields("蔡伟", std::to_string(13'000'000'000 + i), person::kMin, 1);
      EXPECT_TRUE(bulk->upsert(record, record.id));
    }
    EXPECT_TRUE(bulk->commit());
    TestDevice device(other.engine(), 11, person::kMin);
    device.pull_all();
    TestDevice second(other.engine(), 12, person::kMin);
    const EngineCost before = other.engine().cost();
    second.set(kCustomerEntity, other.customer_of_min(), note("x"));
    EXPECT_TRUE(second.push());
    EXPECT_EQ(device.pull()->rows.size(), 1u);
    return other.engine().cost().rows_read + other.engine().cost().rows_written - before.rows_read -
           before.rows_written;
  };
  const auto small = cost_of_one_change(10);
  EXPECT_EQ(cost_of_one_change(1'000), small);
  EXPECT_LT(small, 10u);
}

TEST_P(Pull, PagesOfAnySizeGiveTheSame) {
  auto bulk = office.engine().begin_bulk(kNowMs).value();
  for (std::uint32_t i = 0; i < 300; ++i) {
    Record record{kCustomerEntity, new_id(20'000 + i), {}};
    record.fields = customer_fields("蔡伟", std::to_string(13'000'000'000 + i),
                                    i % 3 == 0 ? person::kMin : 0, 1);
    ASSERT_TRUE(bulk->upsert(record, record.id));
  }
  ASSERT_TRUE(bulk->commit());
  Replica whole;
  whole.take(min.pull_all());
  EXPECT_EQ(count(whole, kCustomerEntity), 302u);
  for (const std::uint32_t bytes : {1u, 1'500u, 10'000u, 60'000u}) {
    TestDevice device(office.engine(), 50, person::kMin);
    const auto pages = device.pull_all(bytes);
    Replica replica;
    replica.take(pages);
    EXPECT_EQ(replica.rows, whole.rows) << bytes;
    for (const auto& page : pages) {
      if (page.rows.size() < 2) continue;
      EXPECT_LT(sync::encode(page).size(), std::max(bytes, 1'024u) + 200) << bytes;
    }
  }
}

TEST_P(Pull, ChangesBetweenPagesAreNotLost) {
  auto bulk = office.engine().begin_bulk(kNowMs).value();
  for (std::uint32_t i = 0; i < 40; ++i) {
    Record record{kCustomerEntity, new_id(20'000 + i), {}};
    record.fields = customer_fields("蔡伟", std::to_string(13'000'000'000 + i), 0, 1);
    ASSERT_TRUE(bulk->upsert(record, record.id));
  }
  ASSERT_TRUE(bulk->commit());
  TestDevice lei(office.engine(), 12, person::kLei);
  Replica replica;
  for (int page = 0; page < 100; ++page) {
    // While pages are under way: a field changes, a customer is given away, one comes in.
    const auto number = static_cast<std::uint32_t>(page % 40);
    lei.set(kCustomerEntity, new_id(20'000 + number), note("page " + std::to_string(page)));
    ASSERT_TRUE(lei.push());
    if (page == 3) office.give(new_id(20'001), person::kGang);
    if (page == 4) office.give(new_id(20'039), person::kMin);
    if (page == 5) office.give(new_id(20'002), person::kMin);
    const auto answer = min.pull(2'000);
    ASSERT_TRUE(answer.has_value());
    replica.take({*answer});
    if (!answer->more && page > 20) break;
  }
  replica.take(min.pull_all());
  expect_same_as_new(min, replica, person::kMin);
  EXPECT_FALSE(replica.rows.contains(new_id(20'001)));
}

TEST_P(Pull, WhatLeftABookThatWasTakenAndGivenAgainIsTold) {
  Replica of_min;
  of_min.take(min.pull_all());
  const Id customer = office.customer_of_team();
  ASSERT_TRUE(of_min.rows.contains(customer));
  office.set_role(person::kMin, "service_agent");
  office.give(customer, person::kGang);
  office.set_role(person::kMin, "sales");
  of_min.take(min.pull_all());
  EXPECT_FALSE(of_min.rows.contains(customer));
  expect_same_as_new(min, of_min, person::kMin);
}

TEST_P(Pull, ACustomerThatIsGivenAwayLeavesAndComesComplete) {
  const Id customer = office.customer_of_min();
  min.create(kVisitEntity, new_id(1), customer, visit_fields(customer, person::kMin));
  ASSERT_TRUE(min.push()->outcomes.empty());
  TestDevice gang(office.engine(), 14, person::kGang);
  TestDevice manager(office.engine(), 13, person::kManager);
  Replica of_min;
  Replica of_gang;
  Replica of_manager;
  of_min.take(min.pull_all());
  of_gang.take(gang.pull_all());
  of_manager.take(manager.pull_all());
  EXPECT_TRUE(of_min.rows.contains(new_id(1)));

  office.give(customer, person::kGang);
  of_min.take(min.pull_all());
  of_gang.take(gang.pull_all());
  of_manager.take(manager.pull_all());
  for (const Id& id : {customer, new_id(1)}) {
    EXPECT_FALSE(of_min.rows.contains(id));
    EXPECT_TRUE(of_gang.rows.contains(id));
    EXPECT_FALSE(of_manager.rows.contains(id));
  }
  expect_same_as_new(min, of_min, person::kMin);
  expect_same_as_new(gang, of_gang, person::kGang);

  office.give(customer, person::kLei);  // Within the department: the manager has it again.
  office.give(customer, person::kMin);
  of_min.take(min.pull_all());
  of_gang.take(gang.pull_all());
  of_manager.take(manager.pull_all());
  expect_same_as_new(min, of_min, person::kMin);
  expect_same_as_new(gang, of_gang, person::kGang);
  expect_same_as_new(manager, of_manager, person::kManager);
  EXPECT_TRUE(of_manager.rows.contains(new_id(1)));
}

TEST_P(Pull, EditsFromBeforeAHandOverWaitForAPerson) {
  const Id customer = office.customer_of_min();
  min.set(kCustomerEntity, customer, note("made before"));
  office.give(customer, person::kGang);
  EXPECT_EQ(min.push_one().kind, sync::OutcomeKind::kLatePending);
  TestDevice lei(office.engine(), 12, person::kLei);
  lei.set(kCustomerEntity, customer, note("never held it"));
  EXPECT_EQ(lei.push_one().key, "sync.not_yours");
  EXPECT_EQ(office.must_find(kCustomerEntity, customer).fields.text(customer_field::kNotes), "");
}

TEST_P(Pull, ARoleThatChangesTakesBooksAwayAndGivesOthers) {
  TestDevice manager(office.engine(), 13, person::kManager);
  Replica replica;
  replica.take(manager.pull_all());
  EXPECT_TRUE(replica.rows.contains(office.customer_of_min()));

  office.set_role(person::kManager, "sales");
  const auto pages = manager.pull_all();
  EXPECT_EQ(pages.front().scopes_dropped,
            (std::vector<sync::Scope>{owner_book(person::kMin), owner_book(person::kLei)}));
  replica.take(pages);
  EXPECT_FALSE(replica.rows.contains(office.customer_of_min()));
  expect_same_as_new(manager, replica, person::kManager);

  office.set_role(person::kManager, "general_manager");
  replica.take(manager.pull_all());
  EXPECT_TRUE(replica.rows.contains(office.customer_of_gang()));
  expect_same_as_new(manager, replica, person::kManager);
}

TEST_P(Pull, ARightThatChangesSendsTheRowsAnew) {
  TestDevice manager(office.engine(), 13, person::kManager);
  manager.set(kCustomerEntity, office.customer_of_team(),
              Fields({{customer_field::kWechat, std::string("wx-1")}}));
  ASSERT_TRUE(manager.push()->outcomes.empty());
  Replica replica;
  replica.take(min.pull_all());
  EXPECT_EQ(replica.rows.at(office.customer_of_team()).fields.text(customer_field::kWechat), "");
  office.set_role(person::kMin, "department_manager");
  replica.take(min.pull_all());
  EXPECT_EQ(replica.rows.at(office.customer_of_team()).fields.text(customer_field::kWechat),
            "wx-1");
  office.set_role(person::kMin, "sales");
  replica.take(min.pull_all());
  EXPECT_EQ(replica.rows.at(office.customer_of_team()).fields.text(customer_field::kWechat), "");
  expect_same_as_new(min, replica, person::kMin);
}

TEST_P(Pull, AGrantTakenBackBetweenPagesTakesWhatItGave) {
  auto bulk = office.engine().begin_bulk(kNowMs).value();
  for (std::uint32_t i = 0; i < 40; ++i) {
    Record record{kCustomerEntity, new_id(20'000 + i), {}};
    record.fields = customer_fields("蔡伟", std::to_string(13'000'000'000 + i), person::kMin, 1);
    ASSERT_TRUE(bulk->upsert(record, record.id));
  }
  ASSERT_TRUE(bulk->commit());
  TestDevice manager(office.engine(), 13, person::kManager);
  Replica replica;
  for (int i = 0; i < 4; ++i) replica.take({*manager.pull(3'000)});
  office.set_role(person::kManager, "sales");
  replica.take(manager.pull_all(3'000));
  replica.take(manager.pull_all(3'000));
  expect_same_as_new(manager, replica, person::kManager);
}

TEST_P(Pull, AcknowledgementsRideAlong) {
  min.pull_all();
  min.set(kCustomerEntity, office.customer_of_min(), note("x"));
  min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  const auto pushed = min.push();
  const auto answer = min.pull();
  ASSERT_EQ(answer->acknowledgements.size(), 1u);
  EXPECT_EQ(answer->acknowledgements[0],
            (sync::Acknowledgement{min.session(), pushed->acked_counter, pushed->applied_seq}));
  EXPECT_EQ(answer->outcomes, pushed->outcomes);
  EXPECT_TRUE(min.pull()->acknowledgements.empty());
}

// A line that lets only small pages through gets the outcomes in small pages too.
TEST_P(Pull, OutcomesFillAPageNoFurtherThanAskedFor) {
  min.pull_all();
  for (int count = 0; count < 100; ++count)
    min.set(kCustomerEntity, office.customer_of_gang(), note("no"));
  ASSERT_TRUE(min.push());
  const auto few = min.pull(1'024);
  ASSERT_TRUE(few);
  EXPECT_GE(few->outcomes.size(), 1u);
  EXPECT_LT(few->outcomes.size(), 100u);
  EXPECT_EQ(min.pull(100'000)->outcomes.size(), 100u);
}

TEST_P(Pull, ACursorOfAnotherEpochOrTheFutureIsSentBack) {
  min.pull_all();
  ASSERT_TRUE(store.begin(1, sync::ServerStore::Access::kWrite));
  auto head = store.head().value();
  head.epoch = 2;
  ASSERT_TRUE(store.put_head(head));
  ASSERT_TRUE(store.commit());
  const auto answer = min.pull();
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().error.key, "sync.rebase");
  EXPECT_EQ(answer.error().number, 2u);
  min.cursor.clear();
  EXPECT_TRUE(min.pull().has_value());
}

TEST_P(Pull, ACursorThatWasTamperedWithIsRefusedOrHarmless) {
  min.pull_all();
  const Bytes cursor = min.cursor;
  for (std::size_t at = 0; at < cursor.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      min.cursor = cursor;
      min.cursor[at] = static_cast<std::uint8_t>(min.cursor[at] ^ (1 << bit));
      const auto answer = min.pull();
      if (!answer) continue;
      for (const sync::RowVersion& row : answer->rows) EXPECT_NE(row.id, office.customer_of_gang());
    }
    if (at == 0) continue;  // An empty cursor is a new device.
    min.cursor.assign(cursor.begin(), cursor.begin() + static_cast<std::ptrdiff_t>(at));
    EXPECT_FALSE(min.pull().has_value());
  }
}

}  // namespace
}  // namespace huifang::server
