#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "sync/client/client.hpp"
#include "sync/client/internal/backoff.hpp"
#include "sync/client/internal/enrolment.hpp"
#include "sync/client/internal/lifetime.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

// Who is signed in on this device, and the tokens with which the office knows them: a short one for
// pulling and the live line, renewed by a long one that only this device's key can use.
class Login {
 public:
  using SignedIn = std::function<void(std::expected<Person, SignInFailure>)>;

  Login(DeviceVault& vault, Network& network, Clock& clock, Random& random)
      : vault_(vault), network_(network), clock_(clock), random_(random) {}

  std::function<void()> on_change;
  // The office's clock was read in an answer asked for at `sent_mono_ms`.
  std::function<void(std::int64_t server_ms, std::int64_t sent_mono_ms)> on_server_time;
  std::function<void(bool office_spoke)> on_answer;
  // Whether the office that was asked to renew the login is another one than it was made at.
  std::function<void(bool other)> on_office;
  // How many acts the office of the present login has not taken yet.
  std::function<std::size_t()> count_unsent;

  // Reads what was kept.
  void open(std::function<void(const Status&)> done);
  void sign_in(std::string account, std::string password, std::string label, SignedIn done);
  void sign_out(std::function<void(Status)> done);

  const std::optional<Person>& person() const { return person_; }
  const std::vector<FormerOffice>& former() const { return enrolment_.former; }
  bool is_signed_out() const { return enrolment_.signed_out; }
  // Nobody can pull until the person has signed in once more.
  bool must_sign_in_again() const { return person_ && enrolment_.refresh_token.empty(); }

  // The token for pulling; empty if it has to be renewed first.
  std::string access_token() const;
  // The office did not take it.
  void forget_access_token() { access_token_.clear(); }
  // Renews the token if it is needed and its time has come.
  void tick(std::int64_t mono_ms);
  bool can_renew() const { return !enrolment_.refresh_token.empty() && !renewing_ && !signing_in_; }
  Backoff& backoff() { return backoff_; }
  const Backoff& backoff() const { return backoff_; }

 private:
  void keep(Enrolment enrolment, std::function<void(const Status&)> then);
  // What waits elsewhere once this person signs in: work of an office that is left joins it.
  std::vector<FormerOffice> former_after(const Person& next) const;
  void take_tokens(const SignInResponse& response, std::int64_t sent_mono_ms);
  // The session that the answer brings, if it does.
  std::optional<SignInResponse> session_in(const NetworkAnswer& answer);
  void signed_in(const NetworkAnswer& answer, const std::string& account, std::int64_t sent_mono_ms,
                 const SignedIn& done);
  void renewed(const NetworkAnswer& answer, std::int64_t sent_mono_ms, std::uint64_t sign_ins);

  DeviceVault& vault_;
  Network& network_;
  Clock& clock_;
  Random& random_;
  Bytes public_key_;
  Enrolment enrolment_;
  std::optional<Person> person_;
  std::string access_token_;
  std::int64_t access_until_mono_ms_ = 0;
  bool renewing_ = false;
  bool signing_in_ = false;
  std::uint64_t sign_ins_ =
      0;  // What a renewal begun before the last of them brings does not count.
  Backoff backoff_;
  Lifetime lifetime_;
};

}  // namespace huifang::sync
