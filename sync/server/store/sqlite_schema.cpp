#include "sync/server/store/sqlite_schema.hpp"

namespace huifang::server {
namespace {

// Every key begins with the tenant, so that the same tables can be spread over machines by tenant.
// Tables without a rowid lie in the order of their key; their indexes end in that key, which gives
// rows of one scope and sequence a fixed order to page through.
constexpr const char* kFirst = R"sql(
CREATE TABLE tenant_seq (
  tenant_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, epoch INTEGER NOT NULL, horizon INTEGER NOT NULL,
  office BLOB NOT NULL
);
CREATE TABLE row_v (
  tenant_id INTEGER NOT NULL, type INTEGER NOT NULL, id BLOB NOT NULL, root BLOB NOT NULL, scope INTEGER NOT NULL,
  seq INTEGER NOT NULL, del INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (tenant_id, type, id)
) WITHOUT ROWID;
CREATE INDEX row_by_scope ON row_v (tenant_id, scope, seq);
CREATE INDEX row_by_root ON row_v (tenant_id, root);
CREATE TABLE row_key (
  tenant_id INTEGER NOT NULL, type INTEGER NOT NULL, field INTEGER NOT NULL, key TEXT NOT NULL, id BLOB NOT NULL,
  PRIMARY KEY (tenant_id, type, field, key, id)
) WITHOUT ROWID;
CREATE TABLE scope_event (
  tenant_id INTEGER NOT NULL, scope INTEGER NOT NULL, seq INTEGER NOT NULL, root BLOB NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, scope, seq, root)
) WITHOUT ROWID;
CREATE INDEX scope_event_by_root ON scope_event (tenant_id, root);
CREATE TABLE grant_v (
  tenant_id INTEGER NOT NULL, user_id INTEGER NOT NULL, scope INTEGER NOT NULL, role INTEGER NOT NULL,
  from_seq INTEGER NOT NULL, to_seq INTEGER,
  PRIMARY KEY (tenant_id, user_id, scope, from_seq)
) WITHOUT ROWID;
CREATE TABLE writer (
  tenant_id INTEGER NOT NULL, device_id INTEGER NOT NULL, session INTEGER NOT NULL, last_ctr INTEGER NOT NULL,
  chain BLOB NOT NULL, applied_seq INTEGER NOT NULL, last_eff INTEGER NOT NULL, seen_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, device_id, session)
) WITHOUT ROWID;
CREATE INDEX writer_by_seq ON writer (tenant_id, device_id, applied_seq);
CREATE TABLE op_log (
  tenant_id INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, device_id INTEGER NOT NULL,
  session INTEGER NOT NULL, ctr INTEGER NOT NULL, user_id INTEGER NOT NULL, op BLOB NOT NULL, outcome INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (tenant_id, seq, n)
) WITHOUT ROWID;
CREATE TABLE op_outcome (
  tenant_id INTEGER NOT NULL, device_id INTEGER NOT NULL, session INTEGER NOT NULL, ctr INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (tenant_id, device_id, session, ctr)
) WITHOUT ROWID;
CREATE TABLE held_op (
  tenant_id INTEGER NOT NULL, id INTEGER NOT NULL, root BLOB NOT NULL, reason INTEGER NOT NULL,
  device_id INTEGER NOT NULL, session INTEGER NOT NULL, ctr INTEGER NOT NULL, user_id INTEGER NOT NULL,
  op BLOB NOT NULL, state INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX held_by_operation ON held_op (tenant_id, device_id, session, ctr);
)sql";

constexpr const char* kSteps[] = {kFirst};

}  // namespace

std::span<const char* const> sqlite_schema_steps() { return kSteps; }

}  // namespace huifang::server
