#pragma once

#include <array>
#include <cstdint>

#include "core/record/bytes.hpp"

namespace huifang {

// SHA-256 (FIPS 180-4). For ids and fingerprints of content; secrets are hashed at the server
// with a slow function made for them.
std::array<std::uint8_t, 32> sha256(ByteView bytes);

}  // namespace huifang
