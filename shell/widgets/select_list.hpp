#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/popup.hpp"

namespace huifang::shell {

// What is chosen from. Ten thousand cost what is in sight: the functions are asked for the rows
// that are drawn, and for all of them only when something is searched or a letter typed.
struct SelectList {
  int count = 0;
  std::function<std::string_view(int)> label;   // Must live until the next call.
  std::function<std::string_view(int)> detail;  // Smaller, at the end of the row; may be left out.
  // Whether a row is found by what was searched. Without it: its label contains it, whatever the
  // case of Latin letters.
  std::function<bool(int, std::string_view)> matches;
};

struct SelectWords {
  std::string_view placeholder;  // In the field while nothing is chosen.
  std::string_view search;       // The name of the search line; empty: no searching.
  std::string_view clear;        // Empties the search line.
  std::string_view nothing;      // When nothing is found.
  std::string_view close;        // The button of the sheet on a phone.
};

// What select() and multi_select() open: the list, as a list box that holds the focus (or a search
// line above it that does). Arrows, Home, End, PageUp, PageDown go through it, typed letters jump.
struct SelectPick {
  int row = -1;  // Chosen in this frame, by pointer, Enter or Space.
  bool dismissed = false;
};
struct SelectPopup {
  std::string_view title;
  Rect anchor;
  bool multiple = false;  // Boxes with ticks, and it stays open.
  FunctionRef<bool(int)> is_chosen;
};
// REQUIRES: popup_open(ui, owner).
SelectPick draw_select_popup(Ui& ui, NodeId owner, const SelectList& list, const SelectWords& words,
                             const SelectPopup& popup);

// True if `text` contains `part`, whatever the case of Latin letters.
bool contains_folded(std::string_view text, std::string_view part);
// The first row after `from`, around the end, whose label begins with `letters`; -1 if none does.
int row_beginning_with(const SelectList& list, std::string_view letters, int from);

}  // namespace huifang::shell
