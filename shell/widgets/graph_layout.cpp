#include "shell/widgets/graph_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace huifang::shell {
namespace {

constexpr int kSweeps = 4;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The edges without those that lead back in a circle, found by walking from each node in order.
class CircleFree {
 public:
  CircleFree(int nodes, std::span<const GraphEdge> edges)
      : edges_(edges), outgoing_(at(nodes)), seen_(at(nodes), Seen::kNot) {
    for (std::size_t edge = 0; edge < edges.size(); ++edge)
      if (edges[edge].from != edges[edge].to) outgoing_[at(edges[edge].from)].push_back(edge);
    for (int node = 0; node < nodes; ++node) visit(node);
  }
  std::vector<GraphEdge> kept;

 private:
  enum class Seen { kNot, kOnTheWay, kDone };
  // Without recursion: a chain may be long.
  void visit(int start) {
    if (seen_[at(start)] != Seen::kNot) return;
    struct Step {
      int node;
      std::size_t next;
    };
    std::vector<Step> way{{start, 0}};
    seen_[at(start)] = Seen::kOnTheWay;
    while (!way.empty()) {
      Step& step = way.back();
      const auto& outgoing = outgoing_[at(step.node)];
      if (step.next == outgoing.size()) {
        seen_[at(step.node)] = Seen::kDone;
        way.pop_back();
        continue;
      }
      const GraphEdge edge = edges_[outgoing[step.next++]];
      if (seen_[at(edge.to)] == Seen::kOnTheWay) continue;
      kept.push_back(edge);
      if (seen_[at(edge.to)] == Seen::kDone) continue;
      seen_[at(edge.to)] = Seen::kOnTheWay;
      way.push_back({edge.to, 0});
    }
  }
  std::span<const GraphEdge> edges_;
  std::vector<std::vector<std::size_t>> outgoing_;
  std::vector<Seen> seen_;
};

// How far each node is from a beginning, by the longest way.
std::vector<int> columns_of(int nodes, std::span<const GraphEdge> edges) {
  std::vector<int> columns(at(nodes), 0);
  // As often as the longest way is long; there are no circles.
  for (bool changed = true; changed;) {
    changed = false;
    for (const GraphEdge& edge : edges) {
      if (columns[at(edge.to)] > columns[at(edge.from)]) continue;
      columns[at(edge.to)] = columns[at(edge.from)] + 1;
      changed = true;
    }
  }
  return columns;
}

// The mean place of a node's neighbours on one side, or its own if it has none there.
float mean_of_neighbours(int node, bool before, std::span<const GraphEdge> edges,
                         const std::vector<float>& order) {
  float sum = 0;
  int count = 0;
  for (const GraphEdge& edge : edges) {
    const int mine = before ? edge.to : edge.from, other = before ? edge.from : edge.to;
    if (mine != node) continue;
    sum += order[at(other)];
    ++count;
  }
  return count == 0 ? order[at(node)] : sum / static_cast<float>(count);
}

}  // namespace

std::vector<GraphPlace> lay_out_graph(int nodes, std::span<const GraphEdge> edges) {
  const std::vector<GraphEdge> forward = CircleFree(nodes, edges).kept;
  const std::vector<int> columns = columns_of(nodes, forward);
  std::vector<std::vector<int>> layers;
  std::vector<float> order(at(nodes), 0);
  for (int node = 0; node < nodes; ++node) {
    layers.resize(std::max(layers.size(), at(columns[at(node)] + 1)));
    std::vector<int>& layer = layers[at(columns[at(node)])];
    order[at(node)] = static_cast<float>(layer.size());
    layer.push_back(node);
  }
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    const bool before = sweep % 2 == 0;
    for (std::size_t step = 0; step < layers.size(); ++step) {
      std::vector<int>& layer = layers[before ? step : layers.size() - 1 - step];
      std::vector<float> means(at(nodes), 0);
      for (const int node : layer)
        means[at(node)] = mean_of_neighbours(node, before, forward, order);
      std::ranges::stable_sort(layer, {}, [&](int node) { return means[at(node)]; });
      for (std::size_t place = 0; place < layer.size(); ++place)
        order[at(layer[place])] = static_cast<float>(place);
    }
  }
  // A node stands in the row of those before it where it is free, so that a chain is a straight
  // line.
  std::vector<GraphPlace> places(at(nodes));
  std::vector<float> rows(at(nodes), 0);
  for (const std::vector<int>& layer : layers) {
    int free = 0;
    for (const int node : layer) {
      const bool first = columns[at(node)] == 0;
      const float wish =
          first ? static_cast<float>(free) : mean_of_neighbours(node, true, forward, rows);
      const int row = std::max(free, static_cast<int>(std::floor(wish)));
      rows[at(node)] = static_cast<float>(row);
      places[at(node)] = {columns[at(node)], row};
      free = row + 1;
    }
  }
  return places;
}

GraphSize graph_size(std::span<const GraphPlace> places) {
  GraphSize size;
  for (const GraphPlace& place : places) {
    size.columns = std::max(size.columns, place.column + 1);
    size.rows = std::max(size.rows, place.row + 1);
  }
  return size;
}

int graph_neighbour(std::span<const GraphPlace> places, int from, int right, int down) {
  const GraphPlace& start = places[at(from)];
  int nearest = -1, nearest_way = 0;
  for (std::size_t node = 0; node < places.size(); ++node) {
    const int across = places[node].column - start.column, below = places[node].row - start.row;
    const int ahead = across * right + below * down;
    if (ahead <= 0) continue;
    const int aside = std::abs(right != 0 ? below : across);
    const int way = ahead + 3 * aside;
    if (nearest >= 0 && way >= nearest_way) continue;
    nearest = static_cast<int>(node);
    nearest_way = way;
  }
  return nearest;
}

}  // namespace huifang::shell
