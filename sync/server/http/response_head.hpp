#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sync/protocol/operation.hpp"
#include "sync/server/http/message.hpp"

namespace huifang::server {

// Status line and headers of an answer, with those that every answer carries.
std::string response_head(const Answer& answer, bool keep_alive, std::int64_t now_ms);

// What a live line says.
inline constexpr std::string_view kLiveHeartbeat = ":\n\n";
std::string live_poke(sync::Sequence seq);
std::string live_retry(std::int64_t retry_ms);

}  // namespace huifang::server
