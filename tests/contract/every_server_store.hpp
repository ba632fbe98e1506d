#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync/store/server_store.hpp"

namespace huifang::sync {

// A kind of store for the server, and how to make an empty one. What it stands on lives as long as
// the pointer.
struct ServerStoreMaker {
  std::string name;
  std::function<std::shared_ptr<ServerStore>()> make;
};

// All there are. Suites that must hold on each are instantiated with them:
//   INSTANTIATE_TEST_SUITE_P(EveryStore, Push, testing::ValuesIn(sync::every_server_store()),
//                            sync::name_of_store);
std::vector<ServerStoreMaker> every_server_store();
std::string name_of_store(const testing::TestParamInfo<ServerStoreMaker>& info);

}  // namespace huifang::sync
