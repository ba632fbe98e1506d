#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "sync/server/http/limits.hpp"
#include "sync/server/http/static_files.hpp"

namespace huifang::server {

class Office;
struct Metrics;

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;            // 0 = any free one.
  std::vector<std::string> host_names;  // The server's own, beside localhost.
  HttpLimits limits;
  RateLimits rates;
  std::function<std::int64_t()> now_ms;  // Wall clock; the system's when empty.
  std::string build;
  bool demo = false;
};

// True for addresses that only this machine can reach.
bool is_loopback(const std::string& address);

// The HTTP server of one office. One thread, the caller of run(), serves all connections; the
// office's work is done on another.
class HttpServer {
 public:
  HttpServer(Office& office, StaticFiles files, HttpOptions options);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Takes the address. kUnavailable "server.address_taken", kInvalidInput "server.address_invalid".
  Status listen();
  std::uint16_t port() const;  // REQUIRES: listen() succeeded.

  // Serves until stop() has been called and every request under way is answered.
  void run();

  // Any thread, any number of times. Takes no more connections, finishes requests, ends live lines.
  void stop();
  void stop_on_signals();  // SIGTERM and SIGINT.

  const Metrics& metrics() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace huifang::server
