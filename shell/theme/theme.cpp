#include "shell/theme/theme.hpp"

#include <algorithm>

#include "shell/theme/generated_tokens.hpp"

namespace huifang::shell {
namespace {

TypeScale scaled(TypeScale type, float zoom) {
  return {type.caption * zoom, type.small * zoom,   type.body * zoom,
          type.title * zoom,   type.heading * zoom, type.display * zoom};
}

}  // namespace

const Theme& theme_named(ThemeName name) {
  static const Theme light{ThemeName::kLight, false, 1.0F, tokens::kLight, tokens::kChart};
  static const Theme dark{ThemeName::kDark, true, 1.0F, tokens::kDark, tokens::kChartDark};
  static const Theme sunlight{ThemeName::kSunlight, false, 2.0F, tokens::kSunlight,
                              tokens::kChartSunlight};
  switch (name) {
    case ThemeName::kDark:
      return dark;
    case ThemeName::kSunlight:
      return sunlight;
    case ThemeName::kLight:
      break;
  }
  return light;
}

const Radii& radii() { return tokens::kRadii; }

WindowClass window_class_for(float width) {
  if (width < tokens::kMediumFrom) return WindowClass::kCompact;
  if (width < tokens::kExpandedFrom) return WindowClass::kMedium;
  return WindowClass::kExpanded;
}

Metrics metrics_for(WindowClass window_class, float text_zoom) {
  const float zoom = std::clamp(text_zoom, 1.0F, tokens::kTextZoomMax);
  const bool desk = window_class == WindowClass::kExpanded;
  Metrics metrics{};
  metrics.type = scaled(desk ? tokens::kDeskType : tokens::kPhoneType, zoom);
  metrics.text_zoom = zoom;
  metrics.page_margin = desk ? space(6) : space(5);
  metrics.touch_min = tokens::kTouchMin;
  metrics.control = (desk ? tokens::kControlDesk : tokens::kControl) * zoom;
  metrics.chip = tokens::kChipDrawn * zoom;
  metrics.row = tokens::kRow * zoom;
  metrics.row_dense = tokens::kRowDense * zoom;
  metrics.tab_bar = tokens::kTabBar * zoom;
  metrics.desk_bar = tokens::kDeskBar * zoom;
  metrics.sync_strip = std::max(tokens::kSyncStrip * zoom, desk ? 0.0F : tokens::kTouchMin);
  metrics.rail = tokens::kRail * zoom;
  metrics.rail_wide = tokens::kRailWide * zoom;
  metrics.list_pane = tokens::kListPane * zoom;
  metrics.detail_pane = tokens::kDetailPane * zoom;
  metrics.icon = tokens::kIcon;
  metrics.icon_small = tokens::kIconSmall;
  metrics.focus_ring = tokens::kFocusRing;
  metrics.desk = desk;
  return metrics;
}

}  // namespace huifang::shell
