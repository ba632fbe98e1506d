#pragma once

#include <span>
#include <string_view>

#include "shell/widgets/graph_layout.hpp"
#include "shell/widgets/rows.hpp"

namespace huifang::shell {

struct MapNode {
  RowKey key = 0;
  std::string_view title, count;  // "Reply", "3 cases, 1 late".
  bool stuck = false;             // Something waits there too long: marked with a flag.
  bool question = false;          // A fork: drawn round.
};
struct MapEdge {
  int from = 0, to = 0;  // Indices of nodes.
  std::string_view label;
  bool dashed = false;  // Taken only when something went wrong.
};
struct MapWords {
  std::string_view zoom_in, zoom_out;
  std::string_view from, to;  // Before the names of the nodes around one, for screen readers.
};
// Belongs to the caller.
struct MapState {
  float zoom = 1.0F;
  int selected = -1;
};
// Boxes with arrows between them, in the rest of the area; scrolls both ways. `places` come from
// lay_out_graph() or by hand. Two fingers, the wheel with Ctrl, + - and 0 zoom, arrows walk the
// nodes, Enter opens one. For a
// screen reader it is a list of nodes, each with those it comes from and leads to.
// Returns the node that was activated, or -1; `state.selected` is that one then.
int process_map(Ui& ui, std::string_view key, std::string_view name, std::span<const MapNode> nodes,
                std::span<const MapEdge> edges, std::span<const GraphPlace> places, MapState& state,
                const MapWords& words);

}  // namespace huifang::shell
