#include "sync/client/internal/push_loop.hpp"

#include <algorithm>

#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kPushPath = "/v1/sync/push";
constexpr std::string_view kPushSignPrefix = "huifang push 1\n";
constexpr std::size_t kOutcomesToldMax = 500;
constexpr std::size_t kOutcomeBytes = 16;  // About what one outcome takes in a request.

bool is_too_much(int status) { return status == 413 || status == 400 || status == 422; }

bool has_unsent_in(const Outbox::Session& session) {
  return !session.operations.empty() &&
         session.operations.back().operation.counter > session.mark.acknowledged;
}

}  // namespace

bool PushLoop::has_unsent() const {
  return std::ranges::any_of(workspace_.outbox.sessions(),
                             [](const Outbox::Session& session) { return has_unsent_in(session); });
}

void PushLoop::outcome_is_kept(SessionId session, Counter counter) {
  const std::pair place(session, counter);
  if (std::ranges::find(outcomes_kept_, place) != outcomes_kept_.end()) return;
  if (outcomes_kept_.empty())
    tell_outcomes_ms_ = workspace_.environment.clock.mono_ms() + kOutcomesGather_ms;
  outcomes_kept_.push_back(place);
}

std::optional<std::int64_t> PushLoop::next_ms() const {
  if (busy_) return std::nullopt;
  if (has_unsent()) return backoff_.next_ms();
  if (outcomes_kept_.empty()) return std::nullopt;
  return std::max(backoff_.next_ms(), tell_outcomes_ms_);
}

PushLoop::Batch PushLoop::next_batch(PushRequest& request) const {
  const auto& sessions = workspace_.outbox.sessions();
  const auto session = std::ranges::find_if(
      sessions, [](const Outbox::Session& each) { return has_unsent_in(each); });
  if (session == sessions.end()) {
    request.device = workspace_.person.device;
    request.session = workspace_.session;
    request.session_running = true;
    return {.session = request.session};
  }
  const SessionMark& mark = session->mark;
  request.device = mark.device;
  request.session = mark.session;
  request.session_running = mark.session == workspace_.session;
  request.session_offset_ms = mark.offset_ms;
  std::size_t bytes = 0;
  std::size_t acts = 0;
  // The operations of one act stay together, so a batch ends before an act that does not fit.
  const auto& operations = session->operations;
  std::size_t at = session->place_of(mark.acknowledged + 1);
  // Behind a gap that damage has made the office is asked how far it has come: it says so itself.
  request.from_counter = operations[at].operation.counter;
  const auto follows = [&](std::size_t place) {
    return place < operations.size() &&
           operations[place].operation.counter == operations[place - 1].operation.counter + 1;
  };
  do {
    std::size_t end = at;
    std::size_t act_bytes = 0;
    const auto& act = operations[at].operation.transaction;
    do {
      act_bytes += operations[end].encoded.size() + 4;
      ++end;
    } while (act && follows(end) && operations[end].operation.transaction == act);
    const bool fits = request.operations.size() + (end - at) <= kBatchOperationsMax &&
                      bytes + act_bytes <= portion_.bytes();
    if (!fits && acts > 0) break;
    for (; at < end; ++at) request.operations.push_back(operations[at].encoded);
    bytes += act_bytes;
    ++acts;
  } while (follows(at));
  return Batch{.session = mark.session,
               .first = request.from_counter,
               .last = request.from_counter + static_cast<Counter>(request.operations.size()) - 1,
               .acts = acts};
}

void PushLoop::tick(std::int64_t mono_ms, const std::string& bearer) {
  const auto next = next_ms();
  if (!next || mono_ms < *next) return;
  PushRequest request;
  Batch batch = next_batch(request);
  batch.sent_mono_ms = mono_ms;
  batch.outcomes_told = std::min(
      {outcomes_kept_.size(), kOutcomesToldMax, std::size_t{1} + portion_.bytes() / kOutcomeBytes});
  request.outcomes_seen.assign(
      outcomes_kept_.begin(),
      outcomes_kept_.begin() + static_cast<std::ptrdiff_t>(batch.outcomes_told));
  request.wall_ms = workspace_.environment.clock.wall_ms();
  request.mono_ms = workspace_.session_mono_ms();
  request.offset_ms = workspace_.offset_ms;
  request.schema_version = kSchemaVersion;
  request.office = workspace_.person.office;
  busy_ = true;
  backoff_.tried(mono_ms);
  workspace_.work.set_sent(batch.session, batch.first, batch.last, true);
  NetworkRequest message{.path = std::string(kPushPath),
                         .body = encode(request),
                         .sign_prefix = std::string(kPushSignPrefix),
                         .bearer = bearer,
                         .idle_timeout_ms = patience_ms_};
  batch.bytes = message.body.size();
  workspace_.environment.network.send(
      std::move(message), workspace_.lifetime.guard([this, batch](const NetworkAnswer& answer) {
        answered(batch, answer);
      }));
  workspace_.changed();
}

void PushLoop::answered(const Batch& batch, const NetworkAnswer& answer) {
  if (answer.status == 200) {
    if (const auto response = decode_push_response(answer.body)) {
      workspace_.heard(true);
      return taken(batch, *response);
    }
  }
  const Refusal refusal = read_refusal(answer);
  workspace_.heard(refusal.office_spoke());
  workspace_.last_failure = refusal.key;
  busy_ = false;
  workspace_.work.set_sent(batch.session, batch.first, batch.last, false);
  refused(batch, refusal);
  workspace_.changed();
}

void PushLoop::taken(const Batch& batch, const PushResponse& response) {
  workspace_.witness_server_time(response.server_ms, batch.sent_mono_ms,
                                 workspace_.environment.clock.mono_ms());
  const auto settlement = std::make_shared<Workspace::Settlement>();
  if (batch.acts > 0)
    settlement->acknowledgements = {{batch.session, response.acked_counter, response.applied_seq}};
  settlement->outcomes = response.outcomes;
  const auto finish = [this, settlement, batch] {
    busy_ = false;
    answered_mono_ms_ = workspace_.environment.clock.mono_ms();
    backoff_.succeeded();
    portion_.succeeded(batch.bytes);
    patience_ms_ = std::max(kPatience_ms, patience_ms_ / 2);
    workspace_.last_failure.clear();
    workspace_.other_office = false;
    outcomes_kept_.erase(outcomes_kept_.begin(),
                         outcomes_kept_.begin() + static_cast<std::ptrdiff_t>(batch.outcomes_told));
    tell_outcomes_ms_ = workspace_.environment.clock.mono_ms() + kOutcomesGather_ms;
    if (batch.acts > 0) workspace_.pull.want();
    workspace_.take_settlement(*settlement);
    // More of them wait at the office: they come with the answer to these.
    if (batch.acts == 0 && !settlement->outcomes.empty()) tell_outcomes_ms_ = 0;
  };
  const bool nothing_new = batch.acts == 0 && settlement->outcomes.empty();
  if (nothing_new) return finish();
  const bool progress = batch.acts == 0 || response.acked_counter >= batch.first;
  workspace_.writer->submit(
      [this, settlement](StoreWriter::Plan& plan) {
        plan.next.clock_offset_ms = workspace_.offset_ms;
        workspace_.plan_settlement(plan, *settlement);
      },
      [this, batch, progress, finish](const Status& status) {
        workspace_.storage_answered(status);
        if (status && progress) return finish();
        busy_ = false;  // Not durable here, or nothing was taken: ask again later.
        workspace_.work.set_sent(batch.session, batch.first, batch.last, false);
        failed(0);
        workspace_.changed();
      });
}

void PushLoop::refused(const Batch& batch, const Refusal& refusal) {
  if (refusal.status == 409 && refusal.key == "sync.gap")
    return gap(batch, static_cast<Counter>(refusal.number));
  if (refusal.is_of_other_office()) workspace_.other_office = true;
  if (!refusal.office_spoke()) unanswered(batch);
  answered_mono_ms_ = workspace_.environment.clock.mono_ms();
  if (is_too_much(refusal.status)) portion_.failed(batch.bytes, false);
  failed(refusal.retry_after_ms);
}

void PushLoop::unanswered(const Batch& batch) {
  const std::int64_t now_ms = workspace_.environment.clock.mono_ms();
  const std::int64_t waited_ms = now_ms - batch.sent_mono_ms;
  // Of a first failure nobody knows yet whether the office is there.
  const std::int64_t since_ms = backoff_.is_waiting() ? answered_mono_ms_ : now_ms;
  if (workspace_.may_be_too_large(waited_ms, since_ms))
    portion_.failed(batch.bytes, Workspace::is_slow(waited_ms));
  if (batch.acts <= 1 && waited_ms >= patience_ms_)
    patience_ms_ = std::min(kPatienceLongest_ms, 2 * patience_ms_);
}

// The office holds less of the session than we thought: it was restored from a backup, or we lost
// what lies between.
void PushLoop::gap(const Batch& batch, Counter held) {
  const SessionMark* mark = workspace_.writer->superblock_of(batch.session);
  if (mark == nullptr || held >= batch.first) return failed(0);
  const Outbox::Session* session = workspace_.outbox.session(batch.session);
  if (session == nullptr) return failed(0);
  const std::size_t next = session->place_of(held + 1);
  if (next < session->operations.size() &&
      session->operations[next].operation.counter == held + 1) {  // Go on from where the office is.
    busy_ = true;
    workspace_.writer->submit(
        [id = batch.session, held](StoreWriter::Plan& plan) {
          if (SessionMark* here = plan.next.session(id))
            here->acknowledged = std::min(here->acknowledged, held);
        },
        [this](const Status& status) {
          busy_ = false;
          workspace_.storage_answered(status);
          if (!status) return failed(0);
          workspace_.drop_settled();
        });
    return;
  }
  busy_ = true;
  workspace_.reissue(batch.session, held, [this](const Status& status) {
    busy_ = false;
    if (!status) failed(0);
  });
}

void PushLoop::failed(std::int64_t retry_after_ms) {
  backoff_.failed(workspace_.environment.clock.mono_ms(), workspace_.environment.random,
                  retry_after_ms);
}

}  // namespace huifang::sync
