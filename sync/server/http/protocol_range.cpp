#include "sync/server/http/protocol_range.hpp"

#include <charconv>

namespace huifang::server {
namespace {

std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, number);
  if (text.empty() || fault != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace

std::optional<ProtocolRange> read_protocol_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto min = read_number(text.substr(0, dash));
  const auto max = read_number(text.substr(dash + 1));
  if (!min || !max || *max < *min) return std::nullopt;
  return ProtocolRange{*min, *max};
}

}  // namespace huifang::server
