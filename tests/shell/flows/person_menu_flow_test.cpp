#include "tests/shell/flows/support/flow_world.hpp"

namespace huifang::shell {
namespace {

class PersonMenuFlow : public FlowTest {
 protected:
  static void open_menu(FlowDevice& device) {
    device.click(Role::kButton, "Employee 1, menu");
    ASSERT_TRUE(device.platform().find(Role::kMenuItem, "Display")) << device.platform().dump();
  }
  static ThemeName theme(FlowDevice& device) { return device.platform().host().ui().theme().name; }
};

TEST_F(PersonMenuFlow, ColoursAreChosenAndStayOverARestart) {
  rep().sign_in("min");
  EXPECT_EQ(theme(rep()), ThemeName::kLight);
  open_menu(rep());
  rep().click(Role::kMenuItem, "Display");
  rep().click(Role::kRadio, "Sunlight");
  EXPECT_EQ(theme(rep()), ThemeName::kSunlight);
  rep().click(Role::kButton, "Close");
  EXPECT_FALSE(rep().platform().find(Role::kDialog, "Display"));
  rep().restart("/today");
  EXPECT_EQ(theme(rep()), ThemeName::kSunlight);
  rep().click(Role::kButton, "Sunlight");
  EXPECT_EQ(theme(rep()), ThemeName::kLight) << "the button of Today turns it off again";
}

TEST_F(PersonMenuFlow, TypeGrowsAtOnceAndNothingWrittenIsLost) {
  rep().sign_in("min");
  open_menu(rep());
  rep().click(Role::kMenuItem, "Display");
  rep().click(Role::kRadio, "200%");
  EXPECT_EQ(rep().platform().host().ui().metrics().text_zoom, 2.0F);
  rep().click(Role::kButton, "Close");
  open_customer(rep(), "蔡伟");
  rep().click(Role::kButton, "Start visit");
  rep().fill("Notes", "字大了");
  EXPECT_EQ(rep().value("Notes"), "字大了");
}

TEST_F(PersonMenuFlow, TheOtherLanguageIsSpokenAtOnce) {
  rep().sign_in("min");
  open_menu(rep());
  rep().click(Role::kMenuItem, "中文");
  EXPECT_TRUE(rep().sees("今天")) << rep().platform().dump();
  EXPECT_EQ(rep().platform().remembered("language"), "zh-CN");
}

TEST_F(PersonMenuFlow, LeavingWithUnsentWorkAsksFirst) {
  rep().sign_in("min");
  rep().network().set_up(false);
  open_customer(rep(), "蔡伟");
  rep().click(Role::kButton, "Start visit");
  rep().fill("Notes", "没有网络");
  rep().click(Role::kButton, "Save visit");
  rep().go("Today");
  open_menu(rep());
  rep().click(Role::kMenuItem, "Sign out");
  ASSERT_TRUE(rep().platform().find(Role::kDialog, "Sign out now?")) << rep().platform().dump();
  rep().press("Escape");
  EXPECT_FALSE(rep().platform().find(Role::kDialog, "Sign out now?"));
}

TEST_F(PersonMenuFlow, UnreadableChoicesCountAsNone) {
  FlowDevice& device = this->device(
      rep_, {.remembered = {{"colours", "\xC3\x28"}, {"text", "100000"}, {"language", ""}}});
  device.sign_in("min");
  EXPECT_EQ(theme(device), ThemeName::kLight);
  EXPECT_EQ(device.platform().host().ui().metrics().text_zoom, 1.0F);
}

}  // namespace
}  // namespace huifang::shell
