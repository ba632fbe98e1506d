#include "shell/widgets/menu.hpp"

#include <gtest/gtest.h>

#include <array>

#include "shell/widgets/layer.hpp"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class MenuTest : public testing::Test {
 protected:
  bool open = false;
  int chosen = -1, behind = 0;
  Screen screen{[this](Ui& ui) {
    const std::array items{MenuItem{.label = "Call"},
                           MenuItem{.label = "Hand over", .enabled = false},
                           MenuItem{.label = "Retire", .danger = true, .rule_before = true}};
    const int now = menu_button(ui, "more", {.label = "More"}, items, open);
    if (now >= 0) chosen = now;
    ui.gap(300);
    behind += button(ui, "behind", "Behind") ? 1 : 0;
  }};
  std::string focused() {
    const auto node = screen.platform.focused();
    return node ? node->name : std::string();
  }
};

TEST_F(MenuTest, OpensWithTheFocusOnItsFirstItem) {
  EXPECT_TRUE(screen.platform.find(Role::kButton, "More")->is(semantics::kHasMenu));
  EXPECT_TRUE(screen.platform.find(Role::kButton, "More")->is(semantics::kCollapsed));
  EXPECT_FALSE(screen.platform.find(Role::kMenuItem, "Call"));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "More")) << screen.platform.problem();
  EXPECT_TRUE(screen.platform.find(Role::kButton, "More")->is(semantics::kExpanded));
  EXPECT_TRUE(screen.platform.find(Role::kMenu, "More"));
  EXPECT_EQ(focused(), "Call");
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(MenuTest, ArrowsGoAroundAndEnterChooses) {
  screen.platform.press("Tab");
  screen.platform.press("ArrowDown");
  ASSERT_TRUE(open);
  EXPECT_EQ(focused(), "Call");
  screen.platform.press("ArrowUp");
  EXPECT_EQ(focused(), "Retire");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "Call");
  screen.platform.press("End");
  EXPECT_EQ(focused(), "Retire");
  screen.platform.press("Home");
  EXPECT_EQ(focused(), "Call");
  screen.platform.press("End");
  screen.platform.press("Enter");
  EXPECT_EQ(chosen, 2);
  EXPECT_FALSE(open);
  EXPECT_EQ(focused(), "More");
}

TEST_F(MenuTest, ADisabledItemIsReachedButNotChosen) {
  screen.platform.click(Role::kButton, "More");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "Hand over");
  screen.platform.press("Enter");
  EXPECT_EQ(chosen, -1);
  EXPECT_TRUE(open);
}

TEST_F(MenuTest, EscapeGoesBackToTheButton) {
  screen.platform.click(Role::kButton, "More");
  screen.platform.press("Escape");
  EXPECT_FALSE(open);
  EXPECT_EQ(focused(), "More");
  EXPECT_FALSE(screen.platform.find(Role::kMenu, "More"));
}

TEST_F(MenuTest, APressElsewhereOnlyClosesIt) {
  screen.platform.click(Role::kButton, "More");
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Behind")) << screen.platform.problem();
  EXPECT_FALSE(open);
  EXPECT_EQ(behind, 0);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Behind"));
  EXPECT_EQ(behind, 1);
}

TEST_F(MenuTest, TabLeavesAndCloses) {
  screen.platform.click(Role::kButton, "More");
  screen.platform.press("Tab");
  screen.platform.run_frames();
  EXPECT_EQ(focused(), "Behind");
  EXPECT_FALSE(open);
}

TEST_F(MenuTest, PointerChooses) {
  screen.platform.click(Role::kButton, "More");
  ASSERT_TRUE(screen.platform.click(Role::kMenuItem, "Retire")) << screen.platform.problem();
  EXPECT_EQ(chosen, 2);
  EXPECT_FALSE(open);
}

TEST(Menu, OfMoreThanThePageHoldsScrolls) {
  std::vector<std::string> labels;
  for (int index = 0; index < 60; ++index) labels.push_back("Item " + std::to_string(index));
  bool open = true;
  int chosen = -1;
  Screen screen([&](Ui& ui) {
    std::vector<MenuItem> items;
    for (const std::string& label : labels) items.push_back({.label = label});
    const int now = menu_button(ui, "more", {.label = "More"}, items, open);
    if (now >= 0) chosen = now;
  });
  ASSERT_TRUE(screen.platform.click(Role::kMenuItem, "Item 59")) << screen.platform.problem();
  EXPECT_EQ(chosen, 59);
}

TEST(Menu, OfNothingStaysClosed) {
  bool open = true;
  Screen screen([&](Ui& ui) { menu_button(ui, "more", {.label = "More"}, {}, open); });
  EXPECT_TRUE(screen.platform.find_all(Role::kMenu).empty());
}

TEST(BesideAnchor, GoesBelowElseAboveAndStaysOnThePage) {
  const Rect page{0, 0, 400, 800};
  const Rect below = beside_anchor({20, 100, 120, 140}, 200, 300, page);
  EXPECT_EQ(below, (Rect{20, 144, 220, 444}));
  const Rect above = beside_anchor({20, 700, 120, 740}, 200, 300, page);
  EXPECT_EQ(above.bottom, 696);
  const Rect right = beside_anchor({300, 100, 390, 140}, 200, 300, page);
  EXPECT_EQ(right.right, 390);
  const Rect large = beside_anchor({20, 100, 120, 140}, 5'000, 5'000, page);
  EXPECT_EQ(large, page.inset(8, 8));
}

}  // namespace
}  // namespace huifang::shell
