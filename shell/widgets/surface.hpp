#pragma once

#include <optional>
#include <string_view>

#include "shell/widgets/button.hpp"
#include "shell/widgets/mark.hpp"

namespace huifang::shell {

enum class CardStyle { kPlain, kDark, kConflict, kRefused };

// A card as high as what is drawn into it up to end_card(). Its height is known from the frame
// before, so a card whose content grew is drawn twice.
void begin_card(Ui& ui, std::string_view key, CardStyle style, std::string_view name);
void end_card(Ui& ui);

// A heading over a group of rows, with a lesser text behind it and a mark before it.
void section_header(Ui& ui, std::string_view title, std::string_view detail = {},
                    std::optional<Status> status = std::nullopt);

// A block of `line` coloured bones where rows are not loaded yet.
void bones(Ui& ui, int rows);

// What will appear here, and the one thing to do. Returns true when the button is activated.
struct EmptyState {
  Icon icon;
  std::string_view title, detail, action;  // Without an action no button.
  Tone tone = Tone::kInk3;                 // Of the icon.
};
bool empty_state(Ui& ui, std::string_view key, const EmptyState& state);

// How far something is, 0 to 1, with its name; less than 0 when that is not known.
void progress_bar(Ui& ui, std::string_view key, std::string_view name, float part);

// A line that tells something: in `role` alert it is read out at once. Returns true when its action
// is activated.
struct Banner {
  Icon icon;
  Tone tone = Tone::kInk2;
  std::string_view words;
  std::string_view action;
  bool alert = false;
};
bool banner(Ui& ui, std::string_view key, const Banner& banner);

}  // namespace huifang::shell
