#pragma once

#include <string>

#include "core/error.hpp"

namespace huifang::server {

class Office;

// The password of every demo account.
inline constexpr std::string_view kDemoPassword = "huifang-demo";

// Fills an empty office with the demo organisation: its staff with their accounts, 2,000 customers
// and their visits, the same ones every time; some visits are planned for the day of `now_ms`.
Status fill_demo(Office& office, std::int64_t now_ms);

// Who can sign in, for the page's one-click list:
// {"password":…,"accounts":[{"account":…,"name":…,"unit":…,"role":…,"post":…}]}.
std::string demo_accounts_json();

}  // namespace huifang::server
