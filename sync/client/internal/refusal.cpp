#include "sync/client/internal/refusal.hpp"

#include <algorithm>

#include "sync/protocol/messages.hpp"

namespace huifang::sync {
namespace {

constexpr std::uint8_t kFirstByte = 1;  // Of every body of the office's: the version.

bool is_answered(int status) { return status >= 200 && status < 300; }

}  // namespace

Refusal read_refusal(const NetworkAnswer& answer) {
  if (answer.status == 0) return {.key = "sync.no_answer"};
  const bool asks_to_wait = answer.status == 429 || answer.status == 503;
  const std::int64_t wait_ms = asks_to_wait ? std::max<std::int64_t>(answer.retry_after_ms, 0) : 0;
  const bool begins_like_ours = !answer.body.empty() && answer.body.front() == kFirstByte;
  if (is_answered(answer.status) && begins_like_ours)
    return {.status = answer.status, .key = "sync.bad_answer"};
  const auto error = decode_error_response(answer.body);
  if (!error || answer.status < 400) {
    return {.key = "sync.foreign_answer",
            .retry_after_ms = std::min(wait_ms, Refusal::kForeignWait_ms)};
  }
  return {.status = answer.status,
          .key = error->key,
          .number = error->number,
          .retry_after_ms = wait_ms};
}

}  // namespace huifang::sync
