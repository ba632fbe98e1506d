#include "tests/shell/flows/support/flow_world.hpp"

// What the program is to the device around it: an app with a number on its icon, a screen that
// stays lit.
namespace huifang::shell {
namespace {

class DeviceFlow : public FlowTest {
 protected:
  void save_visit(FlowDevice& device) {
    open_customer(device, "蔡伟");
    device.click(Role::kButton, "Start visit");
    device.fill("Notes", "Wants a quote for the side door");
    device.click(Role::kButton, "Save visit");
  }
};

TEST_F(DeviceFlow, TheIconCarriesWhatIsNotAcceptedYet) {
  rep().sign_in("min");
  EXPECT_EQ(rep().platform().badge(), 0U);
  rep().network().set_up(false);
  save_visit(rep());
  EXPECT_EQ(rep().platform().badge(), 1U);
  // It is handed over while nobody looks.
  rep().platform().set_visible(false);
  rep().network().set_up(true);
  rep().advance_ms(10'000);
  EXPECT_EQ(rep().platform().badge(), 0U);
}

TEST_F(DeviceFlow, WhatWaitsIsOnTheIconAgainAfterAStart) {
  rep().sign_in("min");
  rep().network().set_up(false);
  save_visit(rep());
  rep().restart("/today?lang=en");
  EXPECT_EQ(rep().platform().badge(), 1U);
}

TEST_F(DeviceFlow, OnlyTheUnattendedFaceStaysLit) {
  rep().sign_in("min");
  EXPECT_FALSE(rep().platform().kept_awake());
  rep().restart("/kiosk?lang=en");
  EXPECT_TRUE(rep().platform().kept_awake());
  rep().go("Customers");
  EXPECT_FALSE(rep().platform().kept_awake());
}

TEST_F(DeviceFlow, InstallingIsOfferedWhereTheBrowserDoesAndAgreedTo) {
  rep().sign_in("min");
  rep().go("Sync");
  EXPECT_FALSE(rep().sees("Put Huifang on the home screen")) << rep().platform().dump();
  rep().platform().set_installing(Installing::kOffered);
  rep().settle();
  rep().click(Role::kButton, "Install");
  ASSERT_TRUE(rep().platform().answer_install(true));
  rep().settle();
  EXPECT_TRUE(rep().sees("Installed. From now on open it with its icon"))
      << rep().platform().dump();
  EXPECT_FALSE(rep().platform().find(Role::kButton, "Install"));
}

TEST_F(DeviceFlow, InstallingMayBeDeclined) {
  rep().sign_in("min");
  rep().platform().set_installing(Installing::kOffered);
  rep().go("Sync");
  rep().click(Role::kButton, "Install");
  ASSERT_TRUE(rep().platform().answer_install(false));
  rep().settle();
  EXPECT_TRUE(rep().sees("Not now, then.")) << rep().platform().dump();
  EXPECT_FALSE(rep().platform().find(Role::kButton, "Install"));
  rep().platform().set_installing(Installing::kOffered);  // The browser may offer it again.
  rep().settle();
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Install"));
}

TEST_F(DeviceFlow, WhereOnlyAPersonCanInstallTheyAreToldHow) {
  rep().sign_in("min");
  rep().platform().set_installing(Installing::kByHand);
  rep().network().set_up(false);
  save_visit(rep());
  rep().go("Sync");
  rep().click(Role::kButton, "Show me");
  ASSERT_TRUE(rep().platform().find(Role::kDialog, "Put it on the home screen"))
      << rep().platform().dump();
  EXPECT_TRUE(rep().sees("Tap Share")) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("First let the 1 item here be handed over")) << rep().platform().dump();
  rep().press("Escape");
  EXPECT_FALSE(rep().platform().find(Role::kDialog, "Put it on the home screen"));
}

TEST_F(DeviceFlow, ANewerVersionIsToldOfInPassingWhereNoBannerSaysIt) {
  rep().sign_in("min");
  rep().go("Customers");
  rep().platform().set_update_ready();
  rep().settle();
  EXPECT_TRUE(rep().sees("A new version is ready; what you typed stays."))
      << rep().platform().dump();
  rep().click(Role::kButton, "Now");
  EXPECT_EQ(rep().platform().restarts(), 1);
}

TEST_F(DeviceFlow, ANewerVersionIsToldOfOnce) {
  rep().sign_in("min");
  rep().go("Customers");
  rep().platform().set_update_ready();
  rep().settle();
  rep().advance_ms(10'000);
  EXPECT_FALSE(rep().sees("A new version is ready; what you typed stays."))
      << rep().platform().dump();
}

TEST_F(DeviceFlow, TheFirstStartOfANewerVersionSaysThatItIsInPlace) {
  rep().sign_in("min");
  rep().platform().set_updated();
  rep().settle();
  EXPECT_TRUE(rep().sees("The new version is in place. All you wrote is here."))
      << rep().platform().dump();
  rep().advance_ms(10'000);
  EXPECT_FALSE(rep().sees("The new version is in place")) << rep().platform().dump();
}

TEST_F(DeviceFlow, AHalfTypedPasswordIsNoRest) {
  rep().settle();
  EXPECT_TRUE(rep().at_rest());
  rep().fill("Password", "correct");
  EXPECT_FALSE(rep().at_rest());
}

}  // namespace
}  // namespace huifang::shell
