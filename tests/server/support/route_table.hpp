#pragma once

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "sync/server/http/routes.hpp"

namespace huifang::server {

// How tables of tests name a route: "POST /v1/session".
inline std::string name_of(const Route& route) {
  return std::string(route.method) + " " + std::string(route.path);
}

// A route that is added has to be added to every table, one that goes has to leave them.
template <class Row>
void expect_every_route_in(const std::map<std::string, Row>& table) {
  std::set<std::string> names;
  for (const Route& route : routes()) {
    EXPECT_TRUE(table.contains(name_of(route))) << name_of(route) << " is not in the table";
    names.insert(name_of(route));
  }
  for (const auto& [name, row] : table) EXPECT_TRUE(names.contains(name)) << name << " is no route";
}

}  // namespace huifang::server
