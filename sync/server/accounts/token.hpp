#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/record/bytes.hpp"

namespace huifang::server {

// What is kept of a token: nobody who reads the database can use it.
using TokenHash = std::array<std::uint8_t, 32>;

// 256 random bits as text.
std::string make_token();
TokenHash hash_token(std::string_view token);

// Base64 with the URL's alphabet and without padding; nothing for any other text.
std::string base64url(ByteView bytes);
std::optional<Bytes> bytes_from_base64url(std::string_view text);

}  // namespace huifang::server
