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
int menu_button(Ui& ui, std::string_view key, const MenuButton& button,
                std::span<const MenuItem> items, bool& open);

}  // namespace huifang::shell
