#include "shell/widgets/board.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Kind = PointerEvent::Kind;

class BoardTest : public testing::Test {
 protected:
  void draw(Ui& ui) {
    const std::vector<BoardColumn> about = shown_columns();
    const BoardResult result = board(ui, "board", about, state,
                                     {.name = "Complaints",
                                      .card_height = 60,
                                      .card_key = [this](BoardSpot spot) { return at(spot); },
                                      .card_name = [this](BoardSpot spot) -> std::string_view {
                                        return said = "case " + std::to_string(at(spot));
                                      },
                                      .move = "Move"},
                                     [&](BoardSpot spot, const Rect& rect) {
                                       ui.place(rect);
                                       text(ui, "case " + std::to_string(at(spot)));
                                     });
    if (result.opened) opened = at(*result.opened);
    if (result.asked) asked = at(*result.asked);
    if (!result.moved) return;
    ++moves;
    const RowKey card = at(result.moved->from);
    auto& from = columns[static_cast<std::size_t>(result.moved->from.column)];
    from.erase(from.begin() + result.moved->from.card);
    auto& to = columns[static_cast<std::size_t>(result.moved->to.column)];
    to.insert(to.begin() + result.moved->to.card, card);
  }
  std::vector<BoardColumn> shown_columns() const {
    std::vector<BoardColumn> about;
    for (std::size_t column = 0; column < columns.size(); ++column)
      about.push_back({.title = titles[column],
                       .count = "n",
                       .cards = static_cast<int>(columns[column].size())});
    return about;
  }
  RowKey at(BoardSpot spot) const {
    return columns[static_cast<std::size_t>(spot.column)][static_cast<std::size_t>(spot.card)];
  }
  Rect place_of(std::string_view name) {
    return screen.platform.find(Role::kButton, name)->node.rect;
  }
  void drag(float from_x, float from_y, float to_x, float to_y, bool touch) {
    auto& host = screen.platform.host();
    if (!touch) host.pointer({.kind = Kind::kMove, .x = from_x, .y = from_y});
    screen.platform.run_frames();
    host.pointer({.kind = Kind::kDown, .x = from_x, .y = from_y, .touch = touch, .time_ms = 0});
    for (int step = 1; step <= 6; ++step) {
      const float part = static_cast<float>(step) / 6;
      host.pointer({.kind = Kind::kMove,
                    .x = from_x + (to_x - from_x) * part,
                    .y = from_y + (to_y - from_y) * part,
                    .touch = touch,
                    .time_ms = 40.0 * step});
      screen.platform.run_frames(3);
    }
    host.pointer({.kind = Kind::kUp, .x = to_x, .y = to_y, .touch = touch, .time_ms = 400});
    screen.platform.run_frames();
  }
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : std::string("nobody");
  }

  std::vector<std::string> titles{"Heard", "Deciding", "Done"};
  std::vector<std::vector<RowKey>> columns{{1, 2, 3}, {4}, {}};
  BoardState state;
  RowKey opened = 0, asked = 0;
  int moves = 0;
  std::string said;
  Screen screen{[this](Ui& ui) { draw(ui); }, {.width = 1024, .height = 768}};
};

TEST_F(BoardTest, ColumnsAreListsOfCards) {
  EXPECT_TRUE(screen.platform.find(Role::kGroup, "Complaints"));
  EXPECT_TRUE(screen.platform.find(Role::kHeading, "Deciding"));
  EXPECT_EQ(screen.platform.find(Role::kList, "Heard")->node.set_size, 3);
  EXPECT_EQ(screen.platform.find(Role::kList, "Done")->node.set_size, 0);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "case 2")) << screen.platform.problem();
  EXPECT_EQ(opened, 2);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Move case 3")) << screen.platform.problem();
  EXPECT_EQ(asked, 3);
}

TEST_F(BoardTest, MouseDragsACardIntoAnotherColumn) {
  const Rect two = place_of("case 2"), four = place_of("case 4");
  drag(two.left + 40, two.centre_y(), four.left + 40, four.top - 4, false);
  EXPECT_EQ(columns, (std::vector<std::vector<RowKey>>{{1, 3}, {2, 4}, {}}));
  EXPECT_EQ(moves, 1);
  EXPECT_EQ(opened, 0) << "a drag is no press";
  EXPECT_FALSE(state.held);
}

TEST_F(BoardTest, DraggedDownInItsOwnColumn) {
  const Rect one = place_of("case 1"), three = place_of("case 3");
  drag(one.left + 40, one.centre_y(), one.left + 60, three.bottom + 6, false);
  EXPECT_EQ(columns[0], (std::vector<RowKey>{2, 3, 1}));
}

TEST_F(BoardTest, LetGoWhereItWasNothingMoves) {
  const Rect one = place_of("case 1");
  drag(one.left + 40, one.centre_y(), one.left + 70, one.centre_y() + 10, false);
  EXPECT_EQ(moves, 0);
  EXPECT_EQ(opened, 0);
}

TEST_F(BoardTest, FingerDragsByTheHandleOnly) {
  const Rect two = place_of("case 2"), handle = place_of("Move case 2"), four = place_of("case 4");
  drag(two.left + 30, two.centre_y(), four.left + 30, four.bottom + 10, true);
  EXPECT_EQ(moves, 0);
  drag(handle.centre_x(), handle.centre_y(), four.left + 30, four.bottom + 10, true);
  EXPECT_EQ(columns[1], (std::vector<RowKey>{4, 2}));
}

TEST_F(BoardTest, ArrowsWalkAndWithCtrlMove) {
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "case 1");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "case 2");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "case 4");
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(focused(), "case 1");
  screen.platform.press("Ctrl+ArrowRight");
  EXPECT_EQ(columns, (std::vector<std::vector<RowKey>>{{2, 3}, {1, 4}, {}}));
  EXPECT_EQ(focused(), "case 1") << "the focus goes with it";
  screen.platform.press("Ctrl+ArrowDown");
  EXPECT_EQ(columns[1], (std::vector<RowKey>{4, 1}));
  screen.platform.press("Ctrl+ArrowRight");
  EXPECT_EQ(columns[2], (std::vector<RowKey>{1}));
  screen.platform.press("Ctrl+ArrowRight");
  EXPECT_EQ(columns[2], (std::vector<RowKey>{1})) << "there is no further column";
  EXPECT_EQ(focused(), "case 1");
  screen.platform.press("Enter");
  EXPECT_EQ(opened, 1);
}

TEST_F(BoardTest, OnlyCardsInSightAreReported) {
  columns[0].clear();
  for (RowKey card = 0; card < 5'000; ++card) columns[0].push_back(100 + card);
  screen.redraw();
  EXPECT_LT(screen.platform.find_all(Role::kListItem).size(), 20U);
  screen.platform.press("Tab");
  screen.platform.press("End");
  EXPECT_EQ(focused(), "case 5099");
  EXPECT_LT(screen.platform.find_all(Role::kListItem).size(), 20U);
}

TEST(ChooseColumn, OffersTheOthers) {
  ColumnChoice last;
  bool open = true;
  Screen screen([&](Ui& ui) {
    if (!open) return;
    const std::array columns{BoardColumn{.title = "Heard"}, BoardColumn{.title = "Deciding"}};
    const ColumnChoice choice = choose_column(ui, "where", "Move to", columns, 0, "Cancel");
    if (choice.chosen || choice.closed) {
      last = choice;
      open = false;
    }
  });
  EXPECT_FALSE(screen.platform.find(Role::kButton, "Heard"));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Deciding")) << screen.platform.problem();
  EXPECT_EQ(last.chosen, 1);
}

}  // namespace
}  // namespace huifang::shell
