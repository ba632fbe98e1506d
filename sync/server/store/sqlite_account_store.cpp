#include "sync/server/store/sqlite_account_store.hpp"

namespace huifang::server {
namespace {

constexpr const char* kSteps[] = {
    R"sql(
CREATE TABLE account (
  tenant_id     BIGINT NOT NULL,
  user_id       INTEGER NOT NULL,
  account       TEXT NOT NULL,
  employee_id   BLOB NOT NULL,
  password_hash TEXT NOT NULL,
  disabled      INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX account_by_name ON account (tenant_id, account);
CREATE TABLE device (
  tenant_id   BIGINT NOT NULL,
  device_id   INTEGER NOT NULL,
  user_id     INTEGER NOT NULL,
  public_key  BLOB NOT NULL,
  label       TEXT NOT NULL,
  enrolled_ms BIGINT NOT NULL,
  revoked     INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, device_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX device_by_key ON device (tenant_id, user_id, public_key);
CREATE TABLE token (
  tenant_id  BIGINT NOT NULL,
  hash       BLOB NOT NULL,
  kind       INTEGER NOT NULL,
  device_id  INTEGER NOT NULL,
  generation BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, hash)
) WITHOUT ROWID;
CREATE INDEX token_by_device ON token (tenant_id, device_id, generation);
CREATE INDEX token_by_expiry ON token (tenant_id, expires_ms);
)sql",
};

std::unexpected<Error> damaged() {
  return failure(ErrorCode::kInternal, "server.damaged", "account tables");
}

// Columns user_id, account, employee_id, password_hash, disabled.
std::optional<Account> read_account(const SqliteQuery& row) {
  const std::optional<Id> employee = id_from_bytes(row.bytes(2));
  if (!employee) return std::nullopt;
  return Account{.user = row.number<sync::UserId>(0),
                 .account = std::string(row.text(1)),
                 .employee = *employee,
                 .password_hash = std::string(row.text(3)),
                 .disabled = row.integer(4) != 0};
}

}  // namespace

Result<std::unique_ptr<SqliteAccountStore>> SqliteAccountStore::open(SqliteDatabase& database,
                                                                     sync::TenantId tenant) {
  if (Status status = migrate(database, "accounts", kSteps); !status)
    return std::unexpected(status.error());
  return std::unique_ptr<SqliteAccountStore>(new SqliteAccountStore(database, tenant));
}

Result<std::optional<Account>> SqliteAccountStore::account_named(std::string_view account) {
  SqliteQuery query = database_.query(
      "SELECT user_id, account, employee_id, password_hash, disabled FROM account WHERE tenant_id "
      "= ? AND account = ?");
  query.bind(tenant_).bind(account);
  return account_of(query);
}

Result<std::optional<Account>> SqliteAccountStore::account_of_user(sync::UserId user) {
  SqliteQuery query = database_.query(
      "SELECT user_id, account, employee_id, password_hash, disabled FROM account WHERE tenant_id "
      "= ? AND user_id = ?");
  query.bind(tenant_).bind(user);
  return account_of(query);
}

Result<std::vector<Account>> SqliteAccountStore::accounts() {
  SqliteQuery query = database_.query(
      "SELECT user_id, account, employee_id, password_hash, disabled FROM account WHERE tenant_id "
      "= ? "
      "ORDER BY user_id");
  query.bind(tenant_);
  std::vector<Account> accounts;
  for (;;) {
    auto account = account_of(query);
    if (!account) return std::unexpected(account.error());
    if (!*account) return accounts;
    accounts.push_back(std::move(**account));
  }
}

Status SqliteAccountStore::put_account(const Account& account) {
  return database_
      .query(
          "INSERT INTO account (tenant_id, user_id, account, employee_id, password_hash, disabled) "
          "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, user_id) DO UPDATE SET account = "
          "excluded.account, "
          "employee_id = excluded.employee_id, password_hash = excluded.password_hash, "
          "disabled = excluded.disabled")
      .bind(tenant_)
      .bind(account.user)
      .bind(account.account)
      .bind(ByteView(account.employee.bytes))
      .bind(account.password_hash)
      .bind(account.disabled)
      .run();
}

Result<std::optional<Device>> SqliteAccountStore::device(sync::DeviceId device) {
  SqliteQuery query = database_.query(
      "SELECT device_id, user_id, public_key, label, enrolled_ms, revoked FROM device "
      "WHERE tenant_id = ? AND device_id = ?");
  query.bind(tenant_).bind(device);
  return device_of(query);
}

Result<std::optional<Device>> SqliteAccountStore::device_with_key(sync::UserId user,
                                                                  ByteView public_key) {
  SqliteQuery query = database_.query(
      "SELECT device_id, user_id, public_key, label, enrolled_ms, revoked FROM device "
      "WHERE tenant_id = ? AND user_id = ? AND public_key = ?");
  query.bind(tenant_).bind(user).bind(public_key);
  return device_of(query);
}

Result<sync::DeviceId> SqliteAccountStore::add_device(const Device& device) {
  sync::DeviceId number = 0;
  {
    SqliteQuery last =
        database_.query("SELECT COALESCE(MAX(device_id), 0) FROM device WHERE tenant_id = ?");
    const Result<bool> row = last.bind(tenant_).next();
    if (!row) return std::unexpected(row.error());
    number = last.number<sync::DeviceId>(0) + 1;
  }
  const Status added =
      database_
          .query(
              "INSERT INTO device (tenant_id, device_id, user_id, public_key, label, enrolled_ms, "
              "revoked) VALUES (?, ?, ?, ?, ?, ?, ?)")
          .bind(tenant_)
          .bind(number)
          .bind(device.user)
          .bind(ByteView(device.public_key))
          .bind(device.label)
          .bind(device.enrolled_ms)
          .bind(device.revoked)
          .run();
  if (!added) return std::unexpected(added.error());
  return number;
}

Status SqliteAccountStore::set_revoked(sync::DeviceId device, bool revoked) {
  return database_.query("UPDATE device SET revoked = ? WHERE tenant_id = ? AND device_id = ?")
      .bind(revoked)
      .bind(tenant_)
      .bind(device)
      .run();
}

Result<std::optional<Token>> SqliteAccountStore::token(const TokenHash& hash) {
  SqliteQuery query = database_.query(
      "SELECT kind, device_id, generation, expires_ms FROM token WHERE tenant_id = ? AND hash = ?");
  const Result<bool> row = query.bind(tenant_).bind(ByteView(hash)).next();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return Token{.hash = hash,
               .kind = query.number<TokenKind>(0),
               .device = query.number<sync::DeviceId>(1),
               .generation = query.number<std::uint32_t>(2),
               .expires_ms = query.integer(3)};
}

Status SqliteAccountStore::put_token(const Token& token) {
  return database_
      .query(
          "INSERT INTO token (tenant_id, hash, kind, device_id, generation, expires_ms) VALUES (?, "
          "?, ?, ?, ?, ?)")
      .bind(tenant_)
      .bind(ByteView(token.hash))
      .bind(token.kind)
      .bind(token.device)
      .bind(token.generation)
      .bind(token.expires_ms)
      .run();
}

Status SqliteAccountStore::remove_tokens(sync::DeviceId device, Generations which) {
  return database_
      .query(
          "DELETE FROM token WHERE tenant_id = ? AND device_id = ? AND generation BETWEEN ? AND ?")
      .bind(tenant_)
      .bind(device)
      .bind(which.first)
      .bind(which.last)
      .run();
}

Status SqliteAccountStore::remove_tokens_of_user(sync::UserId user) {
  return database_
      .query(
          "DELETE FROM token WHERE tenant_id = ? AND device_id IN "
          "(SELECT device_id FROM device WHERE tenant_id = ? AND user_id = ?)")
      .bind(tenant_)
      .bind(tenant_)
      .bind(user)
      .run();
}

Status SqliteAccountStore::remove_expired_tokens(std::int64_t now_ms) {
  return database_.query("DELETE FROM token WHERE tenant_id = ? AND expires_ms <= ?")
      .bind(tenant_)
      .bind(now_ms)
      .run();
}

Result<std::optional<Account>> SqliteAccountStore::account_of(SqliteQuery& query) {
  const Result<bool> row = query.next();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  std::optional<Account> account = read_account(query);
  if (!account) return damaged();
  return account;
}

Result<std::optional<Device>> SqliteAccountStore::device_of(SqliteQuery& query) {
  const Result<bool> row = query.next();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  const ByteView key = query.bytes(2);
  return Device{.device = query.number<sync::DeviceId>(0),
                .user = query.number<sync::UserId>(1),
                .public_key = Bytes(key.begin(), key.end()),
                .label = std::string(query.text(3)),
                .enrolled_ms = query.integer(4),
                .revoked = query.integer(5) != 0};
}

}  // namespace huifang::server
