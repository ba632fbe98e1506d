#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "sync/client/internal/list_index.hpp"
#include "sync/client/internal/packed_fields.hpp"
#include "tests/sync/client/support/samples.hpp"
#include "tests/sync/client/support/test_device.hpp"

namespace huifang::sync::test {
namespace {

constexpr FieldNumber kName = 2;
constexpr FieldNumber kCount = 5;

// The index, and beside it what it must say, kept in the plainest way.
struct Indexed {
  void put(std::uint64_t number, const std::string& name, std::int64_t count) {
    Fields fields({{kName, name}, {kCount, count}});
    const Bytes packed = pack_fields(fields);
    index.put(sample_id(number), {sample_id(number % 7), number % 3, number, packed});
    rows[sample_id(number)] = {name, count};
  }
  void erase(std::uint64_t number) {
    index.erase(sample_id(number));
    rows.erase(sample_id(number));
  }
  std::vector<Id> expected(FieldNumber order_by) const {
    std::vector<Id> ids;
    for (const auto& [id, row] : rows) ids.push_back(id);
    std::ranges::stable_sort(ids, [&](const Id& left, const Id& right) {
      const auto& [left_name, left_count] = rows.at(left);
      const auto& [right_name, right_count] = rows.at(right);
      if (order_by == kName) return left_name < right_name;
      return order_by == kCount && left_count < right_count;
    });
    return ids;
  }
  ListIndex index;
  std::map<Id, std::pair<std::string, std::int64_t>> rows;
};

TEST(ListIndex, OrdersByAColumnAndEqualOnesById) {
  Indexed indexed;
  indexed.put(3, "b", 1);
  indexed.put(1, "b", 9);
  indexed.put(2, "a", 9);
  using Ids = std::vector<Id>;
  EXPECT_EQ(indexed.index.select({.order_by = kName}),
            (Ids{sample_id(2), sample_id(1), sample_id(3)}));
  EXPECT_EQ(indexed.index.select({.order_by = kCount}),
            (Ids{sample_id(3), sample_id(1), sample_id(2)}));
  EXPECT_EQ(indexed.index.select({.order_by = kName, .descending = true}),
            (Ids{sample_id(3), sample_id(1), sample_id(2)}));
  EXPECT_EQ(indexed.index.select({.limit = 2}), (Ids{sample_id(1), sample_id(2)}));
}

TEST(ListIndex, KeepsOnlyWhatMatches) {
  Indexed indexed;
  indexed.put(1, "Harbour Cold Store", 1);
  indexed.put(2, "港口冷库", 2);
  indexed.put(3, "harbour office", 3);
  using Ids = std::vector<Id>;
  EXPECT_EQ(indexed.index.select({.where = kCount, .values = {std::int64_t{2}, std::int64_t{3}}}),
            (Ids{sample_id(2), sample_id(3)}));
  EXPECT_TRUE(indexed.index.select({.where = kCount}).empty());
  EXPECT_EQ(indexed.index.select({.contains = "HARBOUR", .search_in = {kName}}),
            (Ids{sample_id(1), sample_id(3)}));
  EXPECT_EQ(indexed.index.select({.contains = "冷库", .search_in = {kName}}), (Ids{sample_id(2)}));
  EXPECT_TRUE(indexed.index.select({.contains = "1", .search_in = {kCount}}).empty());
  EXPECT_TRUE(indexed.index.select({.contains = "harbour"}).empty());
}

TEST(ListIndex, SaysOfARowWhatWasPutLast) {
  Indexed indexed;
  indexed.put(9, "first", 1);
  indexed.put(9, "second", 2);
  const auto entry = indexed.index.find(sample_id(9));
  ASSERT_TRUE(entry);
  EXPECT_EQ(unpack_fields(entry->columns).text(kName), "second");
  EXPECT_EQ(entry->root, sample_id(2));
  EXPECT_EQ(indexed.index.count(), 1u);
  indexed.erase(9);
  indexed.erase(9);
  EXPECT_FALSE(indexed.index.find(sample_id(9)));
  EXPECT_EQ(indexed.index.count(), 0u);
}

TEST(ListIndex, FindsByRootAndScope) {
  Indexed indexed;
  for (std::uint64_t number = 1; number <= 21; ++number) indexed.put(number, "x", 0);
  const auto ids = indexed.index.where(
      [](const Id& root, std::uint64_t scope) { return root == sample_id(0) && scope == 0; });
  EXPECT_EQ(ids, std::vector<Id>{sample_id(21)});
}

// Rows come, change and go in every order, some few between two looks and some by the hundred; the
// space of what is gone is used again. Nothing of it shows.
TEST(ListIndex, FollowsEveryChangeAsIfMadeAnew) {
  TestRandom random(4);
  Indexed indexed;
  for (int round = 0; round < 400; ++round) {
    const std::uint64_t changes = random.next() % 10 == 0 ? 200 : random.next() % 6;
    for (std::uint64_t change = 0; change < changes; ++change) {
      const std::uint64_t number = random.next() % 150;
      if (random.next() % 3 == 0) {
        indexed.erase(number);
      } else {
        const std::string name(1 + random.next() % 400, static_cast<char>('a' + number % 5));
        indexed.put(number, name, static_cast<std::int64_t>(random.next() % 20));
      }
    }
    for (const FieldNumber order_by : {FieldNumber{0}, kName, kCount})
      ASSERT_EQ(indexed.index.select({.order_by = order_by}), indexed.expected(order_by)) << round;
    for (const auto& [id, row] : indexed.rows) {
      const auto entry = indexed.index.find(id);
      ASSERT_TRUE(entry);
      ASSERT_EQ(unpack_fields(entry->columns).text(kName), row.first) << round;
    }
  }
}

TEST(ListIndex, MadeAPartAtATimeIsLikeMadeAtOnce) {
  Indexed indexed;
  for (std::uint64_t number = 1; number <= 1'000; ++number)
    indexed.put(number * 7 % 1'009,
                std::string(1 + number % 3, static_cast<char>('a' + number % 5)),
                static_cast<std::int64_t>(number % 11));
  for (std::uint64_t number = 3; number < 1'009; number += 9) indexed.erase(number);
  for (const FieldNumber field : {FieldNumber{0}, kName, kCount}) {
    std::size_t parts = 1;
    while (indexed.index.arrange_some(field, 64)) ++parts;
    EXPECT_GE(parts, 2 * indexed.rows.size() / 64);
    EXPECT_EQ(indexed.index.select({.order_by = field}), indexed.expected(field));
    EXPECT_FALSE(indexed.index.arrange_some(field, 64)) << "it is there";
  }
}

TEST(ListIndex, AChangeWhileAnOrderIsMadeIsInIt) {
  Indexed indexed;
  for (std::uint64_t number = 1; number <= 300; ++number)
    indexed.put(number, std::to_string(number), 0);
  for (int part = 0; part < 7; ++part) EXPECT_TRUE(indexed.index.arrange_some(kName, 50));
  indexed.put(17, "renamed", 0);
  indexed.erase(18);
  while (indexed.index.arrange_some(kName, 50)) continue;
  EXPECT_EQ(indexed.index.select({.order_by = kName}), indexed.expected(kName));
}

TEST(ListIndex, AnEmptyOneIsInOrder) {
  ListIndex index;
  EXPECT_FALSE(index.arrange_some(kName, 50));
  EXPECT_TRUE(index.select({.order_by = kName}).empty());
}

}  // namespace
}  // namespace huifang::sync::test
