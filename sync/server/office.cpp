#include "sync/server/office.hpp"

#include <sodium.h>

#include <system_error>

#include "core/access/access.hpp"
#include "core/catalog/fields.hpp"
#include "sync/server/accounts/password.hpp"
#include "sync/server/store/sqlite_account_store.hpp"
#include "sync/server/store/sqlite_database.hpp"
#include "sync/server/store/sqlite_server_store.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

constexpr sync::TenantId kTenant = 1;

// The folder is for its owner only: it holds what people said in confidence.
Status make_folder(const fs::path& folder) {
  std::error_code fault;
  if (fs::is_directory(folder, fault)) return {};
  if (fs::create_directories(folder, fault); fault) {
    return failure(ErrorCode::kUnavailable, "office.data_unusable", fault.message());
  }
  fs::permissions(folder, fs::perms::owner_all, fault);
  return {};
}

// Runs `work` as one transaction: everything it wrote, or nothing when it or the commit fails.
template <class Work>
auto in_one_transaction(SqliteDatabase& database, Work work) -> decltype(work()) {
  if (Status begun = database.begin_write(); !begun) return std::unexpected(begun.error());
  auto outcome = work();
  Status done = outcome ? database.commit() : Status(std::unexpected(outcome.error()));
  if (!done) {
    database.rollback();
    return std::unexpected(done.error());
  }
  return outcome;
}

}  // namespace

struct Office::Parts {
  Id id;
  Catalog catalog;
  std::unique_ptr<SqliteDatabase> database;
  std::unique_ptr<SqliteServerStore> rows;
  std::unique_ptr<SqliteAccountStore> account_store;
  std::unique_ptr<SqliteImportStore> import_store;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Accounts> accounts;

  // What a device is told when its person has signed in. Each call reads in a transaction of its
  // own.
  Result<sync::SignInResponse> welcome(const Session& session, const Tokens& tokens,
                                       std::int64_t now_ms) {
    const Account& account = session.account;
    auto employee = engine->record(kEmployeeEntity, account.employee);
    if (!employee) return std::unexpected(employee.error());
    auto head = engine->head();
    if (!head) return std::unexpected(head.error());
    sync::SignInResponse response{.device = session.device.device,
                                  .user = account.user,
                                  .employee = account.employee,
                                  .access_token = tokens.access,
                                  .access_expires_ms = tokens.access_expires_ms,
                                  .refresh_token = tokens.refresh,
                                  .server_ms = now_ms,
                                  .epoch = head->epoch,
                                  .office = id};
    if (*employee) {
      response.unit = (*employee)->fields.reference(employee_field::kUnit);
      response.name = (*employee)->fields.text(employee_field::kName);
      response.roles = actor_of(employee_entry(**employee)).roles;
    }
    return response;
  }
};

Office::Office() : parts_(std::make_unique<Parts>()) {}
Office::~Office() = default;

Result<std::unique_ptr<Office>> Office::open(const OfficeOptions& options) {
  if (sodium_init() < 0) return failure(ErrorCode::kUnavailable, "office.no_randomness");
  std::unique_ptr<Office> office(new Office);
  Parts& parts = *office->parts_;

  Result<Catalog> catalog = load_catalog(catalog_files());
  if (!catalog) return std::unexpected(catalog.error());
  parts.catalog = std::move(*catalog);

  std::string path = ":memory:";
  if (!options.data.empty()) {
    if (Status made = make_folder(options.data); !made) return std::unexpected(made.error());
    path = (options.data / kDatabaseName).string();
  }
  auto database = SqliteDatabase::open(path, {.pages_max = options.store_pages_max});
  if (!database) return std::unexpected(database.error());
  parts.database = std::move(*database);
  auto rows = SqliteServerStore::open(*parts.database);
  if (!rows) return std::unexpected(rows.error());
  parts.rows = std::move(*rows);
  auto account_store = SqliteAccountStore::open(*parts.database, kTenant);
  if (!account_store) return std::unexpected(account_store.error());
  parts.account_store = std::move(*account_store);
  auto import_store = SqliteImportStore::open(*parts.database, kTenant);
  if (!import_store) return std::unexpected(import_store.error());
  parts.import_store = std::move(*import_store);

  parts.engine =
      std::make_unique<Engine>(parts.catalog, *parts.rows, EngineOptions{.tenant = kTenant});
  parts.accounts = std::make_unique<Accounts>(*parts.account_store, options.times);
  Id fresh;
  randombytes_buf(fresh.bytes.data(), fresh.bytes.size());
  const auto id = parts.engine->found_office(fresh);
  if (!id) return std::unexpected(id.error());
  parts.id = *id;
  return office;
}

Accounts& Office::accounts() { return *parts_->accounts; }
AccountStore& Office::account_store() { return *parts_->account_store; }
Engine& Office::engine() { return *parts_->engine; }
SqliteImportStore& Office::import_store() { return *parts_->import_store; }
const Catalog& Office::catalog() const { return parts_->catalog; }
const Id& Office::id() const { return parts_->id; }

Result<Session> Office::who_signed(const Id& office, sync::DeviceId device, std::string_view prefix,
                                   ByteView body, std::string_view signature) {
  if (office != parts_->id) return std::unexpected(other_office().error);
  return parts_->accounts->who_signed(device, prefix, body, signature);
}

Result<sync::TenantHead> Office::head() { return parts_->engine->head(); }

Result<sync::SignInResponse> Office::sign_in(const Account& account,
                                             const sync::SignInRequest& request,
                                             std::int64_t now_ms) {
  struct Begun {
    Session session;
    Tokens tokens;
  };
  auto begun = in_one_transaction(*parts_->database, [&]() -> Result<Begun> {
    auto session = parts_->accounts->enrol(account, request, now_ms);
    if (!session) return std::unexpected(session.error());
    auto tokens = parts_->accounts->begin_session(session->device.device, now_ms);
    if (!tokens) return std::unexpected(tokens.error());
    return Begun{std::move(*session), std::move(*tokens)};
  });
  if (!begun) return std::unexpected(begun.error());
  return parts_->welcome(begun->session, begun->tokens, now_ms);
}

Result<sync::SignInResponse> Office::refresh(const Session& signer,
                                             const sync::RefreshRequest& request,
                                             std::int64_t now_ms) {
  auto tokens = in_one_transaction(*parts_->database, [&] {
    return parts_->accounts->refresh(signer, request.refresh_token, now_ms);
  });
  if (!tokens) return std::unexpected(tokens.error());
  return parts_->welcome(signer, *tokens, now_ms);
}

Result<sync::DeviceId> Office::sign_out(std::string_view access_token, std::int64_t now_ms) {
  return in_one_transaction(*parts_->database, [&]() -> Result<sync::DeviceId> {
    auto session = parts_->accounts->who_shows(access_token, now_ms);
    if (!session) return std::unexpected(session.error());
    if (Status out = parts_->accounts->sign_out(session->device.device); !out)
      return std::unexpected(out.error());
    return session->device.device;
  });
}

std::expected<sync::PushResponse, Refusal> Office::push(const Session& session,
                                                        const sync::PushRequest& request,
                                                        std::int64_t now_ms) {
  const PushAuthority authority{.device = session.device.device,
                                .user = session.account.user,
                                .revoked = session.device.revoked || session.account.disabled};
  return parts_->engine->push(authority, request, now_ms);
}

std::expected<sync::PullResponse, Refusal> Office::pull(const Session& session,
                                                        const sync::PullRequest& request,
                                                        std::int64_t now_ms) {
  return parts_->engine->pull({.device = session.device.device, .user = session.account.user},
                              request, now_ms);
}

Status Office::set_password(std::string_view name, std::string_view password) {
  if (Status good = check_new_password(password); !good) return good;
  const Result<std::string> hash = hash_password(password);
  if (!hash) return std::unexpected(hash.error());
  return in_one_transaction(*parts_->database, [&]() -> Status {
    auto account = parts_->account_store->account_named(name);
    if (!account) return std::unexpected(account.error());
    if (!*account) return failure(ErrorCode::kNotFound, "user.unknown", std::string(name));
    (*account)->password_hash = *hash;
    if (Status put = parts_->account_store->put_account(**account); !put) return put;
    return parts_->account_store->remove_tokens_of_user((*account)->user);
  });
}

}  // namespace huifang::server
