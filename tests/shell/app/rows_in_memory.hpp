#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sync/client/replica.hpp"

namespace huifang::shell::test {

// A replica of the rows that a test puts in; it counts what it is asked for.
class RowsInMemory : public sync::Replica {
 public:
  std::size_t lists_made = 0;
  mutable std::size_t rows_read = 0;

  void put(EntityNumber type, const Id& id, Fields columns) {
    Rows& rows = rows_[type];
    rows.columns[id] = std::move(columns);
    rows.trail.changed(++version_, id);
  }
  void erase(EntityNumber type, const Id& id) {
    Rows& rows = rows_[type];
    rows.columns.erase(id);
    rows.trail.changed(++version_, id);
  }

  std::uint64_t version(EntityNumber type) const override { return of(type).trail.version(); }
  std::uint64_t version() const override { return version_; }
  sync::RowChanges changes_since(EntityNumber type, std::uint64_t version) const override {
    return of(type).trail.since(version);
  }
  std::vector<Id> list(const sync::ListQuery& query) override {
    ++lists_made;
    std::vector<std::pair<std::string, Id>> found;
    for (const auto& [id, columns] : of(query.type).columns) {
      const bool matches = std::ranges::any_of(query.search_in, [&](FieldNumber field) {
        return columns.text(field).find(query.contains) != std::string_view::npos;
      });
      if (query.contains.empty() || matches)
        found.emplace_back(query.order_by == 0 ? "" : columns.text(query.order_by), id);
    }
    std::ranges::sort(found);
    std::vector<Id> ids;
    for (const auto& [key, id] : found) ids.push_back(id);
    return ids;
  }
  sync::ListRow list_row(EntityNumber type, const Id& id) const override {
    ++rows_read;
    const auto& columns = of(type).columns;
    const auto row = columns.find(id);
    if (row == columns.end()) return {.id = id};
    return {.present = true, .id = id, .root = id, .columns = row->second};
  }
  std::size_t count(EntityNumber type) const override { return of(type).columns.size(); }

  sync::RowView get(EntityNumber, const Id&) override { return {}; }
  sync::RowView get(EntityNumber, const Id&, const Id&) override { return {}; }
  sync::Timeline timeline(const Id&) override { return {}; }
  const sync::ReplicaCost& cost() const override { return cost_; }

 private:
  struct Rows {
    std::map<Id, Fields> columns;
    sync::ChangeTrail trail;
  };
  const Rows& of(EntityNumber type) const {
    static const Rows kNone;
    const auto rows = rows_.find(type);
    return rows == rows_.end() ? kNone : rows->second;
  }

  std::map<EntityNumber, Rows> rows_;
  std::uint64_t version_ = 0;
  sync::ReplicaCost cost_;
};

}  // namespace huifang::shell::test
