#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>

#include "sync/client/replica.hpp"

namespace huifang::shell {

// Rows that were looked at lately, unpacked: a screen that draws the same rows again neither
// unpacks them anew nor asks for memory. What comes back stays until the replica changes or the
// next frame begins.
class RowShelf {
 public:
  // Rows go when they have become many.
  void begin_frame();
  void clear();

  // The listed columns of a row, as Replica::list_row().
  const sync::ListRow& row(const sync::Replica& replica, EntityNumber type, const Id& id);
  // The whole row, as Replica::get().
  const sync::RowView& whole(sync::Replica& replica, EntityNumber type, const Id& id);

 private:
  template <class Row>
  struct Rows {
    std::uint64_t version = 0;
    std::unordered_map<Id, Row> by_id;
    // The rows of that version: those of another one go.
    std::unordered_map<Id, Row>& of(std::uint64_t now);
  };
  std::map<EntityNumber, Rows<sync::ListRow>> listed_;
  std::map<EntityNumber, Rows<sync::RowView>> whole_;
};

}  // namespace huifang::shell
