#include "tests/contract/every_server_store.hpp"

#include "sync/server/store/sqlite_server_store.hpp"
#include "sync/store/memory_server_store.hpp"

namespace huifang::sync {
namespace {

// A store together with the database it stands on.
struct OnSqlite {
  std::unique_ptr<server::SqliteDatabase> database =
      server::SqliteDatabase::open(":memory:").value();
  std::unique_ptr<server::SqliteServerStore> store =
      server::SqliteServerStore::open(*database).value();
};

std::shared_ptr<ServerStore> make_on_sqlite() {
  const auto made = std::make_shared<OnSqlite>();
  return {made, made->store.get()};
}

}  // namespace

std::vector<ServerStoreMaker> every_server_store() {
  return {{"Memory", [] { return std::make_shared<MemoryServerStore>(); }},
          {"Sqlite", make_on_sqlite}};
}

std::string name_of_store(const testing::TestParamInfo<ServerStoreMaker>& info) {
  return info.param.name;
}

}  // namespace huifang::sync
