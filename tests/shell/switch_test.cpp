#include "shell/widgets/switch.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(Switch, TurnsWhenPressedAnywhereInItsRow) {
  bool on = false;
  int turns = 0;
  Screen screen([&](Ui& ui) { turns += switch_row(ui, "sound", "Sound", on) ? 1 : 0; });
  EXPECT_FALSE(screen.platform.find(Role::kSwitch, "Sound")->is(semantics::kChecked));
  ASSERT_TRUE(screen.platform.click(Role::kSwitch, "Sound")) << screen.platform.problem();
  EXPECT_TRUE(on);
  EXPECT_TRUE(screen.platform.find(Role::kSwitch, "Sound")->is(semantics::kChecked));
  screen.platform.press("Space");
  EXPECT_FALSE(on);
  screen.platform.press("Enter");
  EXPECT_TRUE(on);
  EXPECT_EQ(turns, 3);
}

TEST(Switch, DisabledOneStaysAsItIs) {
  bool on = true;
  Screen screen([&](Ui& ui) { switch_row(ui, "sound", "Sound", on, {.enabled = false}); });
  EXPECT_FALSE(screen.platform.click(Role::kSwitch, "Sound"));
  screen.platform.host().activate(screen.platform.find(Role::kSwitch, "Sound")->node.id);
  EXPECT_TRUE(on);
}

TEST(Switch, GrowsWithLargeTypeAndIsWideEnoughForAThumb) {
  bool on = false;
  Screen screen([&](Ui& ui) {
    switch_row(ui, "sound", "Remind me one hour before each visit of a customer of grade A", on,
               {.detail = "Only on this device"});
  });
  const float before = screen.platform.find_all(Role::kSwitch)[0].node.rect.height();
  EXPECT_GE(before, 44.0F);
  screen.platform.set_text_zoom(2.0F);
  EXPECT_GT(screen.platform.find_all(Role::kSwitch)[0].node.rect.height(), before * 1.5F);
}

}  // namespace
}  // namespace huifang::shell
