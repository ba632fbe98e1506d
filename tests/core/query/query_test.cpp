#include "core/query/query.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::id_of;

Record visit(std::uint8_t number, std::uint8_t rep, std::int64_t planned, std::int64_t check_in) {
  Fields fields({{visit_field::kCustomer, id_of(50)}, {visit_field::kRep, id_of(rep)}});
  if (planned) fields.set(visit_field::kPlannedAt, planned);
  if (check_in) fields.set(visit_field::kCheckInAt, check_in);
  return {kVisitEntity, id_of(number), fields};
}

std::string run(const Query& query, std::vector<Record> records) {
  std::erase_if(records, [&](const Record& record) { return !query.matches(record); });
  std::sort(records.begin(), records.end(),
            [&](const Record& a, const Record& b) { return query.comes_before(a, b); });
  std::string numbers;
  for (const Record& record : records) numbers += std::to_string(record.id.bytes[15]) + " ";
  return numbers;
}

TEST(Query, VisitsOfARepAreNewestFirstWhetherPlannedOrDone) {
  const std::vector<Record> visits = {visit(1, 1, 100, 110), visit(2, 1, 300, 0),
                                      visit(3, 1, 0, 200), visit(4, 2, 0, 400),
                                      visit(5, 1, 0, 200)};
  EXPECT_EQ(run(visits_of_rep(id_of(1)), visits), "2 3 5 1 ");
  EXPECT_EQ(run(visits_of_reps({id_of(1), id_of(2)}), visits), "4 2 3 5 1 ");
  EXPECT_EQ(run(visits_of_reps({}), visits), "");
  EXPECT_EQ(run(visits_of_customer(id_of(50)), visits), "4 2 3 5 1 ");
  EXPECT_EQ(run(visits_of_customer(id_of(51)), visits), "");
}

TEST(Query, TodayIsByPlannedTimeAndEndsBeforeTomorrow) {
  const std::vector<Record> visits = {visit(1, 1, 199, 0), visit(2, 1, 100, 0), visit(3, 1, 200, 0),
                                      visit(4, 1, 99, 0), visit(5, 1, 0, 150)};
  EXPECT_EQ(run(visits_planned_between(id_of(1), 100, 200), visits), "2 1 ");
}

TEST(Query, CustomersAreFoundByNameDigitsAndCode) {
  const auto customer = [](std::uint8_t number, const char* name, const char* mobile,
                           const char* code) {
    return Record{kCustomerEntity, id_of(number),
                  Fields({{customer_field::kName, std::string(name)},
                          {customer_field::kMobile, std::string(mobile)},
                          {customer_field::kCode, std::string(code)}})};
  };
  const std::vector<Record> customers = {customer(1, "张贵明", "13521335058", "KH100001"),
                                         customer(2, "ABC Trading", "13617541243", "KH100002"),
                                         customer(3, "张伟", "19799177944", "KH100003")};
  EXPECT_EQ(run(customers_by_name(""), customers), "2 3 1 ");
  EXPECT_EQ(run(customers_by_name("张"), customers), "3 1 ");
  EXPECT_EQ(run(customers_by_name("ａｂｃ t"), customers), "2 ");
  EXPECT_EQ(run(customers_by_name("5058"), customers), "1 ");
  EXPECT_EQ(run(customers_by_name("KH100003"), customers), "3 ");
  EXPECT_EQ(run(customers_by_name("李"), customers), "");
}

TEST(Query, RowsWithoutTheValueComeLastEitherWay) {
  Query query{kCustomerEntity, {}, {{customer_field::kGrade, false}}};
  const std::vector<Record> customers = {
      {kCustomerEntity, id_of(1), {}},
      {kCustomerEntity, id_of(2), Fields({{customer_field::kGrade, std::string("B")}})},
      {kCustomerEntity, id_of(3), Fields({{customer_field::kGrade, std::string("A")}})}};
  EXPECT_EQ(run(query, customers), "3 2 1 ");
  query.order.front().descending = true;
  EXPECT_EQ(run(query, customers), "2 3 1 ");
}

TEST(Query, OtherEntitiesNeverMatch) {
  EXPECT_FALSE(visits_of_rep(id_of(1)).matches(
      {kCustomerEntity, id_of(1), Fields({{visit_field::kRep, id_of(1)}})}));
}

TEST(TimeLine, EachKindHasItsMoment) {
  EXPECT_EQ(occurred_at_ms(visit(1, 1, 100, 110)), 110);
  EXPECT_EQ(occurred_at_ms(visit(1, 1, 100, 0)), 100);
  EXPECT_EQ(occurred_at_ms(
                {kEntryEntity, id_of(1), Fields({{entry_field::kOccurredAt, std::int64_t{7}}})}),
            7);
  EXPECT_EQ(occurred_at_ms({kCustomerEntity, id_of(1), {}}), 0);
}

}  // namespace
}  // namespace huifang
