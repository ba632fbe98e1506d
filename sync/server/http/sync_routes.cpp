#include <fmt/format.h>

#include <optional>

#include "sync/protocol/messages.hpp"
#include "sync/server/accounts/device_key.hpp"
#include "sync/server/http/answers.hpp"
#include "sync/server/http/areas.hpp"
#include "sync/server/http/bearer.hpp"
#include "sync/server/http/compression.hpp"
#include "sync/server/http/context.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

constexpr std::size_t kPackFromBytes = 1024;
constexpr int kGzipLevel = 4;
constexpr int kBrotliQuality = 4;

constexpr std::uint64_t kFirstPullRetrySeconds = 10;

// What a device that fetches everything has to wait for; nothing when it may begin.
std::optional<Answer> refuse_first_pull(Context& context, sync::DeviceId device,
                                        std::int64_t now_ms) {
  if (context.first_pulls.has_just_begun(device, now_ms)) return std::nullopt;
  if (!context.first_pulls.has_room(now_ms))
    return refusal_for_now(429, "http.too_many_first_pulls", kFirstPullRetrySeconds);
  const auto seconds = context.rates.first_pull_device.take(fmt::to_string(device), now_ms);
  if (seconds > 0) return refusal_for_now(429, "http.too_many_requests", seconds);
  context.first_pulls.begin(device, now_ms);
  return std::nullopt;
}

// Packs an answer as the asker understands it, where that saves something.
Answering packed(Context& context, const Request& request, Bytes& body) {
  Answer answer = cbor({});
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  const std::string_view accepted = request.header("Accept-Encoding");
  const bool brotli_too = accepts_encoding(accepted, "br");
  if (body.size() >= kPackFromBytes && (brotli_too || accepts_encoding(accepted, "gzip"))) {
    Bytes small = co_await context.packing_worker.run(
        [&] { return brotli_too ? brotli(body, kBrotliQuality) : gzip(body, kGzipLevel); });
    if (!small.empty() && small.size() < body.size()) {
      answer.headers.emplace_back("Content-Encoding", brotli_too ? "br" : "gzip");
      body = std::move(small);
    }
  }
  answer.body = std::move(body);
  co_return answer;
}

}  // namespace

Answering answer_push(Context& context, const Request& request) {
  const auto message = sync::decode_push_request(request.body);
  if (!message) co_return refusal(message.error());

  const std::string signature(request.header("X-Huifang-Signature"));
  const std::int64_t now_ms = context.now_ms();
  const auto session = co_await context.office_worker.run([&] {
    return context.office.who_signed(message->office, message->device, kPushSignPrefix,
                                     request.signed_body(), signature);
  });
  if (!session) co_return refusal(session.error());
  const std::string device = fmt::to_string(message->device);
  if (const auto seconds = context.rates.push_device.take(device, now_ms); seconds > 0) {
    co_return refusal_for_now(429, "http.too_many_requests", seconds);
  }

  const auto response = co_await context.office_worker.run(
      [&] { return context.office.push(*session, *message, now_ms); });
  if (!response) co_return refusal(response.error().error, response.error().number);
  context.metrics.pushes += 1;
  context.metrics.operations += message->operations.size();
  context.live.poke(response->high_seq);
  co_return cbor(sync::encode(*response));
}

Answering answer_pull(Context& context, const Request& request) {
  const auto message = sync::decode_pull_request(request.body);
  if (!message) co_return refusal(message.error());
  const std::string token(bearer_of(request));
  const std::int64_t now_ms = context.now_ms();
  const auto session = co_await context.office_worker.run(
      [&] { return context.office.accounts().who_shows(token, now_ms); });
  if (!session) co_return refusal(session.error());
  const std::string device = fmt::to_string(session->device.device);
  if (const auto seconds = context.rates.pull_device.take(device, now_ms); seconds > 0) {
    co_return refusal_for_now(429, "http.too_many_requests", seconds);
  }

  if (message->cursor.empty()) {
    if (auto wait = refuse_first_pull(context, session->device.device, now_ms); wait)
      co_return std::move(*wait);
  }

  const auto response = co_await context.office_worker.run(
      [&] { return context.office.pull(*session, *message, now_ms); });
  if (!response) co_return refusal(response.error().error, response.error().number);
  context.first_pulls.answered(session->device.device, response->more, now_ms);
  context.metrics.pulls += 1;
  context.metrics.rows += response->rows.size();
  Bytes body = sync::encode(*response);
  co_return co_await packed(context, request, body);
}

Answering answer_live(Context& context, const Request& request) {
  const std::string token(bearer_of(request));
  const auto session = co_await context.office_worker.run(
      [&] { return context.office.accounts().who_shows(token, context.now_ms()); });
  if (!session) co_return refusal(session.error());
  const std::string device = fmt::to_string(session->device.device);
  if (const auto seconds = context.rates.live_device.take(device, context.now_ms()); seconds > 0)
    co_return refusal_for_now(429, "http.too_many_requests", seconds);
  const auto head = co_await context.office_worker.run([&] { return context.office.head(); });
  if (!head) co_return refusal(head.error());
  Answer answer;
  answer.content_type = "text/event-stream";
  answer.headers.emplace_back("X-Accel-Buffering", "no");  // For a proxy in between.
  answer.live = context.live.open(session->device.user, session->device.device, session->expires_ms,
                                  head->seq);
  co_return answer;
}

}  // namespace huifang::server
