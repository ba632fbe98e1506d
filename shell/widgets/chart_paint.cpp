#include "shell/widgets/chart_paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "imgui.h"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

// The hatch of what is not yet in comes last: it should not be taken for a series.
constexpr std::array kPatterns{Pattern::kSolid,     Pattern::kDots,  Pattern::kOutline,
                               Pattern::kHatchBack, Pattern::kCross, Pattern::kHatch};
struct Dashes {
  float on, off;
};
constexpr std::array<Dashes, 6> kDashes{{{0, 0}, {7, 4}, {2, 4}, {12, 4}, {4, 2}, {9, 7}}};
constexpr float kHatchGap = 5.0F;
constexpr float kHatchLine = 1.5F;
constexpr TextStyle kLegendText{.size = TextSize::kSmall, .tone = Tone::kInk2, .lines_max = 1};
constexpr float kSwatch = 14.0F;

ImVec2 vec(const Point& point) { return {point.x, point.y}; }

float hatch_line(const Ui& ui) { return std::max(kHatchLine, ui.theme().line_width * 0.9F); }

// Lines at 45 degrees through a convex shape: those with x + y (or x - y) a multiple of the gap.
void hatch(Ui& ui, std::span<const Point> convex, bool back, Colour colour, float width) {
  const float sign = back ? -1.0F : 1.0F;
  // Along the diagonal the lines lie further apart than across.
  const float gap = kHatchGap * std::sqrt(2.0F);
  float low = 1e9F, high = -1e9F;
  for (const Point& point : convex) {
    low = std::min(low, point.x + sign * point.y);
    high = std::max(high, point.x + sign * point.y);
  }
  for (float line = std::ceil(low / gap) * gap; line < high; line += gap) {
    std::array<Point, 2> ends;
    std::size_t found = 0;
    for (std::size_t at = 0; at < convex.size() && found < 2; ++at) {
      const Point& a = convex[at];
      const Point& b = convex[(at + 1) % convex.size()];
      const float from = a.x + sign * a.y - line, to = b.x + sign * b.y - line;
      if ((from < 0) == (to < 0)) continue;
      const float part = from / (from - to);
      ends[found++] = {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
    }
    if (found == 2) ui.draw().AddLine(vec(ends[0]), vec(ends[1]), colour, width);
  }
}

bool inside(std::span<const Point> convex, const Point& point) {
  bool left = false, right = false;
  for (std::size_t at = 0; at < convex.size(); ++at) {
    const Point& a = convex[at];
    const Point& b = convex[(at + 1) % convex.size()];
    const float side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
    left = left || side < 0;
    right = right || side > 0;
  }
  return !(left && right);
}

void dots(Ui& ui, std::span<const Point> convex, Colour colour) {
  Rect box{1e9F, 1e9F, -1e9F, -1e9F};
  for (const Point& point : convex)
    box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
           std::max(box.bottom, point.y)};
  for (float y = std::ceil(box.top / kHatchGap) * kHatchGap; y < box.bottom; y += kHatchGap) {
    const bool odd = std::lround(y / kHatchGap) % 2 != 0;
    const float from = std::ceil(box.left / kHatchGap) * kHatchGap + (odd ? kHatchGap * 0.5F : 0);
    for (float x = from; x < box.right; x += kHatchGap)
      if (inside(convex, {x, y})) ui.draw().AddCircleFilled({x, y}, 1.4F, colour, 6);
  }
}

std::array<Point, 4> corners(const Rect& rect) {
  return {{{rect.left, rect.top},
           {rect.right, rect.top},
           {rect.right, rect.bottom},
           {rect.left, rect.bottom}}};
}

}  // namespace

int series_max(const Ui& ui) { return ui.theme().chart.count; }

SeriesLook series_look(const Ui& ui, int index, int count) {
  const auto at = static_cast<std::size_t>(index % series_max(ui));
  if (count == 1) return {ui.colour().primary, Pattern::kSolid};
  return {ui.theme().chart.series[at], kPatterns[at]};
}

void fill_shape(Ui& ui, std::span<const Point> convex, Pattern pattern, Colour colour) {
  if (convex.size() < 3) return;
  const float width = hatch_line(ui);
  switch (pattern) {
    case Pattern::kSolid: {
      FrameList<ImVec2> points(ui.memory());
      for (const Point& point : convex) points.push_back(vec(point));
      ui.draw().AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), colour);
      break;
    }
    case Pattern::kHatch:
      hatch(ui, convex, false, colour, width);
      break;
    case Pattern::kHatchBack:
      hatch(ui, convex, true, colour, width);
      break;
    case Pattern::kCross:
      hatch(ui, convex, false, colour, width);
      hatch(ui, convex, true, colour, width);
      break;
    case Pattern::kDots:
      dots(ui, convex, colour);
      break;
    case Pattern::kOutline:
      break;
  }
}

void fill_bar(Ui& ui, const Rect& rect, const SeriesLook& look) {
  if (rect.empty()) return;
  const float radius = std::min({radii().mark, rect.width() * 0.5F, rect.height() * 0.5F});
  if (look.pattern == Pattern::kSolid) {
    fill_box(ui, rect, look.colour, radius);
    return;
  }
  fill_shape(ui, corners(rect.inset(1.0F, 1.0F)), look.pattern, look.colour);
  outline_box(ui, rect, look.colour, radius, hatch_line(ui));
}

void hatch_not_in(Ui& ui, std::span<const Point> convex) {
  hatch(ui, convex, false, ui.colour().ink3, hatch_line(ui));
}

void hatch_not_in(Ui& ui, const Rect& rect) {
  if (!rect.empty()) hatch_not_in(ui, corners(rect));
}

void draw_dashed(Ui& ui, std::span<const Point> points, float on, float off, Colour colour,
                 float width) {
  // The dashes go on around corners.
  float along = 0;
  for (std::size_t at = 1; at < points.size(); ++at) {
    const Point& a = points[at - 1];
    const Point& b = points[at];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) continue;
    const auto place = [&](float way) {
      return ImVec2{a.x + (b.x - a.x) * way / length, a.y + (b.y - a.y) * way / length};
    };
    float way = 0;
    while (way < length) {
      const float in_period = std::fmod(along + way, on + off);
      const bool draws = in_period < on;
      const float rest = std::max((draws ? on : on + off) - in_period, 0.05F);
      const float end = std::min(way + rest, length);
      if (draws) ui.draw().AddLine(place(way), place(end), colour, width);
      way = end;
    }
    along = std::fmod(along + length, on + off);
  }
}

void draw_series_line(Ui& ui, std::span<const Point> points, int index, Colour colour,
                      float width) {
  if (points.size() < 2) return;
  const Dashes& dashes = kDashes[static_cast<std::size_t>(index) % kDashes.size()];
  if (dashes.off > 0) {
    draw_dashed(ui, points, dashes.on, dashes.off, colour, width);
    return;
  }
  FrameList<ImVec2> line(ui.memory());
  for (const Point& point : points) line.push_back(vec(point));
  ui.draw().AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_None,
                        width);
}

void draw_series_mark(Ui& ui, const Point& at, int index, Colour colour, float size) {
  ImDrawList& draw = ui.draw();
  const float half = size * 0.5F;
  const Rect box{at.x - half, at.y - half, at.x + half, at.y + half};
  switch (index % 6) {
    case 0:
      fill_box(ui, box, colour, 2.0F);
      break;
    case 1:
      draw.AddCircleFilled({at.x, at.y}, half * 1.1F, colour);
      break;
    case 2:
      draw.AddTriangleFilled({at.x, at.y - half * 1.2F}, {at.x + half * 1.1F, at.y + half * 0.9F},
                             {at.x - half * 1.1F, at.y + half * 0.9F}, colour);
      break;
    case 3:
      draw.AddQuadFilled({at.x, at.y - half * 1.3F}, {at.x + half * 1.3F, at.y},
                         {at.x, at.y + half * 1.3F}, {at.x - half * 1.3F, at.y}, colour);
      break;
    case 4:
      fill_box(ui, box, ui.colour().surface, 2.0F);
      outline_box(ui, box, colour, 2.0F, 2.0F);
      break;
    default:
      draw.AddCircleFilled({at.x, at.y}, half * 1.1F, ui.colour().surface);
      draw.AddCircle({at.x, at.y}, half, colour, 0, 2.0F);
  }
}

void draw_swatch(Ui& ui, const Rect& rect, Swatch swatch, int index, int count) {
  const SeriesLook look = series_look(ui, index, count);
  const Rect box = centred(rect, std::min(rect.width(), kSwatch), std::min(rect.width(), kSwatch));
  if (swatch == Swatch::kFill) {
    fill_bar(ui, box, look);
    return;
  }
  const std::array<Point, 2> line{{{rect.left, rect.centre_y()}, {rect.right, rect.centre_y()}}};
  draw_series_line(ui, line, index, look.colour, 2.0F);
  draw_series_mark(ui, {rect.centre_x(), rect.centre_y()}, index, look.colour, 7.0F);
}

void draw_not_in_swatch(Ui& ui, const Rect& rect) {
  hatch_not_in(ui, centred(rect, kSwatch, kSwatch));
}

void legend(Ui& ui, std::span<const std::string_view> names, Swatch swatch) {
  const float width = ui.available_width();
  const float line = line_height(ui, kLegendText) + space(1);
  const float mark = swatch == Swatch::kLine ? 24.0F : kSwatch;
  const int count = static_cast<int>(names.size());
  Rect row = ui.take(line);
  for (int index = 0; index < std::min(count, series_max(ui)); ++index) {
    const std::string_view name = names[static_cast<std::size_t>(index)];
    const float wanted =
        std::min(mark + space(2) + text_width(ui, name, kLegendText) + 1.0F, width);
    if (row.width() < wanted) row = ui.take(line);
    draw_swatch(ui, cut_left(row, mark), swatch, index, count);
    cut_left(row, space(2));
    draw_line(ui, cut_left(row, wanted - mark - space(2)), name, kLegendText);
    cut_left(row, space(4));
  }
}

void legend(Ui& ui, std::span<const ChartSeries> series, Swatch swatch) {
  FrameList<std::string_view> names(ui.memory());
  for (const ChartSeries& one : series) names.push_back(one.name);
  legend(ui, names, swatch);
}

}  // namespace huifang::shell
