#include "shell/widgets/board.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/drag.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/overlay.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kColumn = 264.0F;
constexpr float kColumnPartMax = 0.86F;  // So that a phone shows that there are more.
constexpr float kGap = 8.0F;
constexpr TextStyle kTitle{.bold = true, .lines_max = 1};
constexpr TextStyle kCount{.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1};

// One frame of a board.
class Drawing {
 public:
  Drawing(Ui& ui, std::span<const BoardColumn> columns, BoardState& state,
          const BoardOptions& options, FunctionRef<void(BoardSpot, const Rect&)> draw_card)
      : ui_(ui),
        columns_(columns),
        state_(state),
        options_(options),
        draw_card_(draw_card),
        stop_at_(ui.id("current")),
        storage_(*ImGui::GetStateStorage()) {
    const float line = line_height(ui, TextSize::kBody) + line_height(ui, TextSize::kSmall);
    card_ = options.card_height > 0 ? options.card_height : line + space(6);
  }

  BoardResult draw(const Rect& rect);

 private:
  int cards_in(int column) const { return columns_[static_cast<std::size_t>(column)].cards; }
  int column_count() const { return static_cast<int>(columns_.size()); }
  void draw_column(int column, Rect rect);
  void draw_cards(int column, const Rect& rect);
  void draw_one(BoardSpot spot, const Rect& rect);
  void take_keys(BoardSpot spot);
  void walk(BoardSpot spot, int right, int down);
  void move(BoardSpot from, BoardSpot to);
  void follow_hand(BoardSpot spot, const Rect& rect, const Rect& handle);
  void draw_hand();

  Ui& ui_;
  std::span<const BoardColumn> columns_;
  BoardState& state_;
  const BoardOptions& options_;
  FunctionRef<void(BoardSpot, const Rect&)> draw_card_;
  NodeId stop_at_;
  ImGuiStorage& storage_;  // Of the window around the board.
  float card_ = 0;
  BoardResult result_;
  // The card in the hand and where it would go.
  BoardSpot held_from_;
  std::optional<BoardSpot> over_;
  bool let_go_ = false;
  bool in_hand_ = false;
};

void Drawing::move(BoardSpot from, BoardSpot to) {
  to.column = std::clamp(to.column, 0, column_count() - 1);
  const int most = cards_in(to.column) - (to.column == from.column ? 1 : 0);
  to.card = std::clamp(to.card, 0, std::max(0, most));
  if (to == from) return;
  result_.moved = {from, to};
  state_.focus_on = options_.card_key(from);
  ui_.platform().request_frame();
}

// The next card that way; empty columns are passed over.
void Drawing::walk(BoardSpot spot, int right, int down) {
  BoardSpot target{spot.column + right, spot.card + down};
  while (right != 0 && target.column >= 0 && target.column < column_count() &&
         cards_in(target.column) == 0)
    target.column += right;
  if (target.column < 0 || target.column >= column_count()) return;
  target.card = std::clamp(target.card, 0, cards_in(target.column) - 1);
  state_.focus_on = options_.card_key(target);
  // It may be out of sight: its column is told which card it must draw.
  storage_.SetInt(stop_at_, static_cast<int>(target.column));
  storage_.SetInt(stop_at_ + 1, target.card);
  ui_.platform().request_frame();
}

void Drawing::take_keys(BoardSpot spot) {
  if (ui_.take_key("Ctrl+ArrowRight")) return move(spot, {spot.column + 1, spot.card});
  if (ui_.take_key("Ctrl+ArrowLeft")) return move(spot, {spot.column - 1, spot.card});
  if (ui_.take_key("Ctrl+ArrowDown")) return move(spot, {spot.column, spot.card + 1});
  if (ui_.take_key("Ctrl+ArrowUp")) return move(spot, {spot.column, spot.card - 1});
  if (ui_.take_key("ArrowRight")) return walk(spot, 1, 0);
  if (ui_.take_key("ArrowLeft")) return walk(spot, -1, 0);
  if (ui_.take_key("ArrowDown") || ui_.take_key("j")) return walk(spot, 0, 1);
  if (ui_.take_key("ArrowUp") || ui_.take_key("k")) return walk(spot, 0, -1);
  if (ui_.take_key("Home")) return walk(spot, 0, -spot.card);
  if (ui_.take_key("End")) return walk(spot, 0, cards_in(spot.column));
}

void Drawing::follow_hand(BoardSpot spot, const Rect& rect, const Rect& handle) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  // A finger drags by the handle only; elsewhere it scrolls.
  const bool fingers = handle.contains(mouse.x, mouse.y);
  const Drag pull =
      drag(ui_, ui_.id("pull"), rect, {.sideways = true, .upright = true, .fingers = fingers});
  const RowKey key = options_.card_key(spot);
  if (pull.began) state_.held = key;
  if (state_.held != key) return;
  if (!pull.held && !pull.released) {
    state_.held.reset();
    return;
  }
  held_from_ = spot;
  in_hand_ = pull.held;
  let_go_ = pull.released && (pull.x != 0 || pull.y != 0);
  if (pull.released) state_.held.reset();
}

void Drawing::draw_one(BoardSpot spot, const Rect& rect) {
  const IdScope scope(ui_, options_.card_key(spot));
  const NodeId id = ui_.id("card");
  const std::string_view name = options_.card_name(spot);
  auto& item = ui_.semantics().open(ui_.id("item"), Role::kListItem, rect);
  item.set_size = cards_in(spot.column);
  item.position = spot.card + 1;
  const bool stop =
      storage_.GetInt(stop_at_) == spot.column && storage_.GetInt(stop_at_ + 1) == spot.card;
  const bool touch = !ui_.metrics().desk;
  const float reach = touch ? ui_.metrics().touch_min : 28.0F;
  const Rect handle{rect.right - reach, rect.top, rect.right, rect.top + reach};
  follow_hand(spot, rect, handle);
  // The handle answers before the card it lies on, and is said and drawn after it.
  const NodeId handle_id = ui_.id("move");
  const Interaction handle_state = interact(ui_, handle_id, handle, true);
  auto& node = ui_.semantics().open(id, Role::kButton, rect, name);
  node.state |= semantics::kNameHidden;
  if (!stop) node.state |= semantics::kSkipTab;
  const Interaction state = interact(ui_, id, rect, true);
  if (handle_state.activated) result_.asked = spot;
  if (state.activated) result_.opened = spot;
  if (ui_.focused() == id || ui_.focused() == handle_id) {
    storage_.SetInt(stop_at_, spot.column);
    storage_.SetInt(stop_at_ + 1, spot.card);
    if (ui_.focused() == id) take_keys(spot);
  }
  if (state_.focus_on == options_.card_key(spot) && !result_.moved) {
    const Rect sight = visible_rect(ui_);
    const float by = std::min(0.0F, rect.top - kGap - sight.top) +
                     std::max(0.0F, rect.bottom + kGap - sight.bottom);
    ImGuiWindow* pane = ImGui::GetCurrentWindow();
    if (by != 0.0F) ImGui::SetScrollY(pane, std::max(0.0F, pane->Scroll.y + by));
    ui_.focus(id);
    state_.focus_on.reset();
    storage_.SetInt(stop_at_, spot.column);
    storage_.SetInt(stop_at_ + 1, spot.card);
    ui_.platform().request_frame();
  }

  const Palette& colour = ui_.colour();
  const bool away = state_.held == options_.card_key(spot);
  const float radius = radii().control;
  fill_box(ui_, rect,
           away            ? colour.sunken
           : state.pressed ? colour.pressed
           : state.hovered ? colour.selected
                           : colour.surface,
           radius);
  outline_box(ui_, rect, colour.line, radius, ui_.theme().line_width);
  if (!away) {
    Rect inner = rect.inset(space(3), space(2));
    inner.right = std::max(inner.left, handle.left);
    ui_.begin_area(inner);
    draw_card_(spot, inner);
    ui_.end_area();
  }
  ui_.semantics().close();
  auto& more =
      ui_.semantics().add(handle_id, Role::kButton, handle, ui_.words({options_.move, " ", name}));
  more.state |= semantics::kNameHidden;
  if (!stop) more.state |= semantics::kSkipTab;
  ui_.semantics().close();
  if (!away) {
    if (handle_state.hovered) fill_box(ui_, handle.inset(3.0F, 3.0F), colour.sunken, radii().chip);
    draw_icon(ui_, Icon::kDrag, handle, 18.0F, colour.ink3);
  }
  if (handle_state.focus_ring) draw_focus_ring(ui_, handle.inset(4.0F, 4.0F), radii().chip);
  if (state.focus_ring) draw_focus_ring(ui_, rect.inset(2.0F, 2.0F), radius);
}

void Drawing::draw_cards(int column, const Rect& rect) {
  begin_pane(ui_, "cards", rect, {.scrolls = true});
  const float pitch = card_ + kGap;
  const int count = cards_in(column);
  const Rect all = ui_.take(pitch * static_cast<float>(count) + kGap).inset(kGap, 0);
  auto& list = ui_.semantics().open(ui_.id("list"), Role::kList, all,
                                    columns_[static_cast<std::size_t>(column)].title);
  list.state |= semantics::kNameHidden;
  list.set_size = count;
  const RowRange range = rows_in_sight(visible_rect(ui_), all.top + kGap, pitch, count);
  const auto draw_number = [&](int card) {
    const float top = all.top + kGap + pitch * static_cast<float>(card);
    draw_one({column, card}, {all.left, top, all.right, top + card_});
  };
  // The card with the focus is drawn wherever it is.
  const bool stop_here = storage_.GetInt(stop_at_) == column;
  const int stop = stop_here ? std::min(storage_.GetInt(stop_at_ + 1), count - 1) : -1;
  if (stop >= 0 && stop < range.first) draw_number(stop);
  for (int card = range.first; card < range.end; ++card) draw_number(card);
  if (stop >= range.end) draw_number(stop);
  ui_.semantics().close();

  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if ((in_hand_ || let_go_ || state_.held) && mouse.x >= rect.left && mouse.x < rect.right) {
    const float at = (mouse.y - all.top - kGap * 0.5F) / pitch;
    const int spot = std::clamp(static_cast<int>(at + 0.5F), 0, count);
    over_ = {column, spot};
    const float y = all.top + kGap * 0.5F + pitch * static_cast<float>(spot);
    fill_box(ui_, {all.left, y - 1.5F, all.right, y + 1.5F}, ui_.colour().primary, 1.5F);
  }
  end_pane(ui_);
}

void Drawing::draw_column(int column, Rect rect) {
  const IdScope scope(ui_, std::int64_t{column});
  const BoardColumn& about = columns_[static_cast<std::size_t>(column)];
  fill_box(ui_, rect, ui_.colour().sunken, radii().control);
  if (ui_.theme().name == ThemeName::kSunlight)
    outline_box(ui_, rect, ui_.colour().line, radii().control, ui_.theme().line_width);
  Rect head = cut_top(rect, line_height(ui_, kTitle) + space(4)).inset(space(3), 0);
  ui_.place(cut_right(head, text_width(ui_, about.count, kCount) + 1.0F));
  const Rect count_place = ui_.take(0);
  ui_.place(head);
  heading(ui_, about.title, 2, kTitle);
  ui_.place(count_place);
  if (!about.count.empty()) text(ui_, about.count, kCount);
  draw_cards(column, rect);
}

// The card in the hand: its name on a small card below the pointer, in front of everything.
void Drawing::draw_hand() {
  if (!in_hand_) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Rect rect{mouse.x - 24.0F, mouse.y - 20.0F, mouse.x + 216.0F,
                  mouse.y - 20.0F + line_height(ui_, kTitle) + space(5)};
  ImGui::SetNextWindowPos({rect.left - 8.0F, rect.top - 8.0F});
  ImGui::SetNextWindowSize({rect.width() + 16.0F, rect.height() + 16.0F});
  ImGui::Begin("card in the hand", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const Palette& colour = ui_.colour();
  const bool sunlight = ui_.theme().name == ThemeName::kSunlight;
  if (!sunlight) {
    for (int step = 1; step <= 4; ++step)
      fill_box(ui_, rect.grown(static_cast<float>(step)).moved(0, 2.0F),
               with_opacity(colour.rail, 0.05F), radii().control + static_cast<float>(step));
  }
  fill_box(ui_, rect, colour.surface, radii().control);
  outline_box(ui_, rect, colour.primary, radii().control, 2.0F);
  draw_line(ui_, rect.inset(space(3), 0), options_.card_name(held_from_), kTitle);
  ImGui::End();
}

BoardResult Drawing::draw(const Rect& rect) {
  const float width = std::min(kColumn * ui_.metrics().text_zoom, rect.width() * kColumnPartMax);
  const float margin = ui_.metrics().page_margin;
  begin_pane(ui_, "columns", rect, {.scrolls_sideways = true});
  const Rect all = ui_.take(rect.height());
  const float step = width + space(3);
  const float least = 2 * margin + step * static_cast<float>(columns_.size()) - space(3);
  // Few columns share the room.
  const float room = rect.width() - 2 * margin + space(3);
  const float wide = least < rect.width() && !columns_.empty()
                         ? std::min(room / static_cast<float>(columns_.size()), 360.0F)
                         : step;
  reserve_width(ui_, std::min(least, 2 * margin + wide * static_cast<float>(columns_.size())));
  if (least > rect.width()) reserve_width(ui_, least);
  for (int column = 0; column < column_count(); ++column) {
    const float left = all.left + margin + wide * static_cast<float>(column);
    const Rect place{left, all.top + space(2), left + wide - space(3), all.bottom - space(3)};
    draw_column(column, place);
    if (storage_.GetInt(stop_at_) == column && state_.focus_on) {
      ImGuiWindow* pane = ImGui::GetCurrentWindow();
      const float by = std::min(0.0F, place.left - margin - rect.left) +
                       std::max(0.0F, place.right + margin - rect.right);
      if (by != 0.0F) ImGui::SetScrollX(pane, std::max(0.0F, pane->Scroll.x + by));
    }
  }
  end_pane(ui_);
  draw_hand();
  if (let_go_ && over_) {
    BoardSpot to = *over_;
    // Taken out of its column, those below it move up.
    if (to.column == held_from_.column && to.card > held_from_.card) --to.card;
    move(held_from_, to);
  }
  return result_;
}

}  // namespace

BoardResult board(Ui& ui, std::string_view key, std::span<const BoardColumn> columns,
                  BoardState& state, const BoardOptions& options,
                  FunctionRef<void(BoardSpot, const Rect&)> draw_card) {
  const bool placed = ui.placing();
  const Rect rect = ui.take(placed ? 0.0F : ui.remaining_height());
  auto& group = ui.semantics().open(ui.id(key), Role::kGroup, rect, options.name);
  group.state |= semantics::kNameHidden;
  const IdScope scope(ui, key);
  const BoardResult result = Drawing(ui, columns, state, options, draw_card).draw(rect);
  ui.semantics().close();
  return result;
}

ColumnChoice choose_column(Ui& ui, std::string_view key, std::string_view title,
                           std::span<const BoardColumn> columns, int now, std::string_view cancel) {
  ColumnChoice choice;
  choice.closed = begin_dialog(ui, key, title).dismissed;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (static_cast<int>(column) == now) continue;
    const IdScope scope(ui, static_cast<std::int64_t>(column));
    if (button(ui, "to", columns[column].title, ButtonStyle::kOutlined))
      choice.chosen = static_cast<int>(column);
    ui.gap(space(2));
  }
  if (button(ui, "cancel", cancel, ButtonStyle::kText)) choice.closed = true;
  end_dialog(ui);
  return choice;
}

}  // namespace huifang::shell
