#include "shell/widgets/swipe_row.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "shell/widgets/drag.hpp"
#include "shell/widgets/item.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr TextStyle kLabel{.size = TextSize::kSmall, .bold = true, .lines_max = 1};
// Pulled this part of its width, a row acts when it is let go.
constexpr float kActsAt = 0.4F;

float action_width(const Ui& ui, const std::optional<SwipeAction>& action) {
  if (!action) return 0.0F;
  return std::max(72.0F, text_width(ui, action->label, kLabel) + 2 * space(3));
}

// The ground, the icon and the words of an action.
void draw_face(Ui& ui, const Rect& ground, const Rect& face, const SwipeAction& action) {
  const Colour ink = action.tone == Tone::kPrimary ? ui.colour().on_primary : ui.colour().on_status;
  fill_box(ui, ground, tone_colour(ui, action.tone));
  const float line = line_height(ui, kLabel);
  Rect middle = centred(face, face.width(), ui.metrics().icon + line);
  draw_icon(ui, action.icon, cut_top(middle, ui.metrics().icon), ui.metrics().icon_small + 2.0F,
            ink);
  TextStyle style = kLabel;
  style.align = Align::kCentre;
  draw_line(ui, middle, action.label, style, ink);
}

bool action_button(Ui& ui, std::string_view key, const Rect& rect, const SwipeAction& action,
                   bool takes_focus) {
  const NodeId id = ui.id(key);
  ui.semantics().add(id, Role::kButton, rect, action.label);
  if (takes_focus) ui.focus(id);
  const Interaction state = interact(ui, id, rect, true);
  draw_face(ui, rect, rect, action);
  if (state.pressed || state.hovered)
    fill_box(ui, rect, with_opacity(ui.colour().ink, state.pressed ? 0.24F : 0.12F));
  if (state.focus_ring) draw_focus_ring(ui, rect.inset(6.0F, 6.0F), radii().chip);
  return state.activated;
}

// One frame of a row.
class Row {
 public:
  Row(Ui& ui, const Rect& rect, RowKey row, SwipeState& state, const SwipeActions& actions)
      : ui_(ui),
        rect_(rect),
        row_(row),
        state_(state),
        actions_(actions),
        before_width_(action_width(ui, actions.before)),
        after_width_(action_width(ui, actions.after)) {}

  SwipeSide draw(FunctionRef<void(const Rect&)> draw_content);

 private:
  bool mine() const { return state_.row == row_; }
  bool both() const { return mine() && !held_ && state_.shown == SwipeSide::kNone; }
  void close() { state_ = {}; }
  SwipeSide take_pull();
  float offset() const;
  SwipeSide draw_actions(float offset);
  void draw_more(const Rect& rect);

  Ui& ui_;
  const Rect& rect_;
  RowKey row_;
  SwipeState& state_;
  const SwipeActions& actions_;
  float before_width_, after_width_;
  bool held_ = false;
  bool opens_ = false;  // By its button, in the last frame.
};

SwipeSide Row::take_pull() {
  const Drag pull = drag(ui_, ui_.id("pull"), rect_, {.sideways = true});
  if (pull.held || pull.released) {
    if (pull.began) state_ = {.row = row_};
    const float least = actions_.after ? -rect_.width() : 0.0F;
    const float most = actions_.before ? rect_.width() : 0.0F;
    state_.pulled = std::clamp(pull.x, least, most);
  }
  held_ = pull.held;
  if (!pull.released || !mine()) return SwipeSide::kNone;
  const float way = state_.pulled;
  const SwipeSide side = way > 0 ? SwipeSide::kBefore : SwipeSide::kAfter;
  const float button = way > 0 ? before_width_ : after_width_;
  close();
  if (std::abs(way) > rect_.width() * kActsAt) return side;
  if (std::abs(way) > button * 0.5F) state_ = {.row = row_, .shown = side};
  return SwipeSide::kNone;
}

float Row::offset() const {
  if (!mine()) return 0.0F;
  if (held_) return state_.pulled;
  if (state_.shown == SwipeSide::kBefore) return before_width_;
  if (state_.shown == SwipeSide::kAfter) return -after_width_;
  return -(before_width_ + after_width_);
}

// What lies bare beside the row. While a hand pulls, the action is only shown.
SwipeSide Row::draw_actions(float offset) {
  if (offset == 0.0F) return SwipeSide::kNone;
  Rect left{rect_.left, rect_.top, rect_.left + std::max(offset, 0.0F), rect_.bottom};
  Rect right{rect_.right + std::min(offset, 0.0F), rect_.top, rect_.right, rect_.bottom};
  if (held_) {
    if (offset > 0)
      draw_face(ui_, left, {rect_.left, rect_.top, rect_.left + before_width_, rect_.bottom},
                *actions_.before);
    else
      draw_face(ui_, right, {rect_.right - after_width_, rect_.top, rect_.right, rect_.bottom},
                *actions_.after);
    return SwipeSide::kNone;
  }
  SwipeSide done = SwipeSide::kNone;
  const bool focus_now = opens_;
  if (both()) {
    if (actions_.before &&
        action_button(ui_, "before", cut_left(right, before_width_), *actions_.before, focus_now))
      done = SwipeSide::kBefore;
    if (actions_.after &&
        action_button(ui_, "after", right, *actions_.after, focus_now && !actions_.before))
      done = SwipeSide::kAfter;
  } else if (offset > 0 && action_button(ui_, "before", left, *actions_.before, false)) {
    done = SwipeSide::kBefore;
  } else if (offset < 0 && action_button(ui_, "after", right, *actions_.after, false)) {
    done = SwipeSide::kAfter;
  }
  return done;
}

void Row::draw_more(const Rect& rect) {
  const NodeId id = ui_.id("more");
  auto& node = ui_.semantics().add(id, Role::kButton, rect, actions_.more);
  node.state |= semantics::kNameHidden | (both() ? semantics::kExpanded : semantics::kCollapsed);
  const Interaction state = interact(ui_, id, rect, true);
  if (state.hovered || state.pressed)
    fill_box(ui_, centred(rect, 36.0F, 36.0F),
             state.pressed ? ui_.colour().pressed : ui_.colour().selected, radii().control);
  draw_icon(ui_, Icon::kMore, rect, 20.0F, tone_colour(ui_, Tone::kInk2));
  if (state.focus_ring) draw_focus_ring(ui_, centred(rect, 36.0F, 36.0F), radii().control);
  if (!state.activated) return;
  const bool was_open = both();
  close();
  if (was_open) return;
  state_.row = row_;
  *ImGui::GetStateStorage()->GetIntRef(ui_.id("opens")) = 1;
  ui_.platform().request_frame();
}

SwipeSide Row::draw(FunctionRef<void(const Rect&)> draw_content) {
  int& opens = *ImGui::GetStateStorage()->GetIntRef(ui_.id("opens"));
  opens_ = opens != 0;
  opens = 0;
  SwipeSide done = take_pull();
  if (mine() && !held_ && ui_.take_key("Escape")) {
    close();
    ui_.focus(ui_.id("more"));
  }
  const float way = offset();
  ImGui::PushClipRect({rect_.left, rect_.top}, {rect_.right, rect_.bottom}, true);
  if (way != 0.0F) fill_box(ui_, rect_.moved(way, 0), ui_.colour().surface);
  Rect content = rect_.moved(way, 0);
  const Rect more = cut_right(content, actions_.more.empty() ? 0.0F : ui_.metrics().touch_min);
  draw_content(content);
  if (!actions_.more.empty()) draw_more(more);
  const SwipeSide pressed = draw_actions(way);
  if (pressed != SwipeSide::kNone) done = pressed;
  ImGui::PopClipRect();
  if (done != SwipeSide::kNone) {
    close();
    ui_.platform().request_frame();
  }
  return done;
}

}  // namespace

SwipeSide swipe_row(Ui& ui, const Rect& rect, RowKey row, SwipeState& state,
                    const SwipeActions& actions, FunctionRef<void(const Rect&)> draw_content) {
  return Row(ui, rect, row, state, actions).draw(draw_content);
}

}  // namespace huifang::shell
