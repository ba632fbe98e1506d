#include "tests/sync/client/support/samples.hpp"

#include "core/catalog/embedded.hpp"
#include "core/catalog/fields.hpp"

namespace huifang::sync::test {

const Catalog& catalog() {
  static const Catalog kCatalog = load_catalog(catalog_files()).value();
  return kCatalog;
}

Id sample_id(std::uint64_t number, std::uint8_t space) {
  Id id;
  id.bytes[0] = space;
  for (std::size_t at = 0; at < 8; ++at)
    id.bytes[15 - at] = static_cast<std::uint8_t>(number >> (8 * at));
  return id;
}

RowVersion customer_row(std::uint64_t number, const std::string& name, Scope scope) {
  return RowVersion{
      .type = kCustomerEntity,
      .id = customer_id(number),
      .root = customer_id(number),
      .scope = scope,
      .fields = Fields({{customer_field::kName, name},
                        {customer_field::kKind, std::string("person")},
                        {customer_field::kType, std::string("general")},
                        {customer_field::kProvince, std::string("山东省")},
                        {customer_field::kCity, std::string("济南市")},
                        {customer_field::kDistrict, std::string("历下区")},
                        {customer_field::kAddress, std::string("人民路251号14栋419室")},
                        {customer_field::kMobile, std::string("13521335051")},
                        {customer_field::kOwner, kEmployee},
                        {customer_field::kUnit, kUnit},
                        {customer_field::kNotes, std::string("老客户")}})};
}

RowVersion visit_row(std::uint64_t number, std::uint64_t customer, const std::string& notes,
                     Scope scope) {
  return RowVersion{.type = kVisitEntity,
                    .id = visit_id(number),
                    .root = customer_id(customer),
                    .scope = scope,
                    .fields = Fields({{visit_field::kCustomer, customer_id(customer)},
                                      {visit_field::kRep, kEmployee},
                                      {visit_field::kState, std::string("submitted")},
                                      {visit_field::kNotes, notes}})};
}

std::vector<RowVersion> directory_rows() {
  return {RowVersion{.type = kUnitEntity,
                     .id = kUnit,
                     .scope = kDirectory,
                     .fields = Fields({{unit_field::kName, std::string("销售一部")},
                                       {unit_field::kNumber, std::int64_t{2}}})},
          RowVersion{.type = kEmployeeEntity,
                     .id = kEmployee,
                     .scope = kDirectory,
                     .fields = Fields({{employee_field::kName, std::string("王芳")},
                                       {employee_field::kAccount, std::string("wangfang")},
                                       {employee_field::kUserNumber, std::int64_t{kUser}},
                                       {employee_field::kUnit, kUnit},
                                       {employee_field::kRole, std::string("sales")}})}};
}

}  // namespace huifang::sync::test
