#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sync/server/http/limits.hpp"

namespace huifang::server {

// Counts what each key (an account, an address, a device) took lately. Keys that have had time to
// recover are forgotten, so the memory it takes is bounded by what comes in one minute, and never
// more than `keys_max`: beyond that, new keys are refused until old ones have recovered.
class RateLimiter {
 public:
  explicit RateLimiter(Rate rate, std::size_t keys_max = 20'000);

  // Takes one; 0 when it may pass, else the seconds after which one may.
  std::uint64_t take(std::string_view key, std::int64_t now_ms);

  // Puts one back: it turned out not to count.
  void give_back(std::string_view key);

 private:
  struct Bucket {
    double level = 0;  // How full; at `burst` it is full and nothing passes.
    std::int64_t at_ms = 0;
  };
  double leaked_level(const Bucket& bucket, std::int64_t now_ms) const;
  void forget_empty(std::int64_t now_ms);

  Rate rate_;
  std::size_t keys_max_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace huifang::server
