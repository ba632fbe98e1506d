#include "shell/app/models/row_shelf.hpp"

namespace huifang::shell {
namespace {

// More than any screen shows.
constexpr std::size_t kRowsMax = 2'000;

}  // namespace

template <class Row>
std::unordered_map<Id, Row>& RowShelf::Rows<Row>::of(std::uint64_t now) {
  if (now != version) by_id.clear();
  version = now;
  return by_id;
}

void RowShelf::begin_frame() {
  for (auto& [type, rows] : listed_)
    if (rows.by_id.size() > kRowsMax) rows.by_id.clear();
  for (auto& [type, rows] : whole_)
    if (rows.by_id.size() > kRowsMax) rows.by_id.clear();
}

void RowShelf::clear() {
  listed_.clear();
  whole_.clear();
}

const sync::ListRow& RowShelf::row(const sync::Replica& replica, EntityNumber type, const Id& id) {
  auto& rows = listed_[type].of(replica.version(type));
  const auto known = rows.find(id);
  if (known != rows.end()) return known->second;
  return rows.emplace(id, replica.list_row(type, id)).first->second;
}

const sync::RowView& RowShelf::whole(sync::Replica& replica, EntityNumber type, const Id& id) {
  // A page that comes in changes no counter of a type, only that of all.
  auto& rows = whole_[type].of(replica.version());
  const auto known = rows.find(id);
  if (known != rows.end()) return known->second;
  return rows.emplace(id, replica.get(type, id)).first->second;
}

}  // namespace huifang::shell
