#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace huifang::server {

// What one connection, one address and the whole server may take. Every deadline is absolute for
// its phase: sending one more byte does not prolong it. Bodies and answers get a second more for
// each `bytes_per_s_least` that moved, so that a slow line gets through and a drip does not.
struct HttpLimits {
  std::size_t header_bytes_max = 16 * 1024;
  std::size_t connections_max = 12'000;
  std::size_t connections_per_address_max = 512;
  std::size_t live_lines_per_device_max = 3;
  std::size_t office_waiting_max = 1'024;  // Jobs that wait for the one thread of the office.
  std::size_t report_bytes_max = 16 * 1024;
  std::size_t first_pulls_max = 32;  // Of devices that fetch everything, at once.

  std::chrono::milliseconds idle_time{75'000};    // Until the first byte of the next request.
  std::chrono::milliseconds header_time{10'000};  // From the first byte to the end of the headers.
  std::chrono::milliseconds body_time{60'000};    // From the headers to the end of the body.
  std::chrono::milliseconds write_time{60'000};   // For one whole answer, or one live event.
  std::size_t bytes_per_s_least = 1024;
  std::chrono::milliseconds refusal_time{1'000};  // For telling a connection too many to go away.
  std::chrono::milliseconds stop_time{10'000};    // For requests under way when the server stops.

  std::chrono::milliseconds live_heartbeat{25'000};
  std::chrono::milliseconds live_poke_gap{200};  // Pokes closer together than this become one.
  std::chrono::milliseconds head_watch{
      1'000};                 // How often is looked for what other processes wrote.
  std::size_t live_few = 50;  // Up to so many lines come back within seconds.
  std::chrono::milliseconds live_retry_few_max{3'000};
  std::chrono::milliseconds live_retry_many_max{30'000};
};

// Requests a minute, and how many may come at once (reliability.md F).
struct Rate {
  double per_minute = 0;
  double burst = 0;
};

struct RateLimits {
  Rate sign_in_account{5, 5};
  Rate sign_in_address{30, 30};
  Rate push_device{120, 400};  // A backlog of 20,000 operations passes within two minutes.
  Rate pull_device{60, 240};
  Rate report_address{30, 30};
  Rate enrolment_user{10.0 / 60, 10};  // Browsers that are new to the office.
  Rate refresh_device{10, 30};
  Rate first_pull_device{3.0 / 60, 3};
  Rate live_device{30, 30};  // Lines opened; of those that are open, a fourth ends the oldest.
};

}  // namespace huifang::server
