#include "sync/client/internal/pull_loop.hpp"

#include <algorithm>
#include <utility>

#include "sync/client/internal/refusal.hpp"
#include "sync/client/internal/workspace.hpp"
#include "sync/protocol/pull_reader.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kPullPath = "/v1/sync/pull";
constexpr DeviceKey kOfFreshRows = 0;  // They came before any delta that is merged from then on.

}  // namespace

struct PullLoop::Arrival {
  PullResponse response;  // But its rows: they are in the block.
  std::size_t rows = 0;
  std::vector<RootOut> outs;
  Staged page;
  std::vector<LeavingBody> leaving;  // Touched by pending work: hides now, is purged later.
  std::vector<LeavingBody> back;     // Was leaving, and has rows in this page.
  Workspace::Settlement settlement;
  DeviceKey first_delta = 0;  // Of the staged pages, in order; the block comes last.
  bool rebased = false;
  Base base;
  bool is_void = false;  // The rows have to be pulled anew since it was asked for.
  bool is_empty() const { return rows == 0 && outs.empty(); }
};

struct PullLoop::Reading {
  Refusal otherwise;  // What it is if it cannot be read.
  Asked asked;
  std::int64_t answered_mono_ms = 0;
  PullResponseReader rows;
  RowBlockWriter block;
  std::vector<std::pair<Scope, Id>> whole;  // Scopes and roots of complete rows.
};

PullLoop::PullLoop(Workspace& workspace) : workspace_(workspace) {}
PullLoop::~PullLoop() = default;

PullLoop::Base PullLoop::base_of(const Superblock& superblock) {
  return {superblock.rebasing, superblock.stage_first};
}

bool PullLoop::replaces_all() const {
  return workspace_.writer->superblock().rebasing || workspace_.replica.base().empty();
}

void PullLoop::resume(std::vector<Staged> staged) {
  staged_ = std::move(staged);
  for (Staged& page : staged_) {
    for (const RootOut& out : outs_of_row_block(page.block)) {
      const LeavingBody body{out.scope, out.root};
      const bool is_leaving =
          std::ranges::find(workspace_.leaving, body) != workspace_.leaving.end();
      if (is_leaving && !is_coming_back(body)) coming_back_.push_back(body);
    }
    make_fresh(page);
  }
}

// Where rows are replaced those of a page are made ready at once, and not kept twice.
void PullLoop::make_fresh(Staged& page) {
  if (!fresh_ && !replaces_all()) return;
  if (!fresh_) fresh_.emplace(workspace_.replica);
  fresh_->queue_delta(std::move(page.block), kOfFreshRows);
}

void PullLoop::forget_stage() {
  staged_.clear();
  fresh_.reset();
  if (std::exchange(checking_, nullptr)) writing_ = false;
  coming_back_.clear();
  rows_received_ = 0;
  lose_chain();
}

// What was asked for behind a page that is lost leads nowhere.
void PullLoop::lose_chain() {
  ++chain_;
  early_.reset();
}

bool PullLoop::is_coming_back(const LeavingBody& body) const {
  return std::ranges::find(coming_back_, body) != coming_back_.end();
}

void PullLoop::tick(std::int64_t mono_ms, const std::string& bearer) {
  if (!can_ask() || !wanted_ || !backoff_.is_due(mono_ms)) return;
  const Superblock& superblock = workspace_.writer->superblock();
  PullRequest request{.schema_version = kSchemaVersion,
                      .bytes_max = static_cast<std::uint32_t>(portion_.bytes())};
  if (ahead_) {
    request.cursor = *ahead_;
  } else if (!staged_.empty()) {
    request.cursor = staged_.back().cursor_after;
  } else if (!superblock.rebasing) {
    request.cursor = superblock.cursor;
  }
  const Asked asked{.base = base_of(superblock),
                    .chain = chain_,
                    .bytes_max = request.bytes_max,
                    .mono_ms = mono_ms};
  asking_ = true;
  wanted_ = false;  // Wishes that come up meanwhile are new ones.
  backoff_.tried(mono_ms);
  NetworkRequest message{.path = std::string(kPullPath), .body = encode(request), .bearer = bearer};
  workspace_.environment.network.send(
      std::move(message), workspace_.lifetime.guard([this, asked](NetworkAnswer answer) {
        answered(std::move(answer), asked);
      }));
  workspace_.changed();
}

void PullLoop::failed(std::int64_t retry_after_ms) {
  writing_ = false;
  wanted_ = true;
  backoff_.failed(workspace_.environment.clock.mono_ms(), workspace_.environment.random,
                  retry_after_ms);
  workspace_.changed();
}

void PullLoop::answered(NetworkAnswer answer, const Asked& asked) {
  asking_ = false;
  if (asked.chain != chain_) {
    wanted_ = true;
    return workspace_.changed();
  }
  const std::int64_t now_ms = workspace_.environment.clock.mono_ms();
  if (writing_) {
    early_ = Early{std::move(answer), asked, now_ms};
  } else {
    take(std::move(answer), asked, now_ms);
  }
}

void PullLoop::take(NetworkAnswer answer, const Asked& asked, std::int64_t answered_mono_ms) {
  Refusal refusal = read_refusal(answer);
  if (answer.status != 200) return refused(refusal, asked, answered_mono_ms);
  writing_ = true;
  PullResponseReader rows(std::move(answer.body));
  reading_ = std::make_unique<Reading>(
      Reading{std::move(refusal), asked, answered_mono_ms, std::move(rows), {}, {}});
  workspace_.changed();
}

void PullLoop::step() {
  if (reading_) return read_rows();
  if (const Status read = fresh_->step(); !read) {
    return workspace_.begin_rebase({});  // They were whole when they were staged.
  }
  if (checking_ && !fresh_->has_work()) commit(std::exchange(checking_, nullptr));
}

void PullLoop::read_rows() {
  Reading& reading = *reading_;
  if (reading.asked.chain != chain_) {
    reading_.reset();
    writing_ = false;
    wanted_ = true;
    return workspace_.changed();
  }
  const std::vector<RowVersion> rows = reading.rows.read_rows(kRowsPerStep);
  for (const RowVersion& row : rows) {
    reading.block.add(device_row(row));
    if (row.complete) reading.whole.emplace_back(row.scope, row.root);
  }
  if (!rows.empty()) return;
  const auto read = std::move(reading_);
  writing_ = false;
  auto response = read->rows.finish();
  if (!response) return refused(read->otherwise, read->asked, read->answered_mono_ms);
  workspace_.heard(true);
  workspace_.witness_server_time(response->server_ms, read->asked.mono_ms, read->answered_mono_ms);
  if (response->more)
    portion_.succeeded(read->asked.bytes_max);  // A page that is not full says nothing.
  const auto arrival = std::make_shared<Arrival>();
  arrival->base = read->asked.base;
  arrival->response = std::move(*response);
  make_block(*arrival, *read);
  received(arrival);
}

void PullLoop::refused(const Refusal& refusal, const Asked& asked, std::int64_t answered_mono_ms) {
  workspace_.heard(refusal.office_spoke());
  workspace_.last_failure = refusal.key;
  const std::int64_t waited_ms = answered_mono_ms - asked.mono_ms;
  if (!refusal.office_spoke() && workspace_.may_be_too_large(waited_ms, asked.mono_ms))
    portion_.failed(asked.bytes_max, Workspace::is_slow(waited_ms));
  if (refusal.status == 401 && on_unauthorized) on_unauthorized();
  if (refusal.is_of_other_office()) workspace_.other_office = true;
  if (refusal.key == "sync.rebase" || refusal.key == "sync.cursor") {
    writing_ = true;
    workspace_.begin_rebase([this](const Status& status) {
      if (!status) return failed(0);
      writing_ = false;
      wanted_ = true;
    });
    return;
  }
  failed(refusal.retry_after_ms);
}

// What left the person's books vanishes with this page, unless something pending touches it: then
// it only hides and is purged later. What comes back is rid of its old rows first.
void PullLoop::make_block(Arrival& arrival, Reading& reading) {
  const auto leave = [&](const LeavingBody& body) {
    if (workspace_.is_touched(body)) {
      arrival.leaving.push_back(body);
    } else {
      arrival.outs.push_back({body.scope, body.root});
    }
  };
  for (const auto& [scope, root] : arrival.response.roots_out) leave({scope, root});
  for (const Scope scope : arrival.response.scopes_dropped) leave({scope, std::nullopt});
  for (const LeavingBody& body : workspace_.leaving) {
    if (is_coming_back(body)) continue;  // Its old rows go with an earlier page.
    const bool returned = std::ranges::any_of(reading.whole, [&body](const auto& row) {
      return row.first == body.scope && (!body.root || *body.root == row.second);
    });
    if (!returned) continue;
    arrival.back.push_back(body);
    arrival.outs.push_back({body.scope, body.root});
  }
  arrival.rows = reading.block.rows();
  arrival.page.block = reading.block.finish(arrival.outs);
}

void PullLoop::received(const std::shared_ptr<Arrival>& arrival) {
  // At once: a purge that is begun before this page is durable would come behind its rows.
  coming_back_.insert(coming_back_.end(), arrival->back.begin(), arrival->back.end());
  rows_received_ += arrival->rows;
  arrival->settlement.acknowledgements = arrival->response.acknowledgements;
  arrival->settlement.outcomes = arrival->response.outcomes;
  workspace_.keep_news(arrival->settlement);
  if (arrival->response.more) {
    stage(arrival);
  } else {
    checkpoint(arrival);
  }
}

// The page did not become durable: it is asked for again, and then all of it counts anew.
void PullLoop::forget(const Arrival& arrival) {
  rows_received_ -= std::min(rows_received_, arrival.rows);
  for (const LeavingBody& body : arrival.back) std::erase(coming_back_, body);
}

void PullLoop::plan_leaving(StoreWriter::Plan& plan, const std::vector<LeavingBody>& bodies,
                            bool left) {
  for (const LeavingBody& body : bodies)
    plan.frames.push_back(make_leaving_frame(workspace_.session, body, left));
}

void PullLoop::take_leaving(const std::vector<LeavingBody>& bodies) {
  for (const LeavingBody& body : bodies) {
    if (std::ranges::find(workspace_.leaving, body) != workspace_.leaving.end()) continue;
    workspace_.leaving.push_back(body);
    workspace_.replica.hide(body);
  }
}

void PullLoop::stage(const std::shared_ptr<Arrival>& arrival) {
  const Superblock& superblock = workspace_.writer->superblock();
  Staged& page = arrival->page;
  page.cursor_before = staged_.empty() ? superblock.cursor : staged_.back().cursor_after;
  page.cursor_after = arrival->response.next_cursor;
  const bool progress = page.cursor_after != page.cursor_before;
  writing_ = true;
  if (progress) {
    ahead_ = page.cursor_after;
    wanted_ = true;
  }
  workspace_.writer->submit(
      [this, arrival](StoreWriter::Plan& plan) {
        arrival->is_void = base_of(plan.next) != arrival->base;
        if (arrival->is_void) return;
        arrival->page.key = plan.next.stage_next++;
        plan.writes.push_back(
            {DeviceArea::kStage, arrival->page.key, encode_staged_page(arrival->page)});
        plan_leaving(plan, arrival->leaving, false);
        workspace_.plan_settlement(plan, arrival->settlement);
      },
      [this, arrival, progress](const Status& status) {
        workspace_.storage_answered(status);
        ahead_.reset();
        if (!status || arrival->is_void) {
          forget(*arrival);
          lose_chain();
        }
        if (!status) return failed(0);
        writing_ = false;
        if (arrival->is_void || (!asking_ && !early_)) wanted_ = true;
        if (arrival->is_void) return workspace_.changed();
        staged_.push_back(std::move(arrival->page));
        make_fresh(staged_.back());
        take_leaving(arrival->leaving);
        if (progress) {
          backoff_.succeeded();
        } else {
          failed(0);
        }
        workspace_.take_settlement(arrival->settlement);
        if (auto early = std::exchange(early_, std::nullopt))
          take(std::move(early->answer), early->asked, early->answered_mono_ms);
      });
}

void PullLoop::checkpoint(const std::shared_ptr<Arrival>& arrival) {
  const Superblock& now = workspace_.writer->superblock();
  const bool nothing_new = staged_.empty() && arrival->is_empty() && arrival->leaving.empty() &&
                           !now.rebasing && arrival->response.next_cursor == now.cursor &&
                           arrival->settlement.acknowledgements.empty() &&
                           arrival->settlement.outcomes.empty();
  if (nothing_new) return take_checkpoint(*arrival);  // An idle check costs no commit.
  writing_ = true;
  Staged last = arrival->page;  // Kept in the arrival until it is durable.
  if (!arrival->is_empty()) make_fresh(last);
  if (!fresh_ && replaces_all()) fresh_.emplace(workspace_.replica);
  if (fresh_) fresh_->all_queued();
  if (fresh_ && fresh_->has_work()) {
    checking_ = arrival;
    return workspace_.changed();
  }
  commit(arrival);
}

void PullLoop::commit(const std::shared_ptr<Arrival>& arrival) {
  workspace_.writer->submit(
      [this, arrival](StoreWriter::Plan& plan) {
        arrival->is_void = base_of(plan.next) != arrival->base;
        if (!arrival->is_void) plan_checkpoint(plan, *arrival);
      },
      [this, arrival](const Status& status) {
        workspace_.storage_answered(status);
        if (!status || arrival->is_void) {
          forget(*arrival);
          // A pull that begins anew tells nothing of what has gone since.
          if (staged_.empty()) fresh_.reset();
        }
        if (!status) return failed(0);
        if (!arrival->is_void) return take_checkpoint(*arrival);
        writing_ = false;
        wanted_ = true;
        workspace_.changed();
      });
}

void PullLoop::plan_checkpoint(StoreWriter::Plan& plan, Arrival& arrival) {
  Superblock& next = plan.next;
  if (next.rebasing) {
    arrival.rebased = true;
    workspace_.merger.restart();
    workspace_.plan_drop_deltas(plan, next.delta_first, next.delta_next);
    next.delta_first = next.delta_next;
    for (const PageInfo& page : workspace_.replica.base().page_table().pages) {
      plan.writes.push_back({DeviceArea::kPage, page.rows, std::nullopt});
      if (page.index != 0) plan.writes.push_back({DeviceArea::kPage, page.index, std::nullopt});
    }
    if (next.page_table != 0)
      plan.writes.push_back({DeviceArea::kPage, next.page_table, std::nullopt});
    next.page_table = 0;
    next.rebasing = false;
  }
  arrival.first_delta = next.delta_next;
  // What is staged stays where it lies; the delta only says so.
  std::vector<DeviceKey> kept;
  for (const Staged& page : staged_) {
    kept.push_back(page.key);
    plan.writes.push_back({DeviceArea::kDelta, next.delta_next++, encode_staged_delta(page.key)});
  }
  if (!arrival.is_empty())
    plan.writes.push_back({DeviceArea::kDelta, next.delta_next++, arrival.page.block});
  for (DeviceKey key = next.stage_first; key < next.stage_next; ++key) {
    if (!std::ranges::binary_search(kept, key))
      plan.writes.push_back({DeviceArea::kStage, key, std::nullopt});
  }
  next.stage_first = next.stage_next;
  next.cursor = arrival.response.next_cursor;
  next.cursor_seq = arrival.response.high_seq;
  next.grant_seq = arrival.response.grant_seq;
  next.data_as_of_ms = workspace_.corrected_now_ms();
  next.clock_offset_ms = workspace_.offset_ms;
  plan_leaving(plan, coming_back_, true);
  plan_leaving(plan, arrival.leaving, false);
  workspace_.plan_settlement(plan, arrival.settlement);
}

void PullLoop::take_checkpoint(const Arrival& arrival) {
  if (arrival.rebased) workspace_.staged_deltas.clear();
  if (fresh_) {
    workspace_.merger.restart();  // What it was at came before these rows.
    workspace_.replica.adopt(std::move(*fresh_));
  }
  for (const LeavingBody& body : std::exchange(coming_back_, {})) {
    std::erase(workspace_.leaving, body);
    workspace_.replica.unhide(body);
  }
  const auto apply = [this](const Bytes& stored, DeviceKey delta) {
    if (fresh_) return;  // They are there already.
    if (const auto block = decode_row_block(stored)) workspace_.replica.apply_delta(*block, delta);
  };
  DeviceKey delta = arrival.first_delta;
  for (const Staged& page : std::exchange(staged_, {})) {
    workspace_.staged_deltas[delta] = page.key;
    apply(page.block, delta++);
  }
  if (!arrival.is_empty()) apply(arrival.page.block, delta);
  fresh_.reset();
  take_leaving(arrival.leaving);
  rows_received_ = 0;
  writing_ = false;
  backoff_.succeeded();
  workspace_.last_failure.clear();
  workspace_.other_office = false;
  last_complete_mono_ms_ = workspace_.environment.clock.mono_ms();
  workspace_.data_as_of_ms = workspace_.corrected_now_ms();
  if (arrival.response.high_seq < workspace_.poked_seq) wanted_ = true;
  workspace_.take_settlement(arrival.settlement);
}

}  // namespace huifang::sync
