#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/button.hpp"
#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {

// The head of a screen. With `back_name` it is a compact bar with a back button, else a large title
// with `over` (small words) above it. What stands at the right is placed by the caller into what it
// returns.
struct AppBar {
  std::string_view title, over, under;
  std::string_view back_name;
  // What the caller's buttons take at the right; 0: two of them. Beside a back button the words
  // leave it free. Where the words need that room, the buttons have the line below them.
  float trailing_room = 0;
};
struct AppBarResult {
  Rect trailing;  // Room at the right for buttons; cut_right() them off.
  bool back = false;
};
AppBarResult app_bar(Ui& ui, const AppBar& bar);

struct NavigationItem {
  std::string_view key, label, route;
  Icon icon;
  bool current = false;
  std::string_view badge;       // Drawn on the icon, e.g. "3".
  std::string_view badge_name;  // Said after the label, e.g. "3 not accepted".
  bool rule_before = false;     // A hairline above it in the rail.
};
// Links at the bottom of a phone. Returns the index of the one activated, or -1.
int bottom_bar(Ui& ui, std::string_view name, const Rect& rect,
               std::span<const NavigationItem> items);
// Links at the left; wide (with words beside the icons) when the rectangle is wider than 120 px.
struct RailLook {
  std::string_view product;                  // The name beside the mark.
  FunctionRef<void(const Rect&)> draw_foot;  // What stands at its foot; may be empty.
};
int rail(Ui& ui, std::string_view name, const Rect& rect, std::span<const NavigationItem> items,
         const RailLook& look);

// Who is signed in, as a button at the foot of the rail: in its wide form with two lines of words
// beside the sign. Draws into `rect`; `on_rail` says which ground it lies on. Returns true when
// pressed.
struct PersonLook {
  std::string_view name;  // What it is called: "林静, menu".
  std::string_view person, detail, letter;
  bool on_rail = true;
};
bool person_button(Ui& ui, std::string_view key, const Rect& rect, const PersonLook& look);

// Where my work is: on this device, on the way, accepted, and the network. One status region; a
// link to Sync.
struct SyncStrip {
  std::string_view saved_count, saved_label;
  std::string_view sent_count, sent_label;
  std::string_view accepted_label, accepted_number;  // No number: nothing was accepted yet.
  std::string_view network;                          // "离线", or the age of the data.
  std::string_view spoken;  // All of it in whole words, for the status region.
  std::string_view route;
  bool offline = false;
};
// True when it is activated. Takes the height of the strip from the flow, or the placed rectangle.
bool sync_strip(Ui& ui, std::string_view key, const SyncStrip& strip);

}  // namespace huifang::shell
