#include "sync/server/demo/demo.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "core/catalog/fields.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

int count_of(Office& office, EntityNumber type) {
  int count = 0;
  EXPECT_TRUE(
      office.engine().each_record(type, [&](const Record&) { return ++count > 0; }).has_value());
  return count;
}

TEST(Demo, TheOrganisationIsThereAndItsPeopleCanSignIn) {
  const auto office = Office::open({});
  ASSERT_TRUE(office.has_value());
  const Status prepared = prepare_demo(**office, {}, kNowMs);
  ASSERT_TRUE(prepared.has_value()) << prepared.error().key << prepared.error().detail;
  EXPECT_EQ(count_of(**office, kEmployeeEntity), 16);
  EXPECT_EQ(count_of(**office, kCustomerEntity), 2'000);
  EXPECT_EQ(count_of(**office, kVisitEntity), 4'000 + 8 * 4);
  EXPECT_EQ(demo_accounts().size(), 16U);

  RunningServer server(**office, [](HttpOptions& options) { options.demo = true; });
  const Reply accounts = send(server.port(), {.path = "/v1/demo"});
  EXPECT_EQ(accounts.status, 200);
  EXPECT_EQ(accounts.header("content-type"), "application/cbor");
  EXPECT_NE(accounts.body.find("zhoumin"), std::string::npos);
  EXPECT_EQ(send(server.port(), sign_in_call(TestKey(), "zhoumin", kDemoPassword)).status, 200);
}

TEST(Demo, AFolderIsMadeForOnePurposeOnce) {
  const fs::path folder = fs::temp_directory_path() / "huifang_demo_folder";
  fs::remove_all(folder);
  EXPECT_EQ(demo_folder(folder), DemoFolder::kNone);
  {
    const auto office = Office::open({.data = folder});
    ASSERT_TRUE(office.has_value());
    EXPECT_EQ(demo_folder(folder), DemoFolder::kReal);
    ASSERT_TRUE(prepare_demo(**office, folder, kNowMs).has_value());
    EXPECT_EQ(demo_folder(folder), DemoFolder::kDemo);
    const sync::Sequence seq = (*office)->head()->seq;
    ASSERT_TRUE(prepare_demo(**office, folder, kNowMs + 86'400'000).has_value());
    EXPECT_EQ((*office)->head()->seq, seq);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace huifang::server
