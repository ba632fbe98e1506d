#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "core/record/id.hpp"

namespace huifang::sync {

// Which rows of a type became others since a version of it: came, went or say something else.
struct RowChanges {
  bool all = false;     // Any may have: too many did, or it was too long ago.
  std::vector<Id> ids;  // Otherwise these, in ascending order, each once.
};

// The last changes of one kind of rows, so that who saw an earlier version has to look only at what
// became other since.
class ChangeTrail {
 public:
  // REQUIRES: versions grow.
  void changed(std::uint64_t version, const Id& id) {
    version_ = version;
    last_.emplace_back(version, id);
    if (last_.size() <= kKept) return;
    forgotten_ = last_.front().first;
    last_.pop_front();
  }
  void all_changed(std::uint64_t version) {
    version_ = forgotten_ = version;
    last_.clear();
  }

  // Of the last change; 0 when there was none.
  std::uint64_t version() const { return version_; }
  RowChanges since(std::uint64_t version) const {
    if (version < forgotten_ || version > version_) return {.all = true, .ids = {}};
    RowChanges changes;
    for (auto change = last_.rbegin(); change != last_.rend() && change->first > version; ++change)
      changes.ids.push_back(change->second);
    std::ranges::sort(changes.ids);
    changes.ids.erase(std::ranges::unique(changes.ids).begin(), changes.ids.end());
    return changes;
  }

 private:
  static constexpr std::size_t kKept = 256;

  std::deque<std::pair<std::uint64_t, Id>> last_;
  std::uint64_t version_ = 0;
  std::uint64_t forgotten_ = 0;  // Up to and with this version nothing is known row by row.
};

}  // namespace huifang::sync
