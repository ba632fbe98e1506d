#include "sync/server/demo/demo.hpp"

#include <charconv>
#include <fstream>
#include <optional>
#include <system_error>

#include "core/catalog/catalog.hpp"
#include "core/rules/office_clock.hpp"
#include "sync/server/accounts/password.hpp"
#include "sync/server/demo/demo_lists.hpp"
#include "sync/server/demo/demo_records.hpp"
#include "sync/server/import/csv.hpp"
#include "sync/server/import/import_file.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMarkName =
    "demo";  // A file: what the folder is for can be seen without opening the database.
constexpr std::string_view kFilling = "filling ";
constexpr std::string_view kFilled = "filled ";

std::string read_mark(const fs::path& data) {
  std::ifstream file(data / kMarkName);
  std::string mark;
  std::getline(file, mark);
  return mark;
}

Status write_mark(const fs::path& data, std::string_view word, std::int64_t today) {
  if (data.empty()) return {};
  std::ofstream file(data / kMarkName);
  file << word << today << '\n';
  if (!file.flush())
    return failure(ErrorCode::kUnavailable, "office.data_unusable", (data / kMarkName).string());
  return {};
}

// The day a folder was begun to be filled on; a second attempt makes the same data.
std::optional<std::int64_t> day_of_mark(std::string_view mark, std::string_view word) {
  if (!mark.starts_with(word)) return std::nullopt;
  mark.remove_prefix(word.size());
  std::int64_t day = 0;
  const auto [end, fault] = std::from_chars(mark.data(), mark.data() + mark.size(), day);
  return fault == std::errc() ? std::optional(day) : std::nullopt;
}

Status import_list(Office& office, ImportKind kind, std::string_view csv, std::int64_t now_ms) {
  const auto report = import_file(office, kind, csv, now_ms);
  if (!report) return failure(ErrorCode::kInternal, report.error().key);
  if (report->refused.empty()) return {};
  const RefusedRow& row = report->refused.front();
  return failure(ErrorCode::kInternal, row.reason.key,
                 "demo row " + std::to_string(row.row) + " " + row.code);
}

// One hash for all: their password is the same and no secret, and hashing is made to be slow.
Status put_passwords(Office& office) {
  const Result<std::string> hash = hash_password(kDemoPassword);
  if (!hash) return std::unexpected(hash.error());
  auto accounts = office.account_store().accounts();
  if (!accounts) return std::unexpected(accounts.error());
  for (Account& account : *accounts) {
    account.password_hash = *hash;
    if (Status put = office.account_store().put_account(account); !put) return put;
  }
  return {};
}

Status fill(Office& office, std::int64_t today, std::int64_t now_ms) {
  const std::vector<DemoService> services =
      demo_services(kDemoCustomers, demo_owner_count(), Policies(office.catalog()), today);
  const auto import = [&](ImportKind kind, std::string_view csv) {
    return import_list(office, kind, csv, now_ms);
  };
  if (Status done = import(ImportKind::kEmployees, demo_staff_csv()); !done) return done;
  if (Status done = import(ImportKind::kCustomers, demo_customers_csv(services, today)); !done)
    return done;
  if (Status done = import(ImportKind::kVisits, demo_visits_csv(services)); !done) return done;
  if (Status done = put_demo_records(office, services, today, now_ms); !done) return done;
  return put_passwords(office);
}

}  // namespace

DemoFolder demo_folder(const fs::path& data) {
  std::error_code none;
  if (fs::exists(data / kMarkName, none)) return DemoFolder::kDemo;
  return fs::exists(data / kDatabaseName, none) ? DemoFolder::kReal : DemoFolder::kNone;
}

Status prepare_demo(Office& office, const fs::path& data, std::int64_t now_ms) {
  const std::string mark = data.empty() ? std::string() : read_mark(data);
  if (mark.starts_with(kFilled)) return {};
  const std::int64_t today =
      day_of_mark(mark, kFilling).value_or(office_day(Policies(office.catalog()), now_ms));
  if (Status marked = write_mark(data, kFilling, today); !marked) return marked;
  if (Status filled = fill(office, today, now_ms); !filled) return filled;
  return write_mark(data, kFilled, today);
}

std::vector<DemoAccount> demo_accounts() {
  std::vector<DemoAccount> accounts;
  const auto catalog = load_catalog(catalog_files());
  const auto records = read_csv(demo_staff_csv());
  if (!catalog || !records) return accounts;
  for (std::size_t index = 1; index < records->size(); ++index) {
    const std::vector<std::string>& cells =
        (*records)[index].cells;  // 工号,姓名,账号,部门,角色,职务
    const RoleDefinition* role = catalog->role_by_word(cells[4]);
    accounts.push_back({cells[2], cells[1], role == nullptr ? "" : role->name, cells[3], cells[5]});
  }
  return accounts;
}

}  // namespace huifang::server
