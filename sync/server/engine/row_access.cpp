#include "sync/server/engine/row_access.hpp"

#include <algorithm>

namespace huifang::server {
namespace {

constexpr std::size_t kKeyBytesMax = 200;
constexpr std::size_t kKeyHitsMax = 100;
constexpr std::size_t kTypePageRows = 500;

bool has_key(const FieldDefinition& field) {
  return field.indexed && (field.type == FieldType::kText || field.type == FieldType::kPhone ||
                           field.type == FieldType::kEmail);
}

std::string key_of(const FieldDefinition& field, const VersionedRow* row) {
  const VersionedField* held = row && !row->deleted ? row->field(field.number) : nullptr;
  const auto* text = held ? std::get_if<std::string>(&held->value) : nullptr;
  return text ? key_text(field, *text) : std::string();
}

}  // namespace

std::string key_text(const FieldDefinition& field, std::string_view text) {
  std::string key(text.substr(0, kKeyBytesMax));
  // A phone is the same however it was spaced.
  if (field.type == FieldType::kPhone) {
    std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '(' || c == ')'; });
  }
  return key;
}

Result<std::optional<sync::StoredRow>> RowAccess::find_stored(EntityNumber type, const Id& id) {
  ++cost_.rows_read;
  return store_.row(type, id);
}

Result<std::optional<VersionedRow>> RowAccess::find(EntityNumber type, const Id& id) {
  const auto stored = find_stored(type, id);
  if (!stored) return std::unexpected(stored.error());
  if (!*stored) return std::nullopt;
  auto row = from_stored(**stored);
  if (!row) return std::unexpected(row.error());
  return std::optional(std::move(*row));
}

Result<std::vector<VersionedRow>> RowAccess::of_root(const Id& root) {
  const auto stored = store_.rows_of_root(root);
  if (!stored) return std::unexpected(stored.error());
  std::vector<VersionedRow> rows;
  for (const sync::StoredRow& one : *stored) {
    ++cost_.rows_read;
    auto row = from_stored(one);
    if (!row) return std::unexpected(row.error());
    rows.push_back(std::move(*row));
  }
  return rows;
}

Status RowAccess::each_of_type(EntityNumber type,
                               const std::function<bool(const VersionedRow&)>& visit) {
  Id after;
  while (true) {
    const auto page = store_.rows_of_type(type, after, kTypePageRows);
    if (!page) return std::unexpected(page.error());
    for (const sync::StoredRow& stored : *page) {
      ++cost_.rows_read;
      const auto row = from_stored(stored);
      if (!row) return std::unexpected(row.error());
      if (!visit(*row)) return {};
    }
    if (page->size() < kTypePageRows) return {};
    after = page->back().id;
  }
}

Result<std::vector<VersionedRow>> RowAccess::by_key(EntityNumber type, FieldNumber number,
                                                    std::string_view text) {
  std::vector<VersionedRow> rows;
  const FieldDefinition* field = catalog_.field(type, number);
  const std::string key = field && has_key(*field) ? key_text(*field, text) : std::string();
  if (key.empty()) return rows;
  const auto ids = store_.find_key({type, number, key}, kKeyHitsMax);
  if (!ids) return std::unexpected(ids.error());
  for (const Id& id : *ids) {
    auto row = find(type, id);
    if (!row) return std::unexpected(row.error());
    if (*row) rows.push_back(std::move(**row));
  }
  return rows;
}

Status RowAccess::put(const VersionedRow& row, const VersionedRow* before) {
  ++cost_.rows_written;
  if (Status status = store_.put_row(to_stored(row)); !status) return status;
  const EntityDefinition* entity = catalog_.entity(row.type);
  if (!entity) return {};
  if (entity->is_directory()) directory_written_ = true;
  for (const FieldDefinition& field : entity->fields) {
    if (!has_key(field)) continue;
    const std::string old_key = key_of(field, before);
    const std::string new_key = key_of(field, &row);
    if (old_key == new_key) continue;
    if (!old_key.empty()) {
      if (Status status = store_.remove_key({row.type, field.number, old_key}, row.id); !status)
        return status;
    }
    if (!new_key.empty()) {
      if (Status status = store_.put_key({row.type, field.number, new_key}, row.id); !status)
        return status;
    }
  }
  return {};
}

}  // namespace huifang::server
