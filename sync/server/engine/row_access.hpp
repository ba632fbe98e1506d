#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/server/engine/row_body.hpp"

namespace huifang::server {

// Rows of the open transaction, read and written in the engine's form, with the keys they are found
// by kept beside them and every row counted.
class RowAccess {
 public:
  RowAccess(const Catalog& catalog, sync::ServerStore& store, EngineCost& cost)
      : catalog_(catalog), store_(store), cost_(cost) {}

  Result<std::optional<VersionedRow>> find(EntityNumber type, const Id& id);
  Result<std::optional<sync::StoredRow>> find_stored(EntityNumber type, const Id& id);
  Result<std::vector<VersionedRow>> of_root(const Id& root);
  Status each_of_type(EntityNumber type, const std::function<bool(const VersionedRow&)>& visit);
  Result<std::vector<VersionedRow>> by_key(EntityNumber type, FieldNumber field,
                                           std::string_view text);

  // Writes the row; `before` is how it stood, nullptr for a new one.
  Status put(const VersionedRow& row, const VersionedRow* before);

  // Whether a unit, employee or policy was written since the last call of
  // clear_directory_written().
  bool directory_written() const { return directory_written_; }
  void clear_directory_written() { directory_written_ = false; }

  const Catalog& catalog() const { return catalog_; }
  sync::ServerStore& store() { return store_; }
  EngineCost& cost() { return cost_; }

 private:
  const Catalog& catalog_;
  sync::ServerStore& store_;
  EngineCost& cost_;
  bool directory_written_ = false;
};

// The key under which a value of an indexed text field is found; empty where there is none.
std::string key_text(const FieldDefinition& field, std::string_view text);

}  // namespace huifang::server
