#include "shell/widgets/chart_arc.hpp"

#include <array>
#include <cmath>

#include "imgui.h"

namespace huifang::shell {
namespace {

// A slice this wide is as good as straight.
constexpr float kSlice = 0.12F;

Point on_circle(const Point& centre, float radius, float angle) {
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

}  // namespace

void fill_arc(Ui& ui, const Ring& ring, float from, float to, Pattern pattern, Colour colour) {
  if (to <= from || ring.outer <= ring.inner) return;
  if (pattern == Pattern::kSolid) {
    ui.draw().PathArcTo({ring.centre.x, ring.centre.y}, (ring.inner + ring.outer) * 0.5F, from, to);
    ui.draw().PathStroke(colour, ImDrawFlags_None, ring.outer - ring.inner);
    return;
  }
  const int slices = static_cast<int>(std::ceil((to - from) / kSlice));
  const float step = (to - from) / static_cast<float>(slices);
  for (int slice = 0; slice < slices; ++slice) {
    const float begin = from + step * static_cast<float>(slice);
    const std::array<Point, 4> piece{{on_circle(ring.centre, ring.outer, begin),
                                      on_circle(ring.centre, ring.outer, begin + step),
                                      on_circle(ring.centre, ring.inner, begin + step),
                                      on_circle(ring.centre, ring.inner, begin)}};
    fill_shape(ui, piece, pattern, colour);
  }
}

void outline_arc(Ui& ui, const Ring& ring, float from, float to, Colour colour, float width) {
  if (to <= from) return;
  const ImVec2 centre{ring.centre.x, ring.centre.y};
  const float half = width * 0.5F;
  ui.draw().PathArcTo(centre, ring.outer - half, from, to);
  ui.draw().PathArcTo(centre, ring.inner + half, to, from);
  ui.draw().PathStroke(colour, ImDrawFlags_Closed, width);
}

void cross_ring(Ui& ui, const Ring& ring, float angle, float beyond, Colour colour, float width) {
  const Point from = on_circle(ring.centre, ring.inner - beyond, angle);
  const Point to = on_circle(ring.centre, ring.outer + beyond, angle);
  ui.draw().AddLine({from.x, from.y}, {to.x, to.y}, colour, width);
}

}  // namespace huifang::shell
