#include "shell/widgets/tree_rows.hpp"

namespace huifang::shell {

std::vector<TreeRow> tree_rows(std::span<const TreeNode> nodes,
                               const std::unordered_set<RowKey>& expanded) {
  // How many lie in each node, and last in those at the top.
  std::vector<int> children(nodes.size() + 1, 0), passed(nodes.size() + 1, 0);
  const auto slot = [&](int parent) {
    return parent < 0 ? nodes.size() : static_cast<std::size_t>(parent);
  };
  for (const TreeNode& node : nodes) ++children[slot(node.parent)];

  std::vector<TreeRow> rows;
  std::vector<int> row_of(nodes.size(), -1);  // -1: not shown.
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const TreeNode& node = nodes[at];
    const int position = ++passed[slot(node.parent)];
    const int parent_row = node.parent < 0 ? -1 : row_of[slot(node.parent)];
    if (node.parent >= 0 &&
        (parent_row < 0 || !rows[static_cast<std::size_t>(parent_row)].expanded))
      continue;
    row_of[at] = static_cast<int>(rows.size());
    const bool has_children = children[at] > 0;
    rows.push_back(
        {.node = static_cast<int>(at),
         .level = parent_row < 0 ? 1 : rows[static_cast<std::size_t>(parent_row)].level + 1,
         .position = position,
         .set_size = children[slot(node.parent)],
         .parent_row = parent_row,
         .has_children = has_children,
         .expanded = has_children && expanded.contains(node.key)});
  }
  return rows;
}

}  // namespace huifang::shell
