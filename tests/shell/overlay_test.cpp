#include <gtest/gtest.h>

#include "imgui.h"

#include "tests/shell/legible.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

struct Sheet {
  explicit Sheet(const HeadlessPlatform::Options& options = {}, float content = 100)
      : content_height(content),
        screen(
            [this](Ui& ui) {
              button(ui, "behind", "Behind");
              if (!open) return;
              if (begin_sheet(ui, "sheet", "Move the visit", "Close").dismissed) open = false;
              ui.gap(content_height);
              button(ui, "save", "Save");
              end_sheet(ui);
            },
            options) {}
  float content_height;
  bool open = true;
  Screen screen;
};

TEST(Sheet, LiesAtTheBottomOfAPhone) {
  Sheet sheet;
  const auto dialog = sheet.screen.platform.find(Role::kDialog, "Move the visit");
  ASSERT_TRUE(dialog) << sheet.screen.platform.dump();
  EXPECT_TRUE(dialog->is(semantics::kModal));
  EXPECT_EQ(dialog->node.rect.bottom, 844);
  EXPECT_EQ(dialog->node.rect.width(), 390);
  EXPECT_FALSE(sheet.screen.platform.find(Role::kButton, "Behind"));
  EXPECT_FALSE(sheet.screen.platform.frame_wanted());
}

TEST(Sheet, LiesInTheMiddleOfADesk) {
  Sheet sheet({.width = 1440, .height = 900});
  const Rect rect = sheet.screen.platform.find(Role::kDialog, "Move the visit")->node.rect;
  EXPECT_EQ(rect.centre_x(), 720);
  EXPECT_EQ(rect.centre_y(), 450);
  EXPECT_LT(rect.width(), 500);
}

TEST(Sheet, EscapeButtonAndAPressBesideItDismiss) {
  Sheet by_key;
  by_key.screen.platform.press("Escape");
  EXPECT_FALSE(by_key.open);
  Sheet by_button;
  ASSERT_TRUE(by_button.screen.platform.click(Role::kButton, "Close"))
      << by_button.screen.platform.problem();
  EXPECT_FALSE(by_button.open);
  Sheet beside;
  auto& host = beside.screen.platform.host();
  host.pointer({.kind = PointerEvent::Kind::kMove, .x = 20, .y = 500});
  host.pointer({.kind = PointerEvent::Kind::kDown, .x = 20, .y = 800});
  host.pointer({.kind = PointerEvent::Kind::kUp, .x = 20, .y = 800});
  EXPECT_TRUE(beside.open);
  host.pointer({.kind = PointerEvent::Kind::kDown, .x = 20, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kUp, .x = 20, .y = 20});
  EXPECT_FALSE(beside.open);
}

TEST(Sheet, WhatIsTooHighScrolls) {
  Sheet sheet({}, 3'000);
  const Rect rect = sheet.screen.platform.find(Role::kDialog, "Move the visit")->node.rect;
  EXPECT_LE(rect.height(), 844 * 0.9F + 1);
  EXPECT_TRUE(sheet.screen.platform.click(Role::kButton, "Save"))
      << sheet.screen.platform.problem();
}

TEST(Sheet, ComesUpAndThenRests) {
  Sheet sheet;
  sheet.open = false;
  sheet.screen.redraw();
  sheet.screen.platform.set_reduced_motion(false);
  sheet.open = true;
  sheet.screen.platform.request_frame();
  sheet.screen.platform.run_frames(1);
  EXPECT_TRUE(sheet.screen.platform.frame_wanted());
  const float top = sheet.screen.platform.find(Role::kDialog, "Move the visit")->node.rect.top;
  EXPECT_GT(top, 800);
  sheet.screen.platform.advance_ms(400);
  EXPECT_FALSE(sheet.screen.platform.frame_wanted());
  EXPECT_LT(sheet.screen.platform.find(Role::kDialog, "Move the visit")->node.rect.top, top);
}

constexpr std::string_view kLongWords =
    "What is written here is on this device and is sent as soon as there is a network again.";

TEST(Dialog, ScrollsOnALowPageSoThatItsLastButtonIsReached) {
  for (const float type : {1.0F, 2.0F}) {
    bool left = false;
    Screen screen(
        [&](Ui& ui) {
          begin_dialog(ui, "ask", "Sign out now?");
          text(ui, kLongWords);
          ui.gap(space(4));
          button(ui, "stay", "Stay");
          ui.gap(space(2));
          left |=
              button(ui, "leave", "Sign out and forget what was not sent", ButtonStyle::kDanger);
          end_dialog(ui);
        },
        {.width = 360, .height = 225});
    screen.platform.set_text_zoom(type);
    EXPECT_EQ(illegible(screen.platform), std::vector<std::string>{}) << type;
    EXPECT_FALSE(screen.platform.frame_wanted());
    ASSERT_TRUE(screen.platform.click(Role::kButton, "Sign out and forget what was not sent"))
        << screen.platform.problem();
    EXPECT_TRUE(left);
    EXPECT_EQ(illegible(screen.platform), std::vector<std::string>{}) << type << ", scrolled";
  }
}

TEST(Snackbar, SaysAllItsWordsAndHasAnActionForAFinger) {
  for (const float type : {1.0F, 2.0F}) {
    Screen screen([](Ui& ui) { snackbar(ui, "told", kLongWords, "Undo", 60); });
    screen.platform.set_text_zoom(type);
    EXPECT_EQ(illegible(screen.platform), std::vector<std::string>{}) << type;
  }
}

class TooltipTest : public testing::Test {
 protected:
  Rect place{20, 20, 64, 64};
  Screen screen{[this](Ui& ui) {
    ui.place(place);
    icon_button(ui, "print", Icon::kPrint, "Print");
    tooltip(ui, ui.id("print"), place, "Prints form F-09");
    ui.gap(100);
    button(ui, "other", "Other");
    text(ui, "drawn");
  }};
  void move(float x, float y) {
    screen.platform.host().pointer({.kind = PointerEvent::Kind::kMove, .x = x, .y = y});
    screen.platform.run_frames();
  }
  // Its window is there in this frame.
  bool seen() {
    const int before = points();
    (void)before;
    return points() > rest_;
  }
  int points() {
    ImGui::Render();
    return ImGui::GetDrawData()->TotalVtxCount;
  }
  int rest_ = points();
};

TEST_F(TooltipTest, IsAlwaysSaidToReaders) {
  const auto button = screen.platform.find(Role::kButton, "Print");
  const auto words = screen.platform.find(Role::kTooltip, "Prints form F-09");
  ASSERT_TRUE(button && words);
  EXPECT_EQ(button->node.related, words->node.id);
}

TEST_F(TooltipTest, ShowsAfterThePointerRested) {
  move(40, 40);
  const int hovered = points();
  screen.platform.advance_ms(400);
  EXPECT_EQ(points(), hovered);
  screen.platform.advance_ms(200);
  EXPECT_GT(points(), hovered);
  EXPECT_FALSE(screen.platform.frame_wanted());
  move(300, 700);
  EXPECT_LT(points(), hovered);
}

TEST_F(TooltipTest, StaysWhileThePointerIsOnIt) {
  move(40, 40);
  screen.platform.advance_ms(600);
  const int shown = points();
  move(40, 80);
  EXPECT_GT(points(), shown - 60);
  EXPECT_TRUE(seen());
}

TEST_F(TooltipTest, ShowsOnFocusAndEscapeHidesItUntilItIsLeft) {
  screen.platform.press("Tab");
  const int shown = points();
  screen.platform.press("Escape");
  EXPECT_LT(points(), shown);
  screen.redraw();
  EXPECT_LT(points(), shown);
  screen.platform.press("Tab");
  screen.platform.press("Shift+Tab");
  EXPECT_EQ(points(), shown);
}

TEST(Ring, SaysHowFarItIs) {
  Screen screen([](Ui& ui) {
    progress_ring(ui, "some", {.name = "Handing over", .part = 0.64F, .figure = "64%"});
    progress_ring(ui, "much", {.name = "Too much", .part = 7.0F});
    progress_ring(ui, "unknown", {.name = "Looking"});
  });
  const auto some = screen.platform.find(Role::kProgress, "Handing over");
  EXPECT_EQ(some->node.position, 64);
  EXPECT_EQ(some->node.set_size, 100);
  EXPECT_EQ(screen.platform.find(Role::kProgress, "Too much")->node.position, 100);
  EXPECT_EQ(screen.platform.find(Role::kProgress, "Looking")->node.set_size, 0);
}

TEST(Ring, MovesCalmlyAndNotAtAllWhereLessMotionIsWished) {
  Screen screen([](Ui& ui) { progress_ring(ui, "unknown", {.name = "Looking"}); });
  const int still = screen.platform.host().frames_run();
  screen.platform.advance_ms(3'000);
  EXPECT_EQ(screen.platform.host().frames_run(), still);
  screen.platform.set_reduced_motion(false);
  const int before = screen.platform.host().frames_run();
  screen.platform.advance_ms(3'000);
  const int frames = screen.platform.host().frames_run() - before;
  EXPECT_GE(frames, 15);
  EXPECT_LE(frames, 25);
}

TEST(Ring, OutOfSightAsksForNoFrames) {
  Screen screen([](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    ui.gap(3'000);
    progress_ring(ui, "unknown", {.name = "Looking"});
    end_pane(ui);
  });
  screen.platform.set_reduced_motion(false);
  const int before = screen.platform.host().frames_run();
  screen.platform.advance_ms(3'000);
  EXPECT_EQ(screen.platform.host().frames_run(), before);
}

TEST(Bones, TakeTheRoomOfWhatComes) {
  float card = 0, table = 0, none = 0;
  Screen screen([&](Ui& ui) {
    const float top = ui.flow_top();
    card_bones(ui);
    card = ui.flow_top() - top;
    table_bones(ui, 3, 4);
    table = ui.flow_top() - top - card;
    table_bones(ui, 0, 0);
    none = ui.flow_top() - top - card - table;
  });
  EXPECT_GT(card, 90);
  EXPECT_EQ(table, 32 + 3 * 36);
  EXPECT_EQ(none, 32);
  EXPECT_FALSE(screen.platform.frame_wanted());
}

}  // namespace
}  // namespace huifang::shell
