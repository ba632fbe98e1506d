#pragma once

#include <span>
#include <vector>

namespace huifang::shell {

// --- Where the nodes of a map are: pure ---

struct GraphEdge {
  int from = 0, to = 0;
};
// A cell of a grid, from the top left.
struct GraphPlace {
  int column = 0, row = 0;
  bool operator==(const GraphPlace&) const = default;
};
struct GraphSize {
  int columns = 0, rows = 0;
};

// Puts each node to the right of those that lead to it, as far as there are no circles; a way back
// in a circle is passed over. Nodes of a column stand in the order that crosses few edges. The same
// graph always gives the same places, no two of them the same.
// REQUIRES: edges lead from and to nodes below `nodes`.
std::vector<GraphPlace> lay_out_graph(int nodes, std::span<const GraphEdge> edges);
GraphSize graph_size(std::span<const GraphPlace> places);

// The nearest node in a direction (one of the two is 1 or -1), or -1. What lies straight ahead is
// nearer than what lies aside.
int graph_neighbour(std::span<const GraphPlace> places, int from, int right, int down);

}  // namespace huifang::shell
