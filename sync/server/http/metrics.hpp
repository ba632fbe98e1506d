#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace huifang::server {

// What the server counted since it started. Counters may be raised from any thread.
struct Metrics {
  std::atomic<std::uint64_t> connections{0};
  std::atomic<std::uint64_t> connections_open{0};
  std::atomic<std::uint64_t> connections_refused{0};
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> requests_refused{0};  // Answered 4xx.
  std::atomic<std::uint64_t> requests_failed{0};   // Answered 5xx.
  std::atomic<std::uint64_t> pushes{0};
  std::atomic<std::uint64_t> operations{0};
  std::atomic<std::uint64_t> pulls{0};
  std::atomic<std::uint64_t> rows{0};
  std::atomic<std::uint64_t> sign_ins{0};
  std::atomic<std::uint64_t> live_lines{0};  // Open now.
  std::atomic<std::uint64_t> content_reports{0};
};

// In the text format that Prometheus reads.
std::string metrics_text(const Metrics& metrics);

}  // namespace huifang::server
