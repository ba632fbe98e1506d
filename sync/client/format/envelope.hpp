#pragma once

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "core/record/cbor.hpp"

namespace huifang::sync {

// Every value in the device's database: format version, cipher number (0 = plain), body, and the
// CRC-32C of all that comes before it, low byte first.
inline constexpr std::uint8_t kStoreVersion = 1;
inline constexpr std::uint8_t kStoreCipherPlain = 0;

// What bodies may hold: they are our own, so limits only keep a broken one from costing memory.
inline constexpr CborLimits kStoreLimits{
    .depth_max = 12, .string_bytes_max = 1024 * 1024, .items_max = 100'000};

Bytes seal(ByteView body);

// The body, as a view into `sealed`. "store.damaged" if it is not what `seal` made, "store.newer"
// if a later version of the program made it.
Result<ByteView> unseal(ByteView sealed);

// The two faults of reading, with the place for the log.
std::unexpected<Error> store_damaged(std::string detail);
std::unexpected<Error> store_newer(std::string detail);

}  // namespace huifang::sync
