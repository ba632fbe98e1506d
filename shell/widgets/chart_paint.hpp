#pragma once

#include <span>

#include "shell/widgets/chart.hpp"
#include "shell/widgets/text.hpp"

// How the parts of a chart are drawn: fills that differ without colour, lines that differ without
// colour. For the charts, not for screens.
namespace huifang::shell {

struct Point {
  float x = 0, y = 0;
};

// The fill of a series. Colour never speaks alone.
enum class Pattern { kSolid, kHatch, kOutline, kDots, kHatchBack, kCross };

struct SeriesLook {
  Colour colour;
  Pattern pattern;
};
// How many series are drawn at most in this theme.
int series_max(const Ui& ui);
// A series alone takes the primary colour.
SeriesLook series_look(const Ui& ui, int index, int count);

// Fills a convex shape. The hatches of neighbours go through each other, as if it were one sheet.
void fill_shape(Ui& ui, std::span<const Point> convex, Pattern pattern, Colour colour);
void fill_bar(Ui& ui, const Rect& rect, const SeriesLook& look);
// What is not yet in.
void hatch_not_in(Ui& ui, std::span<const Point> convex);
void hatch_not_in(Ui& ui, const Rect& rect);

// A line through the points, drawn as that series' dashes; and the mark at one of its values.
void draw_series_line(Ui& ui, std::span<const Point> points, int index, Colour colour, float width);
void draw_series_mark(Ui& ui, const Point& at, int index, Colour colour, float size);
void draw_dashed(Ui& ui, std::span<const Point> points, float on, float off, Colour colour,
                 float width);

// The little square or line before a series' name.
enum class Swatch { kFill, kLine };
void draw_swatch(Ui& ui, const Rect& rect, Swatch swatch, int index, int count);
void draw_not_in_swatch(Ui& ui, const Rect& rect);
// One chart with several series explains itself: swatches with names, in as many lines as it takes.
void legend(Ui& ui, std::span<const ChartSeries> series, Swatch swatch);
void legend(Ui& ui, std::span<const std::string_view> names, Swatch swatch);

}  // namespace huifang::shell
