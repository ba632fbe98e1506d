#include "sync/server/engine/pull_page.hpp"

#include <algorithm>
#include <limits>

#include "sync/protocol/limits.hpp"
#include "sync/server/engine/keeping.hpp"

namespace huifang::server {
namespace {

constexpr std::size_t kRowBytesAbout = 40;  // What a row costs on the wire beside its fields.
constexpr std::size_t kOutcomesMax = 500;

sync::RowPosition behind(sync::Sequence seq) {
  sync::RowPosition position{seq, std::numeric_limits<EntityNumber>::max(), {}};
  position.id.bytes.fill(0xFF);
  return position;
}

bool contains(const std::vector<sync::Scope>& sorted, sync::Scope scope) {
  return std::binary_search(sorted.begin(), sorted.end(), scope);
}

}  // namespace

Status PullPage::load_grants() {
  const auto grants = rows_.store().grants_of(authority_.user);
  if (!grants) return std::unexpected(grants.error());
  for (const sync::Grant& grant : *grants) {
    grant_seq_ = std::max({grant_seq_, grant.from_seq, grant.to_seq.value_or(0)});
    if (!grant.to_seq) granted_[grant.scope] = grant.from_seq;
  }
  const EmployeeEntry* employee = office_.directory().user(authority_.user);
  if (employee && employee->account_open) {
    actor_ = actor_of(*employee);
  } else {
    granted_.clear();
  }
  return {};
}

// Scopes that are held no more are told at once. A scope granted while pages are under way waits
// for the next run, so that every run has one beginning.
void PullPage::start_or_resume(Cursor& cursor, sync::PullResponse& response) {
  const auto drop_ended = [&](std::vector<sync::Scope>& scopes) {
    std::erase_if(scopes, [&](sync::Scope scope) {
      if (granted_.contains(scope)) return false;
      response.scopes_dropped.push_back(scope);
      return true;
    });
  };
  drop_ended(cursor.held);
  drop_ended(cursor.arriving);
  if (cursor.running) return;
  cursor.running = true;
  cursor.started = head_.seq;
  cursor.position = {};
  for (const auto& [scope, from_seq] : granted_) {
    // What was seen with other rights, or not at all, is sent from its beginning.
    if (contains(cursor.held, scope) && from_seq <= cursor.since) continue;
    std::erase(cursor.held, scope);
    cursor.arriving.push_back(scope);
  }
}

Status PullPage::load_views(const Cursor& cursor) {
  const auto add = [&](sync::Scope scope, bool arriving, sync::Sequence events_after) -> Status {
    ScopeView& view = views_[scope];
    view.arriving = arriving;
    view.relation = relation_to(actor_, scope, office_.directory());
    const auto events = rows_.store().scope_events(scope, events_after);
    if (!events) return std::unexpected(events.error());
    rows_.cost().rows_read += events->size();
    for (const sync::ScopeEvent& event : *events)
      view.moved[event.root] = event.kind == sync::ScopeEvent::Kind::kIn;
    return {};
  };
  for (const sync::Scope scope : cursor.held) {
    if (Status status = add(scope, false, cursor.since); !status) return status;
  }
  // One that arrives may have been held before, taken away and given again: what left it meanwhile
  // is told too. Who has nothing yet has nothing to lose.
  const sync::Sequence seen = cursor.since > 0 ? cursor.since : cursor.started;
  for (const sync::Scope scope : cursor.arriving) {
    if (Status status = add(scope, true, seen); !status) return status;
  }
  return {};
}

bool PullPage::may_read(EntityNumber type, FieldNumber field, Relation relation) {
  const auto [at, is_new] = readable_.try_emplace({type, field, relation}, false);
  if (is_new) at->second = may_field(catalog_, actor_, Action::kRead, type, relation, field);
  return at->second;
}

Result<sync::RowVersion> PullPage::version_of(const Cursor& cursor, const sync::StoredRow& stored) {
  const auto row = from_stored(stored);
  if (!row) return std::unexpected(row.error());
  const ScopeView& view = views_.at(stored.scope);
  const auto moved = view.moved.find(stored.root);
  const bool came_in = moved != view.moved.end() && moved->second;
  sync::RowVersion version{stored.type, stored.id,      stored.root, stored.scope,
                           stored.seq,  stored.deleted, true,        {}};
  const bool from_the_beginning = view.arriving || came_in;
  std::vector<FieldValue> fields;
  for (const VersionedField& field : row->fields) {
    if (stored.deleted || !may_read(stored.type, field.field, view.relation)) continue;
    if (!from_the_beginning && field.version.seq <= cursor.since) {
      version.complete = false;
      continue;
    }
    fields.push_back({field.field, field.value});
  }
  version.fields = Fields(std::move(fields));
  return version;
}

Status PullPage::add_rows(Cursor& cursor, std::size_t bytes_max, sync::PullResponse& response) {
  ScopeStreams streams(rows_.store(), rows_.cost());
  for (const auto& [scope, view] : views_) {
    streams.add(scope,
                view.arriving ? cursor.position : std::max(cursor.position, behind(cursor.since)));
  }
  std::size_t bytes = 0;
  while (response.rows.size() < sync::kPullItemsMax / 2) {
    const auto stored = streams.next();
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) return {};
    // The first row goes out whatever its size: a page always leads on.
    const std::size_t size = (*stored)->body.size() + kRowBytesAbout;
    if (bytes > 0 && bytes + size > bytes_max) break;
    bytes += size;
    auto version = version_of(cursor, **stored);
    if (!version) return std::unexpected(version.error());
    cursor.position = {version->seq, version->type, version->id};
    response.rows.push_back(std::move(*version));
  }
  response.more = true;
  return {};
}

// Of outcomes as many as fit, from the oldest: the device confirms them, and gets the next.
Status PullPage::add_news_of_writers(sync::Sequence since, std::size_t bytes_max,
                                     sync::PullResponse& response) {
  const auto writers = rows_.store().writers_after(authority_.device, since);
  if (!writers) return std::unexpected(writers.error());
  for (const sync::WriterRow& writer : *writers) {
    response.acknowledgements.push_back({writer.session, writer.last_counter, writer.applied_seq});
  }
  const auto outcomes = rows_.store().outcomes({authority_.device, 0, 0}, kOutcomesMax);
  if (!outcomes) return std::unexpected(outcomes.error());
  std::size_t bytes = 0;
  for (const sync::StoredOutcome& stored : *outcomes) {
    bytes += stored.body.size();
    if (bytes > bytes_max && !response.outcomes.empty()) break;
    auto outcome = read_outcome(stored);
    if (!outcome) return std::unexpected(outcome.error());
    response.outcomes.push_back(std::move(*outcome));
  }
  return {};
}

void PullPage::finish(Cursor& cursor, sync::PullResponse& response) const {
  for (const auto& [scope, view] : views_) {
    for (const auto& [root, came_in] : view.moved) {
      if (!came_in) response.roots_out.emplace_back(scope, root);
    }
  }
  Cursor next;
  next.office = cursor.office;
  next.epoch = cursor.epoch;
  next.since = head_.seq;
  for (const auto& [scope, view] : views_) {
    // Granted anew during the run: rows of its first pages may have been read with other rights.
    if (granted_.at(scope) <= cursor.started) next.held.push_back(scope);
  }
  cursor = std::move(next);
}

Status PullPage::run(Cursor cursor, std::size_t bytes_max, sync::PullResponse& response) {
  if (Status status = office_.refresh(rows_); !status) return status;
  if (Status status = load_grants(); !status) return status;
  start_or_resume(cursor, response);
  if (Status status = load_views(cursor); !status) return status;
  if (Status status = add_rows(cursor, bytes_max, response); !status) return status;
  if (!response.more) {
    if (Status status = add_news_of_writers(cursor.since, bytes_max, response); !status)
      return status;
    finish(cursor, response);
  }
  response.next_cursor = write_cursor(cursor);
  response.high_seq = head_.seq;
  response.grant_seq = grant_seq_;
  return {};
}

}  // namespace huifang::server
