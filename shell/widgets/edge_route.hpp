#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

struct RoutePoint {
  float x = 0, y = 0;
  bool operator==(const RoutePoint&) const = default;
};
// A way of straight pieces, sideways and upright, from one box to another.
struct EdgeRoute {
  std::array<RoutePoint, 6> points{};
  std::size_t count = 0;
  std::span<const RoutePoint> way() const { return {points.data(), count}; }
};
// Boxes stand in a grid with these gaps between them. Neighbours are joined straight; else the way
// keeps to the gaps, so that it crosses no box. `lane` moves it aside, for ways that would lie on
// each other.
struct RouteGaps {
  float across = 0, below = 0;
  float lane = 0;
};
EdgeRoute edge_route(const Rect& from, const Rect& to, const RouteGaps& gaps);

}  // namespace huifang::shell
