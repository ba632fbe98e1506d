#include "shell/widgets/graph_layout.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <utility>

#include "shell/widgets/edge_route.hpp"

namespace huifang::shell {
namespace {

void expect_no_two_alike(const std::vector<GraphPlace>& places) {
  std::set<std::pair<int, int>> seen;
  for (const GraphPlace& place : places)
    EXPECT_TRUE(seen.emplace(place.column, place.row).second) << place.column << " " << place.row;
}

TEST(GraphLayout, ChainIsAStraightLine) {
  const std::array edges{GraphEdge{0, 1}, GraphEdge{1, 2}};
  const auto places = lay_out_graph(3, edges);
  EXPECT_EQ(places, (std::vector<GraphPlace>{{0, 0}, {1, 0}, {2, 0}}));
}

TEST(GraphLayout, NodeStandsBehindAllThatLeadToIt) {
  const std::array edges{GraphEdge{0, 1}, GraphEdge{1, 2}, GraphEdge{0, 2}, GraphEdge{0, 3}};
  const auto places = lay_out_graph(4, edges);
  EXPECT_EQ(places[2].column, 2);
  EXPECT_EQ(places[3].column, 1);
  EXPECT_NE(places[1].row, places[3].row);
  expect_no_two_alike(places);
}

TEST(GraphLayout, CirclesAndLoopsEnd) {
  const std::array edges{GraphEdge{0, 1}, GraphEdge{1, 2}, GraphEdge{2, 0}, GraphEdge{2, 2}};
  const auto places = lay_out_graph(3, edges);
  EXPECT_EQ(places, (std::vector<GraphPlace>{{0, 0}, {1, 0}, {2, 0}}));
}

TEST(GraphLayout, NodesOfAColumnStandSoThatEdgesDoNotCross) {
  // 0 leads to 3 and 1 to 2: 3 belongs above 2.
  const std::array edges{GraphEdge{0, 3}, GraphEdge{1, 2}};
  const auto places = lay_out_graph(4, edges);
  EXPECT_EQ(places[0].row, places[3].row);
  EXPECT_EQ(places[1].row, places[2].row);
}

TEST(GraphLayout, NothingAndManyAndAlone) {
  EXPECT_TRUE(lay_out_graph(0, {}).empty());
  expect_no_two_alike(lay_out_graph(5, {}));
  std::vector<GraphEdge> chain;
  for (int node = 0; node + 1 < 2'000; ++node) chain.push_back({node, node + 1});
  EXPECT_EQ(lay_out_graph(2'000, chain).back().column, 1'999);
  std::vector<GraphEdge> dense;
  for (int from = 0; from < 30; ++from)
    for (int to = 0; to < 30; ++to) dense.push_back({from, to});
  expect_no_two_alike(lay_out_graph(30, dense));
}

TEST(GraphNeighbour, StraightAheadIsNearerThanAside) {
  const std::array places{GraphPlace{0, 0}, GraphPlace{1, 1}, GraphPlace{2, 0}, GraphPlace{0, 2}};
  EXPECT_EQ(graph_neighbour(places, 0, 1, 0), 2);
  EXPECT_EQ(graph_neighbour(places, 0, 0, 1), 3);
  EXPECT_EQ(graph_neighbour(places, 0, -1, 0), -1);
  EXPECT_EQ(graph_neighbour(places, 2, -1, 0), 0);
}

// Boxes of 100 by 50 with gaps of 40 and 60.
Rect box(int column, int row) {
  const float left = static_cast<float>(column) * 140, top = static_cast<float>(row) * 110;
  return {left, top, left + 100, top + 50};
}
constexpr RouteGaps kGaps{.across = 40, .below = 60};

bool passes_through(const EdgeRoute& route, const Rect& rect) {
  const Rect inner = rect.inset(1, 1);
  for (std::size_t at = 0; at + 1 < route.count; ++at) {
    const RoutePoint &a = route.points[at], &b = route.points[at + 1];
    for (int step = 0; step <= 200; ++step) {
      const float part = static_cast<float>(step) / 200;
      if (inner.contains(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)) return true;
    }
  }
  return false;
}

TEST(EdgeRoute, NeighboursAreJoinedStraight) {
  EXPECT_EQ(edge_route(box(0, 0), box(1, 0), kGaps).count, 2U);
  EXPECT_EQ(edge_route(box(1, 0), box(0, 0), kGaps).count, 2U);
  EXPECT_EQ(edge_route(box(0, 0), box(0, 1), kGaps).count, 2U);
  EXPECT_EQ(edge_route(box(0, 1), box(0, 0), kGaps).count, 2U);
}

TEST(EdgeRoute, EndsAtBothBoxesIsSquareAndCrossesNoOther) {
  for (int from = 0; from < 16; ++from) {
    for (int to = 0; to < 16; ++to) {
      if (from == to) continue;
      const Rect source = box(from % 4, from / 4), target = box(to % 4, to / 4);
      const EdgeRoute route = edge_route(source, target, kGaps);
      ASSERT_GE(route.count, 2U);
      const RoutePoint &first = route.points[0], &last = route.points[route.count - 1];
      EXPECT_TRUE(source.grown(0.5F).contains(first.x, first.y)) << from << " " << to;
      EXPECT_TRUE(target.grown(0.5F).contains(last.x, last.y)) << from << " " << to;
      for (std::size_t at = 0; at + 1 < route.count; ++at)
        EXPECT_TRUE(route.points[at].x == route.points[at + 1].x ||
                    route.points[at].y == route.points[at + 1].y);
      for (int other = 0; other < 16; ++other)
        EXPECT_FALSE(passes_through(route, box(other % 4, other / 4)))
            << from << " to " << to << " through " << other;
    }
  }
}

}  // namespace
}  // namespace huifang::shell
