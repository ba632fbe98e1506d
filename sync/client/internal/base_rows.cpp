#include "sync/client/internal/base_rows.hpp"

#include <algorithm>

namespace huifang::sync {
namespace {

bool covers(const RootOut& out, Scope scope, const Id& root) {
  return out.scope == scope && (!out.root || *out.root == root);
}

}  // namespace

void BaseRows::apply(const RowBlock& block, DeviceKey delta) {
  for (const RootOut& out : block.outs) apply_out(out, delta);
  for (const DeviceRow& row : block.rows) apply_row(row, delta);
}

void BaseRows::apply_out(const RootOut& out, DeviceKey delta) {
  outs_.emplace_back(out, delta);
  auto row = out.root ? deltas_.lower_bound(DeviceRowKey{*out.root, 0, Id{}}) : deltas_.begin();
  while (row != deltas_.end() && (!out.root || row->first.root == *out.root)) {
    if (covers(out, row->second.row.scope, row->first.root)) {
      delta_roots_.erase({row->first.type, row->first.id});
      row = deltas_.erase(row);
    } else {
      ++row;
    }
  }
}

void BaseRows::apply_row(DeviceRow row, DeviceKey delta) {
  const auto entry = deltas_.lower_bound(row.key);
  if (entry == deltas_.end() || entry->first != row.key) {
    delta_roots_[{row.key.type, row.key.id}] = row.key.root;
    const DeviceRowKey key = row.key;
    deltas_.emplace_hint(entry, key, DeltaRow{std::move(row), delta});
    return;
  }
  if (auto merged = merge_rows(entry->second.row, row)) {
    entry->second = DeltaRow{std::move(*merged), delta};
  } else {
    entry->second = DeltaRow{std::move(row), delta};
  }
}

bool BaseRows::is_out(const DeviceRow& row) const {
  return std::ranges::any_of(
      outs_, [&row](const auto& out) { return covers(out.first, row.scope, row.key.root); });
}

std::optional<Id> BaseRows::root_of(const EntityKey& key) const {
  const auto found = delta_roots_.find(key);
  if (found == delta_roots_.end()) return std::nullopt;
  return found->second;
}

BaseRows::Found BaseRows::find(const DeviceRowKey& key) {
  const auto delta = deltas_.find(key);
  const bool changed = delta != deltas_.end();
  if (changed && (delta->second.row.deleted || delta->second.row.complete)) {
    if (delta->second.row.deleted) return {.known = true};
    return {.known = true, .row = delta->second.row};
  }
  const auto just_delta = [&]() -> Found {
    if (changed) return {.known = true, .row = delta->second.row};
    return {.known = true};
  };
  const std::size_t at = table_.covering(key);
  if (at == table_.pages.size() || table_.pages[at].last < key) return just_delta();
  const DeviceKey page = table_.pages[at].rows;
  const auto block = cached(page);
  if (!block) return {.known = false, .page = page};
  const auto row = std::ranges::lower_bound(block->rows, key, {}, &DeviceRow::key);
  if (row == block->rows.end() || row->key != key || is_out(*row)) return just_delta();
  if (!changed) return {.known = true, .row = *row};
  auto merged = merge_rows(*row, delta->second.row);
  if (!merged) return just_delta();
  return {.known = true, .row = std::move(*merged)};
}

std::vector<const PageInfo*> BaseRows::pages_of(const Id& root) const {
  std::vector<const PageInfo*> pages;
  const DeviceRowKey first{root, 0, Id{}};
  std::size_t at = table_.covering(first);
  if (at == table_.pages.size()) at = 0;
  for (; at < table_.pages.size() && table_.pages[at].first.root <= root; ++at) {
    if (table_.pages[at].last.root >= root) pages.push_back(&table_.pages[at]);
  }
  return pages;
}

std::shared_ptr<const RowBlock> BaseRows::cached(DeviceKey page) {
  const auto found = cache_.find(page);
  if (found == cache_.end()) return nullptr;
  uses_.splice(uses_.begin(), uses_, found->second.use);
  return found->second.block;
}

void BaseRows::put_cached(DeviceKey page, std::shared_ptr<const RowBlock> block,
                          std::size_t bytes) {
  if (cache_.contains(page)) return;
  uses_.push_front(page);
  cache_[page] = Cached{std::move(block), bytes, uses_.begin()};
  cached_bytes_ += bytes;
  while (cached_bytes_ > kCacheBytes && uses_.size() > 1) {
    const auto oldest = cache_.find(uses_.back());
    cached_bytes_ -= oldest->second.bytes;
    cache_.erase(oldest);
    uses_.pop_back();
  }
}

void BaseRows::forget_deltas(DeviceKey through) {
  forget_rows(deltas_.begin(), deltas_.end(), through);
  std::erase_if(outs_, [through](const auto& out) { return out.second <= through; });
}

void BaseRows::forget_deltas(DeviceKey through, const std::optional<DeviceRowKey>& after,
                             const DeviceRowKey& last) {
  forget_rows(after ? deltas_.upper_bound(*after) : deltas_.begin(), deltas_.upper_bound(last),
              through);
}

void BaseRows::forget_rows(Deltas::iterator row, Deltas::iterator end, DeviceKey through) {
  while (row != end) {
    if (row->second.delta > through) {
      ++row;
      continue;
    }
    delta_roots_.erase({row->first.type, row->first.id});
    row = deltas_.erase(row);
  }
}

}  // namespace huifang::sync
