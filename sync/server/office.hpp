#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/catalog/catalog.hpp"
#include "core/error.hpp"
#include "core/record/id.hpp"
#include "sync/protocol/messages.hpp"
#include "sync/server/accounts/accounts.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/server/store/sqlite_import_store.hpp"

namespace huifang::server {

inline constexpr const char* kDatabaseName = "huifang.sqlite3";  // In the data folder.

struct OfficeOptions {
  std::filesystem::path data;  // The folder; made when missing. Empty = in memory, for tests.
  SessionTimes times;
  std::int64_t store_pages_max = 0;  // Of the database; 0 = as many as the disk holds.
};

// One organisation at work: its database with the rows, the accounts and what they may do. Every
// call is one transaction, or fails without effect. For one thread.
class Office {
 public:
  // kUnavailable "office.data_unusable" when the folder or the database cannot be used.
  static Result<std::unique_ptr<Office>> open(const OfficeOptions& options);
  ~Office();

  Accounts& accounts();
  AccountStore& account_store();
  Engine& engine();
  SqliteImportStore& import_store();
  const Catalog& catalog() const;
  Result<sync::TenantHead> head();

  // Which office this is: made at the first start on these data, and kept with them.
  const Id& id() const;
  // The device, if it means this office and signed `body` after `prefix`. Whom it is meant for
  // comes first: another office's devices have other keys. kConflict "sync.other_office"; else as
  // Accounts::who_signed.
  Result<Session> who_signed(const Id& office, sync::DeviceId device, std::string_view prefix,
                             ByteView body, std::string_view signature);

  // REQUIRES: the password was right for `account`.
  Result<sync::SignInResponse> sign_in(const Account& account, const sync::SignInRequest& request,
                                       std::int64_t now_ms);
  // REQUIRES: `signer` is who signed the request.
  Result<sync::SignInResponse> refresh(const Session& signer, const sync::RefreshRequest& request,
                                       std::int64_t now_ms);
  Result<sync::DeviceId> sign_out(std::string_view access_token, std::int64_t now_ms);

  std::expected<sync::PushResponse, Refusal> push(const Session& session,
                                                  const sync::PushRequest& request,
                                                  std::int64_t now_ms);
  std::expected<sync::PullResponse, Refusal> pull(const Session& session,
                                                  const sync::PullRequest& request,
                                                  std::int64_t now_ms);

  // Gives the account this password (it is checked first), and ends its sessions.
  // kNotFound "user.unknown", kInvalidInput "session.password_*".
  Status set_password(std::string_view account, std::string_view password);

 private:
  Office();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace huifang::server
