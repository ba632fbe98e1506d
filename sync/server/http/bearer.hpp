#pragma once

#include <string_view>

#include "sync/server/http/message.hpp"

namespace huifang::server {

// The token of `Authorization: Bearer …`, or "".
inline std::string_view bearer_of(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view header = request.header("Authorization");
  if (header.size() < kScheme.size() ||
      !equal_without_case(header.substr(0, kScheme.size()), kScheme))
    return {};
  return header.substr(kScheme.size());
}

}  // namespace huifang::server
