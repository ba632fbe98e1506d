#include "shell/platform/web/web_answer.hpp"

#include <string>
#include <utility>

namespace huifang::shell {
namespace {

// The numbers of Outcome in web/js/messages.js.
constexpr std::uint8_t kDone = 0;
constexpr std::uint8_t kFenced = 1;

}  // namespace

huifang::Status read_storage_status(WebByteReader& answer) {
  const std::uint8_t outcome = answer.u8();
  if (outcome == kDone && answer.intact()) return {};
  std::string key = answer.string();
  std::string detail = answer.string();
  if (!answer.intact()) return failure(ErrorCode::kUnavailable, "store.closed", "answer cut short");
  const ErrorCode code = outcome == kFenced ? ErrorCode::kConflict : ErrorCode::kUnavailable;
  return failure(code, std::move(key), std::move(detail));
}

}  // namespace huifang::shell
