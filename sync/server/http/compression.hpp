#pragma once

#include <cstddef>
#include <string_view>

#include "core/error.hpp"
#include "core/record/bytes.hpp"

namespace huifang::server {

// Unpacks one gzip member. Never makes more than `bytes_max` bytes: what would be larger is
// kTooLarge "http.body_too_large"; what is not gzip, is cut short or goes on after its end is
// kInvalidInput "http.body_not_gzip".
Result<Bytes> gunzip(ByteView packed, std::size_t bytes_max);

// `level` 1 (fast) to 9 (small).
Bytes gzip(ByteView plain, int level);

// `quality` 0 (fast) to 11 (small).
Bytes brotli(ByteView plain, int quality);

// Whether an Accept-Encoding header allows `encoding` ("br", "gzip").
bool accepts_encoding(std::string_view accept_encoding, std::string_view encoding);

}  // namespace huifang::server
