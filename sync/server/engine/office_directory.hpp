#pragma once

#include <optional>

#include "core/access/access.hpp"
#include "core/rules/policies.hpp"
#include "sync/server/engine/row_access.hpp"

namespace huifang::server {

// Units, employees and the organisation's policies as the store has them, read again only when
// their scope has moved on.
class OfficeDirectory {
 public:
  explicit OfficeDirectory(const Catalog& catalog) : catalog_(catalog), policies_(catalog) {}

  // REQUIRES: a transaction is open. Call before reading, and after writing a row of the directory.
  Status refresh(RowAccess& rows);
  // Forgets everything, as after a rollback.
  void invalidate() { seq_.reset(); }

  const Directory& directory() const { return directory_; }
  const Policies& policies() const { return policies_; }
  std::uint32_t next_user_number() const;
  std::uint32_t next_unit_number() const;

 private:
  const Catalog& catalog_;
  std::optional<sync::Sequence> seq_;
  Directory directory_;
  Policies policies_;
};

}  // namespace huifang::server
