#pragma once

#include <cstdint>

namespace huifang::server {

// Numbers that only depend on the seed, the same on every machine (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return (mixed ^ (mixed >> 31)) % limit;
  }
  std::int64_t days_below(std::int64_t limit) {
    return static_cast<std::int64_t>(below(static_cast<std::uint64_t>(limit)));
  }

 private:
  std::uint64_t state_;
};

}  // namespace huifang::server
