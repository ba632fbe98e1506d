#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "sync/server/http/message.hpp"

namespace huifang::server {

// The HTTP status that tells the kind of fault.
int status_of(ErrorCode code);

// A refusal of /v1: the CBOR ErrorResponse with a key of the catalog's texts. `number` is what the
// key speaks of (seconds to wait, a counter, an epoch).
Answer refusal(int status, std::string key, std::uint64_t number = 0);
Answer refusal(const Error& error, std::uint64_t number = 0);

// The same with `Retry-After`.
Answer refusal_for_now(int status, std::string key, std::uint64_t seconds);

// A refusal outside /v1: one plain line for whoever reads it.
Answer plain_refusal(int status, std::string_view line);

// Whichever of the two `path` asks for.
Answer refusal_for_path(std::string_view path, int status, std::string key);

Answer cbor(Bytes body);
Answer plain(std::string_view text);
Answer json(std::string_view text);
Answer nothing();  // 204.

}  // namespace huifang::server
