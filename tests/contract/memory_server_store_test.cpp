#include "sync/store/memory_server_store.hpp"

#include <gtest/gtest.h>

namespace huifang::sync {
namespace {

constexpr TenantId kTenant = 1;
using Access = ServerStore::Access;

Status raise_head(MemoryServerStore& store, Sequence seq) {
  Status status = store.begin(kTenant, Access::kWrite);
  if (status) status = store.put_head({seq, 1, 0, {}});
  if (status) status = store.commit();
  if (!status) store.rollback();
  return status;
}

Sequence head_of(MemoryServerStore& store) {
  EXPECT_TRUE(store.begin(kTenant, Access::kRead));
  const Sequence seq = store.head().value().seq;
  store.rollback();
  return seq;
}

TEST(MemoryServerStore, FailsOnceWhereToldAndGoesOn) {
  for (std::uint64_t call = 1; call <= 3; ++call) {
    MemoryServerStore store;
    store.fail_at(call, MemoryServerStore::Failure::kFull);
    EXPECT_EQ(raise_head(store, 5).error().key, "server.full") << call;
    EXPECT_EQ(head_of(store), 0u);
    EXPECT_TRUE(raise_head(store, 5));
    EXPECT_EQ(head_of(store), 5u);
  }
}

TEST(MemoryServerStore, ACrashLosesWhatWasOpen) {
  for (std::uint64_t call = 1; call <= 3; ++call) {
    MemoryServerStore store;
    store.fail_at(call, MemoryServerStore::Failure::kCrash);
    EXPECT_FALSE(raise_head(store, 5));
    EXPECT_FALSE(raise_head(store, 6));
    store.restart();
    EXPECT_EQ(head_of(store), 0u);
  }
}

TEST(MemoryServerStore, ACrashAfterTheCommitKeepsIt) {
  MemoryServerStore store;
  store.fail_at(3, MemoryServerStore::Failure::kCrashAfter);
  EXPECT_FALSE(raise_head(store, 5));
  store.restart();
  EXPECT_EQ(head_of(store), 5u);
}

TEST(MemoryServerStore, AReadTransactionWritesNothing) {
  MemoryServerStore store;
  ASSERT_TRUE(store.begin(kTenant, Access::kRead));
  EXPECT_FALSE(store.put_head({1, 1, 0, {}}));
}

}  // namespace
}  // namespace huifang::sync
