#pragma once

#include <cstdint>
#include <random>

#include "sync/protocol/messages.hpp"

namespace huifang::sync {

// Makes messages from a seed: small numbers and limits often, ids from a small set so that they
// repeat.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::uint64_t number(std::uint64_t max);  // 0 ... max, small and extreme ones often.
  std::int64_t integer();
  std::string text(std::size_t bytes_max);
  Bytes bytes(std::size_t size_max);
  Id id();
  Value value();
  Fields fields(std::size_t count_max);
  Outcome outcome();
  Operation operation();
  PushRequest push_request();
  PushResponse push_response();
  PullResponse pull_response();

 private:
  std::mt19937_64 random_;
};

}  // namespace huifang::sync
