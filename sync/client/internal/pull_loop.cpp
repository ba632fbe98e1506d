#include "sync/client/internal/pull_loop.hpp"

#include <algorithm>

#include "sync/client/internal/workspace.hpp"
#include "sync/protocol/limits.hpp"

namespace huifang::sync {
namespace {

constexpr std::string_view kPullPath = "/v1/sync/pull";

}  // namespace

void PullLoop::resume(std::vector<StagedPage> staged) { staged_ = std::move(staged); }

void PullLoop::forget_stage() {
  staged_.clear();
  rows_received_ = 0;
}

void PullLoop::tick(std::int64_t mono_ms, const std::string& bearer) {
  if (busy_ || !wanted_ || !backoff_.is_due(mono_ms)) return;
  const Superblock& superblock = workspace_.writer->superblock();
  PullRequest request{.schema_version = kSchemaVersion, .bytes_max = kPullBytesMax};
  if (!staged_.empty()) {
    request.cursor = staged_.back().cursor_after;
  } else if (!superblock.rebasing) {
    request.cursor = superblock.cursor;
  }
  busy_ = true;
  wanted_ = false;  // Wishes that come up meanwhile are new ones.
  backoff_.tried(mono_ms);
  NetworkRequest message{.path = std::string(kPullPath), .body = encode(request), .bearer = bearer};
  workspace_.environment.network.send(
      std::move(message), workspace_.lifetime.guard([this, mono_ms](const NetworkAnswer& answer) {
        answered(answer, mono_ms);
      }));
  workspace_.changed();
}

void PullLoop::failed(std::int64_t retry_after_ms) {
  busy_ = false;
  wanted_ = true;
  backoff_.failed(workspace_.environment.clock.mono_ms(), workspace_.environment.random,
                  retry_after_ms);
  workspace_.changed();
}

void PullLoop::answered(const NetworkAnswer& answer, std::int64_t sent_mono_ms) {
  workspace_.heard(answer.status);
  if (answer.status == 200) {
    auto response = decode_pull_response(answer.body);
    if (response) {
      workspace_.witness_server_time(response->server_ms, sent_mono_ms);
      return received(std::move(*response));
    }
    workspace_.last_failure = "sync.bad_answer";
    return failed(answer.retry_after_ms);
  }
  const auto error = decode_error_response(answer.body);
  workspace_.last_failure = error                ? error->key
                            : answer.status == 0 ? "sync.no_answer"
                                                 : "sync.failed";
  if (answer.status == 401 && on_unauthorized) on_unauthorized();
  if (answer.status == 410) {
    workspace_.begin_rebase([this](const Status& status) {
      if (!status) return failed(0);
      busy_ = false;
      wanted_ = true;
    });
    return;
  }
  failed(answer.retry_after_ms);
}

// What left the person's books vanishes with this page, unless something pending touches it: then
// it only hides and is purged later. What comes back is rid of its old rows first.
RowBlock PullLoop::make_block(const PullResponse& response, std::vector<LeavingBody>& leaving,
                              std::vector<LeavingBody>& back) const {
  RowBlock block;
  const auto leave = [&](const LeavingBody& body) {
    if (workspace_.is_touched(body)) {
      leaving.push_back(body);
    } else {
      block.outs.push_back({body.scope, body.root});
    }
  };
  for (const auto& [scope, root] : response.roots_out) leave({scope, root});
  for (const Scope scope : response.scopes_dropped) leave({scope, std::nullopt});
  for (const LeavingBody& body : workspace_.leaving) {
    const bool returned = std::ranges::any_of(response.rows, [&body](const RowVersion& row) {
      return row.complete && row.scope == body.scope && (!body.root || *body.root == row.root);
    });
    if (!returned) continue;
    back.push_back(body);
    block.outs.push_back({body.scope, body.root});
  }
  block.rows.reserve(response.rows.size());
  for (const RowVersion& row : response.rows) block.rows.push_back(device_row(row));
  return block;
}

void PullLoop::received(PullResponse response) {
  rows_received_ += response.rows.size();
  std::vector<LeavingBody> leaving;
  std::vector<LeavingBody> back;
  RowBlock block = make_block(response, leaving, back);
  if (!leaving.empty() || !back.empty()) {
    // Durable before the page is: then the rows hide even if the page has to be asked for again.
    workspace_.writer->submit(
        [this, leaving, back](StoreWriter::Plan& plan) {
          for (const LeavingBody& body : leaving)
            plan.frames.push_back(make_leaving_frame(workspace_.session, body, false));
          for (const LeavingBody& body : back)
            plan.frames.push_back(make_leaving_frame(workspace_.session, body, true));
        },
        [this, leaving, back](const Status& status) {
          if (!status) return;
          for (const LeavingBody& body : back) {
            std::erase(workspace_.leaving, body);
            workspace_.replica.unhide(body);
          }
          for (const LeavingBody& body : leaving) {
            if (std::ranges::find(workspace_.leaving, body) != workspace_.leaving.end()) continue;
            workspace_.leaving.push_back(body);
            workspace_.replica.hide(body);
          }
        });
  }
  if (response.more) {
    stage(response, std::move(block));
  } else {
    checkpoint(response, std::move(block));
  }
}

void PullLoop::stage(const PullResponse& response, RowBlock block) {
  const Superblock& superblock = workspace_.writer->superblock();
  StagedPage page{
      .cursor_before = staged_.empty() ? superblock.cursor : staged_.back().cursor_after,
      .cursor_after = response.next_cursor,
      .block = encode_row_block(block)};
  const bool progress = page.cursor_after != page.cursor_before;
  const auto settlement = std::make_shared<Workspace::Settlement>();
  settlement->acknowledgements = response.acknowledgements;
  settlement->outcomes = response.outcomes;
  workspace_.keep_news(*settlement);
  workspace_.writer->submit(
      [this, page, settlement](StoreWriter::Plan& plan) {
        plan.writes.push_back(
            {DeviceArea::kStage, plan.next.stage_next++, encode_staged_page(page)});
        workspace_.plan_settlement(plan, *settlement);
      },
      [this, page, settlement, progress](const Status& status) {
        workspace_.storage_answered(status);
        if (!status) return failed(0);
        staged_.push_back(page);
        busy_ = false;
        wanted_ = true;
        if (progress) {
          backoff_.succeeded();
        } else {
          failed(0);
        }
        workspace_.take_settlement(*settlement);
      });
}

void PullLoop::checkpoint(const PullResponse& response, RowBlock block) {
  const auto settlement = std::make_shared<Workspace::Settlement>();
  settlement->acknowledgements = response.acknowledgements;
  settlement->outcomes = response.outcomes;
  workspace_.keep_news(*settlement);
  struct Made {
    std::vector<std::pair<DeviceKey, Bytes>> deltas;
    bool rebased = false;
  };
  const auto made = std::make_shared<Made>();
  const Superblock& now = workspace_.writer->superblock();
  const bool nothing_new = staged_.empty() && block.rows.empty() && block.outs.empty() &&
                           !now.rebasing && response.next_cursor == now.cursor &&
                           settlement->acknowledgements.empty() && settlement->outcomes.empty();
  const auto finish = [this, made, settlement, high_seq = response.high_seq](const Status& status) {
    workspace_.storage_answered(status);
    if (!status) return failed(0);
    if (made->rebased) workspace_.replica.clear_base();
    for (const auto& [key, bytes] : made->deltas) {
      if (const auto delta = decode_row_block(bytes)) workspace_.replica.apply_delta(*delta, key);
    }
    staged_.clear();
    rows_received_ = 0;
    busy_ = false;
    backoff_.succeeded();
    workspace_.last_failure.clear();
    last_complete_mono_ms_ = workspace_.environment.clock.mono_ms();
    workspace_.data_as_of_ms = workspace_.corrected_now_ms();
    if (high_seq < workspace_.poked_seq) wanted_ = true;
    workspace_.take_settlement(*settlement);
  };
  if (nothing_new) {  // Nothing to write: an idle check costs no commit.
    return finish({});
  }
  workspace_.writer->submit(
      [this, made, settlement, response, block](StoreWriter::Plan& plan) {
        Superblock& next = plan.next;
        const auto drop = [&plan](DeviceArea area, DeviceKey first, DeviceKey end) {
          for (DeviceKey key = first; key < end; ++key)
            plan.writes.push_back({area, key, std::nullopt});
        };
        if (next.rebasing) {
          made->rebased = true;
          workspace_.merger.restart();
          drop(DeviceArea::kDelta, next.delta_first, next.delta_next);
          next.delta_first = next.delta_next;
          for (const PageInfo& page : workspace_.replica.base().page_table().pages) {
            plan.writes.push_back({DeviceArea::kPage, page.rows, std::nullopt});
            if (page.index != 0)
              plan.writes.push_back({DeviceArea::kPage, page.index, std::nullopt});
          }
          if (next.page_table != 0)
            plan.writes.push_back({DeviceArea::kPage, next.page_table, std::nullopt});
          next.page_table = 0;
          next.rebasing = false;
        }
        for (const StagedPage& page : staged_)
          made->deltas.emplace_back(next.delta_next++, page.block);
        if (!block.rows.empty() || !block.outs.empty()) {
          made->deltas.emplace_back(next.delta_next++, encode_row_block(block));
        }
        for (const auto& [key, bytes] : made->deltas)
          plan.writes.push_back({DeviceArea::kDelta, key, bytes});
        drop(DeviceArea::kStage, next.stage_first, next.stage_next);
        next.stage_first = next.stage_next;
        next.cursor = response.next_cursor;
        next.cursor_seq = response.high_seq;
        next.grant_seq = response.grant_seq;
        next.data_as_of_ms = workspace_.corrected_now_ms();
        next.clock_offset_ms = workspace_.offset_ms;
        workspace_.plan_settlement(plan, *settlement);
      },
      finish);
}

}  // namespace huifang::sync
