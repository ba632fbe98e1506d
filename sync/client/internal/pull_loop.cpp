#include "sync/client/internal/pull_loop.hpp"

#include <algorithm>
#include <utility>

#include "sync/client/internal/refusal.hpp"
#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kPullPath = "/v1/sync/pull";

}  // namespace

struct PullLoop::Arrival {
  PullResponse response;
  RowBlock block;
  StagedPage page;                   // The block, where it is not the last of its answer.
  std::vector<LeavingBody> leaving;  // Touched by pending work: hides now, is purged later.
  std::vector<LeavingBody> back;     // Was leaving, and has rows in this page.
  Workspace::Settlement settlement;
  DeviceKey first_delta = 0;  // Of the staged pages, in order; the block comes last.
  bool rebased = false;
  Base base;
  bool is_void = false;  // The rows have to be pulled anew since it was asked for.
};

PullLoop::Base PullLoop::base_of(const Superblock& superblock) {
  return {superblock.rebasing, superblock.stage_first};
}

void PullLoop::resume(std::vector<StagedPage> staged) {
  staged_ = std::move(staged);
  for (const StagedPage& page : staged_) {
    const auto block = decode_row_block(page.block);
    if (!block) continue;
    for (const RootOut& out : block->outs) {
      const LeavingBody body{out.scope, out.root};
      const bool is_leaving =
          std::ranges::find(workspace_.leaving, body) != workspace_.leaving.end();
      if (is_leaving && !is_coming_back(body)) coming_back_.push_back(body);
    }
  }
}

void PullLoop::forget_stage() {
  staged_.clear();
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
      std::move(message), workspace_.lifetime.guard([this, asked](const NetworkAnswer& answer) {
        answered(answer, asked);
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

void PullLoop::answered(const NetworkAnswer& answer, const Asked& asked) {
  asking_ = false;
  if (asked.chain != chain_) {
    wanted_ = true;
    return workspace_.changed();
  }
  const std::int64_t now_ms = workspace_.environment.clock.mono_ms();
  if (writing_) {
    early_ = Early{answer, asked, now_ms};
  } else {
    take(answer, asked, now_ms);
  }
}

void PullLoop::take(const NetworkAnswer& answer, const Asked& asked,
                    std::int64_t answered_mono_ms) {
  if (answer.status == 200) {
    if (auto response = decode_pull_response(answer.body)) {
      workspace_.heard(true);
      workspace_.witness_server_time(response->server_ms, asked.mono_ms, answered_mono_ms);
      if (response->more)
        portion_.succeeded(asked.bytes_max);  // A page that is not full says nothing.
      return received(std::move(*response), asked);
    }
  }
  const Refusal refusal = read_refusal(answer);
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
void PullLoop::make_block(Arrival& arrival) {
  const PullResponse& response = arrival.response;
  RowBlock& block = arrival.block;
  const auto leave = [&](const LeavingBody& body) {
    if (workspace_.is_touched(body)) {
      arrival.leaving.push_back(body);
    } else {
      block.outs.push_back({body.scope, body.root});
    }
  };
  for (const auto& [scope, root] : response.roots_out) leave({scope, root});
  for (const Scope scope : response.scopes_dropped) leave({scope, std::nullopt});
  for (const LeavingBody& body : workspace_.leaving) {
    if (is_coming_back(body)) continue;  // Its old rows go with an earlier page.
    const bool returned = std::ranges::any_of(response.rows, [&body](const RowVersion& row) {
      return row.complete && row.scope == body.scope && (!body.root || *body.root == row.root);
    });
    if (!returned) continue;
    arrival.back.push_back(body);
    block.outs.push_back({body.scope, body.root});
  }
  block.rows.reserve(response.rows.size());
  for (const RowVersion& row : response.rows) block.rows.push_back(device_row(row));
}

void PullLoop::received(PullResponse response, const Asked& asked) {
  const auto arrival = std::make_shared<Arrival>();
  arrival->base = asked.base;
  arrival->response = std::move(response);
  make_block(*arrival);
  // At once: a purge that is begun before this page is durable would come behind its rows.
  coming_back_.insert(coming_back_.end(), arrival->back.begin(), arrival->back.end());
  rows_received_ += arrival->block.rows.size();
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
  rows_received_ -= std::min(rows_received_, arrival.block.rows.size());
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
  StagedPage& page = arrival->page;
  page = {.cursor_before = staged_.empty() ? superblock.cursor : staged_.back().cursor_after,
          .cursor_after = arrival->response.next_cursor,
          .block = encode_row_block(arrival->block)};
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
        plan.writes.push_back(
            {DeviceArea::kStage, plan.next.stage_next++, encode_staged_page(arrival->page)});
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
        take_leaving(arrival->leaving);
        if (progress) {
          backoff_.succeeded();
        } else {
          failed(0);
        }
        workspace_.take_settlement(arrival->settlement);
        if (const auto early = std::exchange(early_, std::nullopt))
          take(early->answer, early->asked, early->answered_mono_ms);
      });
}

void PullLoop::checkpoint(const std::shared_ptr<Arrival>& arrival) {
  const Superblock& now = workspace_.writer->superblock();
  const bool nothing_new =
      staged_.empty() && arrival->block.rows.empty() && arrival->block.outs.empty() &&
      arrival->leaving.empty() && !now.rebasing && arrival->response.next_cursor == now.cursor &&
      arrival->settlement.acknowledgements.empty() && arrival->settlement.outcomes.empty();
  if (nothing_new) return take_checkpoint(*arrival);  // An idle check costs no commit.
  writing_ = true;
  workspace_.writer->submit(
      [this, arrival](StoreWriter::Plan& plan) {
        arrival->is_void = base_of(plan.next) != arrival->base;
        if (!arrival->is_void) plan_checkpoint(plan, *arrival);
      },
      [this, arrival](const Status& status) {
        workspace_.storage_answered(status);
        if (!status || arrival->is_void) forget(*arrival);
        if (!status) return failed(0);
        if (!arrival->is_void) return take_checkpoint(*arrival);
        writing_ = false;
        wanted_ = true;
        workspace_.changed();
      });
}

void PullLoop::plan_checkpoint(StoreWriter::Plan& plan, Arrival& arrival) {
  Superblock& next = plan.next;
  const auto drop = [&plan](DeviceArea area, DeviceKey first, DeviceKey end) {
    for (DeviceKey key = first; key < end; ++key) plan.writes.push_back({area, key, std::nullopt});
  };
  if (next.rebasing) {
    arrival.rebased = true;
    workspace_.merger.restart();
    drop(DeviceArea::kDelta, next.delta_first, next.delta_next);
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
  for (const StagedPage& page : staged_)
    plan.writes.push_back({DeviceArea::kDelta, next.delta_next++, page.block});
  if (!arrival.block.rows.empty() || !arrival.block.outs.empty())
    plan.writes.push_back({DeviceArea::kDelta, next.delta_next++, encode_row_block(arrival.block)});
  drop(DeviceArea::kStage, next.stage_first, next.stage_next);
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
  if (arrival.rebased) workspace_.replica.clear_base();
  for (const LeavingBody& body : std::exchange(coming_back_, {})) {
    std::erase(workspace_.leaving, body);
    workspace_.replica.unhide(body);
  }
  DeviceKey delta = arrival.first_delta;
  for (const StagedPage& page : std::exchange(staged_, {})) {
    if (const auto block = decode_row_block(page.block))
      workspace_.replica.apply_delta(*block, delta);
    ++delta;
  }
  if (!arrival.block.rows.empty() || !arrival.block.outs.empty())
    workspace_.replica.apply_delta(arrival.block, delta);
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
