#include "shell/widgets/tabs.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class TabsTest : public testing::Test {
 protected:
  int chosen = 0;
  Screen screen{[this](Ui& ui) {
    const std::array parts{Tab{.label = "Contacts"},
                           Tab{.label = "Details", .count = "3", .count_name = "3 unchecked"},
                           Tab{.label = "Needs"}, Tab{.label = "Purchases"},
                           Tab{.label = "Who knows whom"}};
    tabs(ui, "parts", "Customer", parts, chosen);
  }};
};

TEST_F(TabsTest, SayWhichIsShownAndTheCountInWords) {
  EXPECT_TRUE(screen.platform.find(Role::kTabList, "Customer"));
  EXPECT_TRUE(screen.platform.find(Role::kTab, "Contacts")->is(semantics::kSelected));
  const auto other = screen.platform.find(Role::kTab, "Details 3 unchecked");
  ASSERT_TRUE(other) << screen.platform.dump();
  EXPECT_FALSE(other->is(semantics::kSelected));
  EXPECT_TRUE(other->is(semantics::kSkipTab));
}

TEST_F(TabsTest, PressArrowsHomeAndEndChoose) {
  ASSERT_TRUE(screen.platform.click(Role::kTab, "Needs")) << screen.platform.problem();
  EXPECT_EQ(chosen, 2);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(chosen, 1);
  screen.platform.press("Home");
  EXPECT_EQ(chosen, 0);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(chosen, 4);
  screen.platform.press("Home");
  screen.platform.press("End");
  EXPECT_EQ(chosen, 4);
}

TEST_F(TabsTest, TheChosenOneIsScrolledIntoSight) {
  ASSERT_GT(screen.platform.find(Role::kTab, "Who knows whom")->node.rect.right, 390.0F);
  ASSERT_TRUE(screen.platform.click(Role::kTab, "Contacts"));
  screen.platform.press("End");
  const Rect last = screen.platform.find(Role::kTab, "Who knows whom")->node.rect;
  EXPECT_LE(last.right, 390.5F);
  EXPECT_GE(last.left, 0.0F);
}

TEST_F(TabsTest, WithNoneChosenTheFirstIsTheStop) {
  chosen = -1;
  screen.redraw();
  EXPECT_FALSE(screen.platform.find(Role::kTab, "Contacts")->is(semantics::kSkipTab));
  screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->name, "Contacts");
}

TEST(Tabs, OutOfSightTheyRest) {
  int chosen = 0;
  Screen screen([&](Ui& ui) {
    begin_pane(ui, "page", ui.page(), {.scrolls = true});
    ui.gap(2'000);
    const std::array parts{Tab{.label = "One"}, Tab{.label = "Two"}};
    tabs(ui, "parts", "Parts", parts, chosen);
    end_pane(ui);
  });
  EXPECT_FALSE(screen.platform.frame_wanted());
}

}  // namespace
}  // namespace huifang::shell
