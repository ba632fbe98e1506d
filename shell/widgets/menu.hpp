#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/button.hpp"

namespace huifang::shell {

struct MenuItem {
  std::string_view label;
  std::optional<Icon> icon;
  bool enabled = true;
  bool danger = false;       // In the colour of "refused".
  bool rule_before = false;  // A hairline above it begins another group.
};

struct MenuButton {
  std::string_view label;  // What the button is called; with `icon` alone it is not drawn.
  std::optional<Icon> icon;
  bool icon_only = false;
  ButtonStyle style = ButtonStyle::kOutlined;
};

// A button that opens a list of things to do. Arrows, Home and End go through it; Escape, a press
// elsewhere and leaving it with Tab close it. `open` is the caller's. Returns the index of the item
// that was chosen in this frame (the menu is closed then and the button has the focus), or -1.
//
// menu_of() is the same for a button that the caller drew itself, as `button` at `anchor`:
// `pressed` says that it was activated in this frame. `name` is what the list is called.
int menu_of(Ui& ui, NodeId button, std::string_view name, const Rect& anchor, bool pressed,
            std::span<const MenuItem> items, bool& open);
int menu_button(Ui& ui, std::string_view key, const MenuButton& button,
                std::span<const MenuItem> items, bool& open);

}  // namespace huifang::shell
