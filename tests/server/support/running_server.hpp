#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "sync/server/http/http_server.hpp"
#include "sync/server/http/metrics.hpp"
#include "sync/server/office.hpp"
#include "tests/server/support/http_client.hpp"
#include "tests/server/support/test_key.hpp"

namespace huifang::server {

inline constexpr std::int64_t kNowMs = 1'795'000'000'000;  // 18 November 2026.
inline constexpr std::string_view kPassword = "right password";

// An office in memory (or in `options.data`) with the staff of tests/fixtures/chain; everyone's
// password is kPassword. Given to a server, it belongs to the server's thread until that has
// stopped.
std::unique_ptr<Office> office_with_staff(const OfficeOptions& options = {});

// A server on a free port of this machine, and its clock.
class RunningServer {
 public:
  explicit RunningServer(Office& office, const std::function<void(HttpOptions&)>& change = {},
                         StaticFiles files = {});
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  std::atomic<std::int64_t> now_ms = kNowMs;
  const Metrics& metrics() const { return server_->metrics(); }
  void stop();  // Asks it to stop; does not wait.
  void wait_until_stopped();

 private:
  std::unique_ptr<HttpServer> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

// A browser that someone signed in with.
struct TestDevice {
  TestKey key;
  sync::SignInResponse session;
  sync::Counter counter = 0;
  sync::SessionId writer = 7;

  std::string bearer() const { return "Bearer " + session.access_token; }
  Call push_call(const Bytes& body) const;
  Call pull_call() const;
  Call refresh_call() const;
  // A push of `count` new customers, valid for whoever has a book of their own.
  sync::PushRequest new_customers(int count);
};

// Signs in without the password's cost, as the server does after it.
TestDevice sign_in(Office& office, std::string_view account, std::int64_t now_ms = kNowMs);
// The same over the network.
Call sign_in_call(const TestKey& key, std::string_view account,
                  std::string_view password = kPassword);

}  // namespace huifang::server
