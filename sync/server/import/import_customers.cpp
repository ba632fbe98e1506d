#include <set>
#include <unordered_map>

#include "core/catalog/fields.hpp"
#include "core/rules/customer_check.hpp"
#include "sync/server/import/import_session.hpp"

namespace huifang::server {
namespace {

// A column of the file and the field of the catalog it fills.
struct CustomerColumn {
  Column column;
  std::string_view field;
};
constexpr CustomerColumn kCustomerColumns[] = {
    {{"客户编码"}, "code"},
    {{"客户名称"}, "name"},
    {{"性质"}, "kind"},
    {{"客户类别"}, "type"},
    {{"企业性质", false}, "nature"},
    {{"主管单位", false}, "supervising_body"},
    {{"行业", false}, "industry"},
    {{"省", false}, "province"},
    {{"市", false}, "city"},
    {{"区县", false}, "district"},
    {{"详细地址"}, "address"},
    {{"联系人", false}, "contact_name"},
    {{"职务", false}, "contact_post"},
    {{"手机"}, "mobile"},
    {{"固定电话", false}, "landline"},
    {{"邮箱", false}, "email"},
    {{"生日", false}, "birthday"},
    {{"负责人"}, "owner"},
    {{"部门"}, "unit"},
    {{"来源", false}, "source"},
    {{"首次接触日期", false}, "first_contact_on"},
    {{"最近购买日期", false}, "last_purchase_on"},
    {{"累计金额(元)", false}, "total_amount"},
    {{"备注", false}, "notes"},
};
constexpr std::size_t kCodeCell = 0;

class CustomerImport {
 public:
  explicit CustomerImport(ImportSession& session)
      : session_(session),
        context_{.catalog = session.catalog(),
                 .policies = session.policies(),
                 .today = session.today(),
                 .known = &known_} {
    for (const Record& unit : session.units()) {
      names_.units.push_back({unit.id, std::string(unit.fields.text(unit_field::kName))});
    }
    for (const Record& employee : session.employees()) {
      names_.people.push_back({employee.id,
                               std::string(employee.fields.text(employee_field::kName)),
                               employee.fields.reference(employee_field::kUnit)});
    }
    for (const Record& customer : session.customers()) {
      known_.add(customer);
      by_code_.emplace(customer.fields.text(customer_field::kCode), customer.id);
    }
  }

  Status take_row(const Table::Row& table_row) {
    const std::string& code = table_row.cells[kCodeCell];
    const auto refuse_code = [&](std::string what, std::string key) {
      session_.refuse(table_row.number, kCustomerColumns[kCodeCell].column.heading, std::move(what),
                      {std::move(key), {{"code", code}}});
      return Status{};
    };
    if (code.empty()) return refuse_code("code_missing", "import.customer.code_missing");
    if (!codes_seen_.insert(code).second) return refuse_code("duplicate", "rule.duplicate.code");

    CustomerRow row;
    for (std::size_t index = 0; index < std::size(kCustomerColumns); ++index) {
      row.emplace(kCustomerColumns[index].field, table_row.cells[index]);
    }
    const auto known = by_code_.find(code);
    const Id self = known == by_code_.end() ? Id{} : known->second;
    CustomerRowResult result = check_customer_row(row, names_, context_, self);
    if (!result.findings.empty()) {
      const Finding& finding = result.findings.front();
      session_.refuse(table_row.number, heading_of(finding.field), finding.code, finding.reason);
      return {};
    }
    Record& customer = result.customer;
    customer.type = kCustomerEntity;
    customer.id = self.is_nil() ? id_from_code(code) : self;
    if (self.is_nil()) known_.add(customer);
    return session_.take(customer, customer.id, table_row.number,
                         kCustomerColumns[kCodeCell].column.heading);
  }

 private:
  static Id id_from_code(std::string_view code) {
    return derive_id("customer",
                     ByteView(reinterpret_cast<const std::uint8_t*>(code.data()), code.size()));
  }

  std::string_view heading_of(FieldNumber number) const {
    const FieldDefinition* field = session_.catalog().field(kCustomerEntity, number);
    for (const CustomerColumn& column : kCustomerColumns) {
      if (field != nullptr && column.field == field->name) return column.column.heading;
    }
    return kCustomerColumns[kCodeCell].column.heading;
  }

  ImportSession& session_;
  CustomerIndex known_;
  NameDirectory names_;
  CustomerCheckContext context_;
  std::unordered_map<std::string, Id> by_code_;
  std::set<std::string> codes_seen_;
};

}  // namespace

std::span<const Column> customer_columns() {
  static const std::vector<Column> kColumns = [] {
    std::vector<Column> columns;
    for (const CustomerColumn& column : kCustomerColumns) columns.push_back(column.column);
    return columns;
  }();
  return kColumns;
}

Status import_customers(ImportSession& session, const Table& table) {
  CustomerImport import(session);
  return session.each_row(table, [&](const Table::Row& row) { return import.take_row(row); });
}

}  // namespace huifang::server
