#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A pane owns a rectangle of the page: it clips, may scroll, and has a ground colour. Panes lie
// inside the page or inside each other.
struct PaneOptions {
  Colour ground = 0;  // 0 draws none.
  // How far it is scrolled is kept under its key, also while it is not drawn.
  bool scrolls = false;
  bool scrolls_sideways = false;
};

// REQUIRES: end_pane() follows, with begin_area() and end_area() balanced between.
void begin_pane(Ui& ui, std::string_view key, const Rect& rect, const PaneOptions& options);
void end_pane(Ui& ui);
// Scrolls that pane (by its key, below the same pushed ids) so that its content at `y` comes to the
// top.
void scroll_pane_to(Ui& ui, std::string_view key, float y);
// Makes the content of the innermost pane at least that wide, for a pane that scrolls sideways.
void reserve_width(Ui& ui, float width);
// The part of the page that the innermost pane shows.
Rect visible_rect(const Ui& ui);

// A landmark or group around what is drawn up to end_part(): kMain, kNavigation, kBanner, kRegion,
// kGroup, kForm, kSearch. `name` is for screen readers and may be empty for kMain and kBanner.
void begin_part(Ui& ui, semantics::Role role, const Rect& rect, std::string_view name);
void end_part(Ui& ui);

// A live region (role status, polite) that says `spoken` without drawing anything.
void spoken_status(Ui& ui, std::string_view key, std::string_view spoken);

}  // namespace huifang::shell
