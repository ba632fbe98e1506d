#pragma once

#include "core/record/bytes.hpp"

namespace huifang::sync::test {

// A sealed value with another byte there and a checksum that fits.
Bytes with_byte(Bytes sealed, std::size_t at, std::uint8_t byte);

}  // namespace huifang::sync::test
