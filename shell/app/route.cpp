#include "shell/app/route.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace huifang::shell {
namespace {

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (!part.empty()) parts.push_back(part);
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return parts;
}

}  // namespace

Route parse_route(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  const std::vector<std::string_view> parts = split_path(path);
  if (parts.size() == 1) {
    if (parts[0] == "today") return {Screen::kToday, {}};
    if (parts[0] == "customers") return {Screen::kCustomers, {}};
    if (parts[0] == "visits") return {Screen::kVisits, {}};
    if (parts[0] == "sync") return {Screen::kSync, {}};
    if (parts[0] == "share") return {Screen::kShare, {}};
    return {};
  }
  if (parts.size() < 2) return {};
  if (parts.size() == 2 && parts[0] == "share" && parts[1] == "not-kept")
    return {Screen::kShare, {}};
  const std::optional<Id> id = id_from_text(parts[1]);
  if (!id) return {};
  if (parts.size() == 2 && parts[0] == "customers") return {Screen::kCustomer, *id};
  if (parts.size() == 2 && parts[0] == "visits") return {Screen::kVisit, *id};
  if (parts.size() == 3 && parts[0] == "customers" && parts[2] == "visit")
    return {Screen::kVisitSheet, *id};
  return {};
}

std::string customer_code_of(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  const std::vector<std::string_view> parts = split_path(path);
  if (parts.size() != 2 || parts[0] != "customers" || id_from_text(parts[1])) return {};
  return std::string(parts[1]);
}

bool is_share_not_kept(std::string_view path) {
  return split_path(path.substr(0, path.find_first_of("?#"))) ==
         std::vector<std::string_view>{"share", "not-kept"};
}

bool is_kiosk(std::string_view path) {
  const std::vector<std::string_view> parts = split_path(path.substr(0, path.find_first_of("?#")));
  return !parts.empty() && parts[0] == "kiosk";
}

void RoutePath::add(std::string_view part) {
  part = part.substr(0, kLongest - size_);
  std::ranges::copy(part, letters_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += part.size();
}

RoutePath to_path(const Route& route) {
  const auto of_record = [&route](std::string_view before, std::string_view after = {}) {
    RoutePath path(before);
    const IdLetters id = letters_of(route.id);
    path.add({id.data(), id.size()});
    path.add(after);
    return path;
  };
  switch (route.screen) {
    case Screen::kStart:
      break;
    case Screen::kToday:
      return RoutePath("/today");
    case Screen::kCustomers:
      return RoutePath("/customers");
    case Screen::kCustomer:
      return of_record("/customers/");
    case Screen::kVisitSheet:
      return of_record("/customers/", "/visit");
    case Screen::kVisits:
      return RoutePath("/visits");
    case Screen::kVisit:
      return of_record("/visits/");
    case Screen::kSync:
      return RoutePath("/sync");
    case Screen::kShare:
      return RoutePath("/share");
  }
  return RoutePath("/");
}

Screen section_of(Screen screen) {
  switch (screen) {
    case Screen::kCustomer:
      return Screen::kCustomers;
    case Screen::kVisit:
    case Screen::kVisitSheet:
      return Screen::kVisits;
    default:
      return screen;
  }
}

}  // namespace huifang::shell
