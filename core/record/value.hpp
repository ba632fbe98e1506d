#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>

#include "core/record/id.hpp"

namespace huifang {

// A place as the device measured it, in millionths of a degree (WGS 84) and metres.
struct Place {
  std::int32_t latitude_e6 = 0;
  std::int32_t longitude_e6 = 0;
  std::int32_t accuracy_m = 0;
  auto operator<=>(const Place&) const = default;
};

// The value of one field. What a field may hold is said by the catalog:
//   text, long_text, phone, email, choice -> std::string     integer, money (fen) -> std::int64_t
//   date -> std::int64_t days since 1970-01-01               timestamp -> std::int64_t ms since
//   1970, UTC boolean -> bool       reference -> Id       place -> Place       nothing known ->
//   std::monostate
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id, Place>;

inline bool is_empty(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  return std::holds_alternative<std::monostate>(value);
}

}  // namespace huifang
