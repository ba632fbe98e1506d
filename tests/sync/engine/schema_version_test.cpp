// Programs older and newer than the office: work is never lost, news only for who understands it.
#include <algorithm>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

constexpr std::uint32_t kNewer = sync::kSchemaVersion + 1;

class SchemaVersion : public OnEveryStore {
 protected:
  std::vector<sync::HeldOperation> held() {
    EXPECT_TRUE(store.begin(1, sync::ServerStore::Access::kRead));
    const auto open = store.held_open(100);
    store.rollback();
    return open.value_or(std::vector<sync::HeldOperation>{});
  }
  std::string notes() {
    return std::string(office.must_find(kCustomerEntity, office.customer_of_min())
                           .fields.text(customer_field::kNotes));
  }

  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
};
INSTANTIATE_TEST_SUITE_P(EveryStore, SchemaVersion, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(SchemaVersion, AnOlderProgramMayPushButNotPull) {
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "旧程序"}}))
      .schema_version = 0;
  sync::PushRequest request = min.request();
  request.schema_version = 0;
  ASSERT_TRUE(min.send(request));
  EXPECT_EQ(notes(), "旧程序");
  const auto page = office.engine().pull({11, person::kMin}, {{}, 0, 0}, kNowMs);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().error.key, "sync.too_old");
}

TEST_P(SchemaVersion, ANewerProgramMayPull) {
  EXPECT_TRUE(office.engine().pull({11, person::kMin}, {{}, kNewer, 0}, kNowMs));
}

TEST_P(SchemaVersion, WhatANewerProgramWroteIsKeptAndNotJudged) {
  // This office has no field of that number: to an operation of its own schema it would say no.
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{9'999, "新字段"}})).schema_version =
      kNewer;
  const sync::PushRequest request = min.request();
  const sync::Outcome outcome = min.push_one();
  EXPECT_EQ(outcome.kind, sync::OutcomeKind::kLatePending);
  EXPECT_EQ(outcome.key, "sync.newer_schema");
  const auto kept = held();
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].reason, sync::HeldOperation::Reason::kLate);
  const Bytes& sent = request.operations.front();
  EXPECT_NE(std::search(kept[0].body.begin(), kept[0].body.end(), sent.begin(), sent.end()),
            kept[0].body.end());
}

TEST_P(SchemaVersion, WhatOnlyANewerProgramCanReadIsKept) {
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "下午"}}));
  sync::PushRequest request = min.request();
  request.schema_version = kNewer;
  request.operations.insert(request.operations.begin(), Bytes{0x85, 0x01, 0xFF});
  request.from_counter = 1;
  // The readable one says itself which schema it is of, but its number is taken: it moves on.
  const auto answer = min.send(request);
  ASSERT_TRUE(answer);
  ASSERT_FALSE(answer->outcomes.empty());
  EXPECT_EQ(answer->outcomes[0].kind, sync::OutcomeKind::kLatePending);
  EXPECT_EQ(answer->outcomes[0].key, "sync.newer_schema");
  EXPECT_EQ(answer->acked_counter, 2u);
}

TEST_P(SchemaVersion, AnActWaitsAsAWholeWhenOneOfItsOperationsIsNewer) {
  const Id act = new_id(50);
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "下午"}}))
      .transaction = act;
  sync::Operation& newer =
      min.set(kCustomerEntity, office.customer_of_min(), Fields({{9'999, "新"}}));
  newer.transaction = act;
  newer.schema_version = kNewer;
  const auto answer = min.push();
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->outcomes.size(), 2u);
  for (const sync::Outcome& outcome : answer->outcomes) {
    EXPECT_EQ(outcome.kind, sync::OutcomeKind::kLatePending);
    EXPECT_EQ(outcome.key, "sync.newer_schema");
  }
  EXPECT_EQ(notes(), "");
}

TEST_P(SchemaVersion, WorkOfTheOfficesOwnSchemaSentByANewerProgramIsTaken) {
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "下午"}}));
  sync::PushRequest request = min.request();
  request.schema_version = kNewer;
  ASSERT_TRUE(min.send(request));
  EXPECT_EQ(notes(), "下午");
}

}  // namespace
}  // namespace huifang::server
