#include <fmt/format.h>

#include "sync/protocol/messages.hpp"
#include "sync/server/accounts/device_key.hpp"
#include "sync/server/accounts/password.hpp"
#include "sync/server/http/answers.hpp"
#include "sync/server/http/areas.hpp"
#include "sync/server/http/bearer.hpp"
#include "sync/server/http/context.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

constexpr int kPasswordsWaitingMax = 32;
constexpr std::uint64_t kBusyRetrySeconds = 3;

// Counts a password that is being checked for as long as it lives.
class Waiting {
 public:
  explicit Waiting(int& count) : count_(count) { count_ += 1; }
  ~Waiting() { count_ -= 1; }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  int& count_;
};

}  // namespace

Answering answer_sign_in(Context& context, const Request& request) {
  const auto message = sync::decode_sign_in_request(request.body);
  if (!message) co_return refusal(message.error());

  // Only attempts that fail count in the end; each is counted while it lasts.
  const std::int64_t now_ms = context.now_ms();
  if (const auto seconds = context.rates.sign_in_address.take(request.address, now_ms);
      seconds > 0) {
    co_return refusal_for_now(429, "session.too_many_attempts", seconds);
  }
  if (const auto seconds = context.rates.sign_in_account.take(message->account, now_ms);
      seconds > 0) {
    co_return refusal_for_now(429, "session.too_many_attempts", seconds);
  }
  if (context.passwords_waiting >= kPasswordsWaitingMax)
    co_return refusal_for_now(503, "http.busy", kBusyRetrySeconds);
  const Waiting waiting(context.passwords_waiting);

  const auto account = co_await context.office_worker.run(
      [&] { return context.office.accounts().account_for_sign_in(message->account); });
  if (!account) co_return refusal(account.error());
  const bool right = co_await context.packing_worker.run(
      [&] { return password_matches(account->password_hash, message->password); });
  if (!right) co_return refusal(401, "session.wrong_password");

  const auto known = co_await context.office_worker.run(
      [&] { return context.office.accounts().knows(*account, message->public_key); });
  if (!known) co_return refusal(known.error());
  if (!*known) {
    const std::string user = fmt::to_string(account->user);
    if (const auto seconds = context.rates.enrolment_user.take(user, now_ms); seconds > 0)
      co_return refusal_for_now(429, "session.too_many_devices", seconds);
  }

  const auto response = co_await context.office_worker.run(
      [&] { return context.office.sign_in(*account, *message, now_ms); });
  if (!response) co_return refusal(response.error());
  context.rates.sign_in_address.give_back(request.address);
  context.rates.sign_in_account.give_back(message->account);
  context.metrics.sign_ins += 1;
  co_return cbor(sync::encode(*response));
}

Answering answer_refresh(Context& context, const Request& request) {
  const auto message = sync::decode_refresh_request(request.body);
  if (!message) co_return refusal(message.error());
  const std::string signature(request.header("X-Huifang-Signature"));
  const std::int64_t now_ms = context.now_ms();
  const auto signer = co_await context.office_worker.run([&] {
    return context.office.who_signed(message->office, message->device, kRefreshSignPrefix,
                                     request.signed_body(), signature);
  });
  if (!signer) co_return refusal(signer.error());
  // Counted only now: nobody else can use up what is a device's own.
  const std::string device = fmt::to_string(message->device);
  if (const auto seconds = context.rates.refresh_device.take(device, now_ms); seconds > 0)
    co_return refusal_for_now(429, "http.too_many_requests", seconds);
  const auto response = co_await context.office_worker.run(
      [&] { return context.office.refresh(*signer, *message, now_ms); });
  if (!response) co_return refusal(response.error());
  co_return cbor(sync::encode(*response));
}

Answering answer_sign_out(Context& context, const Request& request) {
  const std::string token(bearer_of(request));
  const auto device = co_await context.office_worker.run(
      [&] { return context.office.sign_out(token, context.now_ms()); });
  if (!device) co_return refusal(device.error());
  context.live.end_device(*device);
  co_return nothing();
}

}  // namespace huifang::server
