#include "sync/client/internal/database_opening.hpp"

#include <algorithm>
#include <set>

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr DeviceKey kAsideKey = DeviceKey{1} << 48;  // Of damaged segments, in the blob area.

}  // namespace

void DatabaseOpening::start() {
  workspace_.environment.store.load(
      {DeviceArea::kSuperblock, DeviceArea::kLog, DeviceArea::kDelta, DeviceArea::kStage},
      workspace_.lifetime.guard(
          [self = shared_from_this()](Result<std::vector<DeviceEntry>> entries) {
            self->loaded(std::move(entries));
          }));
}

void DatabaseOpening::loaded(Result<std::vector<DeviceEntry>> entries) {
  if (!entries) return done_(std::unexpected(entries.error()));
  for (DeviceEntry& entry : *entries) values_[{entry.area, entry.key}] = std::move(entry.value);
  if (const Status read = read_superblock(); !read) return done_(read);
  if (const Status read = read_log(); !read) return done_(read);
  workspace_.writer =
      std::make_unique<StoreWriter>(workspace_.environment.store, superblock_, slots_);
  workspace_.writer->set_segments(segments_);
  workspace_.offset_ms = superblock_.clock_offset_ms;
  workspace_.data_as_of_ms = superblock_.data_as_of_ms;
  workspace_.hybrid_clock = HybridClock(superblock_.last_hlc);
  read_page_table();
}

Status DatabaseOpening::read_superblock() {
  bool any = false;
  bool both_read = true;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    const auto found = values_.find({DeviceArea::kSuperblock, slot});
    if (found == values_.end()) {
      both_read = false;
      continue;
    }
    slots_[slot] = found->second;
    auto block = decode_superblock(found->second);
    if (!block && block.error().key == "store.newer") return std::unexpected(block.error());
    both_read = both_read && block.has_value();
    if (!block || (any && block->generation < superblock_.generation)) continue;
    superblock_ = std::move(*block);
    any = true;
  }
  if (any && superblock_.user != 0 && superblock_.user != workspace_.person.user) {
    return failure(ErrorCode::kNotAllowed, "store.other_person");
  }
  // From the second commit on both slots are there; each is whole, or was damaged later.
  const bool has_log = std::ranges::any_of(
      values_, [](const auto& value) { return value.first.first == DeviceArea::kLog; });
  outdated_ = any ? superblock_.generation > 1 && !both_read : has_log || slots_[0] || slots_[1];
  if (outdated_) {
    workspace_.trouble = "store.damaged";
    widen_ranges();
  }
  return {};
}

// What a commit wrote whose superblock cannot be read is found by its keys. Rows it had in pages
// are missed there and pulled anew; deltas that it merged into pages are gone from the front.
void DatabaseOpening::widen_ranges() {
  bool has_delta = false;
  for (const auto& [place, value] : values_) {
    const auto& [area, key] = place;
    if (area == DeviceArea::kLog) {
      if (superblock_.log_next == 0) superblock_.log_first = key;
      superblock_.log_next = std::max(superblock_.log_next, key + 1);
    }
    if (area == DeviceArea::kStage)
      superblock_.stage_next = std::max(superblock_.stage_next, key + 1);
    if (area != DeviceArea::kDelta || key < superblock_.delta_first) continue;
    if (!has_delta) superblock_.delta_first = key;
    has_delta = true;
    superblock_.delta_next = std::max(superblock_.delta_next, key + 1);
  }
  superblock_.stage_first = superblock_.stage_next;
  if (superblock_.generation == 0 || !has_delta) superblock_.delta_first = superblock_.delta_next;
}

Status DatabaseOpening::read_log() {
  Operations operations;
  for (DeviceKey key = superblock_.log_first; key < superblock_.log_next; ++key) {
    const auto found = values_.find({DeviceArea::kLog, key});
    if (found == values_.end()) {
      workspace_.trouble = "store.damaged";
      continue;
    }
    const auto content = decode_segment(found->second);
    if (!content) return std::unexpected(content.error());
    segments_[key] = found->second.size();
    bool damaged = content->damaged;
    for (const Frame& frame : content->frames) {
      if (!read_frame(frame, operations)) damaged = true;
    }
    if (!damaged) continue;
    workspace_.trouble = "store.damaged";
    set_aside_.push_back({DeviceArea::kBlob, kAsideKey + key, found->second});
  }
  mark_sessions(operations);
  fill_outbox(std::move(operations));
  return {};
}

bool DatabaseOpening::read_frame(const Frame& frame, Operations& operations) {
  switch (frame.kind) {
    case FrameKind::kOperation:
      if (auto body = read_operation_frame(frame)) {
        operations[{frame.session, frame.counter}] = std::move(*body);
        return true;
      }
      return false;
    case FrameKind::kDraft:
      if (auto draft = read_draft_frame(frame)) {
        workspace_.drafts[draft->key] = Draft{draft->key, std::move(draft->bytes), draft->saved_ms};
        return true;
      }
      return false;
    case FrameKind::kDraftRemoved:
      if (const auto key = read_draft_removed_frame(frame)) {
        workspace_.drafts.erase(*key);
        return true;
      }
      return false;
    case FrameKind::kWork:
      if (auto record = read_work_frame(frame)) {
        workspace_.work.put(std::move(*record));
        return true;
      }
      return false;
    case FrameKind::kWorkRemoved:
      if (const auto id = read_work_removed_frame(frame)) {
        workspace_.work.remove(*id);
        return true;
      }
      return false;
    case FrameKind::kLeaving:
    case FrameKind::kLeft:
      if (const auto body = read_leaving_frame(frame)) {
        std::erase(workspace_.leaving, *body);
        if (frame.kind == FrameKind::kLeaving) workspace_.leaving.push_back(*body);
        return true;
      }
      return false;
  }
  return false;
}

// What the superblock says of the sessions and what is there of them, brought together.
void DatabaseOpening::mark_sessions(const Operations& operations) {
  std::map<SessionId, Counter> lasts;
  for (const auto& [place, body] : operations) {
    lasts[place.first] = place.second;
    superblock_.last_hlc = std::max(superblock_.last_hlc, body.operation.hlc);
    if (!outdated_ || superblock_.session(place.first) != nullptr) continue;
    // Of this session nothing is known: from its first operation here on it is offered again.
    superblock_.sessions.push_back({.session = place.first,
                                    .device = workspace_.person.device,
                                    .acknowledged = place.second - 1,
                                    .dropped = place.second - 1,
                                    .offset_ms = superblock_.clock_offset_ms});
  }
  for (SessionMark& mark : superblock_.sessions) {
    const auto last = lasts.find(mark.session);
    const Counter found = last == lasts.end() ? 0 : last->second;
    if (outdated_) {
      mark.last = std::max(found, mark.acknowledged);
    } else if (found < mark.last && mark.last > mark.acknowledged) {
      workspace_.trouble = "store.damaged";  // Its newest operations are lost.
      mark.last = std::max(found, mark.acknowledged);
    }
  }
}

void DatabaseOpening::fill_outbox(Operations operations) {
  for (const SessionMark& mark : superblock_.sessions) {
    workspace_.outbox.set_mark(mark);
    auto each = operations.upper_bound({mark.session, mark.dropped});
    for (; each != operations.end() && each->first.first == mark.session &&
           each->first.second <= mark.last;
         ++each) {
      PendingOperation pending{.session = mark.session,
                               .device = mark.device,
                               .root = each->second.root,
                               .encoded = std::move(each->second.encoded),
                               .operation = std::move(each->second.operation)};
      if (each->first.second > mark.acknowledged) workspace_.work.add_saved(pending);
      workspace_.outbox.add(std::move(pending));
    }
  }
  for (const WorkRecord* record : workspace_.work.ended()) {
    if (record->item.state != WorkState::kRefused) continue;
    for (Counter counter = record->first; counter <= record->last; ++counter) {
      workspace_.outbox.mark_refused(record->session, counter);
    }
  }
  workspace_.work.trim();
}

void DatabaseOpening::read_page_table() {
  if (superblock_.page_table == 0) return read_deltas();
  workspace_.environment.store.read(
      DeviceArea::kPage, {superblock_.page_table},
      workspace_.lifetime.guard(
          [self = shared_from_this()](Result<std::vector<DeviceEntry>> entries) {
            if (!entries) return self->done_(std::unexpected(entries.error()));
            auto table = entries->empty() ? Result<PageTable>(store_damaged("page table missing"))
                                          : decode_page_table(entries->front().value);
            if (!table) {
              if (table.error().key == "store.newer")
                return self->done_(std::unexpected(table.error()));
              self->rows_damaged_ = true;
              return self->take_over();
            }
            self->read_index_pages(std::move(*table));
          }));
}

void DatabaseOpening::read_index_pages(PageTable table) {
  std::vector<DeviceKey> keys;
  for (const PageInfo& page : table.pages) {
    if (page.index != 0) keys.push_back(page.index);
  }
  rows_.set_page_table(std::move(table));
  if (keys.empty()) return read_deltas();
  const std::size_t wanted = keys.size();
  workspace_.environment.store.read(
      DeviceArea::kPage, std::move(keys),
      workspace_.lifetime.guard(
          [self = shared_from_this(), wanted](Result<std::vector<DeviceEntry>> entries) {
            if (!entries) return self->done_(std::unexpected(entries.error()));
            self->rows_damaged_ = entries->size() != wanted;
            for (DeviceEntry& entry : *entries)
              self->rows_.queue_index_page(std::move(entry.value));
            self->read_deltas();
          }));
}

void DatabaseOpening::read_deltas() {
  for (DeviceKey key = superblock_.delta_first; key < superblock_.delta_next; ++key) {
    const auto found = values_.find({DeviceArea::kDelta, key});
    std::optional<Bytes> block;
    if (found != values_.end()) block = block_of_delta(key, found->second);
    if (!block) {
      rows_damaged_ = true;
      break;
    }
    rows_.queue_delta(std::move(*block), key);
  }
  rows_.all_queued();
  workspace_.opening_rows = [self = shared_from_this()] { self->read_rows(); };
  workspace_.changed();
}

// The rows of a delta, which may lie in the stage.
std::optional<Bytes> DatabaseOpening::block_of_delta(DeviceKey key, Bytes& stored) {
  const auto staged = staged_key_of_delta(stored);
  if (!staged) return std::move(stored);
  const auto found = values_.find({DeviceArea::kStage, *staged});
  if (found == values_.end()) return std::nullopt;
  auto page = decode_staged_page(found->second);
  if (!page) return std::nullopt;
  workspace_.staged_deltas[key] = *staged;
  return std::move(page->block);
}

void DatabaseOpening::read_rows() {
  if (!rows_damaged_ && rows_.has_work()) {
    rows_damaged_ = !rows_.step();
    return;
  }
  // What is called next may end all that this belongs to.
  const auto self = shared_from_this();
  workspace_.opening_rows = nullptr;
  workspace_.replica.adopt(std::move(rows_));
  read_stage();
}

void DatabaseOpening::read_stage() {
  std::vector<PullLoop::Staged> staged;
  for (DeviceKey key = superblock_.stage_first; key < superblock_.stage_next; ++key) {
    const auto found = values_.find({DeviceArea::kStage, key});
    auto page = found == values_.end() ? Result<StagedPage>(store_damaged("stage"))
                                       : decode_staged_page(found->second);
    if (!page) break;  // The rest is pulled again from where the good ones end.
    staged.push_back({std::move(*page), key});
  }
  workspace_.pull.resume(std::move(staged));
  take_over();
}

// Deltas and staged pages that nothing refers to: only damage leaves any.
void DatabaseOpening::drop_leftovers(StoreWriter::Plan& plan) const {
  const auto is_outside = [](DeviceKey key, DeviceKey first, DeviceKey next) {
    return key < first || key >= next;
  };
  std::set<DeviceKey> used;
  if (!rows_damaged_) {
    for (const auto& [delta, staged] : workspace_.staged_deltas) used.insert(staged);
  }
  for (const auto& [place, value] : values_) {
    const auto& [area, key] = place;
    if (area == DeviceArea::kStage && used.contains(key)) continue;
    if ((area == DeviceArea::kDelta &&
         is_outside(key, superblock_.delta_first, superblock_.delta_next)) ||
        (area == DeviceArea::kStage &&
         is_outside(key, superblock_.stage_first, superblock_.stage_next))) {
      plan.writes.push_back({area, key, std::nullopt});
    }
  }
}

// The first commit of this run: from now on another writer's commits fail.
void DatabaseOpening::take_over() {
  for (const LeavingBody& body : workspace_.leaving) workspace_.replica.hide(body);
  if (rows_damaged_) {
    workspace_.trouble = "store.damaged";
    workspace_.replica.clear_base();
    workspace_.staged_deltas.clear();
    workspace_.pull.forget_stage();
  }
  workspace_.writer->submit(
      [self = shared_from_this()](StoreWriter::Plan& plan) {
        Workspace& workspace = self->workspace_;
        ++plan.next.fence_epoch;
        plan.next.user = workspace.person.user;
        plan.next.device = workspace.person.device;
        for (const DeviceWrite& write : self->set_aside_) plan.writes.push_back(write);
        self->drop_leftovers(plan);
        if (!self->rows_damaged_) return;
        // The rows are pulled anew; keys are not used again, so what is left of the old ones is
        // harmless.
        for (DeviceKey key = plan.next.delta_first; key < plan.next.delta_next; ++key) {
          plan.writes.push_back({DeviceArea::kDelta, key, std::nullopt});
        }
        plan.next.delta_first = plan.next.delta_next;
        plan.next.page_table = 0;
        plan.next.cursor.clear();
        plan.next.cursor_seq = 0;
        plan.next.rebasing = true;
        for (DeviceKey key = plan.next.stage_first; key < plan.next.stage_next; ++key) {
          plan.writes.push_back({DeviceArea::kStage, key, std::nullopt});
        }
        plan.next.stage_first = plan.next.stage_next;
      },
      [self = shared_from_this()](const Status& status) {
        Workspace& workspace = self->workspace_;
        if (!status && status.error().key == "store.fenced") return self->done_(status);
        // What is durable still speaks of rows that are not there: nothing may be built on it.
        if (!status && self->rows_damaged_) return self->done_(status);
        workspace.storage_answered(
            status);  // Without room one can still read; acts will be refused.
        workspace.ready_ = true;
        workspace.purge_left();
        self->done_({});
      });
}

}  // namespace huifang::sync
