#pragma once

#include <map>
#include <set>

#include "core/access/access.hpp"
#include "sync/server/engine/cursor.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/server/engine/office_directory.hpp"
#include "sync/server/engine/scope_streams.hpp"

namespace huifang::server {

// One page of a pull, put together inside an open read transaction.
class PullPage {
 public:
  PullPage(const Catalog& catalog, RowAccess& rows, OfficeDirectory& office,
           const PullAuthority& authority, const sync::TenantHead& head)
      : catalog_(catalog), rows_(rows), office_(office), authority_(authority), head_(head) {}

  // Fills the answer from where `cursor` stands, with about `bytes_max` of rows.
  Status run(Cursor cursor, std::size_t bytes_max, sync::PullResponse& response);

 private:
  struct ScopeView {
    Relation relation = Relation::kOtherUnit;
    bool arriving = false;     // Sent from its beginning.
    std::map<Id, bool> moved;  // Aggregates that moved since: true in, false out.
  };

  Status load_grants();
  void start_or_resume(Cursor& cursor, sync::PullResponse& response);
  Status load_views(const Cursor& cursor);
  Status add_rows(Cursor& cursor, std::size_t bytes_max, sync::PullResponse& response);
  Result<sync::RowVersion> version_of(const Cursor& cursor, const sync::StoredRow& stored);
  Status add_news_of_writers(sync::Sequence since, std::size_t bytes_max,
                             sync::PullResponse& response);
  void finish(Cursor& cursor, sync::PullResponse& response) const;
  bool may_read(EntityNumber type, FieldNumber field, Relation relation);

  const Catalog& catalog_;
  RowAccess& rows_;
  OfficeDirectory& office_;
  const PullAuthority& authority_;
  const sync::TenantHead& head_;
  Actor actor_;
  std::map<sync::Scope, sync::Sequence> granted_;  // Scopes held now, and since when.
  sync::Sequence grant_seq_ = 0;
  std::map<sync::Scope, ScopeView> views_;
  std::map<std::tuple<EntityNumber, FieldNumber, Relation>, bool> readable_;
};

}  // namespace huifang::server
