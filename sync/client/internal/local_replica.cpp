#include "sync/client/internal/local_replica.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "sync/client/internal/effect.hpp"
#include "sync/client/internal/packed_fields.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kListedTextBytes = 160;  // Lists show the start of long texts.

bool is_listed_field(const FieldDefinition& field) {
  return field.list_column != 0 || field.indexed || field.type == FieldType::kState;
}

}  // namespace

LocalReplica::LocalReplica(const Catalog& catalog, DeviceStore* store, Outbox& outbox)
    : catalog_(catalog), store_(store), outbox_(outbox) {
  for (const EntityDefinition& entity : catalog.entities()) {
    Columns columns;
    columns.all = entity.is_directory() || entity.number == kConflictEntity;
    for (const FieldDefinition& field : entity.fields) {
      if (columns.all || is_listed_field(field)) columns.fields.push_back(field.number);
      if (field.list_column == 1) columns.first = field.number;
    }
    columns.listed = columns.all || !columns.fields.empty();
    columns_.emplace(entity.number, std::move(columns));
  }
  outbox_.on_change = [this](const EntityKey& key) { refresh(key); };
}

const LocalReplica::Columns& LocalReplica::columns_of(EntityNumber type) const {
  static const Columns kNotListed;
  const auto found = columns_.find(type);
  return found == columns_.end() ? kNotListed : found->second;
}

Bytes LocalReplica::select(const Columns& columns, ByteView fields) const {
  if (columns.all) return Bytes(fields.begin(), fields.end());
  return select_packed(fields, columns.fields, kListedTextBytes);
}

std::optional<Bytes> LocalReplica::listed_columns(const DeviceRow& row) const {
  const Columns& columns = columns_of(row.key.type);
  if (!columns.listed) return std::nullopt;
  return select(columns, row.fields);
}

void LocalReplica::touch(const EntityKey& key) {
  trails_[key.type].changed(++version_, key.id);
  if (on_change) on_change();
}

void LocalReplica::touch_all(EntityNumber type) {
  trails_[type].all_changed(++version_);
  if (on_change) on_change();
}

std::uint64_t LocalReplica::version(EntityNumber type) const {
  const auto found = trails_.find(type);
  return found == trails_.end() ? 0 : found->second.version();
}

RowChanges LocalReplica::changes_since(EntityNumber type, std::uint64_t version) const {
  const auto found = trails_.find(type);
  return found == trails_.end() ? ChangeTrail().since(version) : found->second.since(version);
}

void LocalReplica::set_page_table(PageTable table) { base_.set_page_table(std::move(table)); }

// What lists show of a row of which only these fields changed.
Bytes LocalReplica::select_over(const Columns& columns, ByteView before, ByteView changes) const {
  Fields fields = unpack_fields(before);
  for (const FieldValue& change : unpack_fields(changes)) fields.set(change.field, change.value);
  return select(columns, pack_fields(fields));
}

void LocalReplica::put_in_lists(const DeviceRowView& row,
                                std::map<EntityNumber, ListIndex>& indexes) const {
  const Columns& columns = columns_of(row.key.type);
  if (!columns.listed) return;
  ListIndex& index = indexes[row.key.type];
  if (row.deleted) return index.erase(row.key.id);
  const auto before = row.complete ? std::nullopt : index.find(row.key.id);
  index.put(row.key.id, {row.key.root, row.scope, row.seq,
                         before ? select_over(columns, before->columns, row.fields)
                                : select(columns, row.fields)});
}

void LocalReplica::adopt(FreshRows&& fresh) {
  base_ = std::move(fresh.base_);
  indexes_ = std::move(fresh.indexes_);
  overlaid_.clear();
  for (const EntityDefinition& entity : catalog_.entities()) touch_all(entity.number);
  refresh_pending();
}

void LocalReplica::apply_delta(const RowBlock& block, DeviceKey delta) {
  base_.apply(block, delta);
  for (const RootOut& out : block.outs) forget_out(out);
  for (const DeviceRow& row : block.rows) put_base(row);
}

void LocalReplica::forget_out(const RootOut& out) {
  const auto covers = [&out](const Id& root, Scope scope) {
    return scope == out.scope && (!out.root || *out.root == root);
  };
  for (auto& [type, index] : indexes_) {
    for (const Id& id : index.where(covers)) {
      if (!overlaid_.contains({type, id})) index.erase(id);
    }
    touch_all(type);
  }
  // What is pending or hidden has its base set apart.
  std::vector<EntityKey> keys;
  for (auto& [key, base] : overlaid_) {
    if (!base.present || !covers(base.root, base.scope)) continue;
    base = Overlaid{};
    keys.push_back(key);
  }
  for (const EntityKey& key : keys) refresh(key);
}

void LocalReplica::put_base(const DeviceRow& row) {
  const EntityKey key{row.key.type, row.key.id};
  const Columns& columns = columns_of(row.key.type);
  ++cost_.rows_decoded;
  if (columns.listed) {
    Overlaid listed = listed_base(key);
    Bytes selected = !row.complete && listed.present
                         ? select_over(columns, listed.columns, row.fields)
                         : select(columns, row.fields);
    listed = Overlaid{.present = !row.deleted,
                      .root = row.key.root,
                      .scope = row.scope,
                      .seq = row.seq,
                      .columns = std::move(selected)};
    const auto overlaid = overlaid_.find(key);
    if (overlaid != overlaid_.end()) {
      overlaid->second = std::move(listed);
      refresh(key);
      return;
    }
    ListIndex& index = indexes_[row.key.type];
    if (listed.present) {
      index.put(key.id, {listed.root, listed.scope, listed.seq, listed.columns});
    } else {
      index.erase(key.id);
    }
  }
  touch(key);
}

LocalReplica::Overlaid LocalReplica::listed_base(const EntityKey& key) const {
  const auto overlaid = overlaid_.find(key);
  if (overlaid != overlaid_.end()) return overlaid->second;
  const auto index = indexes_.find(key.type);
  const auto entry = index == indexes_.end() ? std::nullopt : index->second.find(key.id);
  if (!entry) return {};
  return Overlaid{.present = true,
                  .root = entry->root,
                  .scope = entry->scope,
                  .seq = entry->seq,
                  .columns = Bytes(entry->columns.begin(), entry->columns.end())};
}

// Puts what the lists show of an entity in order after its base or its pending operations changed.
void LocalReplica::refresh(const EntityKey& key) {
  const Columns& columns = columns_of(key.type);
  if (!columns.listed) return touch(key);
  const Overlaid base = listed_base(key);
  const auto& operations = outbox_.of_entity(key);
  std::optional<Record> record;
  if (base.present) record = Record{key.type, key.id, unpack_fields(base.columns)};
  Id root = base.root;
  for (const PendingOperation* operation : operations) {
    if (operation->refused) continue;
    apply_effect(catalog_, *operation, record);
    if (!base.present) root = operation->root;
  }
  ListIndex& index = indexes_[key.type];
  const bool hidden = is_hidden(base.scope, root);
  if (record && !hidden) {
    const Bytes packed = select(columns, pack_fields(record->fields));
    index.put(key.id, {root, base.scope, base.seq, packed});
  } else {
    index.erase(key.id);
  }
  if (operations.empty() && !(base.present && hidden)) {
    overlaid_.erase(key);
  } else {
    overlaid_[key] = base;  // A hidden row may come to sight again.
  }
  touch(key);
}

void LocalReplica::refresh_pending() {
  for (const EntityKey& key : outbox_.entities()) refresh(key);
}

void LocalReplica::clear_base() {
  base_ = BaseRows();
  indexes_.clear();
  overlaid_.clear();
  for (const EntityDefinition& entity : catalog_.entities()) touch_all(entity.number);
  refresh_pending();
}

bool LocalReplica::is_hidden(Scope scope, const Id& root) const {
  return std::ranges::any_of(hidden_, [&](const LeavingBody& leaving) {
    return leaving.scope == scope && (!leaving.root || *leaving.root == root);
  });
}

void LocalReplica::hide(const LeavingBody& leaving) {
  if (std::ranges::find(hidden_, leaving) != hidden_.end()) return;
  hidden_.push_back(leaving);
  for (auto& [type, index] : indexes_) {
    const std::vector<Id> gone = index.where([&leaving](const Id& root, Scope scope) {
      return scope == leaving.scope && (!leaving.root || *leaving.root == root);
    });
    for (const Id& id : gone) {
      const EntityKey key{type, id};
      if (!overlaid_.contains(key)) overlaid_[key] = listed_base(key);
      index.erase(id);
    }
    touch_all(type);
  }
}

void LocalReplica::unhide(const LeavingBody& leaving) {
  std::erase(hidden_, leaving);
  std::vector<EntityKey> keys;
  for (const auto& [key, base] : overlaid_) {
    if (base.scope == leaving.scope && (!leaving.root || *leaving.root == base.root))
      keys.push_back(key);
  }
  for (const EntityKey& key : keys) refresh(key);
}

std::optional<Scope> LocalReplica::scope_of_root(const Id& root) const {
  const Overlaid base = listed_base({kCustomerEntity, root});
  if (!base.present) return std::nullopt;
  return base.scope;
}

bool LocalReplica::is_pending(const EntityKey& key) const {
  return std::ranges::any_of(outbox_.of_entity(key), [this](const PendingOperation* operation) {
    const Outbox::Session* session = outbox_.session(operation->session);
    return !operation->refused && operation->operation.counter > session->mark.acknowledged;
  });
}

Id LocalReplica::root_of(const EntityKey& key) const {
  const auto index = indexes_.find(key.type);
  if (index != indexes_.end()) {
    if (const auto entry = index->second.find(key.id)) return entry->root;
  }
  if (const auto root = base_.root_of(key)) return *root;
  const auto& operations = outbox_.of_entity(key);
  if (!operations.empty()) return operations.front()->root;
  const EntityDefinition* entity = catalog_.entity(key.type);
  return entity != nullptr && entity->placement == Placement::kRoot ? key.id : Id{};
}

RowView LocalReplica::view_of(const EntityKey& key, const Id& root,
                              const std::optional<DeviceRow>& base) {
  RowView view{.root = root};
  std::optional<Record> record;
  if (base && !is_hidden(base->scope, root)) {
    ++cost_.rows_decoded;
    record = Record{key.type, key.id, unpack_fields(base->fields)};
    view.seq = base->seq;
  }
  for (const PendingOperation* operation : outbox_.of_entity(key)) {
    if (!operation->refused) apply_effect(catalog_, *operation, record);
  }
  if (!record) return view;
  view.state = RowState::kPresent;
  view.record = std::move(*record);
  view.pending = is_pending(key);
  return view;
}

RowView LocalReplica::get(EntityNumber type, const Id& id) {
  return get(type, id, root_of({type, id}));
}

RowView LocalReplica::get(EntityNumber type, const Id& id, const Id& root) {
  const EntityKey key{type, id};
  const Columns& columns = columns_of(type);
  if (columns.all) {  // The list holds the whole row.
    const Overlaid listed = listed_base(key);
    if (!listed.present) return view_of(key, root, std::nullopt);
    return view_of(key, listed.root,
                   DeviceRow{.key = {listed.root, type, id},
                             .scope = listed.scope,
                             .seq = listed.seq,
                             .fields = listed.columns});
  }
  const BaseRows::Found found = base_.find({root, type, id});
  if (!found.known) {
    const auto& operations = outbox_.of_entity(key);
    const bool made_here =
        !operations.empty() && operations.front()->operation.kind() == OperationKind::kCreate;
    if (!made_here) {
      fetch_page(found.page);
      return RowView{.state = RowState::kLoading, .root = root};
    }
  }
  return view_of(key, root, found.row);
}

Timeline LocalReplica::timeline(const Id& root) {
  Timeline timeline;
  std::unordered_set<EntityKey, EntityKeyHash> seen;
  const std::vector<DeviceKey> missing = base_.for_root(root, [&](const DeviceRow& row) {
    const EntityKey key{row.key.type, row.key.id};
    seen.insert(key);
    RowView view = view_of(key, root, row);
    if (view.present()) timeline.rows.push_back(std::move(view));
  });
  if (outbox_.touches_root(root)) {
    for (const Outbox::Session& session : outbox_.sessions()) {
      for (const PendingOperation& pending : session.operations) {
        if (pending.root != root) continue;
        const Operation& operation = pending.operation;
        const EntityKey key = operation.kind() == OperationKind::kAppend
                                  ? EntityKey{kEntryEntity, entry_id(pending.id())}
                                  : EntityKey{operation.type, operation.entity};
        if (!seen.insert(key).second) continue;
        RowView view = view_of(key, root, std::nullopt);
        if (view.present()) timeline.rows.push_back(std::move(view));
      }
    }
    std::ranges::sort(timeline.rows, [](const RowView& left, const RowView& right) {
      return std::pair(left.record.type, left.record.id) <
             std::pair(right.record.type, right.record.id);
    });
  }
  timeline.loading = !missing.empty();
  for (const DeviceKey page : missing) fetch_page(page);
  return timeline;
}

std::vector<Id> LocalReplica::list(const ListQuery& query) {
  const auto index = indexes_.find(query.type);
  if (index == indexes_.end()) return {};
  const std::uint64_t sorted_before = index->second.rows_sorted();
  std::vector<Id> ids = index->second.select(query);
  cost_.rows_sorted += index->second.rows_sorted() - sorted_before;
  return ids;
}

ListRow LocalReplica::list_row(EntityNumber type, const Id& id) const {
  const auto index = indexes_.find(type);
  const auto entry = index == indexes_.end() ? std::nullopt : index->second.find(id);
  if (!entry) return ListRow{.id = id};
  return ListRow{.present = true,
                 .id = id,
                 .root = entry->root,
                 .seq = entry->seq,
                 .columns = unpack_fields(entry->columns),
                 .pending = is_pending({type, id})};
}

std::size_t LocalReplica::count(EntityNumber type) const {
  const auto index = indexes_.find(type);
  return index == indexes_.end() ? 0 : index->second.count();
}

void LocalReplica::fetch_page(DeviceKey page, std::function<void(const Status&)> then) {
  if (store_ == nullptr) return;
  const auto [waiting, first] = fetching_.try_emplace(page);
  if (then) waiting->second.push_back(std::move(then));
  if (!first) return;
  store_->read(DeviceArea::kPage, {page},
               lifetime_.guard([this, page](Result<std::vector<DeviceEntry>> entries) {
                 Status status;
                 if (!entries) {
                   status = std::unexpected(entries.error());
                 } else if (entries->empty()) {
                   status = failure(ErrorCode::kInternal, "store.damaged", "page missing");
                 } else if (auto block = decode_row_block(entries->front().value)) {
                   ++cost_.pages_read;
                   base_.put_cached(page, std::make_shared<const RowBlock>(std::move(*block)),
                                    entries->front().value.size());
                 } else {
                   status = std::unexpected(block.error());
                 }
                 const auto callers = std::move(fetching_[page]);
                 fetching_.erase(page);
                 for (const auto& caller : callers) caller(status);
                 // A page that was merged into others while we asked is not missed: whoever
                 // wanted it looks into those.
                 const bool is_damage = !status && status.error().key == "store.damaged" &&
                                        base_.page_table().holds(page);
                 if (is_damage) {
                   if (on_damage) on_damage(status.error());
                 } else if (status || status.error().key == "store.damaged") {
                   ++version_;
                   if (on_change) on_change();
                 }
               }));
}

}  // namespace huifang::sync
