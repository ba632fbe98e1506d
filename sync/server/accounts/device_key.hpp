#pragma once

#include <string_view>

#include "core/record/bytes.hpp"

namespace huifang::server {

inline constexpr std::string_view kPushSignPrefix = "huifang push 1\n";
inline constexpr std::string_view kRefreshSignPrefix = "huifang refresh 1\n";

// True for 65 bytes that are an uncompressed point of the curve P-256.
bool is_device_key(ByteView public_key);

// Whether `signature` (base64url of r||s, 64 bytes) was made over `prefix` and `body` (SHA-256)
// with the private key to `public_key`. False for anything malformed.
bool signature_matches(ByteView public_key, std::string_view prefix, ByteView body,
                       std::string_view signature);

}  // namespace huifang::server
