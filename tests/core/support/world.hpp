#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "core/catalog/fields.hpp"
#include "core/rules/policies.hpp"
#include "core/text/calendar.hpp"
#include "core/workflow/workflow.hpp"

namespace huifang::testing {

// The catalog as it is shipped, loaded once.
inline const Catalog& catalog() {
  static const Catalog loaded = [] {
    auto result = load_catalog(catalog_files());
    EXPECT_TRUE(result) << result.error().detail;
    return std::move(*result);
  }();
  return loaded;
}

inline Id id_of(std::uint8_t number) {
  Id id;
  id.bytes[15] = number;
  return id;
}

inline std::int64_t day(int year, int month, int day_of_month) {
  return days_from_civil({year, month, day_of_month});
}

// Two sales departments, the service department with a desk below it, a store, and who works there.
struct Company {
  Id sales_1 = id_of(101), sales_2 = id_of(102), service = id_of(103), desk = id_of(104),
     office = id_of(105);
  EmployeeEntry zhou{id_of(1), 1, sales_1, "sales"};
  EmployeeEntry han{id_of(2), 2, sales_1, "sales"};
  EmployeeEntry qian{id_of(4), 4, sales_1, "department_manager"};
  EmployeeEntry wu{id_of(5), 5, sales_2, "sales"};
  EmployeeEntry sun{id_of(7), 7, sales_2, "department_manager"};
  EmployeeEntry lin{id_of(8), 8, desk, "service_agent"};
  EmployeeEntry he{id_of(9), 9, service, "service_manager"};
  EmployeeEntry jiang{id_of(13), 13, office, "general_manager"};
  EmployeeEntry luo{id_of(14), 14, office, "marketing"};
  EmployeeEntry fang{id_of(16), 16, office, "administrator"};
  Directory directory{
      {zhou, han, qian, wu, sun, lin, he, jiang, luo, fang},
      {{sales_1, 1, {}}, {sales_2, 2, {}}, {service, 3, {}}, {desk, 4, service}, {office, 5, {}}}};
  Policies policies{catalog()};

  JudgeContext context(ScopeNumber scope, bool at_server = false) const {
    JudgeContext made{catalog(), policies, directory};
    made.scope = scope;
    made.today = day(2026, 9, 17);
    made.now_ms = made.today * 86'400'000;
    made.at_server = at_server;
    return made;
  }
};

inline Record policy_row(std::uint8_t number, std::string key, std::string value, std::int64_t from,
                         Id unit = {}) {
  Fields fields({{policy_field::kKey, std::move(key)},
                 {policy_field::kValue, std::move(value)},
                 {policy_field::kEffectiveFrom, from}});
  if (!unit.is_nil()) fields.set(policy_field::kUnit, unit);
  return {kPolicyEntity, id_of(number), fields};
}

}  // namespace huifang::testing
