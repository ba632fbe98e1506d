#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(Button, PressesOnceHoweverItIsActivated) {
  int presses = 0;
  Screen screen([&](Ui& ui) { presses += button(ui, "save", "Save visit") ? 1 : 0; });
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Save visit")) << screen.platform.problem();
  EXPECT_EQ(presses, 1);
  screen.platform.press("Enter");
  EXPECT_EQ(presses, 2);
  screen.platform.press("Space");
  EXPECT_EQ(presses, 3);
}

TEST(Button, DisabledOneDoesNothing) {
  int presses = 0;
  Screen screen([&](Ui& ui) { presses += button(ui, "save", "Save", {.enabled = false}) ? 1 : 0; });
  EXPECT_FALSE(screen.platform.click(Role::kButton, "Save"));
  const auto node = screen.platform.find(Role::kButton, "Save");
  screen.platform.host().activate(node->node.id);
  EXPECT_EQ(presses, 0);
  EXPECT_TRUE(node->is(semantics::kDisabled));
}

TEST(Button, ReleasingElsewhereDoesNothing) {
  int presses = 0;
  Screen screen([&](Ui& ui) { presses += button(ui, "save", "Save") ? 1 : 0; });
  auto& host = screen.platform.host();
  host.pointer({.kind = PointerEvent::Kind::kDown, .x = 20, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kUp, .x = 20, .y = 600});
  EXPECT_EQ(presses, 0);
}

TEST(Link, CarriesItsRoute) {
  Screen screen([](Ui& ui) { link(ui, "enrol", "Enrol with a code", "/enrol"); });
  EXPECT_EQ(screen.platform.find(Role::kLink, "Enrol with a code")->link, "/enrol");
}

TEST(LinkArea, IsNamedByWhatItHolds) {
  int opened = 0;
  Screen screen([&](Ui& ui) {
    const Rect row = ui.take(60);
    opened += begin_link_area(ui, "row", row, "/customers/1") ? 1 : 0;
    text(ui, "张贵明");
    text(ui, "云栖酒店");
    end_link_area(ui);
  });
  ASSERT_TRUE(screen.platform.click(Role::kLink, "张贵明 云栖酒店")) << screen.platform.problem();
  EXPECT_EQ(opened, 1);
}

class ChipsTest : public testing::Test {
 protected:
  int chosen = 0;
  Screen screen{[this](Ui& ui) {
    const std::array<Chip, 3> items{Chip{.label = "All"}, Chip{.label = "Overdue", .count = "5"},
                                    Chip{.label = "Grade A"}};
    chips(ui, "filter", "Filter", items, chosen);
  }};
};

TEST_F(ChipsTest, AreARadioGroup) {
  EXPECT_TRUE(screen.platform.find(Role::kRadioGroup, "Filter"));
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "All")->is(semantics::kChecked));
  EXPECT_FALSE(screen.platform.find(Role::kRadio, "Overdue 5")->is(semantics::kChecked));
}

TEST_F(ChipsTest, OnlyTheChosenOneIsAStopOfTheTabKey) {
  EXPECT_FALSE(screen.platform.find(Role::kRadio, "All")->is(semantics::kSkipTab));
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "Overdue 5")->is(semantics::kSkipTab));
}

TEST_F(ChipsTest, ClickAndArrowsChoose) {
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "Overdue 5")) << screen.platform.problem();
  EXPECT_EQ(chosen, 1);
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 2);
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 0);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(chosen, 2);
}

TEST(Faces, AreNamedAndCountFromOne) {
  int chosen = 0;
  Screen screen([&](Ui& ui) {
    faces(ui, "face", "Satisfaction", {"one", "two", "three", "four", "five"}, chosen);
  });
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "four")) << screen.platform.problem();
  EXPECT_EQ(chosen, 4);
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "four")->is(semantics::kChecked));
}

TEST(Checkbox, ChangesWhenPressed) {
  bool checked = false;
  Screen screen([&](Ui& ui) { checkbox(ui, "read", "Read back", checked); });
  ASSERT_TRUE(screen.platform.click(Role::kCheckbox, "Read back"));
  EXPECT_TRUE(checked);
  EXPECT_TRUE(screen.platform.find(Role::kCheckbox, "Read back")->is(semantics::kChecked));
}

TEST(Focus, TabFollowsReadingOrderAndWrapsAround) {
  std::string value;
  Screen screen([&](Ui& ui) {
    button(ui, "one", "One");
    text_field(ui, "two", "Two", value);
    link(ui, "three", "Three", "/3");
  });
  std::vector<std::string> order;
  for (int stop = 0; stop < 4; ++stop) {
    screen.platform.press("Tab");
    order.push_back(screen.platform.focused()->name);
  }
  EXPECT_EQ(order, (std::vector<std::string>{"One", "Two", "Three", "One"}));
  screen.platform.press("Shift+Tab");
  EXPECT_EQ(screen.platform.focused()->name, "Three");
}

TEST(Dialog, NothingBehindItCanBeReached) {
  int behind = 0;
  bool open = true;
  Screen screen([&](Ui& ui) {
    behind += button(ui, "behind", "Behind") ? 1 : 0;
    if (!open) return;
    if (begin_dialog(ui, "ask", "Sign out").dismissed) open = false;
    button(ui, "stay", "Stay");
    end_dialog(ui);
  });
  EXPECT_FALSE(screen.platform.find(Role::kButton, "Behind"));
  auto& host = screen.platform.host();
  host.pointer({.kind = PointerEvent::Kind::kMove, .x = 20, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kDown, .x = 20, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kUp, .x = 20, .y = 20});
  EXPECT_EQ(behind, 0);
  screen.platform.focus(0);
  screen.platform.press("Escape");
  EXPECT_FALSE(open);
  screen.redraw();
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Behind"));
}

TEST(Snackbar, SaysItAndOffersTheWayBack) {
  int undone = 0;
  Screen screen([&](Ui& ui) { undone += snackbar(ui, "undo", "Moved", "Undo", 60) ? 1 : 0; });
  EXPECT_TRUE(screen.platform.find(Role::kStatus, "Moved"));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Undo")) << screen.platform.problem();
  EXPECT_EQ(undone, 1);
}

TEST(SyncStrip, IsOneStatusRegionInWholeWords) {
  Screen screen([](Ui& ui) {
    sync_strip(ui, "strip",
               {.saved_count = "3",
                .saved_label = "here",
                .sent_count = "1",
                .sent_label = "sent",
                .accepted_label = "accepted",
                .accepted_number = "48213",
                .network = "offline",
                .spoken = "Saved on this device, 3. Sent, 1. Accepted no. 48213. Offline",
                .route = "/sync",
                .offline = true});
  });
  ASSERT_EQ(screen.platform.find_all(Role::kStatus).size(), 1U);
  EXPECT_TRUE(screen.platform.find(
      Role::kStatus, "Saved on this device, 3. Sent, 1. Accepted no. 48213. Offline"));
}

TEST(Navigation, IsALandmarkOfLinks) {
  Screen screen([](Ui& ui) {
    const std::array items{
        NavigationItem{"today", "Today", "/today", Icon::kToday, true},
        NavigationItem{"sync", "Sync", "/sync", Icon::kSync, false, "3", "3 not accepted"}};
    bottom_bar(ui, "Main", {0, 784, 390, 844}, items);
  });
  EXPECT_TRUE(screen.platform.find(Role::kNavigation, "Main"));
  EXPECT_TRUE(screen.platform.find(Role::kLink, "Today")->is(semantics::kCurrent));
  EXPECT_EQ(screen.platform.find(Role::kLink, "Sync, 3 not accepted")->link, "/sync");
}

TEST(Banner, AlertIsReadOutAtOnce) {
  Screen screen([](Ui& ui) {
    banner(ui, "wrong",
           {.icon = Icon::kStRefused, .words = "Account or password is wrong.", .alert = true});
  });
  EXPECT_TRUE(screen.platform.find(Role::kAlert, "Account or password is wrong."));
}

}  // namespace
}  // namespace huifang::shell
