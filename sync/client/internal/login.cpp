#include "sync/client/internal/login.hpp"

#include <algorithm>
#include <utility>

#include "sync/client/internal/refusal.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kSignInPath = "/v1/session";
constexpr std::string_view kRefreshPath = "/v1/session/refresh";
constexpr std::string_view kRefreshSignPrefix = "huifang refresh 1\n";
constexpr std::int64_t kTokenMargin_ms = 10'000;  // A request takes its time.

Person person_of(const SignInResponse& response, const std::string& account) {
  return Person{.user = response.user,
                .device = response.device,
                .employee = response.employee,
                .unit = response.unit,
                .account = account,
                .name = response.name,
                .roles = response.roles,
                .office = response.office};
}

SignInFailure sign_in_failure(const NetworkAnswer& answer) {
  const Refusal refusal = read_refusal(answer);
  const bool passes = !refusal.office_spoke() || refusal.status == 429 || refusal.status >= 500 ||
                      refusal.status == 200;
  const ErrorCode code = passes ? ErrorCode::kUnavailable : ErrorCode::kNotAllowed;
  return {Error{code, refusal.key, std::to_string(answer.status)}, refusal.number};
}

}  // namespace

void Login::open(std::function<void(const Status&)> done) {
  vault_.load(lifetime_.guard([this, done = std::move(done)](Result<DeviceIdentity> identity) {
    if (!identity) return done(std::unexpected(identity.error()));
    public_key_ = identity->public_key;
    if (!identity->enrolment.empty()) {
      auto enrolment = decode_enrolment(identity->enrolment);
      // A record that cannot be read costs a sign-in; the database is found again by it.
      if (enrolment) {
        enrolment_ = std::move(*enrolment);
        person_ = enrolment_.person;
      } else if (enrolment.error().key == "store.newer") {
        return done(std::unexpected(enrolment.error()));
      }
    }
    done({});
  }));
}

void Login::keep(Enrolment enrolment, std::function<void(const Status&)> then) {
  Bytes record = encode_enrolment(enrolment);
  vault_.keep_enrolment(std::move(record),
                        lifetime_.guard([this, enrolment = std::move(enrolment),
                                         then = std::move(then)](const Status& status) {
                          if (status) {
                            enrolment_ = enrolment;
                            person_ = enrolment_.person;
                          }
                          then(status);
                          if (on_change) on_change();
                        }));
}

std::vector<FormerOffice> Login::former_after(const Person& next) const {
  std::vector<FormerOffice> former = enrolment_.former;
  const auto drop = [&former](const Person& person) {
    std::erase_if(former, [&person](const FormerOffice& each) {
      return each.office == person.office && each.user == person.user;
    });
  };
  drop(next);
  if (!person_ || person_->office == next.office) return former;
  drop(*person_);
  const std::size_t unsent = count_unsent ? count_unsent() : 0;
  if (unsent == 0) return former;
  former.push_back({.office = person_->office,
                    .user = person_->user,
                    .account = person_->account,
                    .name = person_->name,
                    .unsent = static_cast<std::uint32_t>(unsent)});
  return former;
}

void Login::take_tokens(const SignInResponse& response, std::int64_t sent_mono_ms) {
  access_token_ = response.access_token;
  const std::int64_t lifetime_ms = response.access_expires_ms - response.server_ms;
  access_until_mono_ms_ = sent_mono_ms + lifetime_ms - std::min(kTokenMargin_ms, lifetime_ms / 2);
  if (on_server_time) on_server_time(response.server_ms, sent_mono_ms);
}

std::string Login::access_token() const {
  return clock_.mono_ms() < access_until_mono_ms_ ? access_token_ : std::string();
}

void Login::sign_in(std::string account, std::string password, std::string label, SignedIn done) {
  SignInRequest request{.account = account,
                        .password = std::move(password),
                        .public_key = public_key_,
                        .label = std::move(label)};
  const std::int64_t sent_mono_ms = clock_.mono_ms();
  signing_in_ = true;
  network_.send(NetworkRequest{.path = std::string(kSignInPath), .body = encode(request)},
                lifetime_.guard([this, account = std::move(account), sent_mono_ms,
                                 done = std::move(done)](const NetworkAnswer& answer) {
                  signing_in_ = false;
                  signed_in(answer, account, sent_mono_ms, done);
                }));
}

std::optional<SignInResponse> Login::session_in(const NetworkAnswer& answer) {
  auto response = answer.status == 200
                      ? decode_sign_in_response(answer.body)
                      : Result<SignInResponse>(failure(ErrorCode::kUnavailable, ""));
  if (on_answer) on_answer(response || read_refusal(answer).office_spoke());
  if (!response) return std::nullopt;
  return std::move(*response);
}

void Login::signed_in(const NetworkAnswer& answer, const std::string& account,
                      std::int64_t sent_mono_ms, const SignedIn& done) {
  const auto response = session_in(answer);
  if (!response) return done(std::unexpected(sign_in_failure(answer)));
  ++sign_ins_;
  take_tokens(*response, sent_mono_ms);
  backoff_.succeeded();
  Enrolment enrolment{.person = person_of(*response, account),
                      .refresh_token = response->refresh_token};
  enrolment.former = former_after(enrolment.person);
  if (on_office) on_office(false);
  keep(std::move(enrolment), [this, done](const Status& status) {
    if (!status) return done(std::unexpected(SignInFailure{status.error(), 0}));
    done(*person_);
  });
}

void Login::sign_out(std::function<void(Status)> done) {
  Enrolment enrolment = enrolment_;
  enrolment.refresh_token.clear();
  enrolment.signed_out = true;
  forget_access_token();
  keep(std::move(enrolment), [done = std::move(done)](const Status& status) { done(status); });
}

void Login::tick(std::int64_t mono_ms) {
  if (!can_renew() || !access_token().empty() || !backoff_.is_due(mono_ms)) return;
  RefreshRequest request{.device = enrolment_.person.device,
                         .refresh_token = enrolment_.refresh_token,
                         .wall_ms = clock_.wall_ms(),
                         .office = enrolment_.person.office};
  renewing_ = true;
  backoff_.tried(mono_ms);
  network_.send(NetworkRequest{.path = std::string(kRefreshPath),
                               .body = encode(request),
                               .sign_prefix = std::string(kRefreshSignPrefix)},
                lifetime_.guard([this, mono_ms, sign_ins = sign_ins_](const NetworkAnswer& answer) {
                  renewed(answer, mono_ms, sign_ins);
                }));
}

void Login::renewed(const NetworkAnswer& answer, std::int64_t sent_mono_ms,
                    std::uint64_t sign_ins) {
  const auto response = session_in(answer);
  if (sign_ins != sign_ins_) {
    renewing_ = false;
    return;
  }
  const Refusal refusal = response ? Refusal() : read_refusal(answer);
  if (refusal.is_of_other_office()) {
    // The login is kept: the office it was made at may come back.
    renewing_ = false;
    backoff_.failed(clock_.mono_ms(), random_, refusal.retry_after_ms);
    if (on_office) on_office(true);
    if (on_change) on_change();
    return;
  }
  if (refusal.ends_login()) {
    // The login is over. Work is still saved and, with the device's key alone, still sent.
    Enrolment enrolment = enrolment_;
    enrolment.refresh_token.clear();
    keep(std::move(enrolment), [this](const Status& status) {
      renewing_ = false;
      if (!status) backoff_.failed(clock_.mono_ms(), random_);
    });
    return;
  }
  if (!response) {
    renewing_ = false;
    backoff_.failed(clock_.mono_ms(), random_, refusal.retry_after_ms);
    if (on_change) on_change();
    return;
  }
  Enrolment enrolment{.person = person_of(*response, enrolment_.person.account),
                      .refresh_token = response->refresh_token,
                      .signed_out = enrolment_.signed_out,
                      .former = enrolment_.former};
  if (on_office) on_office(false);
  const auto use = [this, response = *response, sent_mono_ms](const Status& status) {
    renewing_ = false;
    if (!status) return backoff_.failed(clock_.mono_ms(), random_);
    backoff_.succeeded();
    take_tokens(response, sent_mono_ms);
    // A token that is over on arrival must not make the next request at once, for ever.
    if (access_token().empty()) backoff_.failed(clock_.mono_ms(), random_);
  };
  if (enrolment == enrolment_) {
    use({});
    if (on_change) on_change();
    return;
  }
  keep(std::move(enrolment), use);
}

}  // namespace huifang::sync
