#include "shell/widgets/edge_route.hpp"

#include <cmath>
#include <initializer_list>

namespace huifang::shell {
namespace {

EdgeRoute through(std::initializer_list<RoutePoint> points) {
  EdgeRoute route;
  for (const RoutePoint& point : points) {
    if (route.count > 0 && route.points[route.count - 1] == point) continue;
    route.points[route.count++] = point;
  }
  return route;
}

}  // namespace

EdgeRoute edge_route(const Rect& from, const Rect& to, const RouteGaps& gaps) {
  const bool same_row = std::abs(from.centre_y() - to.centre_y()) < 1.0F;
  const bool same_column = std::abs(from.centre_x() - to.centre_x()) < 1.0F;
  const bool rightwards = to.left > from.right, leftwards = to.right < from.left;
  const bool next_across = (rightwards && to.left - from.right < gaps.across * 1.5F) ||
                           (leftwards && from.left - to.right < gaps.across * 1.5F);
  const bool down = to.top > from.bottom;
  const float between = down ? to.top - from.bottom : from.top - to.bottom;

  if (same_row && next_across) {
    const float start = rightwards ? from.right : from.left, end = rightwards ? to.left : to.right;
    return through({{start, from.centre_y()}, {end, to.centre_y()}});
  }
  if (same_column && !same_row && between < gaps.below * 1.5F) {
    const float start = down ? from.bottom : from.top, end = down ? to.top : to.bottom;
    return through({{from.centre_x(), start}, {to.centre_x(), end}});
  }
  if (next_across && rightwards) {
    const float middle = to.left - gaps.across * 0.5F + gaps.lane;
    return through({{from.right, from.centre_y()},
                    {middle, from.centre_y()},
                    {middle, to.centre_y()},
                    {to.left, to.centre_y()}});
  }
  // The gap above the target if it lies below, else the gap below it.
  const float channel =
      (down ? to.top - gaps.below * 0.5F : to.bottom + gaps.below * 0.5F) + gaps.lane;
  if (rightwards) {
    const float out = from.right + gaps.across * 0.5F + gaps.lane;
    const float in = to.left - gaps.across * 0.5F + gaps.lane;
    return through({{from.right, from.centre_y()},
                    {out, from.centre_y()},
                    {out, channel},
                    {in, channel},
                    {in, to.centre_y()},
                    {to.left, to.centre_y()}});
  }
  // Back, or to what stands above or below: out at the bottom or the top, and in the same way.
  const float start = down || same_row ? from.bottom : from.top;
  const float beside = same_column ? from.right + gaps.across * 0.5F + gaps.lane : 0.0F;
  if (same_column) {
    return through({{from.right, from.centre_y()},
                    {beside, from.centre_y()},
                    {beside, to.centre_y()},
                    {to.right, to.centre_y()}});
  }
  const float out = start == from.bottom ? from.bottom + gaps.below * 0.5F + gaps.lane
                                         : from.top - gaps.below * 0.5F + gaps.lane;
  const float end = down ? to.top : to.bottom;
  const float beyond = to.right + gaps.across * 0.5F + gaps.lane;
  if (std::abs(out - channel) < 1.0F || same_row)
    return through({{from.centre_x(), start},
                    {from.centre_x(), out},
                    {to.centre_x() + gaps.lane, out},
                    {to.centre_x() + gaps.lane, end}});
  return through({{from.centre_x(), start},
                  {from.centre_x(), out},
                  {beyond, out},
                  {beyond, channel},
                  {to.centre_x() + gaps.lane, channel},
                  {to.centre_x() + gaps.lane, end}});
}

}  // namespace huifang::shell
