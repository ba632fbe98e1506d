#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "sync/server/engine/row_access.hpp"

namespace huifang::server {

// The rows of several scopes as one stream, by seq, type and id. Reads little ahead: what it costs
// follows what is taken.
class ScopeStreams {
 public:
  ScopeStreams(sync::ServerStore& store, EngineCost& cost) : store_(store), cost_(cost) {}

  void add(sync::Scope scope, const sync::RowPosition& after) {
    streams_.push_back({scope, after, {}, false, 0});
  }

  // The next row, or nothing at the end.
  Result<std::optional<sync::StoredRow>> next();
  // Whether there is another.
  Result<bool> at_end();

 private:
  struct Stream {
    sync::Scope scope = 0;
    sync::RowPosition after;
    std::deque<sync::StoredRow> ahead;
    bool ended = false;
    std::size_t fills = 0;
  };
  Status fill(Stream& stream);
  Result<Stream*> lowest();

  sync::ServerStore& store_;
  EngineCost& cost_;
  std::vector<Stream> streams_;
};

}  // namespace huifang::server
