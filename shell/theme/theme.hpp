#pragma once

#include <array>

#include "shell/theme/colour.hpp"

namespace huifang::shell {

// The colours of one theme, named as in tokens.json.
struct Palette {
  Colour page, surface, sunken, selected, pressed;
  Colour line, line_strong, grid;
  Colour ink, ink2, ink3;
  Colour primary, on_primary, primary_text, primary_soft;
  Colour rail, on_rail, on_rail2;
  Colour saved, saved_soft, sent, sent_soft, accepted, accepted_soft;
  Colour refused, refused_soft, conflict, conflict_soft;
  Colour overdue, overdue_soft, soon, soon_soft;
  Colour on_status, focus, scrim;
};

// The colours of the series of a chart, in the order they are given out. Sunlight has only four.
struct ChartColours {
  std::array<Colour, 6> series;
  int count;
};

enum class ThemeName { kLight, kDark, kSunlight };

struct TypeScale {
  float caption, small, body, title, heading, display;
};

struct Radii {
  float mark, chip, control, sheet, round;
};

// Measures that differ between a phone in the hand and a desk with a mouse. All in CSS pixels,
// already multiplied by the person's text size where a text stands inside.
struct Metrics {
  TypeScale type;
  float text_zoom;       // 1 to 2.
  float page_margin;     // From the edge of a pane to its text.
  float touch_min;       // Least height and width of what can be pressed.
  float control;         // Height of a button or field.
  float chip;            // Height of a chip as drawn.
  float row, row_dense;  // Height of a list row and a table row.
  float tab_bar, desk_bar, sync_strip, rail, rail_wide;
  float list_pane, detail_pane;
  float icon, icon_small, focus_ring;
  bool desk;
};

struct Theme {
  ThemeName name;
  bool dark;
  // Sunlight draws 2 px lines where the others draw a shadow or a soft ground.
  float line_width;
  const Palette& colour;
  const ChartColours& chart;
};

enum class WindowClass { kCompact, kMedium, kExpanded };

const Theme& theme_named(ThemeName name);
const Radii& radii();
Metrics metrics_for(WindowClass window_class, float text_zoom);
WindowClass window_class_for(float width);

// A step of the spacing scale: space(4) is 16 px.
constexpr float space(int step) { return static_cast<float>(step) * 4.0F; }

}  // namespace huifang::shell
