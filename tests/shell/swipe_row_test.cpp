#include "shell/widgets/swipe_row.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Kind = PointerEvent::Kind;

class SwipeRowTest : public testing::Test {
 protected:
  void draw(Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    virtual_list(ui, "list", 100, {.name = "Visits", .row_height = 60},
                 [&](int index, const Rect& rect) {
                   SwipeActions actions{.more = "More"};
                   if (has_before) actions.before = {.label = "Call", .icon = Icon::kPhone};
                   if (has_after)
                     actions.after = {.label = "Move", .icon = Icon::kToday, .tone = Tone::kSoon};
                   const SwipeSide side =
                       swipe_row(ui, rect, index, state, actions, [&](const Rect& content) {
                         if (begin_link_area(ui, "open", content, "/v")) opened = index;
                         text(ui, "visit " + std::to_string(index));
                         end_link_area(ui);
                       });
                   if (side == SwipeSide::kBefore) called = index;
                   if (side == SwipeSide::kAfter) moved = index;
                 });
    end_pane(ui);
  }
  // Pulls the third row sideways; `up` says where the hand goes up and down meanwhile.
  void pull(float by_x, bool touch, float by_y = 0) {
    auto& host = screen.platform.host();
    const float x = 180, y = 150;
    if (!touch) host.pointer({.kind = Kind::kMove, .x = x, .y = y});
    screen.platform.run_frames();
    host.pointer({.kind = Kind::kDown, .x = x, .y = y, .touch = touch, .time_ms = 0});
    for (int step = 1; step <= 8; ++step) {
      const float part = static_cast<float>(step) / 8;
      host.pointer({.kind = Kind::kMove,
                    .x = x + by_x * part,
                    .y = y + by_y * part,
                    .touch = touch,
                    .time_ms = 30.0 * step});
      screen.platform.run_frames(2);
    }
    host.pointer({.kind = Kind::kUp, .x = x + by_x, .y = y + by_y, .touch = touch, .time_ms = 400});
    screen.platform.run_frames();
  }
  float left_of(std::string_view name) {
    return screen.platform.find(Role::kLink, name)->node.rect.left;
  }

  bool has_before = true, has_after = true;
  int opened = -1, called = -1, moved = -1;
  SwipeState state;
  Screen screen{[this](Ui& ui) { draw(ui); }};
};

TEST_F(SwipeRowTest, PulledFarItActsAtOnceAndComesBack) {
  for (const bool touch : {true, false}) {
    called = moved = -1;
    pull(190, touch);
    EXPECT_EQ(called, 2) << touch;
    EXPECT_EQ(moved, -1);
    pull(-175, touch);
    EXPECT_EQ(moved, 2) << touch;
    EXPECT_EQ(opened, -1) << "a pull is no press";
    EXPECT_EQ(left_of("visit 2"), left_of("visit 3"));
  }
}

TEST_F(SwipeRowTest, PulledALittleItShowsTheActionAsAButton) {
  pull(80, true);
  EXPECT_EQ(called, -1);
  EXPECT_GT(left_of("visit 2"), 60);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Call")) << screen.platform.problem();
  EXPECT_EQ(called, 2);
  EXPECT_EQ(left_of("visit 2"), 0);
  EXPECT_FALSE(screen.platform.find(Role::kButton, "Call"));
}

TEST_F(SwipeRowTest, PulledLessItComesBack) {
  pull(20, true);
  EXPECT_EQ(left_of("visit 2"), 0);
  EXPECT_FALSE(state.row);
  EXPECT_EQ(opened, -1);
}

TEST_F(SwipeRowTest, SideWithoutAnActionDoesNotMove) {
  has_after = false;
  screen.redraw();
  pull(-300, true);
  EXPECT_EQ(moved, -1);
  EXPECT_FALSE(state.row);
}

TEST_F(SwipeRowTest, FingerThatGoesDownScrollsTheList) {
  pull(-20, true, -100);
  EXPECT_EQ(opened, -1);
  EXPECT_FALSE(state.row);
  EXPECT_LT(screen.platform.find(Role::kLink, "visit 3")->node.rect.top, 100);
}

TEST_F(SwipeRowTest, ButtonAtTheEndOffersTheSameToTheKeyboard) {
  screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->name, "visit 0");
  screen.platform.press("Tab");
  ASSERT_EQ(screen.platform.focused()->name, "More");
  EXPECT_TRUE(screen.platform.focused()->is(semantics::kCollapsed));
  screen.platform.press("Enter");
  EXPECT_EQ(screen.platform.focused()->name, "Call");
  screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->name, "Move");
  screen.platform.press("Enter");
  EXPECT_EQ(moved, 0);
  EXPECT_FALSE(state.row);
}

TEST_F(SwipeRowTest, EscapeClosesAndTheFocusGoesBackToItsButton) {
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Enter");
  screen.platform.press("Escape");
  EXPECT_FALSE(state.row);
  ASSERT_TRUE(screen.platform.focused());
  EXPECT_EQ(screen.platform.focused()->name, "More");
}

TEST_F(SwipeRowTest, OnlyOneRowIsPulledAside) {
  pull(80, true);
  ASSERT_TRUE(screen.platform.find(Role::kButton, "Call"));
  screen.platform.host().activate(screen.platform.find_all(Role::kButton)[0].node.id);
  screen.platform.run_frames();
  EXPECT_EQ(state.row, RowKey{0});
  EXPECT_EQ(left_of("visit 2"), 0);
}

TEST_F(SwipeRowTest, PullThatTheBrowserBreaksOffDoesNothing) {
  auto& host = screen.platform.host();
  host.pointer({.kind = Kind::kDown, .x = 180, .y = 150, .touch = true, .time_ms = 0});
  for (int step = 1; step <= 8; ++step) {
    host.pointer({.kind = Kind::kMove,
                  .x = 180 + 25 * static_cast<float>(step),
                  .y = 150,
                  .touch = true,
                  .time_ms = 30.0 * step});
    screen.platform.run_frames(2);
  }
  host.pointer({.kind = Kind::kLeave, .touch = true, .time_ms = 300});
  screen.platform.run_frames();
  EXPECT_EQ(called, -1);
  EXPECT_EQ(opened, -1);
  EXPECT_FALSE(state.row);
}

}  // namespace
}  // namespace huifang::shell
