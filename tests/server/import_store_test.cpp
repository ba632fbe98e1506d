#include "sync/server/store/sqlite_import_store.hpp"

#include <gtest/gtest.h>

#include "core/catalog/fields.hpp"
#include "tests/fixtures/kept_bytes.hpp"

namespace huifang::server {
namespace {

// What a file said last, as the first version kept it.
TEST(ImportStore, BytesOfTheFirstVersionAreKept) {
  auto database = SqliteDatabase::open(":memory:");
  ASSERT_TRUE(database);
  auto store = SqliteImportStore::open(**database, 1);
  ASSERT_TRUE(store);
  Id id;
  id.bytes[0] = 7;
  Fields said;
  said.set(customer_field::kName, std::string("蔡伟"));
  said.set(customer_field::kGrade, std::string("a"));
  ASSERT_TRUE((*store)->remember(kCustomerEntity, id, said));

  SqliteQuery query = (*database)->query("SELECT fields FROM import_said");
  ASSERT_TRUE(query.next().value_or(false));
  EXPECT_EQ(test::to_hex(query.bytes(0)), test::kept_hex("office_import_said"));
  const auto read = (*store)->said_last(kCustomerEntity, id);
  ASSERT_TRUE(read && *read);
  EXPECT_EQ(**read, said);
}

}  // namespace
}  // namespace huifang::server
