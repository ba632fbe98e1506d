#include "sync/server/http/connection.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <tuple>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffer_traits.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/vector_body.hpp>

#include "sync/server/http/answers.hpp"
#include "sync/server/http/compression.hpp"
#include "sync/server/http/context.hpp"
#include "sync/server/http/headers.hpp"
#include "sync/server/http/pace.hpp"
#include "sync/server/http/protocol_range.hpp"
#include "sync/server/http/response_head.hpp"
#include "sync/server/http/routes.hpp"

namespace huifang::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadBytes = 4 * 1024;
constexpr std::size_t kDrainBytesMax = 2 * 1024 * 1024;
constexpr std::uint64_t kBusyRetrySeconds = 3;

using HeadParser = http::request_parser<http::empty_body>;
using BodyParser = http::request_parser<http::vector_body<std::uint8_t>>;

const Route* find_route(std::string_view method, std::string_view path) {
  const auto found = std::ranges::find_if(
      routes(), [&](const Route& route) { return route.path == path && route.method == method; });
  return found == routes().end() ? nullptr : &*found;
}

std::string methods_of(std::string_view path) {
  std::string methods;
  for (const Route& route : routes()) {
    if (route.path != path) continue;
    if (!methods.empty()) methods += ", ";
    methods += route.method;
  }
  return methods;
}

std::string_view content_type_of(Content content) {
  return content == Content::kCbor ? "application/cbor" : "application/reports+json";
}

bool has_content_type(const Request& request, Content content) {
  const std::string_view sent = request.header("Content-Type");
  return equal_without_case(sent.substr(0, sent.find(';')), content_type_of(content));
}

// 0 when the other side speaks our protocol, which saying nothing means too; else the status of the
// refusal.
int protocol_fault(const Request& request) {
  if (request.header_count(kProtocolRangeHeader) == 0) return 0;
  const auto theirs = read_protocol_range(request.header(kProtocolRangeHeader));
  if (!theirs) return 400;
  return theirs->has(sync::kProtocolVersion) ? 0 : 426;
}

// The time for one phase of reading. When it is over the read is given up and the stream stays
// open, so that a reason can still be sent; beast's own deadline would close it. That one stands
// behind, for the read that begins in the very moment of giving up.
class PhaseDeadline {
 public:
  PhaseDeadline(boost::beast::tcp_stream& stream, std::chrono::milliseconds time,
                std::chrono::milliseconds refusal_time)
      : stream_(stream),
        refusal_time_(refusal_time),
        timer_(stream.get_executor()),
        over_(std::make_shared<bool>(false)) {
    set(Pace::Clock::now() + time);
  }
  ~PhaseDeadline() { *over_ = true; }
  PhaseDeadline(const PhaseDeadline&) = delete;
  PhaseDeadline& operator=(const PhaseDeadline&) = delete;

  // REQUIRES: nothing is being read.
  void set(Pace::Clock::time_point until) {
    stream_.expires_at(until + refusal_time_);
    timer_.expires_at(until);
    timer_.async_wait([&stream = stream_, over = over_](boost::system::error_code taken_back) {
      if (taken_back || *over) return;
      *over = true;
      boost::system::error_code ignored;
      stream.socket().cancel(ignored);
    });
  }

  bool ended(boost::system::error_code fault) const {
    return *over_ && fault == asio::error::operation_aborted;
  }

 private:
  boost::beast::tcp_stream& stream_;
  std::chrono::milliseconds refusal_time_;
  asio::steady_timer timer_;
  std::shared_ptr<bool> over_;  // Outlives the phase when the timer is already on its way.
};

Answer method_not_allowed(std::string_view path, std::string allowed) {
  Answer answer = refusal_for_path(path, 405, "http.method_not_allowed");
  answer.headers.emplace_back("Allow", std::move(allowed));
  return answer;
}

}  // namespace

Connection::Connection(boost::beast::tcp_stream stream, std::string address, Context& context,
                       const HostNames& hosts)
    : stream_(std::move(stream)), address_(std::move(address)), context_(context), hosts_(hosts) {}

asio::awaitable<void> Connection::serve() {
  boost::system::error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  do {
    if (!co_await wait_for_first_byte()) break;
    const Reading reading = co_await read_request();
    if (reading == Reading::kGone) break;
    if (reading == Reading::kRefused) {
      keep_alive_ = false;
      if (co_await write(refusal_)) co_await drain();
      break;
    }
    Answer answer = co_await answer_request();
    if (answer.live) {
      const std::shared_ptr<LiveLine> line = answer.live;
      keep_alive_ = false;
      if (co_await write(answer)) co_await keep_line(line);
      context_.live.close(line);
      context_.metrics.live_lines = context_.live.size();
      break;
    }
    if (stopping_) keep_alive_ = false;
    if (!co_await write(answer)) break;
  } while (keep_alive_);
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.socket().close(ignored);
}

void Connection::stop() {
  stopping_ = true;
  if (idle_) cut();
}

void Connection::cut() {
  boost::system::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.cancel();
}

asio::awaitable<bool> Connection::wait_for_first_byte() {
  if (stopping_) co_return false;
  if (buffer_.size() > 0) co_return true;  // The next request came together with the last one.
  idle_ = true;
  stream_.expires_after(context_.limits.idle_time);
  const auto [fault, size] = co_await stream_.async_read_some(buffer_.prepare(kReadBytes), kTuple);
  idle_ = false;
  if (fault || size == 0) co_return false;
  buffer_.commit(size);
  co_return true;
}

asio::awaitable<Connection::Reading> Connection::read_request() {
  request_ = {};
  route_ = nullptr;
  HeadParser head;
  head.header_limit(static_cast<std::uint32_t>(context_.limits.header_bytes_max));
  head.body_limit(boost::none);  // Each route has its own.
  boost::system::error_code head_fault;
  {
    const PhaseDeadline deadline(stream_, context_.limits.header_time,
                                 context_.limits.refusal_time);
    std::tie(head_fault, std::ignore) =
        co_await http::async_read_header(stream_, buffer_, head, kTuple);
    if (deadline.ended(head_fault)) co_return refuse(plain_refusal(408, "http.too_slow"));
  }
  if (head_fault == http::error::header_limit || head_fault == http::error::buffer_overflow) {
    co_return refuse(plain_refusal(431, "http.header_too_large"));
  }
  if (head_fault.category() == http::make_error_code(http::error::bad_method).category() &&
      head_fault != http::error::end_of_stream) {
    co_return refuse(plain_refusal(400, "http.malformed"));
  }
  if (head_fault) co_return Reading::kGone;

  const auto& message = head.get();
  keep_alive_ = message.keep_alive();
  request_.method = message.method_string();
  request_.address = address_;
  const std::string_view target(message.target().data(), message.target().size());
  request_.path = target.substr(0, target.find('?'));
  if (request_.path.size() < target.size())
    request_.query = target.substr(request_.path.size() + 1);
  for (const auto& field : message)
    request_.headers.emplace_back(field.name_string(), field.value());
  if (const Reading reading = take_head(); reading != Reading::kWhole) co_return reading;

  const std::uint64_t length = head.content_length().value_or(0);
  const bool has_body = length > 0 || head.chunked();
  if (route_ == nullptr || route_->content == Content::kNone) {
    if (has_body) co_return refuse(refusal_for_path(request_.path, 413, "http.body_unexpected"));
    co_return Reading::kWhole;
  }
  if (length > route_->body_bytes_max)
    co_return refuse(refusal_for_path(request_.path, 413, "http.body_too_large"));
  if (!has_content_type(request_, route_->content)) {
    co_return refuse(refusal_for_path(request_.path, 415, "http.content_type"));
  }

  Pace pace(Pace::Clock::now(), context_.limits.body_time, context_.limits.bytes_per_s_least);
  PhaseDeadline deadline(stream_, context_.limits.body_time, context_.limits.refusal_time);
  if (equal_without_case(request_.header("Expect"), "100-continue")) {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [fault, size] = co_await asio::async_write(stream_, asio::buffer(kContinue), kTuple);
    if (fault) co_return Reading::kGone;
  }
  BodyParser body(std::move(head));
  body.body_limit(route_->body_bytes_max);
  boost::system::error_code body_fault;
  while (!body.is_done() && !body_fault) {
    const auto [fault, size] = co_await http::async_read_some(stream_, buffer_, body, kTuple);
    body_fault = fault;
    pace.moved(size);
    if (!fault) deadline.set(pace.until());
  }
  if (deadline.ended(body_fault))
    co_return refuse(refusal_for_path(request_.path, 408, "http.too_slow"));
  if (body_fault == http::error::body_limit) {
    co_return refuse(refusal_for_path(request_.path, 413, "http.body_too_large"));
  }
  if (body_fault == http::error::partial_message || body_fault == http::error::end_of_stream) {
    co_return refuse(refusal_for_path(request_.path, 400, "http.body_cut_short"));
  }
  if (body_fault) co_return Reading::kGone;
  co_return take_body(std::move(body.get().body()));
}

Connection::Reading Connection::take_head() {
  if (request_.header_count("Host") != 1 || !hosts_.knows(request_.header("Host"))) {
    return refuse(refusal_for_path(request_.path, 421, "http.host_unknown"));
  }
  if (!request_.path.starts_with('/')) return refuse(plain_refusal(400, "http.malformed"));
  route_ = find_route(request_.method, request_.path);
  const bool reads_only = request_.method == "GET" || request_.method == "HEAD";
  if (route_ == nullptr) {
    const std::string allowed = methods_of(request_.path);
    if (!allowed.empty()) return refuse(method_not_allowed(request_.path, allowed));
    if (request_.path.starts_with("/v1/")) return refuse(refusal(404, "http.not_found"));
    if (!reads_only) return refuse(method_not_allowed(request_.path, "GET, HEAD"));
    return Reading::kWhole;
  }
  const bool any_origin = route_->content == Content::kReport;
  if (!any_origin && !comes_from_our_origin(request_)) {
    return refuse(refusal_for_path(request_.path, 403, "http.other_origin"));
  }
  if (const int status = protocol_fault(request_); status != 0)
    return refuse(refusal(status, "sync.version"));
  return Reading::kWhole;
}

Connection::Reading Connection::take_body(Bytes body) {
  const std::string_view encoding = request_.header("Content-Encoding");
  if (encoding.empty() || equal_without_case(encoding, "identity")) {
    request_.body = std::move(body);
    return Reading::kWhole;
  }
  if (!equal_without_case(encoding, "gzip")) {
    return refuse(refusal_for_path(request_.path, 415, "http.content_encoding"));
  }
  Result<Bytes> plain = gunzip(body, route_->body_bytes_max);
  if (!plain)
    return refuse(
        refusal_for_path(request_.path, status_of(plain.error().code), plain.error().key));
  request_.body = std::move(*plain);
  request_.body_as_sent = std::move(body);
  return Reading::kWhole;
}

Connection::Reading Connection::refuse(Answer answer) {
  refusal_ = std::move(answer);
  return Reading::kRefused;
}

asio::awaitable<Answer> Connection::answer_request() {
  context_.metrics.requests += 1;
  if (route_ == nullptr) co_return context_.files.answer(request_);
  // Nobody waits without bound for the office; who is told so comes back with what they have.
  const bool asks_office = route_->path.starts_with("/v1/");
  if (asks_office && context_.office_worker.waiting() >= context_.limits.office_waiting_max)
    co_return refusal_for_now(503, "http.busy", kBusyRetrySeconds);
  co_return co_await route_->handler(context_, request_);
}

asio::awaitable<bool> Connection::write(const Answer& answer) {
  if (answer.status >= 500) context_.metrics.requests_failed += 1;
  if (answer.status >= 400 && answer.status < 500) context_.metrics.requests_refused += 1;
  const std::string head = response_head(answer, keep_alive_, context_.now_ms());
  const bool without_body = request_.method == "HEAD" || answer.live;
  const std::array<asio::const_buffer, 2> buffers{
      asio::buffer(head), without_body ? asio::const_buffer() : asio::buffer(answer.content())};
  boost::beast::buffers_suffix<std::array<asio::const_buffer, 2>> rest(buffers);
  Pace pace(Pace::Clock::now(), context_.limits.write_time, context_.limits.bytes_per_s_least);
  while (boost::beast::buffer_bytes(rest) > 0) {
    stream_.expires_at(pace.until());
    const auto [fault, size] = co_await stream_.async_write_some(rest, kTuple);
    if (fault) co_return false;
    rest.consume(size);
    pace.moved(size);
  }
  co_return true;
}

asio::awaitable<bool> Connection::write_event(const std::string& text) {
  stream_.expires_after(context_.limits.write_time);
  const auto [fault, size] = co_await asio::async_write(stream_, asio::buffer(text), kTuple);
  co_return !fault;
}

asio::awaitable<void> Connection::keep_line(const std::shared_ptr<LiveLine>& line) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::milliseconds(line->expires_ms - context_.now_ms());
  context_.metrics.live_lines = context_.live.size();

  // The other end says nothing on this line; whatever comes is its end.
  auto said = std::make_shared<std::array<char, 1>>();
  stream_.socket().async_read_some(asio::buffer(*said),
                                   [line, said](boost::system::error_code, std::size_t) {
                                     line->ended = true;
                                     line->look();
                                   });

  asio::steady_timer pause(stream_.get_executor());
  bool heartbeat = false;
  while (!line->ended && Clock::now() < until) {
    if (line->news > line->told || heartbeat) {
      const bool poke = line->news > line->told;
      line->told = line->news;
      heartbeat = false;
      // Named, because g++ 12 destroys temporaries of a co_await twice.
      const std::string event = poke ? live_poke(line->told) : std::string(kLiveHeartbeat);
      if (!co_await write_event(event)) break;
      if (line->ended) break;
      pause.expires_after(context_.limits.live_poke_gap);
      co_await pause.async_wait(kTuple);
      continue;
    }
    line->wake.expires_at(std::min(until, Clock::now() + context_.limits.live_heartbeat));
    const auto [woken] = co_await line->wake.async_wait(kTuple);
    heartbeat = !woken;
  }
  line->ended = true;
  if (line->last_retry_ms < 0) co_return;
  const std::string retry = live_retry(line->last_retry_ms);
  co_await write_event(retry);
}

asio::awaitable<void> Connection::drain() {
  // Closing with unread bytes would make the network drop the refusal on its way.
  boost::system::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(context_.limits.refusal_time);
  std::array<char, kReadBytes> unread;
  for (std::size_t total = 0; total < kDrainBytesMax;) {
    const auto [fault, size] = co_await stream_.async_read_some(asio::buffer(unread), kTuple);
    if (fault) break;
    total += size;
  }
}

}  // namespace huifang::server
