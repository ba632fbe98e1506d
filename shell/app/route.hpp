#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/record/id.hpp"

namespace huifang::shell {

// The screens a link can name.
enum class Screen {
  kStart,       // "/": the first screen of one's role.
  kToday,       // /today
  kCustomers,   // /customers
  kCustomer,    // /customers/ID
  kVisitSheet,  // /customers/ID/visit
  kVisits,      // /visits
  kVisit,       // /visits/ID
  kSync,        // /sync
  kShare,       // /share
};

// Where a person is: a screen and the record it shows (nil for screens without one).
struct Route {
  Screen screen = Screen::kStart;
  Id id;
  bool operator==(const Route&) const = default;
};

// Reads a path of the address bar. Anything unknown comes to the start, never to a blank page.
Route parse_route(std::string_view path);

// The number of a customer that a path names as people write it, "/customers/KH100421"; empty where
// it names none, or a record by its id.
std::string customer_code_of(std::string_view path);

// Whether the address says that what was shared could not be kept on the device: /share/not-kept.
bool is_share_not_kept(std::string_view path);

// Whether the address asks for the unattended face, which stays lit.
bool is_kiosk(std::string_view path);

// The path of a route, always starting with "/". Asks for no memory: each link of each frame has
// one.
class RoutePath {
 public:
  RoutePath() = default;
  explicit RoutePath(std::string_view begin) { add(begin); }
  void add(std::string_view part);
  std::string_view text() const { return {letters_.data(), size_}; }
  operator std::string_view() const { return text(); }

 private:
  static constexpr std::size_t kLongest = 64;  // "/customers/", an id, "/visit".
  std::array<char, kLongest> letters_;
  std::size_t size_ = 0;
};
RoutePath to_path(const Route& route);

// The screen in the navigation that `screen` belongs under: a customer is under Customers.
Screen section_of(Screen screen);

}  // namespace huifang::shell
