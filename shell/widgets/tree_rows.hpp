#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "shell/widgets/rows.hpp"

namespace huifang::shell {

// A thing in a tree, as the caller has it: all of them in one list, what lies in a thing follows
// it.
struct TreeNode {
  RowKey key = 0;
  int parent = -1;  // Its index in the list, smaller than the node's own; -1: at the top.
};
// A thing that is shown, because all it lies in is expanded.
struct TreeRow {
  int node = 0;                    // Its index in the caller's list.
  int level = 1;                   // From 1.
  int position = 1, set_size = 1;  // Among those that lie in the same.
  int parent_row = -1;             // What it lies in.
  bool has_children = false, expanded = false;
};
// The rows of a tree of which those things are expanded. For the caller to keep until one of the
// two changes: it looks at each node.
std::vector<TreeRow> tree_rows(std::span<const TreeNode> nodes,
                               const std::unordered_set<RowKey>& expanded);

}  // namespace huifang::shell
