#pragma once

#include <cstddef>
#include <vector>

#include "shell/semantics/node.hpp"

namespace huifang::shell::semantics {

// The ids of one frame. Keeps its room when it is emptied. 0 is no id.
class IdSet {
 public:
  void clear();
  // False if it was there already.
  bool insert(NodeId id);

 private:
  // The place of `id`, or the free one where it goes. REQUIRES: a place is free.
  std::size_t place_of(NodeId id) const;
  void grow();

  std::vector<NodeId> places_;  // As many as a power of two, at most half of them taken; 0: free.
  std::size_t size_ = 0;
};

}  // namespace huifang::shell::semantics
