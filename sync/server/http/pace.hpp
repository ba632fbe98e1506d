#pragma once

#include <chrono>
#include <cstddef>

namespace huifang::server {

// How long a phase may last in which bytes move: its time, and a second more for each
// `bytes_per_s` that moved. A slow line that moves is not cut; a byte now and then gains nothing.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;

  Pace(Clock::time_point begun, std::chrono::milliseconds time, std::size_t bytes_per_s)
      : until_(begun + time), bytes_per_s_(bytes_per_s) {}

  void moved(std::size_t bytes) {
    until_ += std::chrono::microseconds(bytes * 1'000'000 / bytes_per_s_);
  }
  Clock::time_point until() const { return until_; }

 private:
  Clock::time_point until_;
  std::size_t bytes_per_s_;
};

}  // namespace huifang::server
