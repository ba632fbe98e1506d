#include "tests/shell/flows/support/office_network.hpp"

#include <utility>

#include "core/record/cbor.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kAccessMs = 10 * 60'000;

sync::NetworkAnswer refused(int status, std::string key, std::uint64_t number = 0) {
  return {.status = status,
          .body = sync::encode(sync::ErrorResponse{.key = std::move(key), .number = number})};
}

sync::NetworkAnswer refused(const server::Refusal& refusal) {
  const std::string& key = refusal.error.key;
  if (key == "sync.gap") return refused(409, key, refusal.number);
  if (key == "sync.rebase" || key == "sync.other_office") return refused(410, key, refusal.number);
  switch (refusal.error.code) {
    case ErrorCode::kNotAllowed:
      return refused(403, key);
    case ErrorCode::kUnavailable:
      return refused(503, key);
    case ErrorCode::kInternal:
      return refused(500, key);
    default:
      return refused(422, key);
  }
}

}  // namespace

sync::NetworkAnswer FlowOffice::answer(const sync::NetworkRequest& request, std::int64_t now_ms) {
  if (moved_away_) return refused(410, "sync.other_office");
  if (request.path == "/v1/session") return sign_in(request, now_ms);
  if (request.path == "/v1/session/refresh") return refresh(request, now_ms);
  if (request.path == "/v1/sync/push") return push(request, now_ms);
  if (request.path == "/v1/sync/pull") return pull(request, now_ms);
  return refused(404, "http.not_found");
}

void FlowOffice::end_sessions() {
  tokens_.clear();
  refreshes_.clear();
}

sync::NetworkAnswer FlowOffice::sign_in(const sync::NetworkRequest& request, std::int64_t now_ms) {
  const Result<sync::SignInRequest> asked = sync::decode_sign_in_request(request.body);
  if (!asked) return refused(422, asked.error().key);
  if (!sign_in_key_.empty()) return refused(429, std::exchange(sign_in_key_, {}), sign_in_wait_);
  const auto known = accounts_.find(asked->account);
  if (known == accounts_.end() || asked->password != kPassword)
    return refused(401, "session.wrong_password");
  const auto next = static_cast<sync::DeviceId>(devices_.size() + 1);
  const sync::DeviceId device =
      devices_.try_emplace({known->second.user, asked->public_key}, next).first->second;
  people_[device] = known->second;
  return session_for(device, now_ms);
}

sync::NetworkAnswer FlowOffice::refresh(const sync::NetworkRequest& request, std::int64_t now_ms) {
  const Result<sync::RefreshRequest> asked = sync::decode_refresh_request(request.body);
  if (!asked) return refused(422, asked.error().key);
  const auto known = refreshes_.find(asked->refresh_token);
  if (known == refreshes_.end() || known->second != asked->device)
    return refused(401, "session.expired");
  return session_for(asked->device, now_ms);
}

sync::NetworkAnswer FlowOffice::session_for(sync::DeviceId device, std::int64_t now_ms) {
  const Account& who = people_[device];
  const std::string number = std::to_string(++tokens_made_);
  tokens_["access-" + number] = device;
  refreshes_["refresh-" + number] = device;
  return {.status = 200,
          .body = sync::encode(
              sync::SignInResponse{.device = device,
                                   .user = who.user,
                                   .employee = who.employee,
                                   .unit = who.unit,
                                   .name = who.name,
                                   .roles = {who.role},
                                   .access_token = "access-" + number,
                                   .access_expires_ms = now_ms + kAccessMs,
                                   .refresh_token = "refresh-" + number,
                                   .server_ms = now_ms,
                                   .epoch = 1,
                                   .office = engine_.head().value_or(sync::TenantHead{}).office})};
}

sync::NetworkAnswer FlowOffice::push(const sync::NetworkRequest& request, std::int64_t now_ms) {
  const Result<sync::PushRequest> asked = sync::decode_push_request(request.body);
  if (!asked) return refused(422, asked.error().key);
  const auto person = people_.find(asked->device);
  if (person == people_.end()) return refused(401, "device.unknown");
  const auto answer =
      engine_.push({.device = asked->device, .user = person->second.user}, *asked, now_ms);
  if (!answer) return refused(answer.error());
  poke();
  return {.status = 200, .body = sync::encode(*answer)};
}

sync::NetworkAnswer FlowOffice::pull(const sync::NetworkRequest& request, std::int64_t now_ms) {
  const auto token = tokens_.find(request.bearer);
  if (token == tokens_.end()) return refused(401, "session.expired");
  const Result<sync::PullRequest> asked = sync::decode_pull_request(request.body);
  if (!asked) return refused(422, asked.error().key);
  const auto answer =
      engine_.pull({.device = token->second, .user = people_[token->second].user}, *asked, now_ms);
  if (!answer) return refused(answer.error());
  return {.status = 200, .body = sync::encode(*answer)};
}

void FlowOffice::poke() {
  const Result<sync::TenantHead> head = engine_.head();
  if (!head) return;
  for (OfficeNetwork* line : lines_) line->poke(head->seq);
}

OfficeNetwork::OfficeNetwork(FlowOffice& office, std::function<std::int64_t()> now_ms)
    : office_(office), now_ms_(std::move(now_ms)) {
  office_.connect(this);
}

OfficeNetwork::~OfficeNetwork() { office_.disconnect(this); }

void OfficeNetwork::send(sync::NetworkRequest request,
                         std::function<void(sync::NetworkAnswer)> done) {
  waiting_.push_back({std::move(request), std::move(done)});
}

void OfficeNetwork::listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) {
  news_.clear();
  heard_ = std::move(heard);
  if (bearer.empty()) {
    heard_ = nullptr;
  } else if (!up_) {
    news_.push_back({sync::LiveEvent::Kind::kClosed, 0});
  } else if (!office_.knows_token(bearer)) {
    news_.push_back({sync::LiveEvent::Kind::kRefused, 0});
  } else {
    news_.push_back({sync::LiveEvent::Kind::kOpened, 0});
  }
}

bool OfficeNetwork::deliver() {
  if (held_) return false;
  if (!waiting_.empty()) {
    Waiting first = std::move(waiting_.front());
    waiting_.pop_front();
    first.done(up_ ? office_.answer(first.request, now_ms_()) : sync::NetworkAnswer{});
    return true;
  }
  if (news_.empty() || !heard_) return false;
  const sync::LiveEvent event = news_.front();
  news_.pop_front();
  const auto heard = heard_;
  heard(event);
  return true;
}

void OfficeNetwork::set_up(bool up) {
  if (up_ && !up && heard_) news_.push_back({sync::LiveEvent::Kind::kClosed, 0});
  up_ = up;
}

void OfficeNetwork::poke(sync::Sequence seq) {
  if (up_ && heard_) news_.push_back({sync::LiveEvent::Kind::kPoke, seq});
}

}  // namespace huifang::shell
