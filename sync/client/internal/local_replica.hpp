#pragma once

#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "sync/client/format/log_bodies.hpp"
#include "sync/client/internal/base_rows.hpp"
#include "sync/client/internal/fresh_rows.hpp"
#include "sync/client/internal/lifetime.hpp"
#include "sync/client/internal/list_index.hpp"
#include "sync/client/internal/outbox.hpp"
#include "sync/client/replica.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::sync {

// The replica over the device's database: base rows, the lists of them, and the effects of pending
// operations on top. Memory only; what is durable is decided elsewhere.
class LocalReplica : public Replica {
 public:
  // `store` may be null: then there is nothing to read.
  LocalReplica(const Catalog& catalog, DeviceStore* store, Outbox& outbox);

  std::uint64_t version(EntityNumber type) const override;
  RowChanges changes_since(EntityNumber type, std::uint64_t version) const override;
  std::uint64_t version() const override { return version_; }
  RowView get(EntityNumber type, const Id& id) override;
  RowView get(EntityNumber type, const Id& id, const Id& root) override;
  Timeline timeline(const Id& root) override;
  std::vector<Id> list(const ListQuery& query) override;
  ListRow list_row(EntityNumber type, const Id& id) const override;
  std::size_t count(EntityNumber type) const override;
  const ReplicaCost& cost() const override { return cost_; }
  ReplicaCost& mutable_cost() { return cost_; }

  // Something readable changed; called at most once per change, never from a read.
  std::function<void()> on_change;
  // A page could not be read: the rows have to be pulled anew.
  std::function<void(const Error&)> on_damage;

  void set_page_table(PageTable table);
  void apply_delta(const RowBlock& block, DeviceKey delta);
  // All rows go and these come; pending operations lie over them.
  void adopt(FreshRows&& fresh);
  // Brings a row that came in a delta into these lists.
  void put_in_lists(const DeviceRowView& row, std::map<EntityNumber, ListIndex>& indexes) const;
  // The list column that comes first, which lists are ordered by where nobody wishes otherwise; 0
  // for a type that is not listed.
  FieldNumber first_column(EntityNumber type) const { return columns_of(type).first; }
  void refresh_pending();

  // All rows go, pending operations stay.
  void clear_base();

  // Roots (or scopes) on their way out: nothing of them is shown any more.
  void hide(const LeavingBody& leaving);
  void unhide(const LeavingBody& leaving);

  // The scope of a root as far as it is known: where its customer row lies.
  std::optional<Scope> scope_of_root(const Id& root) const;

  BaseRows& base() { return base_; }
  // The listed columns of a row, packed; nothing if rows of its type are not listed.
  std::optional<Bytes> listed_columns(const DeviceRow& row) const;
  void fetch_page(DeviceKey page, std::function<void(const Status&)> then = {});

 private:
  struct Columns {
    bool listed = false;
    bool all = false;
    FieldNumber first = 0;
    std::vector<FieldNumber> fields;
  };
  // A listed row as the office gave it, kept while pending operations lie over it.
  struct Overlaid {
    bool present = false;
    Id root;
    Scope scope = 0;
    Sequence seq = 0;
    Bytes columns;
  };

  const Columns& columns_of(EntityNumber type) const;
  // Of packed fields those that are listed.
  Bytes select(const Columns& columns, ByteView fields) const;
  Bytes select_over(const Columns& columns, ByteView before, ByteView changes) const;
  Overlaid listed_base(const EntityKey& key) const;
  void forget_out(const RootOut& out);
  void put_base(const DeviceRow& row);
  void refresh(const EntityKey& key);
  bool is_hidden(Scope scope, const Id& root) const;
  bool is_pending(const EntityKey& key) const;
  Id root_of(const EntityKey& key) const;
  RowView view_of(const EntityKey& key, const Id& root, const std::optional<DeviceRow>& base);
  void touch(const EntityKey& key);
  void touch_all(EntityNumber type);

  const Catalog& catalog_;
  DeviceStore* store_;
  Outbox& outbox_;
  BaseRows base_;
  std::map<EntityNumber, Columns> columns_;
  std::map<EntityNumber, ListIndex> indexes_;
  std::unordered_map<EntityKey, Overlaid, EntityKeyHash> overlaid_;
  std::vector<LeavingBody> hidden_;
  std::map<EntityNumber, ChangeTrail> trails_;
  std::uint64_t version_ = 1;
  std::unordered_map<DeviceKey, std::vector<std::function<void(const Status&)>>> fetching_;
  ReplicaCost cost_;
  Lifetime lifetime_;
};

}  // namespace huifang::sync
