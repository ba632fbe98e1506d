#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace huifang::server {

class Office;

// The password of every demo account.
inline constexpr std::string_view kDemoPassword = "huifang-demo";

// What a data folder is for; it never changes from one to the other.
enum class DemoFolder { kNone, kDemo, kReal };
DemoFolder demo_folder(const std::filesystem::path& data);

// Fills the office with the demo organisation, once for each data folder: its staff with their
// accounts, 2,000 customers with their grades, past visits, and the plan of the week of `now_ms`.
// The same day gives the same data. A start that was cut short is gone on with. With an empty
// `data` (in memory) nothing is marked.
Status prepare_demo(Office& office, const std::filesystem::path& data, std::int64_t now_ms);

// Who can sign in.
struct DemoAccount {
  std::string account;
  std::string name;
  std::string role;  // Name in the catalog.
  std::string unit;
  std::string post;
};
std::vector<DemoAccount> demo_accounts();

}  // namespace huifang::server
