#include "sync/client/internal/workspace.hpp"

#include <algorithm>
#include <utility>

#include "sync/client/internal/database_opening.hpp"
#include "sync/protocol/limits.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kFieldParameter = "field";

std::uint64_t random_number(Random& random) {
  std::uint8_t bytes[8] = {};
  random.fill(bytes);
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

Message message_of(const Outcome& outcome) {
  return Message{.key = outcome.key, .parameters = parameters_from_words(outcome.parameters)};
}

FieldNumber field_of(const Message& message) {
  for (const TextParameter& parameter : message.parameters) {
    if (parameter.name != kFieldParameter) continue;
    FieldNumber number = 0;
    for (const char digit : parameter.value) {
      if (digit < '0' || digit > '9') return 0;
      number = static_cast<FieldNumber>(number * 10 + (digit - '0'));
    }
    return number;
  }
  return 0;
}

WorkState state_of(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::kConflict:
      return WorkState::kConflict;
    case OutcomeKind::kLatePending:
      return WorkState::kHeld;
    case OutcomeKind::kRefused:
    case OutcomeKind::kMalformed:
      return WorkState::kRefused;
    case OutcomeKind::kOk:
    case OutcomeKind::kRebased:
    case OutcomeKind::kClamped:
      return WorkState::kAccepted;
  }
  return WorkState::kRefused;
}

// What a person has to look at first, if operations of one act ended differently.
int gravity(WorkState state) {
  switch (state) {
    case WorkState::kRefused:
      return 3;
    case WorkState::kConflict:
      return 2;
    case WorkState::kHeld:
      return 1;
    default:
      return 0;
  }
}

void add_outcome(WorkRecord& record, const Outcome& outcome) {
  const WorkState state = state_of(outcome.kind);
  if (gravity(state) < gravity(record.item.state)) return;
  record.item.state = state;
  record.item.reason = message_of(outcome);
  record.item.field = field_of(record.item.reason);
  record.item.conflict = outcome.conflict;
}

// Nothing of the session behind `held` counts any more.
void end_session(Superblock& superblock, SessionId id, Counter held) {
  SessionMark* mark = superblock.session(id);
  if (mark == nullptr) return;
  mark->last = std::max(held, mark->dropped);
  mark->acknowledged = mark->last;
  if (mark->dropped == mark->last)
    std::erase_if(superblock.sessions,
                  [id](const SessionMark& each) { return each.session == id; });
}

}  // namespace

Workspace::Workspace(Environment given, Person who)
    : environment(given),
      person(std::move(who)),
      session(random_number(given.random) >> 1 | 1),
      replica(given.catalog, &given.store, outbox),
      judgement(given.catalog, replica, person),
      push(*this),
      pull(*this),
      merger(*this),
      mono_origin_ms_(given.clock.mono_ms()) {
  replica.on_change = [this] { changed(); };
  replica.on_damage = [this](const Error& error) {
    trouble = error.key;
    // Once is enough: to begin again would throw away what has come since.
    if (!rebase_asked_ && !writer->superblock().rebasing) begin_rebase({});
  };
}

void Workspace::open(std::function<void(const Status&)> done) {
  std::make_shared<DatabaseOpening>(*this, std::move(done))->start();
}

void Workspace::changed() {
  if (on_change) on_change();
}

Id Workspace::make_new_id() {
  std::array<std::uint8_t, 10> random{};
  environment.random.fill(random);
  return make_id(corrected_now_ms(), random);
}

void Workspace::witness_server_time(std::int64_t server_ms, std::int64_t sent_mono_ms,
                                    std::int64_t answered_mono_ms) {
  if (server_ms == 0) return;
  const std::int64_t way_back_ms = (answered_mono_ms - sent_mono_ms) / 2;
  const std::int64_t since_ms = environment.clock.mono_ms() - answered_mono_ms;
  offset_ms = server_ms + way_back_ms + since_ms - environment.clock.wall_ms();
}

void Workspace::storage_answered(const Status& status) {
  const std::string before = trouble;
  if (status) {
    if (trouble != "store.damaged") trouble.clear();
  } else {
    trouble = status.error().key;
  }
  if (trouble != before) changed();
}

void Workspace::heard(bool office_spoke) {
  link = office_spoke ? Link::kLinked : Link::kOffline;
  if (!office_spoke) return;
  heard_mono_ms_ = environment.clock.mono_ms();
  push.backoff().hint(heard_mono_ms_);
  pull.backoff().hint(heard_mono_ms_);
}

// Acts
// ---------------------------------------------------------------------------------------------

Operation Workspace::make_operation(EntityNumber type, const Id& entity, Sequence base,
                                    Payload payload, const Id& transaction) {
  return Operation{.type = type,
                   .entity = entity,
                   .base = base,
                   .hlc = hybrid_clock.next(corrected_now_ms()),
                   .mono_ms = session_mono_ms(),
                   .payload = std::move(payload),
                   .transaction = transaction,
                   .schema_version = kSchemaVersion,
                   .grant_seq = writer->superblock().grant_seq};
}

std::vector<StepFinding> Workspace::check(const Transaction& transaction) {
  std::vector<JudgedStep> judged;
  return judgement.judge(transaction, corrected_now_ms(), judged);
}

void Workspace::commit(const Transaction& transaction,
                       std::function<void(std::expected<Id, NotSaved>)> done) {
  std::vector<JudgedStep> judged;
  std::vector<StepFinding> findings = judgement.judge(transaction, corrected_now_ms(), judged);
  const Id id = make_new_id();
  std::vector<PendingOperation> operations;
  std::size_t bytes = 0;
  for (JudgedStep& step : judged) {
    PendingOperation pending{.session = session, .device = person.device, .root = step.root};
    pending.operation =
        make_operation(step.type, step.entity, step.base, std::move(step.payload), id);
    CborWriter writer_of_operation;
    write_operation(writer_of_operation, pending.operation);
    // The counter is not known yet; it takes at most four bytes more.
    const std::size_t size = writer_of_operation.size() + 4;
    bytes += size;
    if (size > kOperationBytesMax || bytes > kBatchBytesMax / 2 ||
        operations.size() >= kBatchOperationsMax) {
      findings.push_back(
          {step.type, step.entity,
           Finding{.code = "too_large", .field = 0, .reason = {"operation.too_large", {}}}});
      break;
    }
    operations.push_back(std::move(pending));
  }
  if (!findings.empty() || operations.empty()) {
    return done(std::unexpected(
        NotSaved{Error{ErrorCode::kInvalidInput, "act.findings", ""}, std::move(findings)}));
  }
  submit({.operations = std::move(operations), .finished_drafts = transaction.finished_drafts()},
         [id, done = std::move(done)](const Status& status) {
           if (status) return done(id);
           done(std::unexpected(NotSaved{status.error(), {}}));
         });
}

void Workspace::submit(Submission submission, std::function<void(const Status&)> done) {
  const auto shared = std::make_shared<Submission>(std::move(submission));
  const SessionId running = session;
  writer->submit(
      [this, shared, running](StoreWriter::Plan& plan) {
        if (shared->replaced) end_session(plan.next, *shared->replaced, shared->held);
        SessionMark* mark = plan.next.session(running);
        if (mark == nullptr) {
          plan.next.sessions.push_back({.session = running, .device = person.device});
          mark = &plan.next.sessions.back();
        }
        mark->offset_ms = offset_ms;
        // Counters are given here: an act that fails leaves no gap.
        for (PendingOperation& pending : shared->operations) {
          pending.session = running;
          pending.device = person.device;
          pending.operation.counter = ++mark->last;
          CborWriter encoder;
          write_operation(encoder, pending.operation);
          pending.encoded = encoder.take();
          plan.frames.push_back(make_operation_frame(running, pending.operation.counter,
                                                     pending.root, pending.encoded));
        }
        for (const std::string& key : shared->finished_drafts) {
          plan.frames.push_back(make_draft_removed_frame(running, key));
        }
        for (const WorkRecord& record : shared->records)
          plan.frames.push_back(make_work_frame(record));
        plan.next.last_hlc = std::max(plan.next.last_hlc, hybrid_clock.last());
      },
      [this, shared, running, done = std::move(done)](const Status& status) {
        storage_answered(status);
        if (status) {
          if (shared->replaced) outbox.drop_behind(*shared->replaced, shared->held);
          outbox.set_mark(*writer->superblock_of(running));
          for (PendingOperation& pending : shared->operations) {
            work.add_saved(pending);
            outbox.add(std::move(pending));
          }
          if (shared->replaced) drop_settled();
          for (const std::string& key : shared->finished_drafts) drafts.erase(key);
          for (const WorkRecord& record : shared->records) work.put(record);
          push.backoff().hint(environment.clock.mono_ms());
          changed();
        }
        if (done) done(status);
      });
}

void Workspace::dismiss(const Id& transaction, std::function<void(Status)> done) {
  const WorkRecord* known = work.find(transaction);
  if (known == nullptr || known->item.state == WorkState::kSaved ||
      known->item.state == WorkState::kSent) {
    return done(failure(ErrorCode::kNotFound, "work.not_found"));
  }
  WorkRecord record = *known;
  record.put_away = true;
  PendingOperation pending{.session = session, .device = person.device, .root = record.item.root};
  pending.operation = make_operation(
      record.item.type, record.item.entity, 0,
      Control{Control::What::kRefusalDismissed, {record.device, record.session, record.first}},
      make_new_id());
  Submission submission;
  submission.operations.push_back(std::move(pending));
  submission.records.push_back(std::move(record));
  submit(std::move(submission), [done = std::move(done)](const Status& status) { done(status); });
}

// Drafts
// -------------------------------------------------------------------------------------------

void Workspace::save_draft(std::string key, Bytes bytes, std::function<void(Status)> done) {
  Draft draft{.key = std::move(key), .bytes = std::move(bytes), .saved_ms = corrected_now_ms()};
  writer->submit(
      [this, draft](StoreWriter::Plan& plan) {
        plan.frames.push_back(make_draft_frame(session, {draft.key, draft.bytes, draft.saved_ms}));
      },
      [this, draft, done = std::move(done)](const Status& status) {
        storage_answered(status);
        if (status) drafts[draft.key] = draft;
        if (done) done(status);
      });
}

void Workspace::remove_draft(const std::string& key, std::function<void(Status)> done) {
  writer->submit(
      [this, key](StoreWriter::Plan& plan) {
        plan.frames.push_back(make_draft_removed_frame(session, key));
      },
      [this, key, done = std::move(done)](const Status& status) {
        storage_answered(status);
        if (status) drafts.erase(key);
        if (done) done(status);
      });
}

// What the office said about operations
// ------------------------------------------------------------

void Workspace::keep_news(Settlement& settlement) {
  std::erase_if(settlement.acknowledgements, [this](const Acknowledgement& acknowledgement) {
    const SessionMark* mark = writer->superblock_of(acknowledgement.session);
    if (mark == nullptr) return true;
    const Counter held = std::min(acknowledgement.last_counter, mark->last);
    return held < mark->acknowledged ||
           (held == mark->acknowledged && acknowledgement.applied_seq <= mark->applied_seq);
  });
  std::erase_if(settlement.outcomes, [this](const Outcome& outcome) {
    const WorkRecord* known = work.find(outcome.session, outcome.counter);
    if (known == nullptr || known->item.state != state_of(outcome.kind)) return false;
    push.outcome_is_kept(outcome.session, outcome.counter);
    return true;
  });
}

void Workspace::plan_settlement(StoreWriter::Plan& plan, Settlement& settlement) {
  std::map<Id, WorkRecord> records;
  for (const Acknowledgement& acknowledgement : settlement.acknowledgements) {
    SessionMark* mark = plan.next.session(acknowledgement.session);
    if (mark == nullptr) continue;
    const Counter held = std::min(acknowledgement.last_counter, mark->last);
    if (held <= mark->acknowledged) {
      if (held == mark->acknowledged)
        mark->applied_seq = std::max(mark->applied_seq, acknowledgement.applied_seq);
      continue;
    }
    for (const WorkRecord* record : work.within(mark->session, mark->acknowledged + 1, held)) {
      if (record->item.state != WorkState::kSaved && record->item.state != WorkState::kSent)
        continue;
      WorkRecord accepted = *record;
      accepted.item.state = WorkState::kAccepted;
      accepted.item.receipt = acknowledgement.applied_seq;
      accepted.item.accepted_ms = corrected_now_ms();
      records[accepted.item.id] = std::move(accepted);
    }
    mark->acknowledged = held;
    mark->applied_seq = std::max(mark->applied_seq, acknowledgement.applied_seq);
  }
  for (const Outcome& outcome : settlement.outcomes) {
    const WorkRecord* known = work.find(outcome.session, outcome.counter);
    WorkRecord record;
    if (known != nullptr) {
      const auto made = records.find(known->item.id);
      record = made != records.end() ? made->second : *known;
    } else {
      // The act is not known here any more: the outcome is shown all the same.
      CborWriter writer_of_place;
      writer_of_place.unsigned_integer(outcome.session);
      writer_of_place.unsigned_integer(outcome.counter);
      record.item.id = derive_id("outcome", writer_of_place.view());
      record.item.state = WorkState::kAccepted;
      record.item.made_ms = corrected_now_ms();
      record.item.accepted_ms = corrected_now_ms();
      record.session = outcome.session;
      record.device = person.device;
      record.first = record.last = outcome.counter;
    }
    add_outcome(record, outcome);
    if (known == nullptr || !(record.item == known->item))
      records[record.item.id] = std::move(record);
  }
  for (auto& [id, record] : records) {
    const bool accepted = record.item.state == WorkState::kAccepted;
    if (accepted) record.item.operations.clear();
    settlement.records.push_back(std::move(record));
  }
  // Of many accepted at once only as many are written as are kept.
  std::size_t accepted = 0;
  std::ranges::stable_sort(settlement.records, [](const WorkRecord& left, const WorkRecord& right) {
    return std::pair(left.session, left.last) < std::pair(right.session, right.last);
  });
  for (auto record = settlement.records.rbegin(); record != settlement.records.rend(); ++record) {
    if (record->item.state == WorkState::kAccepted && ++accepted > WorkLog::kAcceptedKept) continue;
    plan.frames.push_back(make_work_frame(*record));
  }
  settle_sessions(plan.next, session);
}

void Workspace::take_settlement(const Settlement& settlement) {
  for (const WorkRecord& record : settlement.records) {
    const bool refused = record.item.state == WorkState::kRefused;
    for (Counter counter = record.first; refused && counter <= record.last; ++counter) {
      outbox.mark_refused(record.session, counter);
    }
    work.put(record);
  }
  for (const Outcome& outcome : settlement.outcomes) {
    push.outcome_is_kept(outcome.session, outcome.counter);
  }
  work.trim();
  drop_settled();
  changed();
}

void Workspace::drop_settled() {
  const Superblock& superblock = writer->superblock();
  std::vector<SessionId> gone;
  for (const Outbox::Session& each : outbox.sessions()) {
    if (writer->superblock_of(each.mark.session) == nullptr) gone.push_back(each.mark.session);
  }
  for (const SessionId each : gone) outbox.forget_session(each);
  for (const SessionMark& mark : superblock.sessions) {
    outbox.set_mark(mark);
    outbox.drop(mark.session, mark.dropped);
  }
  purge_left();
}

void Workspace::begin_session() { session = random_number(environment.random) >> 1 | 1; }

void Workspace::reissue(SessionId old_session, Counter held,
                        std::function<void(const Status&)> done) {
  const Outbox::Session* old = outbox.session(old_session);
  if (old_session == session) begin_session();
  Submission submission;
  submission.operations.assign(
      old->operations.begin() + static_cast<std::ptrdiff_t>(old->place_of(held + 1)),
      old->operations.end());
  submission.replaced = old_session;
  submission.held = held;
  submit(std::move(submission), std::move(done));
}

void Workspace::begin_rebase(std::function<void(const Status&)> done) {
  rebase_asked_ = true;
  writer->submit(
      [](StoreWriter::Plan& plan) {
        plan.next.rebasing = true;
        for (DeviceKey key = plan.next.stage_first; key < plan.next.stage_next; ++key) {
          plan.writes.push_back({DeviceArea::kStage, key, std::nullopt});
        }
        plan.next.stage_first = plan.next.stage_next;
        // The office may hold less than it said before: offer everything again.
        for (SessionMark& mark : plan.next.sessions) {
          mark.acknowledged = mark.dropped;
          mark.applied_seq = 0;
        }
      },
      [this, done = std::move(done)](const Status& status) {
        rebase_asked_ = false;
        storage_answered(status);
        if (status) {
          for (const SessionMark& mark : writer->superblock().sessions) outbox.set_mark(mark);
          pull.forget_stage();
          pull.want();
        }
        if (done) done(status);
      });
}

bool Workspace::is_touched(const LeavingBody& body) const {
  if (body.root) return outbox.touches_root(*body.root);
  return std::ranges::any_of(outbox.roots(), [&](const auto& root) {
    return replica.scope_of_root(root.first) == body.scope;
  });
}

std::vector<LeavingBody> Workspace::purgeable() const {
  std::vector<LeavingBody> bodies;
  for (const LeavingBody& body : leaving) {
    const bool under_way =
        pull.is_coming_back(body) || std::ranges::find(purging, body) != purging.end();
    if (!under_way && !is_touched(body)) bodies.push_back(body);
  }
  return bodies;
}

std::optional<std::int64_t> Workspace::next_purge_ms() const {
  if (leaving.empty() || purgeable().empty()) return std::nullopt;
  return purge_backoff_.next_ms();
}

void Workspace::purge_left() {
  if (leaving.empty() || !purge_backoff_.is_due(environment.clock.mono_ms())) return;
  for (const LeavingBody& body : purgeable()) {
    purging.push_back(body);
    RowBlock block{.outs = {{body.scope, body.root}}, .rows = {}};
    const auto delta = std::make_shared<DeviceKey>();
    writer->submit(
        [this, body, block, delta](StoreWriter::Plan& plan) {
          *delta = plan.next.delta_next++;
          plan.writes.push_back({DeviceArea::kDelta, *delta, encode_row_block(block)});
          plan.frames.push_back(make_leaving_frame(session, body, true));
        },
        [this, body, block, delta](const Status& status) {
          std::erase(purging, body);
          storage_answered(status);
          if (!status) {
            purge_backoff_.failed(environment.clock.mono_ms(), environment.random);
            return;
          }
          purge_backoff_.succeeded();
          std::erase(leaving, body);
          replica.apply_delta(block, *delta);
          replica.unhide(body);
        });
  }
}

// Tidying
// ------------------------------------------------------------------------------------------

std::vector<Frame> Workspace::live_frames() const {
  std::vector<Frame> frames;
  for (const Outbox::Session& each : outbox.sessions()) {
    for (const PendingOperation& pending : each.operations) {
      frames.push_back(make_operation_frame(pending.session, pending.operation.counter,
                                            pending.root, pending.encoded));
    }
  }
  for (const auto& [key, draft] : drafts) {
    frames.push_back(make_draft_frame(session, {draft.key, draft.bytes, draft.saved_ms}));
  }
  for (const WorkRecord* record : work.ended()) frames.push_back(make_work_frame(*record));
  for (const LeavingBody& body : leaving)
    frames.push_back(make_leaving_frame(session, body, false));
  return frames;
}

bool Workspace::wants_log_merge() const {
  std::size_t bytes = 0;
  for (const auto& [key, size] : writer->segments()) bytes += size;
  const Tidying& tidying = environment.tidying;
  return writer->segments().size() > tidying.segments + 2 * (bytes / tidying.segment_bytes);
}

void Workspace::merge_log() {
  merging_log_ = true;
  writer->submit(
      [this](StoreWriter::Plan& plan) {
        for (const auto& [key, size] : writer->segments()) {
          plan.writes.push_back({DeviceArea::kLog, key, std::nullopt});
        }
        plan.next.log_first = plan.next.log_next;
        std::vector<Frame> segment;
        std::size_t size = 0;
        const auto flush = [&] {
          if (segment.empty()) return;
          plan.writes.push_back({DeviceArea::kLog, plan.next.log_next++, encode_segment(segment)});
          segment.clear();
          size = 0;
        };
        for (Frame& frame : live_frames()) {
          if (size + frame_size(frame) > environment.tidying.segment_bytes) flush();
          size += frame_size(frame);
          segment.push_back(std::move(frame));
        }
        flush();
      },
      [this](const Status& status) {
        merging_log_ = false;
        storage_answered(status);
      });
}

void Workspace::plan_drop_deltas(StoreWriter::Plan& plan, DeviceKey first, DeviceKey end) const {
  for (DeviceKey key = first; key < end; ++key) {
    plan.writes.push_back({DeviceArea::kDelta, key, std::nullopt});
    if (const auto staged = staged_deltas.find(key); staged != staged_deltas.end())
      plan.writes.push_back({DeviceArea::kStage, staged->second, std::nullopt});
  }
}

void Workspace::step() {
  if (!opening_rows) return pull.step();
  const auto read = opening_rows;  // It may be the last one.
  read();
}

bool Workspace::idle() {
  if (!ready_ || has_step() || !writer->is_idle() || writer->is_fenced() || merging_log_)
    return false;
  if (wants_log_merge()) {
    merge_log();
    return true;
  }
  if (!pull.is_busy() && merger.is_wanted()) {
    merger.step();
    return true;
  }
  return false;
}

}  // namespace huifang::sync
