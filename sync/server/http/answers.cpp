#include "sync/server/http/answers.hpp"

#include <fmt/format.h>

#include "sync/protocol/messages.hpp"

namespace huifang::server {
namespace {

Answer text_answer(int status, std::string_view content_type, std::string_view text) {
  Answer answer;
  answer.status = status;
  answer.content_type = content_type;
  answer.body.assign(text.begin(), text.end());
  return answer;
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidInput:
      return 400;
    case ErrorCode::kNotAllowed:
      return 403;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kUnavailable:
      return 503;
    case ErrorCode::kExpired:
      return 401;
    case ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

Answer refusal(int status, std::string key, std::uint64_t number) {
  Answer answer;
  answer.status = status;
  answer.content_type = "application/cbor";
  answer.body = sync::encode(sync::ErrorResponse{.key = std::move(key), .number = number});
  if (status == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  return answer;
}

Answer refusal(const Error& error, std::uint64_t number) {
  if (error.key == "sync.rebase" || error.key == "sync.other_office")
    return refusal(410, error.key, number);
  if (error.key == "sync.too_old") return refusal(426, error.key, number);
  if (error.code == ErrorCode::kUnavailable)
    return refusal_for_now(503, error.key, number == 0 ? 5 : number);
  return refusal(status_of(error.code), error.key, number);
}

Answer refusal_for_now(int status, std::string key, std::uint64_t seconds) {
  Answer answer = refusal(status, std::move(key), seconds);
  answer.headers.emplace_back("Retry-After", fmt::to_string(seconds));
  return answer;
}

Answer plain_refusal(int status, std::string_view line) {
  return text_answer(status, "text/plain; charset=utf-8", fmt::format("{}\n", line));
}

Answer refusal_for_path(std::string_view path, int status, std::string key) {
  return path.starts_with("/v1/") ? refusal(status, std::move(key)) : plain_refusal(status, key);
}

Answer cbor(Bytes body) {
  Answer answer;
  answer.content_type = "application/cbor";
  answer.body = std::move(body);
  return answer;
}

Answer plain(std::string_view text) { return text_answer(200, "text/plain; charset=utf-8", text); }

Answer json(std::string_view text) { return text_answer(200, "application/json", text); }

Answer nothing() {
  Answer answer;
  answer.status = 204;
  return answer;
}

}  // namespace huifang::server
