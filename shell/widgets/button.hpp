#pragma once

#include <optional>
#include <string_view>

#include "shell/widgets/icon.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

enum class ButtonStyle {
  kFilled,  // The one next thing of a screen.
  kOutlined,
  kText,    // Words only, for the lesser choices.
  kDanger,  // Outlined in the colour of "refused".
  kOnDark,  // Light on the dark card and the rail.
  kOnDarkOutlined,
};

struct ButtonOptions {
  ButtonStyle style = ButtonStyle::kFilled;
  std::optional<Icon> icon;
  bool enabled = true;
  bool compact = false;  // Narrower, for a button at the end of a row.
};

// Takes the whole width of the flow, and more height where the label needs several lines, or the
// placed rectangle. True in the frame it is activated.
bool button(Ui& ui, std::string_view key, std::string_view label,
            const ButtonOptions& options = {});
bool button(Ui& ui, std::string_view key, std::string_view label, ButtonStyle style);
// How wide the button wants to be, for placing it.
float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options = {});

struct IconButtonOptions {
  bool outlined = false;
  bool on_dark = false;
  bool enabled = true;
  Tone tone = Tone::kInk2;
};
// `name` is what a screen reader says; only the icon is drawn. As large as the placed rectangle,
// else 44 px.
bool icon_button(Ui& ui, std::string_view key, Icon icon, std::string_view name,
                 const IconButtonOptions& options = {});

// Words that go to another screen. The caller goes there when it returns true; `route` makes "open
// in a new tab" and "copy link" work.
bool link(Ui& ui, std::string_view key, std::string_view label, std::string_view route,
          const TextStyle& style = {.bold = true, .tone = Tone::kPrimary});

// Something large that goes to another screen, with content of its own: the content drawn up to
// end_link_area() makes its name. Draws the ground for hover, press and focus.
struct LinkAreaOptions {
  bool selected = false;
  float radius = 0;
  std::string_view name;  // When the content drawn is not what should be said.
  bool skip_tab = false;  // One of many of which only one is a stop of the Tab key.
};
bool begin_link_area(Ui& ui, std::string_view key, const Rect& rect, std::string_view route,
                     const LinkAreaOptions& options = {});
void end_link_area(Ui& ui);

}  // namespace huifang::shell
