#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/rows.hpp"

namespace huifang::shell {

struct BoardColumn {
  std::string_view title, count;  // "Deciding", "5".
  int cards = 0;
};
struct BoardSpot {
  int column = 0, card = 0;
  bool operator==(const BoardSpot&) const = default;
};
struct BoardOptions {
  std::string_view name;
  float card_height = 0;                               // 0: two lines and their room.
  FunctionRef<RowKey(BoardSpot)> card_key;             // The same wherever the card is. Required.
  FunctionRef<std::string_view(BoardSpot)> card_name;  // What a screen reader says of it. Required.
  std::string_view move;  // Said of the button of a card that offers where to; before its name.
};
// Which card is in the hand. Belongs to the caller.
struct BoardState {
  std::optional<RowKey> held;
  std::optional<RowKey> focus_on;  // The card that takes the focus when it is drawn next.
};
struct BoardResult {
  std::optional<BoardSpot> opened;
  // The caller moves the card so that it is the card-th of the column then.
  struct Move {
    BoardSpot from, to;
  };
  std::optional<Move> moved;
  // The button of that card was pressed: the caller asks where to, with choose_column().
  std::optional<BoardSpot> asked;
};
// Cards in columns, in the rest of the area. A card is dragged by the mouse, or by a finger on its
// handle; Ctrl with the arrows moves it by keyboard, and its handle pressed offers the columns.
// Arrows walk the cards, Enter opens one. Only the cards in sight are drawn.
BoardResult board(Ui& ui, std::string_view key, std::span<const BoardColumn> columns,
                  BoardState& state, const BoardOptions& options,
                  FunctionRef<void(BoardSpot, const Rect&)> draw_card);

// A dialogue with a button for each column but the one the card is in. Draw it last, outside of all
// panes. `chosen` is the column, or `closed` is true.
struct ColumnChoice {
  std::optional<int> chosen;
  bool closed = false;
};
ColumnChoice choose_column(Ui& ui, std::string_view key, std::string_view title,
                           std::span<const BoardColumn> columns, int now, std::string_view cancel);

}  // namespace huifang::shell
