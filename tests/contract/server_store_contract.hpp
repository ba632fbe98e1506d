#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "sync/store/server_store.hpp"

namespace huifang::sync {

// What every store of the server promises; each store instantiates the suite with how to make one.
struct ServerStoreMaker {
  std::string name;
  std::function<std::shared_ptr<ServerStore>()> make;
};

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

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ServerStoreContract);

}  // namespace huifang::sync
