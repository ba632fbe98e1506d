#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sync/server/http/first_pulls.hpp"
#include "sync/server/http/limits.hpp"
#include "sync/server/http/live_hub.hpp"
#include "sync/server/http/metrics.hpp"
#include "sync/server/http/rate_limiter.hpp"
#include "sync/server/http/static_files.hpp"
#include "sync/server/http/worker.hpp"

namespace huifang::server {

class Office;

struct RateLimiters {
  explicit RateLimiters(const RateLimits& limits)
      : sign_in_account(limits.sign_in_account),
        sign_in_address(limits.sign_in_address),
        push_device(limits.push_device),
        pull_device(limits.pull_device),
        report_address(limits.report_address),
        enrolment_user(limits.enrolment_user),
        refresh_device(limits.refresh_device),
        first_pull_device(limits.first_pull_device),
        live_device(limits.live_device) {}

  RateLimiter sign_in_account;
  RateLimiter sign_in_address;
  RateLimiter push_device;
  RateLimiter pull_device;
  RateLimiter report_address;
  RateLimiter enrolment_user;
  RateLimiter refresh_device;
  RateLimiter first_pull_device;
  RateLimiter live_device;
};

// What the handlers of the routes work with. Handlers run on the server's thread; they touch
// `office` only in jobs for `office_worker`, and give heavy arithmetic to `packing_worker`.
struct Context {
  Office& office;
  Worker office_worker;
  Worker packing_worker;  // Passwords and compression.
  std::function<std::int64_t()> now_ms;
  HttpLimits limits;
  RateLimiters rates;
  FirstPulls first_pulls;
  LiveHub live;
  Metrics metrics;
  StaticFiles files;
  std::string build;  // Of the server program.
  bool demo = false;
  int passwords_waiting = 0;
};

}  // namespace huifang::server
