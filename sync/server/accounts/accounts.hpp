#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "sync/protocol/messages.hpp"
#include "sync/server/accounts/account_store.hpp"

namespace huifang::server {

struct SessionTimes {
  std::int64_t access_ms = 10 * 60 * 1000LL;
  std::int64_t refresh_ms = 30 * 24 * 60 * 60 * 1000LL;  // Begins anew with every refresh.
};

// Who stands behind a request.
struct Session {
  Account account;
  Device device;
  std::int64_t expires_ms = 0;  // Of the access token that was shown.
};

// What a device is handed to show later.
struct Tokens {
  std::string access;
  std::int64_t access_expires_ms = 0;
  std::string refresh;
};

// The rules of signing in, staying signed in and being known. Keeps nothing but what the store
// keeps; the caller makes each call one transaction.
class Accounts {
 public:
  Accounts(AccountStore& store, SessionTimes times) : store_(store), times_(times) {}

  // The account of that name, or an empty one whose hash nothing matches: the answer to a wrong
  // name is to take as long as the answer to a wrong password.
  Result<Account> account_for_sign_in(std::string_view name);

  // After the password was right: knows the browser again by its key, or enrols it.
  // kNotAllowed "session.user_disabled", "device.revoked"; kInvalidInput "device.key_invalid".
  Result<Session> enrol(const Account& account, const sync::SignInRequest& request,
                        std::int64_t now_ms);

  // Whether the browser with this key is enrolled for the account already.
  Result<bool> knows(const Account& account, const Bytes& public_key);

  // Ends the device's session, if any, and begins a new one.
  Result<Tokens> begin_session(sync::DeviceId device, std::int64_t now_ms);

  // Who shows this access token. kExpired "session.missing", "session.unknown", "session.expired",
  // "session.user_disabled", "device.revoked".
  Result<Session> who_shows(std::string_view access_token, std::int64_t now_ms);

  // Gives new tokens for a refresh token that `signer` shows. The old ones work until a new one is
  // used, so that a lost answer locks nobody out; after that they are unknown. Errors as in
  // who_shows. REQUIRES: `signer` is who signed the request.
  Result<Tokens> refresh(const Session& signer, std::string_view refresh_token,
                         std::int64_t now_ms);

  // The device, if it signed `body` after `prefix`; whether its session lives, it is revoked or its
  // user disabled does not matter here. kExpired "device.unknown", "device.signature_wrong".
  Result<Session> who_signed(sync::DeviceId device, std::string_view prefix, ByteView body,
                             std::string_view signature);

  // Ends the session; the device stays known and may still push.
  Status sign_out(sync::DeviceId device) { return store_.remove_tokens(device, {}); }

 private:
  Result<Session> session_of(sync::DeviceId device);
  Result<Tokens> put_tokens(sync::DeviceId device, std::uint32_t generation, std::int64_t now_ms);

  AccountStore& store_;
  SessionTimes times_;
};

}  // namespace huifang::server
