#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/record/record.hpp"
#include "sync/client/change_trail.hpp"
#include "sync/client/row_view.hpp"

namespace huifang::sync {

// What to list: the listed columns of one entity type, filtered and ordered.
struct ListQuery {
  EntityNumber type = 0;
  FieldNumber order_by = 0;  // A list column; 0 = by id. Equal values are ordered by id.
  bool descending = false;
  FieldNumber where = 0;  // Keep rows whose column equals one of `values`; 0 = all.
  std::vector<Value> values;
  std::string
      contains;  // Keep rows where a column of `search_in` holds this text; letter case is ignored.
  std::vector<FieldNumber> search_in;
  std::size_t limit = 0;  // 0 = no limit.
};

// The listed columns of one row. Directory rows (units, employees, policies) have all fields.
struct ListRow {
  bool present = false;
  Id id;
  Id root;
  Sequence seq = 0;  // 0 = only known here so far.
  Fields columns;    // Long texts are cut to their start; conflicts and directory rows are whole.
  bool pending = false;
};

// What work reading and writing cost since the start; tests hold them against the size of changes.
struct ReplicaCost {
  std::uint64_t pages_read = 0;
  std::uint64_t rows_decoded = 0;
  std::uint64_t rows_sorted = 0;  // At once, as a list was asked for whose order was not there.
  std::uint64_t bytes_written = 0;
  std::uint64_t entries_written = 0;
};

// The device's copy of what the office knows, as views read it. Every read answers at once from
// memory; a row whose page is not in memory says kLoading and its page is fetched: then `version()`
// grows and the change notice comes, though the counter of its type stays. Which columns of
// an entity are listed is said by the catalog. Nothing here changes while a caller is on the stack
// except through the client.
class Replica {
 public:
  virtual ~Replica() = default;

  // Grows whenever something readable of this type changed: rebuild a view model only then.
  virtual std::uint64_t version(EntityNumber type) const = 0;
  // What became other since `version(type)` was `version`, as far as lists and rows show it.
  virtual RowChanges changes_since(EntityNumber type, std::uint64_t version) const = 0;
  // The version over all types.
  virtual std::uint64_t version() const = 0;

  // Entities that are listed, of the directory, or pending are found by id alone; others (entries,
  // contacts) need their root.
  virtual RowView get(EntityNumber type, const Id& id) = 0;
  virtual RowView get(EntityNumber type, const Id& id, const Id& root) = 0;

  virtual Timeline timeline(const Id& root) = 0;

  // Ids of the rows that match, in order.
  virtual std::vector<Id> list(const ListQuery& query) = 0;
  // The columns of one listed row; fast enough for every visible row of every frame.
  virtual ListRow list_row(EntityNumber type, const Id& id) const = 0;
  virtual std::size_t count(EntityNumber type) const = 0;

  virtual const ReplicaCost& cost() const = 0;
};

}  // namespace huifang::sync
