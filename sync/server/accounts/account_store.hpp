#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/record/id.hpp"
#include "sync/protocol/operation.hpp"
#include "sync/server/accounts/token.hpp"

namespace huifang::server {

// Who may sign in, and as whom.
struct Account {
  sync::UserId user = 0;
  std::string account;  // What the person types.
  Id employee;
  std::string password_hash;  // "" = has no password yet and cannot sign in.
  bool disabled = false;
  bool operator==(const Account&) const = default;
};

// A browser that someone signed in with, known by its key.
struct Device {
  sync::DeviceId device = 0;
  sync::UserId user = 0;
  Bytes public_key;
  std::string label;
  std::int64_t enrolled_ms = 0;
  bool revoked = false;
  bool operator==(const Device&) const = default;
};

enum class TokenKind : std::uint8_t { kAccess = 1, kRefresh = 2 };

struct Token {
  TokenHash hash{};
  TokenKind kind = TokenKind::kAccess;
  sync::DeviceId device = 0;
  std::uint32_t generation = 0;  // Of the device's session: every refresh makes the next one.
  std::int64_t expires_ms = 0;
  bool operator==(const Token&) const = default;
};

// Generations `first` to `last`, both included.
struct Generations {
  std::uint32_t first = 0;
  std::uint32_t last = 0xFFFFFFFF;
};

// Accounts, devices and tokens of one organisation. What is written in an open transaction of the
// same database comes and goes with it. Failures are kUnavailable.
class AccountStore {
 public:
  virtual ~AccountStore() = default;

  virtual Result<std::optional<Account>> account_named(std::string_view account) = 0;
  virtual Result<std::optional<Account>> account_of_user(sync::UserId user) = 0;
  virtual Result<std::vector<Account>> accounts() = 0;
  virtual Status put_account(
      const Account& account) = 0;  // New, or instead of the one of that user.

  virtual Result<std::optional<Device>> device(sync::DeviceId device) = 0;
  virtual Result<std::optional<Device>> device_with_key(sync::UserId user, ByteView public_key) = 0;
  virtual Result<sync::DeviceId> add_device(const Device& device) = 0;  // Gives it its number.
  virtual Status set_revoked(sync::DeviceId device, bool revoked) = 0;

  virtual Result<std::optional<Token>> token(const TokenHash& hash) = 0;
  virtual Status put_token(const Token& token) = 0;
  virtual Status remove_tokens(sync::DeviceId device, Generations which) = 0;
  virtual Status remove_tokens_of_user(sync::UserId user) = 0;
  virtual Status remove_expired_tokens(std::int64_t now_ms) = 0;
};

}  // namespace huifang::server
