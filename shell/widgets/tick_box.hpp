#pragma once

#include <string_view>

#include "shell/widgets/item.hpp"

namespace huifang::shell {

enum class Tick { kNone, kSome, kAll };

// A box to tick without words, for rows of a table: `name` is said. It answers in all of `rect` and
// is drawn by draw_tick_box(), so that the ground of its row may be drawn between the two.
Interaction tick_box(Ui& ui, NodeId id, const Rect& rect, std::string_view name, Tick tick,
                     bool skip_tab);
void draw_tick_box(Ui& ui, const Rect& rect, Tick tick, const Interaction& state);

}  // namespace huifang::shell
