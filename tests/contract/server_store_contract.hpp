#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "tests/contract/every_server_store.hpp"

namespace huifang::sync {

// What every store of the server promises.
class ServerStoreContract : public testing::TestWithParam<ServerStoreMaker> {
 protected:
  static constexpr TenantId kTenant = 7;

  void SetUp() override { store = GetParam().make(); }

  void begin(TenantId tenant = kTenant) {
    ASSERT_TRUE(store->begin(tenant, ServerStore::Access::kWrite));
  }
  void commit() { ASSERT_TRUE(store->commit()); }

  std::shared_ptr<ServerStore> store;
};

}  // namespace huifang::sync
