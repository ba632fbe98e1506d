#pragma once

#include <cstdint>
#include <string_view>

namespace huifang::shell {

// A colour as Dear ImGui packs it: alpha, blue, green, red from the highest byte down.
using Colour = std::uint32_t;

// The same colour with its opacity multiplied by `opacity` (0 to 1).
constexpr Colour with_opacity(Colour colour, float opacity) {
  const auto alpha = static_cast<float>(colour >> 24U) * opacity;
  // Never negative; std::lround is not constexpr. NOLINTNEXTLINE(bugprone-incorrect-roundings)
  return (colour & 0x00FFFFFFU) | (static_cast<Colour>(alpha + 0.5F) << 24U);
}

// Reads "#RRGGBB" or "#RRGGBBAA". Anything else does not compile.
consteval Colour colour_from_hex(std::string_view hex) {
  auto digit = [](char letter) -> Colour {
    if (letter >= '0' && letter <= '9') return static_cast<Colour>(letter - '0');
    if (letter >= 'A' && letter <= 'F') return static_cast<Colour>(letter - 'A' + 10);
    if (letter >= 'a' && letter <= 'f') return static_cast<Colour>(letter - 'a' + 10);
    throw "not a hexadecimal digit";
  };
  if ((hex.size() != 7 && hex.size() != 9) || hex[0] != '#') throw "not a colour";
  auto byte = [&](std::size_t at) { return digit(hex[at]) * 16U + digit(hex[at + 1]); };
  const Colour alpha = hex.size() == 9 ? byte(7) : 0xFFU;
  return (alpha << 24U) | (byte(5) << 16U) | (byte(3) << 8U) | byte(1);
}

}  // namespace huifang::shell
