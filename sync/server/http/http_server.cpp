#include "sync/server/http/http_server.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <memory>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "sync/server/command_line/wall_clock.hpp"
#include "sync/server/http/answers.hpp"
#include "sync/server/http/connection.hpp"
#include "sync/server/http/context.hpp"
#include "sync/server/http/headers.hpp"
#include "sync/server/http/response_head.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t kTooManyRetrySeconds = 5;
constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace

bool is_loopback(const std::string& address) {
  boost::system::error_code fault;
  return asio::ip::make_address(address, fault).is_loopback() && !fault;
}

class HttpServer::Implementation {
 public:
  Implementation(Office& office, StaticFiles files, HttpOptions options)
      : options_(std::move(options)),
        hosts_(!is_loopback(options_.address), options_.host_names),
        context_{.office = office,
                 .now_ms = options_.now_ms ? options_.now_ms : wall_clock_ms,
                 .limits = options_.limits,
                 .rates = RateLimiters(options_.rates),
                 .first_pulls = FirstPulls(options_.limits.first_pulls_max),
                 .live = LiveHub(io_.get_executor(), options_.limits),
                 .files = std::move(files),
                 .build = options_.build,
                 .demo = options_.demo} {}

  Status listen() {
    boost::system::error_code fault;
    const asio::ip::address address = asio::ip::make_address(options_.address, fault);
    if (fault) return failure(ErrorCode::kInvalidInput, "server.address_invalid", options_.address);
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), fault);
    if (!fault) acceptor_.set_option(tcp::acceptor::reuse_address(true), fault);
    if (!fault) acceptor_.bind(endpoint, fault);
    if (!fault) acceptor_.listen(tcp::acceptor::max_listen_connections, fault);
    if (fault) return failure(ErrorCode::kUnavailable, "server.address_taken", fault.message());
    asio::co_spawn(io_, accept(), asio::detached);
    asio::co_spawn(io_, watch_head(), asio::detached);
    return {};
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void run() {
    io_.run();
    context_.office_worker.finish();
    context_.packing_worker.finish();
  }

  void stop() {
    asio::post(io_, [this] { stop_here(); });
  }

  void stop_on_signals() {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](boost::system::error_code fault, int) {
      if (!fault) stop_here();
    });
  }

  const Metrics& metrics() const { return context_.metrics; }

 private:
  asio::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      auto [fault, socket] = co_await acceptor_.async_accept(kTuple);
      if (!acceptor_.is_open()) break;
      if (fault) {  // Out of descriptors, or a connection that was given up: others may still come.
        asio::steady_timer pause(io_, kAcceptPause);
        co_await pause.async_wait(kTuple);
        continue;
      }
      take(std::move(socket));
    }
  }

  // What another process wrote (an import beside the running server) is news to the live lines too.
  asio::awaitable<void> watch_head() {
    while (!stopping_) {
      watch_timer_.expires_after(context_.limits.head_watch);
      co_await watch_timer_.async_wait(kTuple);
      if (stopping_ || context_.live.size() == 0) continue;
      const auto head =
          co_await context_.office_worker.run([this] { return context_.office.head(); });
      if (head) context_.live.poke(head->seq);
    }
  }

  void take(tcp::socket socket) {
    boost::system::error_code gone;
    const tcp::endpoint other = socket.remote_endpoint(gone);
    if (gone) return;
    std::string address = other.address().to_string();
    context_.metrics.connections += 1;
    const bool too_many = connections_.size() >= context_.limits.connections_max;
    const bool too_many_of_address =
        per_address_[address] >= context_.limits.connections_per_address_max;
    if (too_many || too_many_of_address) {
      context_.metrics.connections_refused += 1;
      asio::co_spawn(io_, send_away(std::move(socket), too_many ? 503 : 429), asio::detached);
      return;
    }
    per_address_[address] += 1;
    connections_.emplace_back(boost::beast::tcp_stream(std::move(socket)), std::move(address),
                              context_, hosts_);
    asio::co_spawn(io_, keep(std::prev(connections_.end())), asio::detached);
  }

  asio::awaitable<void> keep(std::list<Connection>::iterator connection) {
    context_.metrics.connections_open = connections_.size();
    co_await connection->serve();
    const auto count = per_address_.find(connection->address());
    if (--count->second == 0) per_address_.erase(count);
    connections_.erase(connection);
    context_.metrics.connections_open = connections_.size();
    if (stopping_ && connections_.empty()) stop_timer_.cancel();
  }

  asio::awaitable<void> send_away(tcp::socket socket, int status) {
    if (away_ >= kAwayMax) co_return;
    away_ += 1;
    boost::beast::tcp_stream stream(std::move(socket));
    stream.expires_after(context_.limits.refusal_time);
    Answer answer = plain_refusal(status, "http.too_many_connections");
    answer.headers.emplace_back("Retry-After", std::to_string(kTooManyRetrySeconds));
    const std::string head = response_head(answer, false, context_.now_ms());
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(answer.body)};
    co_await asio::async_write(stream, buffers, kTuple);
    boost::system::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 1024> unread;
    for (;;) {
      const auto [fault, size] = co_await stream.async_read_some(asio::buffer(unread), kTuple);
      if (fault) break;
    }
    away_ -= 1;
  }

  void stop_here() {
    if (stopping_) return;
    stopping_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    watch_timer_.cancel();
    context_.live.end_all();
    for (Connection& connection : connections_) connection.stop();
    if (connections_.empty()) return;
    stop_timer_.expires_after(context_.limits.stop_time);
    stop_timer_.async_wait([this](boost::system::error_code all_gone) {
      if (all_gone) return;
      for (Connection& connection : connections_) connection.cut();
    });
  }

  static constexpr int kAwayMax = 256;

  HttpOptions options_;
  HostNames hosts_;
  asio::io_context io_{1};
  Context context_;
  tcp::acceptor acceptor_{io_};
  asio::signal_set signals_{io_};
  asio::steady_timer stop_timer_{io_};
  asio::steady_timer watch_timer_{io_};
  std::list<Connection> connections_;
  std::map<std::string, std::size_t> per_address_;
  int away_ = 0;
  bool stopping_ = false;
};

HttpServer::HttpServer(Office& office, StaticFiles files, HttpOptions options)
    : implementation_(
          std::make_unique<Implementation>(office, std::move(files), std::move(options))) {}

HttpServer::~HttpServer() = default;

Status HttpServer::listen() { return implementation_->listen(); }
std::uint16_t HttpServer::port() const { return implementation_->port(); }
void HttpServer::run() { implementation_->run(); }
void HttpServer::stop() { implementation_->stop(); }
void HttpServer::stop_on_signals() { implementation_->stop_on_signals(); }
const Metrics& HttpServer::metrics() const { return implementation_->metrics(); }

}  // namespace huifang::server
