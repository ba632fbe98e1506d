#pragma once

#include <optional>
#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/rows.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

// What can be done to a row by pulling it aside.
struct SwipeAction {
  std::string_view label;
  Icon icon;
  Tone tone = Tone::kPrimary;  // Of its ground.
};
struct SwipeActions {
  std::optional<SwipeAction> before;  // At the left, for a pull to the right.
  std::optional<SwipeAction> after;   // At the right, for a pull to the left.
  // Said of the button at the end of the row, which shows both actions: for the keyboard, for
  // screen readers and for hands that do not pull.
  std::string_view more;
};
enum class SwipeSide { kNone, kBefore, kAfter };

// Which row of a list is pulled aside; one at a time. Belongs to the caller.
struct SwipeState {
  std::optional<RowKey> row;
  SwipeSide shown = SwipeSide::kNone;  // Pulled far enough to stay; kNone with a row: both.
  float pulled = 0;                    // While a hand pulls it: how far to the right.
};

// A row that is pulled aside to act on it. `draw_content` draws it into the rectangle it is given,
// which the button at the end is not part of. Pulled a little it shows its action as a button,
// pulled far it acts at once. Returns the action; to undo it is the caller's.
// REQUIRES: below the ids of its row.
SwipeSide swipe_row(Ui& ui, const Rect& rect, RowKey row, SwipeState& state,
                    const SwipeActions& actions, FunctionRef<void(const Rect&)> draw_content);

}  // namespace huifang::shell
