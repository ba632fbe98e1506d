#include "sync/server/http/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace huifang::server {
namespace {

constexpr double kMinuteMs = 60'000;

}  // namespace

RateLimiter::RateLimiter(Rate rate, std::size_t keys_max) : rate_(rate), keys_max_(keys_max) {}

std::uint64_t RateLimiter::take(std::string_view key, std::int64_t now_ms) {
  auto found = buckets_.find(std::string(key));
  if (found == buckets_.end()) {
    if (buckets_.size() >= keys_max_) forget_empty(now_ms);
    if (buckets_.size() >= keys_max_)
      return static_cast<std::uint64_t>(std::ceil(60 / rate_.per_minute));
    found = buckets_.emplace(key, Bucket{.level = 0, .at_ms = now_ms}).first;
  }
  Bucket& bucket = found->second;
  bucket.level = leaked_level(bucket, now_ms);
  bucket.at_ms = now_ms;
  if (bucket.level + 1 > rate_.burst + 1e-9) {
    return static_cast<std::uint64_t>(
        std::ceil((bucket.level + 1 - rate_.burst) * 60 / rate_.per_minute));
  }
  bucket.level += 1;
  return 0;
}

void RateLimiter::give_back(std::string_view key) {
  const auto found = buckets_.find(std::string(key));
  if (found != buckets_.end()) found->second.level = std::max(0.0, found->second.level - 1);
}

double RateLimiter::leaked_level(const Bucket& bucket, std::int64_t now_ms) const {
  const auto passed_ms = static_cast<double>(std::max<std::int64_t>(0, now_ms - bucket.at_ms));
  return std::max(0.0, bucket.level - passed_ms * rate_.per_minute / kMinuteMs);
}

void RateLimiter::forget_empty(std::int64_t now_ms) {
  std::erase_if(buckets_,
                [&](const auto& entry) { return leaked_level(entry.second, now_ms) <= 0; });
}

}  // namespace huifang::server
