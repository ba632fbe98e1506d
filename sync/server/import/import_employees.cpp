#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/catalog/fields.hpp"
#include "sync/server/import/import_session.hpp"

namespace huifang::server {
namespace {

enum Cell : std::size_t { kStaffNumber, kName, kAccount, kUnit, kRole, kPost };
constexpr Column kColumns[] = {{"工号"}, {"姓名"}, {"账号"}, {"部门"}, {"角色"}, {"职务", false}};

constexpr std::size_t kAccountBytesMax = 60;

Id id_from_words(std::string_view purpose, std::string_view words) {
  return derive_id(purpose,
                   ByteView(reinterpret_cast<const std::uint8_t*>(words.data()), words.size()));
}

// An account is typed on any keyboard: letters, digits and a few signs.
bool is_account_name(std::string_view text) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@";
  return !text.empty() && text.size() <= kAccountBytesMax &&
         text.find_first_not_of(kLetters) == std::string_view::npos;
}

class EmployeeImport {
 public:
  explicit EmployeeImport(ImportSession& session) : session_(session) {
    for (const Record& unit : session.units())
      units_.emplace(unit.fields.text(unit_field::kName), unit.id);
    for (const Record& employee : session.employees()) {
      people_.emplace(employee.fields.text(employee_field::kStaffNumber), employee.id);
    }
  }

  Status take_row(const Table::Row& row) {
    if (!check(row)) return {};
    const auto unit = unit_named(row.cells[kUnit]);
    if (!unit) return std::unexpected(unit.error());
    Record employee{.type = kEmployeeEntity, .id = person_with(row.cells[kStaffNumber])};
    employee.fields.set(employee_field::kName, row.cells[kName]);
    employee.fields.set(employee_field::kAccount, row.cells[kAccount]);
    employee.fields.set(employee_field::kStaffNumber, row.cells[kStaffNumber]);
    employee.fields.set(employee_field::kUnit, *unit);
    employee.fields.set(employee_field::kRole,
                        session_.catalog().role_by_word(row.cells[kRole])->name);
    if (!row.cells[kPost].empty()) employee.fields.set(employee_field::kPost, row.cells[kPost]);
    if (Status taken = session_.take(employee, Id{}, row.number, kColumns[kName].heading); !taken)
      return taken;
    return put_account(employee.id, row.cells[kAccount]);
  }

 private:
  // Refuses the row at its first fault.
  bool check(const Table::Row& row) {
    const auto refuse = [&](Cell cell, std::string code) {
      std::string key = "import.employee." + code;
      session_.refuse(row.number, kColumns[cell].heading, std::move(code),
                      {std::move(key), {{"text", row.cells[cell]}}});
      return false;
    };
    if (row.cells[kStaffNumber].empty()) return refuse(kStaffNumber, "staff_number_missing");
    if (row.cells[kName].empty()) return refuse(kName, "name_missing");
    if (!is_account_name(row.cells[kAccount])) return refuse(kAccount, "account_invalid");
    if (row.cells[kUnit].empty()) return refuse(kUnit, "unit_missing");
    if (session_.catalog().role_by_word(row.cells[kRole]) == nullptr)
      return refuse(kRole, "role_unknown");
    if (!staff_numbers_seen_.insert(row.cells[kStaffNumber]).second)
      return refuse(kStaffNumber, "duplicate");
    if (!accounts_seen_.insert(row.cells[kAccount]).second) return refuse(kAccount, "duplicate");
    if (account_of_another(row)) return refuse(kAccount, "duplicate");
    return true;
  }

  bool account_of_another(const Table::Row& row) {
    const Id person = person_with(row.cells[kStaffNumber]);
    return std::ranges::any_of(session_.employees(), [&](const Record& employee) {
      return employee.id != person &&
             employee.fields.text(employee_field::kAccount) == row.cells[kAccount];
    });
  }

  Id person_with(const std::string& staff_number) {
    const auto known = people_.find(staff_number);
    return known != people_.end() ? known->second : id_from_words("employee", staff_number);
  }

  Result<Id> unit_named(const std::string& name) {
    const auto known = units_.find(name);
    if (known != units_.end()) return known->second;
    Record unit{.type = kUnitEntity, .id = id_from_words("unit", name)};
    unit.fields.set(unit_field::kName, name);
    const auto written = session_.write(unit, Id{});
    if (!written) return std::unexpected(written.error());
    units_.emplace(name, unit.id);
    return unit.id;
  }

  // Lets the person have an account; without a password nobody can sign in with it yet.
  Status put_account(const Id& employee, const std::string& name) {
    auto record = session_.bulk().record(kEmployeeEntity, employee);
    if (!record) return std::unexpected(record.error());
    if (!*record) return {};  // Refused by the engine.
    const auto user =
        static_cast<sync::UserId>((*record)->fields.number(employee_field::kUserNumber));
    auto account = session_.accounts().account_of_user(user);
    if (!account) return std::unexpected(account.error());
    Account wanted = account->value_or(Account{.user = user});
    wanted.account = name;
    wanted.employee = employee;
    if (*account == wanted) return {};
    return session_.accounts().put_account(wanted);
  }

  ImportSession& session_;
  std::unordered_map<std::string, Id> units_;
  std::unordered_map<std::string, Id> people_;
  std::set<std::string> staff_numbers_seen_;
  std::set<std::string> accounts_seen_;
};

}  // namespace

std::span<const Column> employee_columns() { return kColumns; }

Status import_employees(ImportSession& session, const Table& table) {
  EmployeeImport import(session);
  return session.each_row(table, [&](const Table::Row& row) { return import.take_row(row); });
}

}  // namespace huifang::server
