#include "sync/server/engine/row_body.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sync/server/engine/keeping.hpp"
#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

VersionedRow row_of_two_writers() {
  VersionedRow row{kCustomerEntity, new_id(1), new_id(1), 3, 9, false, {}};
  const FieldVersion first{7, 1'000, {11, 5, 1}, 1};
  const FieldVersion second{9, 2'000, {12, 6, 4}, 2};
  row.set(customer_field::kName, std::string("蔡伟"), first);
  row.set(customer_field::kMobile, std::string("13521335058"), first);
  row.set(customer_field::kNotes, std::string("上午"), second);
  return row;
}

std::string key_of(const sync::StoredRow& stored) {
  const auto row = from_stored(stored);
  return row ? "" : row.error().key;
}

TEST(RowBody, ComesBackAsItWas) {
  const VersionedRow row = row_of_two_writers();
  EXPECT_EQ(from_stored(to_stored(row)).value(), row);
  const VersionedRow empty{kCustomerEntity, new_id(2), {}, 3, 9, true, {}};
  EXPECT_EQ(from_stored(to_stored(empty)).value(), empty);
}

TEST(RowBody, EveryPrefixIsNamedDamaged) {
  const sync::StoredRow whole = to_stored(row_of_two_writers());
  for (std::size_t size = 0; size < whole.body.size(); ++size) {
    sync::StoredRow cut = whole;
    cut.body.resize(size);
    EXPECT_EQ(key_of(cut), "server.damaged") << size;
  }
  sync::StoredRow longer = whole;
  longer.body.push_back(0);
  EXPECT_EQ(key_of(longer), "server.damaged");
}

// A count that does not fit makes every later item be read for another; nothing else gives it away.
TEST(RowBody, AListOfAnotherLengthIsNamedDamaged) {
  const sync::StoredRow whole = to_stored(row_of_two_writers());
  const Bytes& body = whole.body;
  ASSERT_EQ(body[2], 0x82);  // [versions, fields]
  ASSERT_EQ(body[3], 0x82);  // Two versions
  ASSERT_EQ(body[4], 0x86);  // of six numbers each.
  const auto second = std::find(body.begin() + 5, body.end(), 0x86) - body.begin();
  const auto fields = std::find(body.begin() + 5, body.end(), 0x89) - body.begin();
  for (const std::ptrdiff_t at :
       {std::ptrdiff_t{2}, std::ptrdiff_t{3}, std::ptrdiff_t{4}, second, fields}) {
    for (const int change : {-1, 1}) {
      sync::StoredRow other = whole;
      auto& head = other.body[static_cast<std::size_t>(at)];
      head = static_cast<std::uint8_t>(head + change);
      EXPECT_EQ(key_of(other), "server.damaged") << "byte " << at << " by " << change;
    }
  }
}

TEST(RowBody, FieldsOutOfOrderAreNamedDamaged) {
  VersionedRow row = row_of_two_writers();
  std::swap(row.fields[0], row.fields[1]);
  EXPECT_EQ(key_of(to_stored(row)), "server.damaged");
  row.fields[0] = row.fields[1];
  EXPECT_EQ(key_of(to_stored(row)), "server.damaged");
}

TEST(Keeping, AListOfAnotherLengthIsNamedDamaged) {
  const Bytes kept = write_kept_operation({1'000, 2'000, Bytes{1, 2, 3}});
  EXPECT_EQ(read_kept_operation(kept)->sent, (Bytes{1, 2, 3}));
  const Bytes outcome = write_outcome(refused("sync.not_yours", {"field=3"}));
  EXPECT_EQ(read_outcome({{}, outcome})->key, "sync.not_yours");
  for (const int change : {-1, 1}) {
    Bytes other_kept = kept;
    other_kept[2] = static_cast<std::uint8_t>(other_kept[2] + change);
    EXPECT_FALSE(read_kept_operation(other_kept)) << change;
    Bytes other_outcome = outcome;
    other_outcome[2] = static_cast<std::uint8_t>(other_outcome[2] + change);
    EXPECT_FALSE(read_outcome({{}, other_outcome})) << change;
  }
}

}  // namespace
}  // namespace huifang::server
