#include "shell/widgets/icon.hpp"

#include <array>
#include <cmath>

#include "imgui.h"
#include "shell/theme/generated_icon_paths.hpp"
#include "shell/widgets/icon_path.hpp"

namespace huifang::shell {
namespace {

constexpr float kGrid = 24.0F;
constexpr float kStroke = 1.75F;
// A corner sharper than this gets a round join; gentler ones look round by themselves.
constexpr float kSharpCosine = 0.9F;

struct Shapes {
  std::vector<SubPath> strokes, fills, cuts;
};

const Shapes& shapes_of(Icon icon) {
  static std::array<Shapes, kIconCount> shapes = [] {
    std::array<Shapes, kIconCount> read;
    for (std::size_t index = 0; index < read.size(); ++index)
      read[index] = {flatten_path(kIconPaths[index].strokes), flatten_path(kIconPaths[index].fills),
                     flatten_path(kIconPaths[index].cuts)};
    return read;
  }();
  return shapes[static_cast<std::size_t>(icon)];
}

struct Placing {
  float left, top, scale;
  ImVec2 operator()(PathPoint point) const { return {left + point.x * scale, top + point.y * scale}; }
};

bool sharp(PathPoint a, PathPoint b, PathPoint c) {
  const float ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
  const float length = std::sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
  return length > 0 && (ux * vx + uy * vy) / length < kSharpCosine;
}

// Straight runs joined by round dots: Dear ImGui's own joins are pointed and grow thin at sharp corners.
void stroke(ImDrawList& list, const std::vector<SubPath>& paths, const Placing& placing, Colour ink) {
  const float thickness = kStroke * placing.scale;
  std::vector<ImVec2> run;
  for (const SubPath& path : paths) {
    const auto& points = path.points;
    const std::size_t count = points.size();
    run.clear();
    for (std::size_t index = 0; index < count; ++index) {
      run.push_back(placing(points[index]));
      const bool inner = index > 0 && index + 1 < count;
      const bool corner = inner && sharp(points[index - 1], points[index], points[index + 1]);
      const bool end = index == 0 || index + 1 == count;
      if (corner || end) list.AddCircleFilled(run.back(), thickness * 0.5F, ink, 12);
      if (corner) {
        const ImVec2 turn = run.back();
        list.AddPolyline(run.data(), static_cast<int>(run.size()), ink, ImDrawFlags_None, thickness);
        run.assign(1, turn);
      }
    }
    if (path.closed) run.push_back(placing(points.front()));
    if (run.size() > 1)
      list.AddPolyline(run.data(), static_cast<int>(run.size()), ink, ImDrawFlags_None, thickness);
  }
}

void fill(ImDrawList& list, const std::vector<SubPath>& paths, const Placing& placing, Colour ink) {
  std::vector<ImVec2> outline;
  for (const SubPath& path : paths) {
    outline.clear();
    for (const PathPoint point : path.points) {
      const ImVec2 next = placing(point);
      if (outline.empty() || std::abs(next.x - outline.back().x) + std::abs(next.y - outline.back().y) > 0.01F)
        outline.push_back(next);
    }
    if (outline.size() > 2 && std::abs(outline.front().x - outline.back().x) +
                                      std::abs(outline.front().y - outline.back().y) < 0.01F)
      outline.pop_back();
    list.AddConcavePolyFilled(outline.data(), static_cast<int>(outline.size()), ink);
  }
}

}  // namespace

void draw_icon(Ui& ui, Icon icon, const Rect& rect, float size, Colour ink, Colour ground) {
  const Rect square = centred(rect, size, size);
  // Whole device pixels keep straight strokes crisp.
  const Placing placing{std::round(square.left * ui.density()) / ui.density(),
                        std::round(square.top * ui.density()) / ui.density(), size / kGrid};
  const Shapes& shapes = shapes_of(icon);
  ImDrawList& list = ui.draw();
  fill(list, shapes.fills, placing, ink);
  stroke(list, shapes.strokes, placing, ink);
  stroke(list, shapes.cuts, placing, ground);
}

void draw_product_mark(Ui& ui, const Rect& rect, float size, Colour ink) {
  ImDrawList& list = ui.draw();
  const float line = size * 0.1F;
  const Rect outer = centred(rect, size - line, size - line);
  list.AddRect({outer.left, outer.top}, {outer.right, outer.bottom}, ink, size * 0.28F, ImDrawFlags_None, line);
  const float inner_size = size * 0.36F;
  const Rect inner = centred(rect, inner_size - line, inner_size - line);
  list.AddRect({inner.left, inner.top}, {inner.right, inner.bottom}, ink, size * 0.1F, ImDrawFlags_None, line);
}

}  // namespace huifang::shell
