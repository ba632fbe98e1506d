#pragma once

#include <vector>

#include "core/record/record.hpp"
#include "sync/store/server_store.hpp"

namespace huifang::server {

// Who wrote a field last, when, and under which sequence.
struct FieldVersion {
  sync::Sequence seq = 0;
  sync::Hlc effective = 0;  // Corrected time; decides between concurrent writers.
  sync::OperationId operation;
  sync::UserId user = 0;
  bool operator==(const FieldVersion&) const = default;
};

struct VersionedField {
  FieldNumber field = 0;
  Value value;
  FieldVersion version;
  bool operator==(const VersionedField&) const = default;
};

// A row as the engine works with it.
struct VersionedRow {
  EntityNumber type = 0;
  Id id;
  Id root;
  sync::Scope scope = 0;
  sync::Sequence seq = 0;
  bool deleted = false;
  std::vector<VersionedField> fields;  // By field number, each once.

  const VersionedField* field(FieldNumber number) const;
  void set(FieldNumber number, Value value, const FieldVersion& version);
  Record record() const;
  bool operator==(const VersionedRow&) const = default;
};

// Between the engine's form and the store's. The body is two bytes (version, cipher), then
// [versions, fields]: operations that still own a field are listed once, and each field names its
// writer by place. A body that cannot be read is kInternal "server.damaged".
sync::StoredRow to_stored(const VersionedRow& row);
Result<VersionedRow> from_stored(const sync::StoredRow& stored);

}  // namespace huifang::server
