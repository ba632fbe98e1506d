#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A list or a form that a widget opens over the page: at a desk below the widget (above it where
// there is more room), on a phone as a sheet at the bottom. May be drawn from inside a pane; only
// what is in it can be reached while it is open. Which one is open is ui.popup().
struct PopupOptions {
  Rect anchor;             // The widget.
  float height = 0;        // How high its content wants to be.
  float width_min = 0;     // Of a list below a narrow widget.
  std::string_view title;  // What it is called; drawn on a sheet.
  std::string_view close_name;
};
struct PopupResult {
  Rect content;            // Room for what it holds, an area of that size is begun.
  bool dismissed = false;  // Escape, a press beside it, or its close button.
};

// Opens it for that widget, in this frame.
void open_popup(Ui& ui, NodeId owner);
// Closes it; the focus goes back to its widget.
void close_popup(Ui& ui);
bool popup_open(const Ui& ui, NodeId owner);
// To be called by the owner when it is drawn: takes the focus back after closing.
void take_focus_back(Ui& ui, NodeId owner);

// REQUIRES: popup_open(ui, owner), and end_popup() follows.
PopupResult begin_popup(Ui& ui, NodeId owner, const PopupOptions& options);
void end_popup(Ui& ui);

}  // namespace huifang::shell
