#include "sync/server/engine/scope_streams.hpp"

#include <algorithm>

namespace huifang::server {
namespace {

constexpr std::size_t kFirstRows = 16;
constexpr std::size_t kRowsMax = 512;

sync::RowPosition position_of(const sync::StoredRow& row) { return {row.seq, row.type, row.id}; }

}  // namespace

Status ScopeStreams::fill(Stream& stream) {
  if (stream.ended || !stream.ahead.empty()) return {};
  // A short first look for the many scopes without news, longer ones where much is to come.
  const std::size_t limit =
      std::min(kRowsMax, kFirstRows << std::min<std::size_t>(stream.fills++, 10));
  auto rows = store_.rows_of_scope(stream.scope, stream.after, limit);
  if (!rows) return std::unexpected(rows.error());
  cost_.rows_read += rows->size();
  stream.ended = rows->size() < limit;
  if (!rows->empty()) stream.after = position_of(rows->back());
  stream.ahead.assign(std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
  return {};
}

Result<ScopeStreams::Stream*> ScopeStreams::lowest() {
  Stream* lowest = nullptr;
  for (Stream& stream : streams_) {
    if (const Status status = fill(stream); !status) return std::unexpected(status.error());
    if (stream.ahead.empty()) continue;
    if (!lowest || position_of(stream.ahead.front()) < position_of(lowest->ahead.front()))
      lowest = &stream;
  }
  return lowest;
}

Result<std::optional<sync::StoredRow>> ScopeStreams::next() {
  const auto stream = lowest();
  if (!stream) return std::unexpected(stream.error());
  if (!*stream) return std::nullopt;
  sync::StoredRow row = std::move((*stream)->ahead.front());
  (*stream)->ahead.pop_front();
  return row;
}

Result<bool> ScopeStreams::at_end() {
  const auto stream = lowest();
  if (!stream) return std::unexpected(stream.error());
  return *stream == nullptr;
}

}  // namespace huifang::server
