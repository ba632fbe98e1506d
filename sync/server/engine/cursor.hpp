#pragma once

#include <vector>

#include "sync/store/server_store.hpp"

namespace huifang::server {

// How far a device is. Opaque to it: two bytes (version, cipher), then an array.
struct Cursor {
  Id office;
  std::uint32_t epoch = 0;
  sync::Sequence since = 0;       // Everything of the scopes in `held` up to here is there.
  std::vector<sync::Scope> held;  // Sorted.

  // A run of pages that is not finished: `started` was the head when it began, rows up to
  // `position` were sent, and the scopes in `arriving` are sent from their beginning.
  bool running = false;
  sync::Sequence started = 0;
  sync::RowPosition position;
  std::vector<sync::Scope> arriving;  // Sorted.

  bool operator==(const Cursor&) const = default;
};

Bytes write_cursor(const Cursor& cursor);
Result<Cursor> read_cursor(ByteView bytes);  // kInvalidInput "sync.cursor" for anything else.

}  // namespace huifang::server
