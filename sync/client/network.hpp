#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/record/bytes.hpp"

namespace huifang::sync {

// A request to the office. The network signs `body` with the device's key where `sign_prefix` is
// not empty, and adds the bearer token where one is given.
struct NetworkRequest {
  std::string method = "POST";
  std::string path;  // "/v1/sync/push"
  Bytes body;
  std::string sign_prefix;  // "huifang push 1\n"; empty = unsigned.
  std::string bearer;       // Access token; empty = none.
  std::int64_t idle_timeout_ms = 30'000;
};

struct NetworkAnswer {
  int status = 0;  // 0: no answer (no network, cut, timed out); the effect is unknown.
  Bytes body;
  std::int64_t retry_after_ms = 0;
};

// What the server says unasked on the live line.
struct LiveEvent {
  enum class Kind : std::uint8_t { kOpened, kPoke, kClosed, kRefused };
  Kind kind = Kind::kPoke;
  std::uint64_t seq = 0;
  std::int64_t retry_ms = 0;  // With kClosed: the office wants the line opened then; 0 = whenever.
};

// The way to the server. Answers come later, never from inside the call, each exactly once.
class Network {
 public:
  virtual ~Network() = default;
  virtual void send(NetworkRequest request, std::function<void(NetworkAnswer)> done) = 0;
  // Keeps one live line open with this token; an empty token closes it. Does not reconnect.
  virtual void listen(std::string bearer, std::function<void(LiveEvent)> heard) = 0;
};

}  // namespace huifang::sync
