// Lists that follow what changed: as if all had been read and sorted anew, for the price of the
// change.

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/catalog/fields.hpp"
#include "shell/app/models/customer_list.hpp"
#include "tests/shell/app/rows_in_memory.hpp"

namespace huifang::shell::test {
namespace {

constexpr CustomerOrder kOrders[] = {CustomerOrder::kNextDate,   CustomerOrder::kName,
                                     CustomerOrder::kContact,    CustomerOrder::kGrade,
                                     CustomerOrder::kClass,      CustomerOrder::kOwner,
                                     CustomerOrder::kLastContact};

Id id_of(std::uint32_t number) {
  Id id;
  for (int at = 0; at < 4; ++at)
    id.bytes[static_cast<std::size_t>(15 - at)] = static_cast<std::uint8_t>(number >> (8 * at));
  return id;
}

Id newest_of(const VisitIndex& visits, const Id& customer) {
  const VisitLine* newest = visits.newest_done(customer);
  return newest == nullptr ? Id{} : newest->id;
}

class Following : public testing::Test {
 protected:
  std::uint32_t any(std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random_);
  }
  // Few different words, so that many are equal, and some have none.
  std::string word() {
    return any(4) == 0 ? std::string() : std::string(1 + any(2), 'a' + char(any(3)));
  }

  void put_customer(const Id& id) {
    rows.put(kCustomerEntity, id,
             Fields({{customer_field::kName, word()},
                     {customer_field::kContactName, word()},
                     {customer_field::kGrade, word()},
                     {customer_field::kType, word()},
                     {customer_field::kOwner, id_of(any(3))}}));
  }
  void put_visit(const Id& id, const Id& customer) {
    static const std::string kStates[] = {"planned", "submitted", "reviewed", "cancelled"};
    Fields fields({{visit_field::kCustomer, customer},
                   {visit_field::kState, kStates[any(4)]},
                   {visit_field::kCheckInAt, std::int64_t{1} + any(20)}});
    if (any(3) != 0) fields.set(visit_field::kNextOn, std::int64_t{any(9)});
    rows.put(kVisitEntity, id, std::move(fields));
  }
  void change_something() {
    const Id customer = id_of(1 + any(kCustomers));
    const Id visit = id_of(1000 + any(kVisits));
    switch (any(6)) {
      case 0:
        return rows.erase(kCustomerEntity, customer);
      case 1:
        return rows.erase(kVisitEntity, visit);
      case 2:
      case 3:
        return put_customer(customer);
      default:
        return put_visit(visit, customer);
    }
  }

  static constexpr std::uint32_t kCustomers = 30;
  static constexpr std::uint32_t kVisits = 40;
  RowsInMemory rows;

 private:
  std::mt19937 random_{20'261'122};
};

TEST_F(Following, IsLikeSortingAnew) {
  VisitIndex visits;
  CustomerList lists[std::size(kOrders)][2];
  for (int round = 0; round < 300; ++round) {
    for (std::uint32_t changes = any(4); changes > 0; --changes) change_something();
    VisitIndex fresh_visits;
    for (std::size_t order = 0; order < std::size(kOrders); ++order) {
      for (const bool descending : {false, true}) {
        const CustomerSort sort{kOrders[order], descending};
        CustomerList fresh;
        ASSERT_EQ(lists[order][descending ? 1 : 0].matching(rows, visits, "", sort),
                  fresh.matching(rows, fresh_visits, "", sort))
            << "round " << round << ", order " << order << (descending ? " descending" : "");
      }
    }
  }
}

TEST_F(Following, VisitsAreLikeReadAnew) {
  VisitIndex followed;
  for (int round = 0; round < 300; ++round) {
    for (std::uint32_t changes = any(4); changes > 0; --changes) change_something();
    VisitIndex fresh;
    const std::vector<VisitLine>& lines = followed.lines(rows);
    const std::vector<VisitLine>& wanted = fresh.lines(rows);
    ASSERT_EQ(lines.size(), wanted.size());
    for (std::size_t at = 0; at < lines.size(); ++at) {
      ASSERT_EQ(lines[at].id, wanted[at].id);
      ASSERT_EQ(lines[at].state, wanted[at].state);
      ASSERT_EQ(followed.find(lines[at].id), &lines[at]);
    }
    for (std::uint32_t number = 1; number <= kCustomers; ++number) {
      const Id customer = id_of(number);
      ASSERT_EQ(newest_of(followed, customer), newest_of(fresh, customer));
    }
  }
}

TEST_F(Following, OneChangeOfManyReadsFewRows) {
  constexpr std::uint32_t kMany = 4'000;
  for (std::uint32_t number = 1; number <= kMany; ++number) put_customer(id_of(number));
  for (std::uint32_t number = 1; number <= kMany; ++number)
    put_visit(id_of(10'000 + number), id_of(number));
  VisitIndex visits;
  CustomerList list;
  for (const CustomerOrder order : kOrders) {
    EXPECT_EQ(list.matching(rows, visits, "", {.by = order}).size(), kMany);
    rows.lists_made = rows.rows_read = 0;
    put_customer(id_of(kMany / 2));
    EXPECT_EQ(list.matching(rows, visits, "", {.by = order}).size(), kMany);
    put_visit(id_of(10'000 + kMany / 3), id_of(kMany / 3));
    EXPECT_EQ(list.matching(rows, visits, "", {.by = order}).size(), kMany);
    EXPECT_EQ(rows.lists_made, 0U);
    EXPECT_GT(rows.rows_read, 0U);
    EXPECT_LE(rows.rows_read, 150U);
  }
}

TEST_F(Following, ASearchIsAskedAnew) {
  rows.put(kCustomerEntity, id_of(1), Fields({{customer_field::kName, std::string("alpha")}}));
  VisitIndex visits;
  CustomerList list;
  EXPECT_EQ(list.matching(rows, visits, "lph"), std::vector{id_of(1)});
  rows.put(kCustomerEntity, id_of(2), Fields({{customer_field::kName, std::string("alphabet")}}));
  rows.put(kCustomerEntity, id_of(3), Fields({{customer_field::kName, std::string("beta")}}));
  EXPECT_EQ(list.matching(rows, visits, "lph"), (std::vector{id_of(1), id_of(2)}));
}

}  // namespace
}  // namespace huifang::shell::test
