#include "tests/shell/flows/support/flow_world.hpp"

// Signing out, a newer version, and what the browser promises.
namespace huifang::shell {
namespace {

constexpr const char* kNotes = "Wants a quote for the side door";

class LeaveFlow : public FlowTest {
 protected:
  void start_visit(FlowDevice& device) {
    open_customer(device, "蔡伟");
    device.click(Role::kButton, "Start visit");
    device.fill("Notes", kNotes);
  }
};

TEST_F(LeaveFlow, WithEverythingHandedOverSigningOutAsksNothing) {
  rep().sign_in("min");
  rep().go("Sync");
  EXPECT_TRUE(rep().sees("Employee 1")) << rep().platform().dump();
  rep().click(Role::kButton, "Sign out");
  EXPECT_EQ(rep().platform().title(), "Sign in - Huifang") << rep().platform().dump();
  EXPECT_EQ(rep().value("Password"), "");
  EXPECT_FALSE(rep().sees("蔡伟"));
  rep().restart("/customers?lang=en");
  EXPECT_EQ(rep().platform().title(), "Sign in - Huifang");
}

TEST_F(LeaveFlow, UnsentWorkIsToldOfKeptAndStillHandedOver) {
  rep().sign_in("min");
  rep().network().set_up(false);
  start_visit(rep());
  rep().click(Role::kButton, "Save visit");
  rep().go("Sync");
  rep().click(Role::kButton, "Sign out");
  EXPECT_TRUE(rep().sees("1 item is not handed over. It stays on this device"))
      << rep().platform().dump();
  rep().press("Escape");
  EXPECT_FALSE(rep().sees("1 item is not handed over."));
  EXPECT_EQ(rep().platform().title(), "Sync - Huifang");

  rep().click(Role::kButton, "Sign out");
  const auto dialog = rep().platform().find(Role::kDialog, "Sign out now?");
  ASSERT_TRUE(dialog) << rep().platform().dump();
  rep().press("Tab");
  rep().press("Tab");
  rep().press("Enter");
  EXPECT_EQ(rep().platform().title(), "Sign in - Huifang") << rep().platform().dump();
  EXPECT_TRUE(visits_of_office().empty());
  rep().network().set_up(true);
  rep().advance_ms(10'000);
  ASSERT_EQ(visits_of_office().size(), 1U);
  EXPECT_EQ(visits_of_office()[0].fields.text(visit_field::kNotes), kNotes);
}

TEST_F(LeaveFlow, ADraftIsThereAgainAfterSigningInAgain) {
  rep().sign_in("min");
  start_visit(rep());
  // Not a pause after the last key: the words go to the device before the login goes.
  rep().platform().go_back();
  rep().platform().go_back();
  rep().settle();
  rep().go("Sync");
  rep().click(Role::kButton, "Sign out");
  EXPECT_TRUE(rep().sees("1 draft stays here too")) << rep().platform().dump();
  rep().press("Tab");
  rep().press("Tab");
  rep().press("Enter");
  EXPECT_EQ(rep().platform().title(), "Sign in - Huifang") << rep().platform().dump();
  rep().sign_in("min");
  rep().go("Today");
  rep().click(Role::kButton, "Continue writing");
  EXPECT_EQ(rep().value("Notes"), kNotes);
}

TEST_F(LeaveFlow, ANewerVersionStartsOnlyWhenWhatIsTypedIsSafe) {
  rep().sign_in("min");
  EXPECT_FALSE(rep().sees("A new version is ready."));
  rep().platform().set_update_ready();
  rep().settle();
  EXPECT_TRUE(rep().sees("A new version is ready. All is handed over")) << rep().platform().dump();
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kFail; });
  start_visit(rep());
  rep().platform().go_back();
  rep().platform().go_back();
  rep().settle();
  rep().go("Today");
  rep().click(Role::kButton, "Now");
  EXPECT_EQ(rep().platform().restarts(), 0);
  EXPECT_TRUE(rep().sees("Your words are still on the screen.")) << rep().platform().dump();
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kNone; });
  rep().advance_ms(3'000);
  rep().click(Role::kButton, "Now");
  EXPECT_EQ(rep().platform().restarts(), 1);
  rep().restart("/today?lang=en");
  rep().click(Role::kButton, "Continue writing");
  EXPECT_EQ(rep().value("Notes"), kNotes);
}

TEST_F(LeaveFlow, ItIsAtRestOnceWhatWasTypedIsStored) {
  rep().sign_in("min");
  rep().settle();
  EXPECT_TRUE(rep().at_rest());
  start_visit(rep());
  EXPECT_FALSE(rep().at_rest()) << "typed a moment ago";
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kFail; });
  rep().advance_ms(2'000);
  EXPECT_FALSE(rep().at_rest()) << "the device could not store it";
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kNone; });
  rep().advance_ms(5'000);
  EXPECT_TRUE(rep().at_rest()) << "the draft is on the device";
}

TEST_F(LeaveFlow, ItIsAtRestOnceAFieldIsAcceptedWhileItStillHasTheFocus) {
  rep().sign_in("min");
  open_customer(rep(), "蔡伟");
  rep().fill("Notes", kNotes);
  EXPECT_FALSE(rep().at_rest());
  rep().advance_ms(5'000);
  EXPECT_TRUE(rep().at_rest()) << rep().status();
}

TEST_F(LeaveFlow, AStoreThatMayBeClearedIsToldOfOnTheSyncPage) {
  rep().sign_in("min");
  rep().go("Sync");
  EXPECT_FALSE(rep().sees("has not promised to keep")) << rep().platform().dump();
  rep().platform().set_storage_promise(StoragePromise::kMayBeCleared);
  rep().settle();
  EXPECT_TRUE(rep().sees("The browser has not promised to keep what is stored here"))
      << rep().platform().dump();
  rep().platform().set_storage_promise(StoragePromise::kKept);
  rep().settle();
  EXPECT_FALSE(rep().sees("has not promised to keep")) << rep().platform().dump();
}

}  // namespace
}  // namespace huifang::shell
