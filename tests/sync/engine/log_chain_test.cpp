#include "sync/server/engine/log_chain.hpp"

#include <gtest/gtest.h>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

class LogChain : public OnEveryStore {
 protected:
  // Three pushes behind what the office was filled with.
  void SetUp() override {
    for (const char* text : {"一", "二", "三"}) {
      min.set(kCustomerEntity, office.customer_of_min(),
              Fields({{customer_field::kNotes, std::string(text)}}));
      ASSERT_TRUE(min.push().has_value());
    }
    head = office.engine().head().value().seq;
  }
  std::optional<LogFault> fault() {
    EXPECT_TRUE(store.begin(1, sync::ServerStore::Access::kRead));
    const auto found = find_log_fault(store, head);
    store.rollback();
    EXPECT_TRUE(found.has_value());
    return found.value_or(std::nullopt);
  }

  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
  sync::Sequence head = 0;
};

INSTANTIATE_TEST_SUITE_P(EveryStore, LogChain, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(LogChain, WhatWasTakenVerifies) {
  EXPECT_GT(head, 3u);
  EXPECT_FALSE(fault().has_value());
}

TEST_P(LogChain, EveryChangedPartOfAnEntryChangesItsHash) {
  const sync::LoggedOperation entry{5, 1, {11, 7, 3}, 2, {1, 2}, sync::OutcomeKind::kOk, {}};
  const Bytes hash = chain_hash(Bytes{9}, entry);
  std::vector<sync::LoggedOperation> others(8, entry);
  others[0].seq = 6;
  others[1].number = 2;
  others[2].operation.device = 12;
  others[3].operation.session = 8;
  others[4].operation.counter = 4;
  others[5].user = 3;
  others[6].body = {1, 3};
  others[7].outcome = sync::OutcomeKind::kRefused;
  for (const sync::LoggedOperation& other : others) EXPECT_NE(chain_hash(Bytes{9}, other), hash);
  EXPECT_NE(chain_hash(Bytes{8}, entry), hash);
  EXPECT_EQ(hash.size(), 32u);
}

TEST(LogChainInMemory, APlantedEditIsFoundWhereItIs) {
  sync::MemoryServerStore store;
  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
  min.set(kCustomerEntity, office.customer_of_min(),
          Fields({{customer_field::kNotes, std::string("真")}}));
  ASSERT_TRUE(min.push().has_value());
  const sync::Sequence head = office.engine().head().value().seq;
  ASSERT_TRUE(store.begin(1, sync::ServerStore::Access::kWrite));
  sync::LoggedOperation planted = store.logged(1).value().front();
  planted.body.back() ^= 1;
  ASSERT_TRUE(store.log_operation(planted));
  const auto found = find_log_fault(store, head);
  store.rollback();
  ASSERT_TRUE(found.has_value() && found->has_value());
  EXPECT_EQ((*found)->seq, 1u);
  EXPECT_EQ((*found)->number, planted.number);
}

}  // namespace
}  // namespace huifang::server
