#include "sync/client/internal/page_merger.hpp"

#include <algorithm>
#include <memory>

#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {
namespace {

struct NewPage {
  PageInfo info;
  std::shared_ptr<const RowBlock> block;
  Bytes rows;
  Bytes index;
};

// Cuts rows into pages and makes their index pages.
std::vector<NewPage> make_pages(const LocalReplica& replica, std::vector<DeviceRow> rows,
                                std::size_t page_bytes) {
  std::vector<NewPage> pages;
  RowBlock block;
  std::size_t bytes = 0;
  const auto flush = [&] {
    if (block.rows.empty()) return;
    NewPage page;
    RowBlock listed;
    for (const DeviceRow& row : block.rows) {
      const auto columns = replica.listed_columns(row);
      if (!columns) continue;
      listed.rows.push_back(row);
      listed.rows.back().fields = *columns;
    }
    page.info.first = block.rows.front().key;
    page.info.last = block.rows.back().key;
    page.info.row_count = static_cast<std::uint32_t>(block.rows.size());
    page.rows = encode_row_block(block);
    page.info.bytes = static_cast<std::uint32_t>(page.rows.size());
    if (!listed.rows.empty()) page.index = encode_row_block(listed);
    page.block = std::make_shared<const RowBlock>(std::move(block));
    pages.push_back(std::move(page));
    block = RowBlock();
    bytes = 0;
  };
  for (DeviceRow& row : rows) {
    if (bytes + row_size(row) > page_bytes) flush();
    bytes += row_size(row);
    block.rows.push_back(std::move(row));
  }
  flush();
  return pages;
}

}  // namespace

void PageMerger::restart() {
  walk_.reset();
  ++run_;
}

bool PageMerger::is_wanted() const {
  if (busy_) return false;
  const Superblock& superblock = workspace_.writer->superblock();
  if (superblock.rebasing) return false;  // All rows are going to be other ones.
  if (walk_) return true;
  const Tidying& tidying = workspace_.environment.tidying;
  return superblock.delta_next - superblock.delta_first > tidying.deltas ||
         workspace_.replica.base().delta_rows().size() > tidying.delta_rows;
}

std::optional<PageMerger::Task> PageMerger::next_task() const {
  BaseRows& base = workspace_.replica.base();
  const Deltas& deltas = base.delta_rows();
  const std::vector<PageInfo>& pages = base.page_table().pages;
  const auto change = walk_->position ? deltas.upper_bound(*walk_->position) : deltas.begin();
  // Pages that lose rows have to be rewritten even if nothing comes in. Which ones they are is only
  // seen in them, so all in the range of what goes are.
  std::size_t losing = pages.size();
  if (base.has_outs()) {
    for (losing = 0; losing < pages.size(); ++losing) {
      if (walk_->position && pages[losing].last <= *walk_->position) continue;
      const bool may_hold = std::ranges::any_of(base.outs(), [&](const auto& out) {
        return !out.first.root || (pages[losing].first.root <= *out.first.root &&
                                   *out.first.root <= pages[losing].last.root);
      });
      if (may_hold) break;
    }
  }
  if (change == deltas.end() && losing == pages.size()) return std::nullopt;
  Task task;
  const bool loss_first =
      losing < pages.size() && (change == deltas.end() || pages[losing].first <= change->first);
  std::size_t at = loss_first ? losing : base.page_table().covering(change->first);
  // Behind the last row of a page that is full enough, new rows make pages of their own.
  if (at < pages.size() && !loss_first && pages[at].last < change->first &&
      pages[at].bytes > workspace_.environment.tidying.page_bytes * 3 / 4) {
    at = pages.size();
  }
  if (at < pages.size()) task.page = at;
  std::optional<DeviceRowKey> until;  // The first key of the next page.
  const std::size_t next =
      task.page ? at + 1
                : static_cast<std::size_t>(
                      std::ranges::upper_bound(pages, change->first, {}, &PageInfo::first) -
                      pages.begin());
  if (next < pages.size()) until = pages[next].first;
  auto each = change;
  if (loss_first) each = deltas.lower_bound(pages[at].first);
  if (walk_->position)
    each = std::max(each, change, [&](auto left, auto right) {
      if (left == deltas.end()) return false;
      return right == deltas.end() || left->first < right->first;
    });
  bool all_taken = true;
  for (; each != deltas.end() && (!until || each->first < *until); ++each) {
    all_taken = task.changes.size() < workspace_.environment.tidying.rows_per_step;
    if (!all_taken) break;  // The rest of them comes with the next step.
    task.changes.push_back(&each->second.row);
    task.last = each->first;
  }
  if (task.page && all_taken && (task.changes.empty() || task.last < pages[at].last))
    task.last = pages[at].last;
  return task;
}

void PageMerger::step() {
  if (!walk_) {
    const Superblock& superblock = workspace_.writer->superblock();
    if (superblock.delta_next == superblock.delta_first) return;
    walk_ = Walk{.through = superblock.delta_next - 1};
  }
  const std::optional<Task> task = next_task();
  if (!task) return finish();
  BaseRows& base = workspace_.replica.base();
  if (!task->page) return rewrite(*task, nullptr);
  const DeviceKey page = base.page_table().pages[*task->page].rows;
  if (const auto block = base.cached(page)) return rewrite(*task, block.get());
  busy_ = true;  // The page comes; the next step finds it in memory.
  workspace_.replica.fetch_page(page, [this](const Status&) { busy_ = false; });
}

void PageMerger::rewrite(const Task& task, const RowBlock* page) {
  BaseRows& base = workspace_.replica.base();
  std::vector<DeviceRow> rows;
  auto change = task.changes.begin();
  const auto take_changes_before = [&](const DeviceRowKey* limit) {
    for (; change != task.changes.end() && (limit == nullptr || (*change)->key < *limit);
         ++change) {
      if (!(*change)->deleted) rows.push_back(**change);
    }
  };
  for (std::size_t at = 0; page != nullptr && at < page->rows.size(); ++at) {
    const DeviceRow& row = page->rows[at];
    // Placed by this very walk: what went out before it came back does not concern it.
    if (walk_->position && row.key <= *walk_->position) {
      rows.push_back(row);
      continue;
    }
    take_changes_before(&row.key);
    const bool changed = change != task.changes.end() && (*change)->key == row.key;
    if (base.is_out(row)) continue;  // If it came back, the change is complete and taken next.
    if (!changed) {
      rows.push_back(row);
      continue;
    }
    const auto merged = merge_rows(row, **change);
    if (merged && !merged->deleted) rows.push_back(*merged);
    ++change;
  }
  take_changes_before(nullptr);
  const auto pages = std::make_shared<std::vector<NewPage>>(
      make_pages(workspace_.replica, std::move(rows), workspace_.environment.tidying.page_bytes));
  const auto table = std::make_shared<PageTable>(base.page_table());
  std::optional<PageInfo> replaced;
  if (task.page) {
    replaced = table->pages[*task.page];
    table->pages.erase(table->pages.begin() + static_cast<std::ptrdiff_t>(*task.page));
  }
  busy_ = true;
  const std::uint64_t run = run_;
  workspace_.writer->submit(
      [this, run, pages, table, replaced](StoreWriter::Plan& plan) {
        if (run != run_) return;
        if (replaced) {
          plan.writes.push_back({DeviceArea::kPage, replaced->rows, std::nullopt});
          if (replaced->index != 0)
            plan.writes.push_back({DeviceArea::kPage, replaced->index, std::nullopt});
        }
        for (NewPage& made : *pages) {
          made.info.rows = plan.next.next_page++;
          plan.writes.push_back({DeviceArea::kPage, made.info.rows, made.rows});
          if (!made.index.empty()) {
            made.info.index = plan.next.next_page++;
            plan.writes.push_back({DeviceArea::kPage, made.info.index, made.index});
          }
          const auto place =
              std::ranges::lower_bound(table->pages, made.info.first, {}, &PageInfo::first);
          table->pages.insert(place, made.info);
        }
        if (plan.next.page_table != 0)
          plan.writes.push_back({DeviceArea::kPage, plan.next.page_table, std::nullopt});
        plan.next.page_table = 0;
        if (!table->pages.empty()) {
          plan.next.page_table = plan.next.next_page++;
          plan.writes.push_back(
              {DeviceArea::kPage, plan.next.page_table, encode_page_table(*table)});
        }
      },
      [this, run, pages, table, replaced, last = task.last](const Status& status) {
        busy_ = false;
        workspace_.storage_answered(status);
        if (run != run_) return;
        if (!status) {
          walk_.reset();
          return;
        }
        workspace_.replica.set_page_table(*table);
        // Whoever looked at the old page goes on without waiting for the new one.
        for (const NewPage& made : *pages) {
          if (replaced)
            workspace_.replica.base().put_cached(made.info.rows, made.block, made.info.bytes);
        }
        if (!walk_) return;
        BaseRows& rows_now = workspace_.replica.base();
        // What went out hides rows of pages, so until all is merged those that came back stay.
        if (!rows_now.has_outs()) rows_now.forget_deltas(walk_->through, walk_->position, last);
        walk_->position = last;
      });
}

void PageMerger::finish() {
  const DeviceKey through = walk_->through;
  const std::uint64_t run = run_;
  busy_ = true;
  workspace_.writer->submit(
      [this, run, through](StoreWriter::Plan& plan) {
        if (run != run_) return;
        workspace_.plan_drop_deltas(plan, plan.next.delta_first, through + 1);
        plan.next.delta_first = through + 1;
      },
      [this, run, through](const Status& status) {
        busy_ = false;
        workspace_.storage_answered(status);
        if (run != run_) return;
        if (status) {
          workspace_.replica.base().forget_deltas(through);
          std::erase_if(workspace_.staged_deltas,
                        [through](const auto& staged) { return staged.first <= through; });
        }
        walk_.reset();
      });
}

}  // namespace huifang::sync
