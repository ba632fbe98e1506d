#include "sync/server/engine/office_directory.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"

namespace huifang::server {

Status OfficeDirectory::refresh(RowAccess& rows) {
  if (rows.directory_written()) {
    // Within one transaction every row gets the same sequence: it does not tell a change.
    invalidate();
    rows.clear_directory_written();
  }
  const auto seq = rows.store().last_seq_of_scope(kDirectoryScope);
  if (!seq) return std::unexpected(seq.error());
  if (seq_ == *seq) return {};

  Directory directory;
  Policies policies(catalog_);
  Status status = rows.each_of_type(kUnitEntity, [&](const VersionedRow& row) {
    if (!row.deleted) directory.units.push_back(unit_entry(row.record()));
    return true;
  });
  if (!status) return status;
  status = rows.each_of_type(kEmployeeEntity, [&](const VersionedRow& row) {
    if (!row.deleted) directory.employees.push_back(employee_entry(row.record()));
    return true;
  });
  if (!status) return status;
  status = rows.each_of_type(kPolicyEntity, [&](const VersionedRow& row) {
    // A value that fits no policy was refused when it came; one of a newer catalog is passed over.
    if (!row.deleted) (void)policies.add(row.record());
    return true;
  });
  if (!status) return status;
  directory_ = std::move(directory);
  policies_ = std::move(policies);
  seq_ = *seq;
  return {};
}

std::uint32_t OfficeDirectory::next_user_number() const {
  std::uint32_t highest = 0;
  for (const EmployeeEntry& employee : directory_.employees)
    highest = std::max(highest, employee.user_number);
  return highest + 1;
}

std::uint32_t OfficeDirectory::next_unit_number() const {
  std::uint32_t highest = 0;
  for (const UnitEntry& unit : directory_.units) highest = std::max(highest, unit.number);
  return highest + 1;
}

}  // namespace huifang::server
