#include "shell/platform/focus_follower.hpp"

#include <algorithm>

namespace huifang::shell {
namespace {

using semantics::Node;
using semantics::NodeId;
using semantics::Role;
using semantics::Tree;

// What may hold the focus although it is no stop of the Tab key: the page goes on from there.
bool is_whole_part(const Node& node) {
  return node.role == Role::kMain || node.role == Role::kDialog;
}

// An id may have become that of a part which takes no focus: then what had it is gone.
bool may_have_focus(Node node) {
  node.state &= ~static_cast<std::uint32_t>(semantics::kSkipTab);
  return semantics::is_tab_stop(node) || is_whole_part(node);
}

std::vector<NodeId> stops_inside(const Tree& tree, const Node& part) {
  std::vector<NodeId> stops;
  for (const Node& node : tree.nodes())
    if (semantics::is_tab_stop(node) && tree.inside(node, part)) stops.push_back(node.id);
  return stops;
}

}  // namespace

void FocusFollower::remember(const Tree& tree, const Node& node) {
  followed_ = node.id;
  around_.clear();
  for (std::int32_t index = node.parent; index >= 0;) {
    const Node& part = tree.nodes()[static_cast<std::size_t>(index)];
    std::size_t stops_before = 0;
    for (const Node* other = &part; other != &node; ++other)
      if (semantics::is_tab_stop(*other)) ++stops_before;
    around_.push_back({part.id, stops_before});
    index = part.parent;
  }
}

std::optional<NodeId> FocusFollower::after_frame(const Tree& tree, NodeId focused) {
  if (focused == 0) {
    followed_ = 0;
    around_.clear();
    return std::nullopt;
  }
  if (const Node* node = tree.find(focused); node != nullptr && may_have_focus(*node)) {
    remember(tree, *node);
    return std::nullopt;
  }
  if (followed_ == focused) {
    for (const Around& around : around_) {
      const Node* part = tree.find(around.id);
      if (part == nullptr) continue;
      if (is_whole_part(*part)) return part->id;
      const std::vector<NodeId> stops = stops_inside(tree, *part);
      if (!stops.empty()) return stops[std::min(around.stops_before, stops.size() - 1)];
    }
  }
  const auto part = std::ranges::find_if(tree.nodes(), is_whole_part);
  return part == tree.nodes().end() ? std::nullopt : std::optional(part->id);
}

}  // namespace huifang::shell
