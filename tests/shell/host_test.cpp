#include "shell/platform/host.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(Host, DrawsNothingWhileNothingChanges) {
  Screen screen([](Ui& ui) { button(ui, "save", "Save"); });
  const int before = screen.platform.host().frames_run();
  screen.platform.advance_ms(10'000);
  EXPECT_EQ(screen.platform.host().frames_run(), before);
}

TEST(Host, ClockIsDrawnOncePerMinuteAndOnlyWhenAsked) {
  Screen screen([](Ui& ui) { ui.repaint_next_minute(); });
  const int before = screen.platform.host().frames_run();
  screen.platform.advance_ms(3 * 60'000);
  EXPECT_EQ(screen.platform.host().frames_run(), before + 3);
}

TEST(Host, ClockIsNotDrawnWhileThePageIsHidden) {
  Screen screen([](Ui& ui) { ui.repaint_next_minute(); });
  screen.platform.set_visible(false);
  EXPECT_FALSE(screen.seen);
  const int before = screen.platform.host().frames_run();
  screen.platform.advance_ms(3 * 60'000);
  EXPECT_EQ(screen.platform.host().frames_run(), before);
}

TEST(Host, WakingDrawsNothing) {
  Screen screen([](Ui&) {});
  const int before = screen.platform.host().frames_run();
  screen.platform.wake_at(screen.platform.monotonic_ms() + 500);
  screen.platform.advance_ms(499);
  EXPECT_EQ(screen.wakes, 0);
  screen.platform.advance_ms(1);
  EXPECT_EQ(screen.wakes, 1);
  EXPECT_EQ(screen.platform.host().frames_run(), before);
}

TEST(Host, KeysGoToWidgetsBeforeTheyScroll) {
  bool found = false;
  Screen screen([&](Ui& ui) { found |= ui.take_key("/"); });
  screen.platform.press("/");
  EXPECT_TRUE(found);
  EXPECT_FALSE(screen.platform.host().key("j"));
}

TEST(Host, ClickInsideAScrolledPaneBringsItIntoSight) {
  int presses = 0;
  Screen screen([&](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    ui.gap(3'000);
    presses += button(ui, "save", "Save visit") ? 1 : 0;
    end_pane(ui);
  });
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Save visit")) << screen.platform.problem();
  EXPECT_EQ(presses, 1);
}

// A pane that scrolls in one that scrolls: a list on a page too low for it.
class NestedPanes : public testing::Test {
 protected:
  Screen screen{[](Ui& ui) {
                  begin_pane(ui, "page", ui.page(), {.scrolls = true});
                  const Rect list = ui.take(200);
                  begin_pane(ui, "list", list, {.scrolls = true});
                  ui.gap(300);
                  end_pane(ui);
                  ui.gap(200);
                  end_pane(ui);
                },
                {.width = 390, .height = 300}};
  float page_at() { return screen.platform.find_all(Role::kScroll).at(0).node.scroll_y; }
  float list_at() { return screen.platform.find_all(Role::kScroll).at(1).node.scroll_y; }
};

TEST_F(NestedPanes, TheWheelGoesOnWithThePageWhereTheListEnds) {
  screen.platform.scroll(100, 100, 1000);
  EXPECT_EQ(list_at(), 100);
  EXPECT_EQ(page_at(), 0);
  screen.platform.scroll(100, 50, 1000);
  EXPECT_EQ(page_at(), 100);
  screen.platform.scroll(100, 50, -1000);
  EXPECT_EQ(list_at(), 0);
  screen.platform.scroll(100, 50, -1000);
  EXPECT_EQ(page_at(), 0);
}

TEST_F(NestedPanes, AFingerPushesThePageWhereTheListEnds) {
  using Kind = PointerEvent::Kind;
  const auto push_up = [&] {
    screen.touch(Kind::kDown, 100, 90);
    screen.touch(Kind::kMove, 100, 60);
    screen.touch(Kind::kMove, 100, -90);
    screen.touch(Kind::kLeave, 100, -90);
  };
  push_up();
  EXPECT_EQ(list_at(), 100);
  EXPECT_EQ(page_at(), 0);
  push_up();
  EXPECT_EQ(page_at(), 100);
}

TEST_F(NestedPanes, KeysScrollWhatCanGoOn) {
  screen.platform.press("End");
  screen.platform.press("End");
  EXPECT_EQ(page_at(), 100);
  EXPECT_EQ(list_at(), 100);
  screen.platform.press("Home");
  screen.platform.press("Home");
  EXPECT_EQ(page_at(), 0);
  EXPECT_EQ(list_at(), 0);
}

TEST(Host, FocusAskedInAFrameIsSetAfterIt) {
  std::string value;
  Screen screen([&](Ui& ui) {
    if (button(ui, "check in", "Check in")) ui.focus(field_id(ui, "notes"));
    notes_field(ui, "notes", "Notes", value);
  });
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Check in"));
  EXPECT_EQ(screen.platform.focused()->name, "Notes");
  screen.platform.press("a");
  EXPECT_EQ(value, "a");
}

// Whoever types ahead presses keys on what the page holds, not on what is drawn a moment later.
TEST(Host, WhatAnActOpensIsOnThePageBeforeTheNextFrameIsDrawn) {
  bool opened = false;
  Screen screen([&](Ui& ui) {
    const bool shown = opened;
    if (button(ui, "open", "Open")) opened = true;
    text(ui, shown ? "Customers" : "Today");
  });
  screen.platform.press("Tab");
  screen.platform.set_visible(false);  // Nothing is drawn from here on.
  screen.platform.press("Enter");
  EXPECT_TRUE(screen.platform.sees("Customers")) << screen.platform.dump();
}

TEST(Layout, WindowClassFollowsTheWidth) {
  WindowClass seen{};
  Screen screen([&](Ui& ui) { seen = ui.window_class(); });
  EXPECT_EQ(seen, WindowClass::kCompact);
  screen.platform.set_size(599, 800);
  EXPECT_EQ(seen, WindowClass::kCompact);
  screen.platform.set_size(600, 800);
  EXPECT_EQ(seen, WindowClass::kMedium);
  screen.platform.set_size(1099, 800);
  EXPECT_EQ(seen, WindowClass::kMedium);
  screen.platform.set_size(1100, 800);
  EXPECT_EQ(seen, WindowClass::kExpanded);
  // Twice as large type leaves as much room as half of the page.
  screen.platform.set_text_zoom(2.0F);
  EXPECT_EQ(seen, WindowClass::kCompact);
  screen.platform.set_size(1200, 800);
  EXPECT_EQ(seen, WindowClass::kMedium);
  screen.platform.set_size(2200, 800);
  EXPECT_EQ(seen, WindowClass::kExpanded);
}

TEST(Layout, LargeTypeMakesRowsGrow) {
  std::string value;
  Screen screen([&](Ui& ui) { text_field(ui, "words", "Words", value); });
  const float before = screen.platform.find(Role::kTextbox, "Words")->node.rect.height();
  screen.platform.set_text_zoom(2.0F);
  EXPECT_FLOAT_EQ(screen.platform.find(Role::kTextbox, "Words")->node.rect.height(), 2 * before);
}

TEST(Layout, CardGrowsWithItsContent) {
  int lines = 1;
  Screen screen([&](Ui& ui) {
    begin_card(ui, "card", CardStyle::kPlain, "Card");
    for (int line = 0; line < lines; ++line) text(ui, "line");
    end_card(ui);
  });
  const float before = screen.platform.find(Role::kGroup, "Card")->node.rect.height();
  lines = 5;
  screen.redraw();
  EXPECT_GT(screen.platform.find(Role::kGroup, "Card")->node.rect.height(), before);
  EXPECT_FALSE(screen.platform.frame_wanted());
}

}  // namespace
}  // namespace huifang::shell
