#include "core/access/access.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::Company;
using testing::id_of;

using Scopes = std::vector<ScopeNumber>;

Scopes sorted(Scopes scopes) {
  std::sort(scopes.begin(), scopes.end());
  return scopes;
}

TEST(Scope, KindAndNumberAreInOneNumber) {
  EXPECT_EQ(owner_book(7), 0x1'0000'0007u);
  EXPECT_EQ(team_book(7), 0x2'0000'0007u);
  EXPECT_EQ(kDirectoryScope, 0x3'0000'0000u);
  EXPECT_EQ(scope_kind(team_book(7)), ScopeKind::kTeamBook);
  EXPECT_EQ(scope_number(owner_book(0xFFFF'FFFF)), 0xFFFF'FFFFu);
}

TEST(Books, FollowTheRole) {
  const Company c;
  const Scopes all =
      sorted({kDirectoryScope, team_book(1), team_book(2), team_book(3), team_book(4), team_book(5),
              owner_book(1), owner_book(2), owner_book(4), owner_book(5), owner_book(7),
              owner_book(8), owner_book(9), owner_book(13), owner_book(14), owner_book(16)});
  struct Case {
    const EmployeeEntry& who;
    Scopes scopes;
  };
  const Case cases[] = {
      {c.zhou, sorted({kDirectoryScope, owner_book(1), team_book(1)})},
      {c.qian,
       sorted({kDirectoryScope, owner_book(1), owner_book(2), owner_book(4), team_book(1)})},
      {c.lin, sorted({kDirectoryScope, owner_book(8), team_book(4)})},
      {c.he, sorted({kDirectoryScope, owner_book(8), owner_book(9), team_book(3),
                     team_book(4)})},  // Units below too.
      {c.jiang, all},
      {c.luo, all},
      {c.fang, {kDirectoryScope}},
  };
  for (const Case& each : cases)
    EXPECT_EQ(books_of(catalog(), each.who, c.directory), each.scopes) << each.who.role;
}

TEST(Books, ClosedAccountAndUnknownRoleHoldNothing) {
  const Company c;
  EmployeeEntry closed = c.zhou;
  closed.account_open = false;
  EXPECT_TRUE(books_of(catalog(), closed, c.directory).empty());
  EmployeeEntry odd = c.zhou;
  odd.role = "wizard";
  EXPECT_TRUE(books_of(catalog(), odd, c.directory).empty());
}

TEST(Books, RingOfUnitsHangsNobody) {
  Company c;
  c.directory.units = {{c.sales_1, 1, c.sales_2}, {c.sales_2, 2, c.sales_1}};
  EXPECT_FALSE(c.directory.is_within(c.sales_1, c.service));
  EXPECT_TRUE(c.directory.is_within(c.sales_1, c.sales_2));
}

TEST(BookOf, OwnerBeforeUnitBeforeNothing) {
  const Company c;
  Record customer{kCustomerEntity, id_of(50), {}};
  EXPECT_EQ(book_of(catalog(), customer, c.directory), std::nullopt);
  customer.fields.set(customer_field::kUnit, c.sales_1);
  EXPECT_EQ(book_of(catalog(), customer, c.directory), team_book(1));
  customer.fields.set(customer_field::kOwner, c.wu.id);
  EXPECT_EQ(book_of(catalog(), customer, c.directory), owner_book(5));
  customer.fields.set(customer_field::kOwner, id_of(99));
  EXPECT_EQ(book_of(catalog(), customer, c.directory), std::nullopt);
  EXPECT_EQ(book_of(catalog(), Record{kUnitEntity, id_of(1), {}}, c.directory), kDirectoryScope);
  EXPECT_EQ(book_of(catalog(), Record{kVisitEntity, id_of(1), {}}, c.directory), std::nullopt);
  EXPECT_EQ(book_of(catalog(), Record{999, id_of(1), {}}, c.directory), std::nullopt);
}

TEST(Relation, IsSeenFromTheActor) {
  const Company c;
  const Actor zhou = actor_of(c.zhou);
  const Actor qian = actor_of(c.qian);
  const Actor he = actor_of(c.he);
  EXPECT_EQ(relation_to(zhou, owner_book(1), c.directory), Relation::kOwner);
  EXPECT_EQ(relation_to(zhou, owner_book(2), c.directory), Relation::kSameUnit);
  EXPECT_EQ(relation_to(zhou, owner_book(5), c.directory), Relation::kOtherUnit);
  EXPECT_EQ(relation_to(zhou, team_book(1), c.directory), Relation::kTeam);
  EXPECT_EQ(relation_to(zhou, team_book(2), c.directory), Relation::kOtherUnit);
  EXPECT_EQ(relation_to(zhou, kDirectoryScope, c.directory), Relation::kDirectory);
  EXPECT_EQ(relation_to(qian, owner_book(2), c.directory), Relation::kSameUnit);
  EXPECT_EQ(relation_to(he, owner_book(8), c.directory), Relation::kSameUnit);
  EXPECT_EQ(relation_to(he, team_book(4), c.directory), Relation::kSameUnit);
  EXPECT_EQ(relation_to(zhou, owner_book(77), c.directory), Relation::kOtherUnit);
  EXPECT_EQ(relation_to(zhou, team_book(77), c.directory), Relation::kOtherUnit);
  EXPECT_EQ(relation_to(zhou, 0, c.directory), Relation::kOtherUnit);
}

// The matrix, role by role: r read, c create, s set, t transition, a append; "-" nothing.
TEST(Access, MatrixOfRolesAndRelations) {
  const Company c;
  struct Case {
    const EmployeeEntry& who;
    EntityNumber entity;
    Relation relation;
    const char* may;
  };
  const Case cases[] = {
      {c.zhou, kCustomerEntity, Relation::kOwner, "rcsa"},
      {c.zhou, kCustomerEntity, Relation::kTeam, "rcsa"},
      {c.zhou, kCustomerEntity, Relation::kSameUnit, "-"},
      {c.zhou, kCustomerEntity, Relation::kOtherUnit, "-"},
      {c.zhou, kVisitEntity, Relation::kOwner, "rcsta"},
      {c.zhou, kVisitEntity, Relation::kSameUnit, "-"},
      {c.zhou, kConflictEntity, Relation::kTeam, "rt"},
      {c.zhou, kConflictEntity, Relation::kSameUnit, "-"},
      {c.zhou, kEmployeeEntity, Relation::kDirectory, "r"},
      {c.zhou, kPolicyEntity, Relation::kDirectory, "r"},
      {c.zhou, kUnitEntity, Relation::kDirectory, "r"},
      {c.qian, kCustomerEntity, Relation::kSameUnit, "ra"},
      {c.qian, kCustomerEntity, Relation::kTeam, "rcsa"},
      {c.qian, kCustomerEntity, Relation::kOtherUnit, "-"},
      {c.qian, kVisitEntity, Relation::kSameUnit, "rcsta"},
      {c.qian, kVisitEntity, Relation::kOtherUnit, "-"},
      {c.he, kVisitEntity, Relation::kSameUnit, "rcsta"},
      {c.lin, kCustomerEntity, Relation::kOwner, "rcsa"},
      {c.jiang, kCustomerEntity, Relation::kOtherUnit, "ra"},
      {c.jiang, kVisitEntity, Relation::kOtherUnit, "rta"},
      {c.jiang, kPolicyEntity, Relation::kDirectory, "rcs"},
      {c.luo, kCustomerEntity, Relation::kOtherUnit, "r"},
      {c.luo, kVisitEntity, Relation::kOtherUnit, "r"},
      {c.fang, kCustomerEntity, Relation::kOtherUnit, "-"},
      {c.fang, kCustomerEntity, Relation::kOwner, "-"},
      {c.fang, kEmployeeEntity, Relation::kDirectory, "rcs"},
      {c.fang, kUnitEntity, Relation::kDirectory, "rcs"},
      {c.fang, kPolicyEntity, Relation::kDirectory, "r"},
  };
  const std::pair<Action, char> actions[] = {{Action::kRead, 'r'},
                                             {Action::kCreate, 'c'},
                                             {Action::kSet, 's'},
                                             {Action::kTransition, 't'},
                                             {Action::kAppend, 'a'}};
  for (const Case& each : cases) {
    std::string allowed;
    for (const auto& [action, letter] : actions) {
      if (may(catalog(), actor_of(each.who), action, each.entity, each.relation)) allowed += letter;
    }
    EXPECT_EQ(allowed.empty() ? "-" : allowed, each.may)
        << each.who.role << " entity " << each.entity << " relation "
        << static_cast<int>(each.relation);
  }
}

TEST(Access, MoneyAndPersonalFieldsAreForOwnerAndManager) {
  const Company c;
  const auto may_read = [&](const EmployeeEntry& who, Relation relation, FieldNumber field) {
    return may_field(catalog(), actor_of(who), Action::kRead, kCustomerEntity, relation, field);
  };
  EXPECT_TRUE(may_read(c.zhou, Relation::kOwner, customer_field::kTotalAmount));
  EXPECT_TRUE(may_read(c.zhou, Relation::kOwner, customer_field::kBirthday));
  EXPECT_FALSE(may_read(c.zhou, Relation::kTeam, customer_field::kTotalAmount));
  EXPECT_FALSE(may_read(c.zhou, Relation::kTeam, customer_field::kBirthday));
  EXPECT_TRUE(may_read(c.zhou, Relation::kTeam, customer_field::kNotes));
  EXPECT_TRUE(may_read(c.qian, Relation::kTeam, customer_field::kTotalAmount));
  EXPECT_TRUE(may_read(c.qian, Relation::kSameUnit, customer_field::kBirthday));
  EXPECT_FALSE(may_read(c.zhou, Relation::kOwner, 999));
  EXPECT_TRUE(may_field(catalog(), system_actor(), Action::kSet, kCustomerEntity,
                        Relation::kOtherUnit, customer_field::kVip));
}

TEST(Access, ReadableFieldsLeavesOutWhatIsNotForThem) {
  const Company c;
  const Fields fields({{customer_field::kName, std::string("张伟")},
                       {customer_field::kNotes, std::string("喜欢电话联系")},
                       {customer_field::kTotalAmount, std::int64_t{100}},
                       {customer_field::kBirthday, std::int64_t{100}},
                       {999, std::string("unknown")}});
  const Fields team =
      readable_fields(catalog(), actor_of(c.zhou), kCustomerEntity, Relation::kTeam, fields);
  EXPECT_EQ(team.size(), 2u);
  EXPECT_TRUE(team.has(customer_field::kNotes));
  EXPECT_TRUE(
      readable_fields(catalog(), actor_of(c.fang), kCustomerEntity, Relation::kOtherUnit, fields)
          .empty());
}

}  // namespace
}  // namespace huifang
