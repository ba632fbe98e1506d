#pragma once

#include <memory>

#include "sync/server/accounts/account_store.hpp"
#include "sync/server/store/sqlite_database.hpp"
#include "sync/store/server_store.hpp"

namespace huifang::server {

// Accounts, devices and tokens beside the rows of the same database, so that one transaction can
// hold both. Begins no transaction itself.
class SqliteAccountStore final : public AccountStore {
 public:
  // Brings the tables up to date. The database is borrowed and outlives the store.
  static Result<std::unique_ptr<SqliteAccountStore>> open(SqliteDatabase& database,
                                                          sync::TenantId tenant);

  Result<std::optional<Account>> account_named(std::string_view account) override;
  Result<std::optional<Account>> account_of_user(sync::UserId user) override;
  Result<std::vector<Account>> accounts() override;
  Status put_account(const Account& account) override;
  Result<std::optional<Device>> device(sync::DeviceId device) override;
  Result<std::optional<Device>> device_with_key(sync::UserId user, ByteView public_key) override;
  Result<sync::DeviceId> add_device(const Device& device) override;
  Status set_revoked(sync::DeviceId device, bool revoked) override;
  Result<std::optional<Token>> token(const TokenHash& hash) override;
  Status put_token(const Token& token) override;
  Status remove_tokens(sync::DeviceId device, Generations which) override;
  Status remove_tokens_of_user(sync::UserId user) override;
  Status remove_expired_tokens(std::int64_t now_ms) override;

 private:
  SqliteAccountStore(SqliteDatabase& database, sync::TenantId tenant)
      : database_(database), tenant_(tenant) {}
  Result<std::optional<Account>> account_of(SqliteQuery& query);
  Result<std::optional<Device>> device_of(SqliteQuery& query);

  SqliteDatabase& database_;
  sync::TenantId tenant_;
};

}  // namespace huifang::server
