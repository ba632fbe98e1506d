#include "sync/server/engine/push_batch.hpp"

#include <algorithm>
#include <exception>

#include "sync/protocol/limits.hpp"
#include "sync/server/engine/corrected_time.hpp"
#include "sync/server/engine/keeping.hpp"
#include "sync/server/engine/moving.hpp"

namespace huifang::server {
namespace {

Verdict malformed(const Error& error) {
  const std::string key = error.key.starts_with("sync.") ? error.key : "sync.malformed";
  return {sync::OutcomeKind::kMalformed, key, {}, {}, {}};
}

// What a newer program wrote may mean what this one cannot know. It waits, with all its bytes,
// until somebody who can reads it.
Verdict newer_schema() {
  return {sync::OutcomeKind::kLatePending, "sync.newer_schema", {}, {}, {}};
}

// How many items from the front belong to one act: those of one transaction, with any unreadable
// ones between them.
template <class Items>
std::size_t group_size(const Items& items, std::size_t first) {
  if (!items[first].operation || !items[first].operation->transaction) return 1;
  const Id transaction = *items[first].operation->transaction;
  std::size_t last = first;
  for (std::size_t i = first + 1; i < items.size(); ++i) {
    if (!items[i].operation) continue;
    if (items[i].operation->transaction != transaction) break;
    last = i;
  }
  return last - first + 1;
}

}  // namespace

std::vector<PushBatch::Item> PushBatch::read_items(const sync::WriterRow& writer) const {
  std::vector<Item> items;
  for (std::size_t i = 0; i < request_.operations.size(); ++i) {
    Item item;
    item.counter = request_.from_counter + static_cast<sync::Counter>(i);
    if (item.counter <= writer.last_counter) continue;
    item.sent = &request_.operations[i];
    auto operation = sync::read_operation(*item.sent);
    const std::uint32_t schema = operation ? operation->schema_version : request_.schema_version;
    item.is_newer = schema > sync::kSchemaVersion;
    if (item.is_newer) item.verdict = newer_schema();
    if (!operation && item.is_newer) {
      // Its bytes are kept; that is all.
    } else if (!operation) {
      item.verdict = malformed(operation.error());
    } else if (operation->counter != item.counter) {
      item.is_newer = false;
      item.verdict = {sync::OutcomeKind::kMalformed, "sync.malformed", {}, {}, {}};
    } else {
      item.operation = std::move(*operation);
    }
    items.push_back(std::move(item));
  }
  return items;
}

Status PushBatch::load_actor() {
  if (Status status = place_.office.refresh(place_.rows); !status) return status;
  const EmployeeEntry* employee = place_.office.directory().user(authority_.user);
  actor_.reset();
  books_.clear();
  if (authority_.revoked || !employee || !employee->account_open) return {};
  actor_ = actor_of(*employee);
  books_ = books_of(place_.catalog, *employee, place_.office.directory());
  return {};
}

Result<std::optional<Verdict>> PushBatch::check_dependency(const Item& item) {
  if (!item.operation->depends_on) return std::nullopt;
  const sync::OperationId& needed = *item.operation->depends_on;
  const auto held = place_.rows.store().held(needed);
  if (!held) return std::unexpected(held.error());
  if (*held) {
    if ((*held)->reason == sync::HeldOperation::Reason::kLate) {
      return std::optional(
          Verdict{sync::OutcomeKind::kLatePending, "sync.late", {}, {}, (*held)->root});
    }
    return std::optional(refused("sync.dependency"));
  }
  const bool earlier_here = needed.device == request_.device &&
                            needed.session == request_.session && needed.counter < item.counter;
  if (earlier_here) return std::nullopt;
  const auto writer = place_.rows.store().writer(needed.device, needed.session);
  if (!writer) return std::unexpected(writer.error());
  const bool arrived = *writer && (*writer)->last_counter >= needed.counter;
  return arrived ? std::nullopt : std::optional(refused("sync.dependency"));
}

Judgement PushBatch::judge_item(Item& item) {
  const sync::Operation& operation = *item.operation;
  if (!actor_) return Verdict{sync::OutcomeKind::kLatePending, "sync.late", {}, {}, {}};
  const auto missing = check_dependency(item);
  if (!missing) return std::unexpected(missing.error());
  if (*missing) return **missing;
  if (options_.before_judging) options_.before_judging(operation);
  Act act{*actor_, books_};
  act.seq = seq_;
  act.operation = {request_.device, request_.session, item.counter};
  act.user = authority_.user;
  act.effective = item.effective;
  act.uncertain = item.uncertain;
  return take_operation(place_, act, operation);
}

// One bad operation never blocks the queue: a fault of ours takes back what it did and is kept as
// such, and the next one is judged.
Judgement PushBatch::judge_guarded(Item& item) {
  sync::ServerStore& store = place_.rows.store();
  if (const Status status = store.savepoint(); !status) return std::unexpected(status.error());
  Judgement judgement;
  try {
    judgement = judge_item(item);
  } catch (const std::exception&) {
    judgement = Verdict{sync::OutcomeKind::kMalformed, "sync.internal", {}, {}, {}};
  }
  if (!judgement) return judgement;
  const Status status = judgement->taken() ? store.release_savepoint() : store.rollback_savepoint();
  if (!status) return std::unexpected(status.error());
  return judgement;
}

Status PushBatch::judge_group(std::span<Item> group, sync::WriterRow& writer) {
  sync::ServerStore& store = place_.rows.store();
  const bool is_transaction = group.size() > 1;
  if (is_transaction) {
    if (Status status = store.savepoint(); !status) return status;
  }
  // An act with one part that is not for this program to judge waits as a whole.
  const auto newer = std::ranges::find(group, true, &Item::is_newer);
  const Item* guilty = newer == group.end() ? nullptr : &*newer;
  for (Item& item : group) {
    if (item.operation) {
      const CorrectedTime time =
          correct_time(*item.operation, request_, writer.last_effective, now_ms_);
      item.effective = writer.last_effective = time.effective;
      item.uncertain = time.uncertain;
    }
    if (guilty) continue;
    if (item.operation) {
      auto judgement = judge_guarded(item);
      if (!judgement) return std::unexpected(judgement.error());
      item.verdict = std::move(*judgement);
    }
    if (!item.verdict.taken()) guilty = &item;
  }
  if (!is_transaction) {
    if (guilty && place_.rows.directory_written()) place_.office.invalidate();
    return {};
  }
  if (!guilty) return store.release_savepoint();
  if (Status status = store.rollback_savepoint(); !status) return status;
  place_.office.invalidate();
  const bool late = guilty->verdict.kind == sync::OutcomeKind::kLatePending;
  for (Item& item : group) {
    if (&item == guilty || item.verdict.kind == sync::OutcomeKind::kMalformed) continue;
    item.verdict = late ? Verdict{sync::OutcomeKind::kLatePending, guilty->verdict.key, {}, {}, {}}
                        : refused("sync.transaction");
    item.verdict.root = guilty->verdict.root;
  }
  return {};
}

Status PushBatch::keep(const Item& item) {
  sync::LoggedOperation logged;
  logged.seq = seq_;
  logged.number = logged_++;
  logged.operation = {request_.device, request_.session, item.counter};
  logged.user = authority_.user;
  logged.body = write_kept_operation({now_ms_, item.effective, *item.sent});
  logged.outcome = item.verdict.kind;
  return keep_operation(place_.rows.store(), logged, logged.body, item.verdict);
}

Status PushBatch::run(sync::WriterRow& writer, sync::Sequence seq) {
  seq_ = seq;
  std::vector<Item> items = read_items(writer);
  bool directory_changed = true;  // The actor is not known yet.
  for (std::size_t first = 0; first < items.size();) {
    if (directory_changed) {
      if (Status status = load_actor(); !status) return status;
    }
    const std::size_t size = group_size(items, first);
    const std::span<Item> group = std::span(items).subspan(first, size);
    if (Status status = judge_group(group, writer); !status) return status;
    for (const Item& item : group) {
      if (Status status = keep(item); !status) return status;
    }
    directory_changed = place_.rows.directory_written();
    if (directory_changed) {
      if (Status status = refresh_grants(place_, seq); !status) return status;
    }
    first += size;
  }
  if (!items.empty()) writer.last_counter = items.back().counter;
  writer.applied_seq = seq;
  writer.seen_ms = now_ms_;
  return {};
}

}  // namespace huifang::server
