#pragma once

#include <chrono>
#include <cstdint>

namespace huifang::server {

// Milliseconds since 1970, UTC, by this machine. Only the edges of the program ask it.
inline std::int64_t wall_clock_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace huifang::server
