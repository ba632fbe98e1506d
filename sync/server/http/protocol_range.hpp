#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sync/protocol/limits.hpp"

namespace huifang::server {

// Versions of the protocol that a side speaks, as the header X-Sync-Proto names them: "min-max".
struct ProtocolRange {
  std::uint32_t min = 0;
  std::uint32_t max = 0;

  bool has(std::uint32_t version) const { return min <= version && version <= max; }
  bool operator==(const ProtocolRange&) const = default;
};

inline constexpr std::string_view kProtocolRangeHeader = "X-Sync-Proto";
inline constexpr std::string_view kOurProtocolRange = "1-1";
static_assert(sync::kProtocolVersion == 1, "say so in kOurProtocolRange");

// Nothing for any other text, and for a range that ends before it begins.
std::optional<ProtocolRange> read_protocol_range(std::string_view text);

}  // namespace huifang::server
