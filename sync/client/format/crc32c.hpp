#pragma once

#include <cstdint>

#include "core/record/bytes.hpp"

namespace huifang::sync {

// CRC-32C (Castagnoli) of the bytes; finds every change of up to 32 neighbouring bits.
std::uint32_t crc32c(ByteView bytes);

}  // namespace huifang::sync
