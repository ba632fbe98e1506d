#include "sync/server/accounts/accounts.hpp"

#include "sync/server/accounts/device_key.hpp"

namespace huifang::server {
namespace {

// So long a token that is over is still told from one that never was.
constexpr std::int64_t kExpiredKeptMs = 90 * 24 * 60 * 60 * 1000LL;

std::unexpected<Error> expired(std::string key) {
  return failure(ErrorCode::kExpired, std::move(key));
}

// A person whose account is closed, or a device that was taken away, is not let in.
Status may_come_in(const Session& session) {
  if (session.account.disabled) return expired("session.user_disabled");
  if (session.device.revoked) return expired("device.revoked");
  return {};
}

}  // namespace

Result<Account> Accounts::account_for_sign_in(std::string_view name) {
  auto account = store_.account_named(name);
  if (!account) return std::unexpected(account.error());
  return account->value_or(Account{});
}

Result<Session> Accounts::enrol(const Account& account, const sync::SignInRequest& request,
                                std::int64_t now_ms) {
  if (account.disabled) return failure(ErrorCode::kNotAllowed, "session.user_disabled");
  if (!is_device_key(request.public_key))
    return failure(ErrorCode::kInvalidInput, "device.key_invalid");
  auto known = store_.device_with_key(account.user, request.public_key);
  if (!known) return std::unexpected(known.error());
  if (*known && (*known)->revoked) return failure(ErrorCode::kNotAllowed, "device.revoked");
  if (*known) return Session{account, **known};
  Device device{.user = account.user,
                .public_key = request.public_key,
                .label = request.label,
                .enrolled_ms = now_ms};
  auto number = store_.add_device(device);
  if (!number) return std::unexpected(number.error());
  device.device = *number;
  return Session{account, device};
}

Result<bool> Accounts::knows(const Account& account, const Bytes& public_key) {
  const auto known = store_.device_with_key(account.user, public_key);
  if (!known) return std::unexpected(known.error());
  return known->has_value();
}

Result<Tokens> Accounts::begin_session(sync::DeviceId device, std::int64_t now_ms) {
  if (Status cleared = store_.remove_expired_tokens(now_ms - kExpiredKeptMs); !cleared)
    return std::unexpected(cleared.error());
  if (Status cleared = store_.remove_tokens(device, {}); !cleared)
    return std::unexpected(cleared.error());
  return put_tokens(device, 1, now_ms);
}

Result<Session> Accounts::who_shows(std::string_view access_token, std::int64_t now_ms) {
  if (access_token.empty()) return expired("session.missing");
  auto found = store_.token(hash_token(access_token));
  if (!found) return std::unexpected(found.error());
  if (!*found || (*found)->kind != TokenKind::kAccess) return expired("session.unknown");
  const Token& token = **found;
  if (token.expires_ms <= now_ms) return expired("session.expired");
  auto session = session_of(token.device);
  if (!session) return session;
  if (Status welcome = may_come_in(*session); !welcome) return std::unexpected(welcome.error());
  // Its holder has the newer tokens: the older ones are of no more use to him.
  if (Status cleared = store_.remove_tokens(token.device, {.last = token.generation - 1});
      !cleared) {
    return std::unexpected(cleared.error());
  }
  session->expires_ms = token.expires_ms;
  return session;
}

Result<Tokens> Accounts::refresh(const Session& signer, std::string_view refresh_token,
                                 std::int64_t now_ms) {
  const sync::DeviceId device = signer.device.device;
  auto found = store_.token(hash_token(refresh_token));
  if (!found) return std::unexpected(found.error());
  const bool ours = *found && (*found)->kind == TokenKind::kRefresh && (*found)->device == device;
  if (!ours) return expired("session.unknown");
  const Token& token = **found;
  if (token.expires_ms <= now_ms) return expired("session.expired");
  if (Status welcome = may_come_in(signer); !welcome) return std::unexpected(welcome.error());

  // What an answer that got lost had brought is void, as is what this token itself replaced.
  const Generations newer{.first = token.generation + 1};
  const Generations older{.last = token.generation - 1};
  if (Status cleared = store_.remove_tokens(device, newer); !cleared)
    return std::unexpected(cleared.error());
  if (Status cleared = store_.remove_tokens(device, older); !cleared)
    return std::unexpected(cleared.error());
  return put_tokens(device, token.generation + 1, now_ms);
}

Result<Session> Accounts::who_signed(sync::DeviceId device, std::string_view prefix, ByteView body,
                                     std::string_view signature) {
  auto session = session_of(device);
  if (!session) return session;
  if (!signature_matches(session->device.public_key, prefix, body, signature)) {
    return expired("device.signature_wrong");
  }
  return session;
}

Result<Session> Accounts::session_of(sync::DeviceId number) {
  auto device = store_.device(number);
  if (!device) return std::unexpected(device.error());
  if (!*device) return expired("device.unknown");
  auto account = store_.account_of_user((*device)->user);
  if (!account) return std::unexpected(account.error());
  if (!*account) return expired("device.unknown");
  return Session{std::move(**account), std::move(**device)};
}

Result<Tokens> Accounts::put_tokens(sync::DeviceId device, std::uint32_t generation,
                                    std::int64_t now_ms) {
  Tokens tokens{.access = make_token(),
                .access_expires_ms = now_ms + times_.access_ms,
                .refresh = make_token()};
  const Token access{hash_token(tokens.access), TokenKind::kAccess, device, generation,
                     tokens.access_expires_ms};
  const Token refresh{hash_token(tokens.refresh), TokenKind::kRefresh, device, generation,
                      now_ms + times_.refresh_ms};
  if (Status put = store_.put_token(access); !put) return std::unexpected(put.error());
  if (Status put = store_.put_token(refresh); !put) return std::unexpected(put.error());
  return tokens;
}

}  // namespace huifang::server
