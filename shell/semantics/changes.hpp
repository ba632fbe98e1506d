#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "shell/semantics/tree.hpp"

namespace huifang::shell::semantics {

// What must be done to a copy of the list so that it is like the tree again: nothing for nodes that
// are as they were. A node's place counts relative to its parent, so scrolling moves one node.
class Changes {
 public:
  struct Change {
    std::int32_t index = 0;  // In Tree::nodes().
    NodeId parent = 0;       // 0 for the page.
    NodeId before = 0;       // The sibling that it comes right after; 0 when it is the first.
  };

  // Compares a finished frame with the one before. REQUIRES: each copy saw each frame.
  void follow(const Tree& tree);
  // New nodes, those that say something else, and those that must move, in reading order. Made in
  // this order, right after `before`, all children come to stand as in the tree.
  std::span<const Change> changed() const { return changed_; }
  // Nodes that are no more; to be taken away first.
  std::span<const NodeId> gone() const { return gone_; }

 private:
  struct Kept {
    NodeId id = 0;
    std::int32_t parent = -1;  // Index.
    std::uint64_t hash = 0;
    NodeId before = 0;           // Its sibling before it,
    NodeId before_of_those = 0;  // and the one of those that were or will be there in both frames.
    std::int32_t twin = -1;      // Index in the other frame.
  };
  void list(const Tree& tree);
  void find_twins();
  void sort_by_id();
  void find_places(std::vector<Kept>& nodes, const std::vector<Kept>& others);
  NodeId parent_of(const std::vector<Kept>& nodes, const Kept& node) const;

  std::vector<Kept> before_, now_;
  std::vector<std::pair<NodeId, std::int32_t>> by_id_;
  std::vector<NodeId> last_child_;
  std::vector<std::uint8_t> reordered_;
  std::vector<Change> changed_;
  std::vector<NodeId> gone_;
};

}  // namespace huifang::shell::semantics
