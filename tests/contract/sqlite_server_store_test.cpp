#include "sync/server/store/sqlite_server_store.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace huifang::server {
namespace {

using sync::ServerStore;

// A store together with the database it stands on.
struct Opened {
  std::unique_ptr<SqliteDatabase> database;
  std::unique_ptr<SqliteServerStore> store;
};

Opened open_store(const std::string& path, const SqliteOptions& options = {}) {
  Opened opened;
  opened.database = SqliteDatabase::open(path, options).value();
  opened.store = SqliteServerStore::open(*opened.database).value();
  return opened;
}

class SqliteFile : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder = std::filesystem::temp_directory_path() / ("huifang-" + name);
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    path = (folder / "office.db").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
  std::string path;
};

sync::StoredRow row_of(std::uint32_t number, std::size_t bytes) {
  sync::StoredRow row{5, {}, {}, 3, 1, false, Bytes(bytes, 7)};
  for (int i = 0; i < 4; ++i) row.id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return row;
}

std::size_t count_rows(ServerStore& store) {
  EXPECT_TRUE(store.begin(1, ServerStore::Access::kRead));
  const auto rows = store.rows_of_scope(3, {}, 1'000'000);
  store.rollback();
  return rows.value().size();
}

TEST_F(SqliteFile, WhatIsCommittedIsThereAfterOpeningAgain) {
  {
    Opened opened = open_store(path);
    ASSERT_TRUE(opened.store->begin(1, ServerStore::Access::kWrite));
    ASSERT_TRUE(opened.store->put_row(row_of(1, 10)));
    ASSERT_TRUE(opened.store->commit());
    ASSERT_TRUE(opened.store->begin(1, ServerStore::Access::kWrite));
    ASSERT_TRUE(opened.store->put_row(row_of(2, 10)));
    // Closed without a commit.
  }
  EXPECT_EQ(count_rows(*open_store(path).store), 1u);
}

TEST_F(SqliteFile, AFullDiskIsNamedAndNeedsNoRepair) {
  std::size_t kept = 0;
  {
    Opened opened = open_store(path, {.pages_max = 60});
    for (std::uint32_t number = 0;; number += 10) {
      ASSERT_LT(number, 10'000u) << "the limit was never met";
      ASSERT_TRUE(opened.store->begin(1, ServerStore::Access::kWrite));
      Status status;
      for (std::uint32_t i = 0; i < 10 && status; ++i)
        status = opened.store->put_row(row_of(number + i, 1'000));
      if (status) status = opened.store->commit();
      if (!status) {
        EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
        EXPECT_EQ(status.error().key, "server.full");
        opened.store->rollback();
        break;
      }
      kept += 10;
    }
    EXPECT_GT(kept, 0u);
    EXPECT_EQ(count_rows(*opened.store), kept);
    EXPECT_FALSE(opened.database->in_transaction());
    // Small things still go in as long as their pages have room: nothing is stuck.
    ASSERT_TRUE(opened.store->begin(1, ServerStore::Access::kWrite));
    EXPECT_TRUE(opened.store->put_head({1, 1, 0, {}}));
    EXPECT_TRUE(opened.store->commit());
  }
  Opened again = open_store(path);
  EXPECT_EQ(count_rows(*again.store), kept);
  ASSERT_TRUE(again.store->begin(1, ServerStore::Access::kWrite));
  EXPECT_TRUE(again.store->put_row(row_of(99'999, 1'000)));
  EXPECT_TRUE(again.store->commit());
}

TEST_F(SqliteFile, AReaderSeesOneMomentWhileAnotherConnectionWrites) {
  Opened writing = open_store(path);
  Opened reading = open_store(path);
  ASSERT_TRUE(reading.store->begin(1, ServerStore::Access::kRead));
  EXPECT_EQ(reading.store->head().value().seq, 0u);
  ASSERT_TRUE(writing.store->begin(1, ServerStore::Access::kWrite));
  ASSERT_TRUE(writing.store->put_head({1, 1, 0, {}}));
  ASSERT_TRUE(writing.store->commit());
  EXPECT_EQ(reading.store->head().value().seq, 0u);
  reading.store->rollback();
  ASSERT_TRUE(reading.store->begin(1, ServerStore::Access::kRead));
  EXPECT_EQ(reading.store->head().value().seq, 1u);
}

TEST_F(SqliteFile, ASecondWriterIsToldToWait) {
  Opened one = open_store(path);
  Opened other = open_store(path, {.busy_timeout_ms = 0});
  ASSERT_TRUE(one.store->begin(1, ServerStore::Access::kWrite));
  EXPECT_EQ(other.store->begin(1, ServerStore::Access::kWrite).error().key, "server.busy");
}

TEST_F(SqliteFile, APageOfAScopeIsReadFromItsIndex) {
  Opened opened = open_store(path);
  SqliteQuery plan = opened.database->query(
      "EXPLAIN QUERY PLAN SELECT type, id, root, scope, seq, del, body FROM row_v INDEXED BY "
      "row_by_scope "
      "WHERE tenant_id = ? AND scope = ? AND (seq, type, id) > (?, ?, ?) ORDER BY seq, type, id "
      "LIMIT ?");
  std::string text;
  while (plan.next().value()) text += std::string(plan.text(3)) + "\n";
  EXPECT_NE(text.find("row_by_scope (tenant_id=? AND scope=? AND (seq,type,id)>(?,?,?)"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("TEMP B-TREE"), std::string::npos) << text;
}

TEST_F(SqliteFile, AFileOfANewerProgramIsLeftAlone) {
  {
    Opened opened = open_store(path);
    ASSERT_TRUE(
        opened.database->execute("UPDATE migration SET version = 99 WHERE name = 'engine'"));
  }
  const auto database = SqliteDatabase::open(path).value();
  EXPECT_EQ(SqliteServerStore::open(*database).error().key, "server.newer_data");
}

TEST_F(SqliteFile, SomethingThatIsNoDatabaseIsNamedDamaged) {
  std::filesystem::create_directories(folder);
  FILE* file = fopen(path.c_str(), "w");
  fputs(
      "this is a text, and long enough to be taken for more than an empty file of a database "
      "engine",
      file);
  for (int i = 0; i < 100; ++i)
    fputs("................................................................", file);
  fclose(file);
  const auto database = SqliteDatabase::open(path);
  ASSERT_FALSE(database.has_value());
  EXPECT_EQ(database.error().key, "server.damaged");
}

TEST_F(SqliteFile, AMigrationThatFailsLeavesItsVersion) {
  const auto database = SqliteDatabase::open(path).value();
  const char* const kBroken[] = {"CREATE TABLE a (b)", "CREATE TABLE a (b)"};
  EXPECT_FALSE(migrate(*database, "test", kBroken));
  const char* const kMended[] = {"CREATE TABLE a (b)", "CREATE TABLE c (d)"};
  EXPECT_TRUE(migrate(*database, "test", kMended));
  EXPECT_TRUE(migrate(*database, "test", kMended));
  EXPECT_TRUE(database->execute("INSERT INTO c VALUES (1)"));
}

}  // namespace
}  // namespace huifang::server
