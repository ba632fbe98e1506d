#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace huifang {

// Where faults of the catalog's files are collected: all of them, each with file and place.
class FaultList {
 public:
  void add(std::string_view place, std::string_view what);
  bool empty() const { return lines_.empty(); }
  std::string text() const;

 private:
  std::vector<std::string> lines_;
};

// Reads one JSON object strictly: a member of the wrong kind, a missing one and one that nobody
// asked for become faults. Never throws. REQUIRES: the value and the list outlive it.
class JsonObject {
 public:
  JsonObject(const nlohmann::json& value, std::string place, FaultList& faults);

  std::string text(std::string_view name);  // Must be there and not empty.
  std::string text_or(std::string_view name, std::string_view otherwise);
  std::int64_t integer(std::string_view name);  // Must be there.
  std::int64_t integer_or(std::string_view name, std::int64_t otherwise);
  std::optional<std::int64_t> optional_integer(std::string_view name);
  bool flag(std::string_view name);                        // False when absent.
  std::vector<std::string> texts(std::string_view name);   // Empty when absent.
  std::vector<JsonObject> objects(std::string_view name);  // Must be there.
  std::vector<JsonObject> optional_objects(std::string_view name);
  const nlohmann::json* any(std::string_view name);  // Whatever it is; nullptr when absent.
  bool has(std::string_view name) const;

  // Says that everything was read: members not asked for are faults.
  void finish();
  void fault(std::string_view what);
  void fault(std::string_view name, std::string_view what);
  const std::string& place() const { return place_; }

 private:
  const nlohmann::json* member(std::string_view name);
  std::string place_of(std::string_view name) const;

  const nlohmann::json* value_;
  std::string place_;
  FaultList* faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace huifang
