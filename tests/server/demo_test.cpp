#include "sync/server/demo/demo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "core/catalog/embedded.hpp"
#include "core/catalog/fields.hpp"
#include "sync/server/demo/demo_lists.hpp"
#include "sync/server/demo/demo_service.hpp"
#include "tests/fixtures/kept_bytes.hpp"
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
  EXPECT_EQ(demo_accounts().size(), 16U);

  const auto count_by = [&](EntityNumber type, FieldNumber field) {
    std::map<std::string, int> counts;
    EXPECT_TRUE((*office)->engine().each_record(type, [&](const Record& record) {
      ++counts[std::string(record.fields.text(field))];
      return true;
    }));
    return counts;
  };
  auto grades = count_by(kCustomerEntity, customer_field::kGrade);
  EXPECT_GT(grades["A"], 100);
  EXPECT_GT(grades["B"], grades["A"]);
  EXPECT_GT(grades["C"], grades["B"]);
  auto states = count_by(kVisitEntity, visit_field::kState);
  const int planned_each = 4 + 6;
  EXPECT_EQ(states["planned"], planned_each * static_cast<int>(demo_owner_count()));
  EXPECT_EQ(states["sent_back"], static_cast<int>(demo_owner_count()));
  EXPECT_GT(states["submitted"], 20);
  EXPECT_GT(states["reviewed"], 100);
  EXPECT_GT(states["archived"], 1'000);
  EXPECT_GT(count_of(**office, kEntryEntity), 300);

  RunningServer server(**office, [](HttpOptions& options) { options.demo = true; });
  const Reply accounts = send(server.port(), {.path = "/v1/demo"});
  EXPECT_EQ(accounts.status, 200);
  EXPECT_EQ(accounts.header("content-type"), "application/cbor");
  const Bytes body(accounts.body.begin(), accounts.body.end());
  EXPECT_EQ(test::to_hex(body), test::kept_hex("demo_accounts"));
  EXPECT_EQ(send(server.port(), sign_in_call(TestKey(), "zhoumin", kDemoPassword)).status, 200);
}

// Every weekday, so that no start finds an office without work.
class DemoDay : public testing::TestWithParam<int> {};

TEST_P(DemoDay, EveryoneHasWorkInHandThatIsNotAbsurd) {
  const auto catalog = load_catalog(catalog_files());
  ASSERT_TRUE(catalog.has_value());
  const std::int64_t today = days_from_civil({2026, 11, 16}) + GetParam();
  const auto services =
      demo_services(kDemoCustomers, demo_owner_count(), Policies(*catalog), today);
  ASSERT_EQ(services.size(), kDemoCustomers);
  struct Book {
    int late = 0, due = 0, planned_today = 0, planned_later = 0, sent_back = 0, team = 0;
    std::int64_t latest = 0;
  };
  std::vector<Book> books(demo_owner_count());
  for (const DemoService& service : services) {
    Book& book = books[service.owner];
    ASSERT_EQ(service.visited_at.size(), service.next_on.size());
    book.team += service.in_team_book ? 1 : 0;
    book.sent_back += service.sent_back ? 1 : 0;
    for (const LocalTime& visited : service.visited_at) {
      EXPECT_LT(visited.days, today);
      EXPECT_LE(weekday(visited.days), 5);
    }
    for (std::size_t at = 0; at < service.next_on.size(); ++at)
      EXPECT_GE(service.next_on[at], service.visited_at[at].days);
    if (service.next_on.empty()) continue;
    EXPECT_FALSE(service.grade.empty());
    const std::int64_t next = service.next_on.back();
    EXPECT_LE(next, today + 100);
    if (service.planned_at) {
      EXPECT_FALSE(service.in_team_book);
      ++(service.planned_at->days == today ? book.planned_today : book.planned_later);
    } else if (next < today) {
      ++book.late;
      book.latest = std::max(book.latest, today - next);
    } else if (next == today) {
      ++book.due;
    }
  }
  for (const Book& book : books) {
    EXPECT_EQ(book.late, 4);
    EXPECT_LE(book.latest, 14);
    EXPECT_EQ(book.due, 3);
    EXPECT_EQ(book.planned_today, 4);
    EXPECT_EQ(book.planned_later, 6);
    EXPECT_EQ(book.sent_back, 1);
    EXPECT_EQ(book.team, 25);
  }
}

INSTANTIATE_TEST_SUITE_P(Week, DemoDay, testing::Range(0, 7));

TEST(Demo, TheSameDayGivesTheSameOrganisation) {
  const auto catalog = load_catalog(catalog_files());
  ASSERT_TRUE(catalog.has_value());
  const auto visits = [&](std::int64_t today) {
    return demo_visits_csv(
        demo_services(kDemoCustomers, demo_owner_count(), Policies(*catalog), today));
  };
  EXPECT_EQ(visits(20'000), visits(20'000));
  EXPECT_NE(visits(20'000), visits(20'001));
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
