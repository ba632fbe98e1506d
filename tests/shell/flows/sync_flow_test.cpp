#include "tests/shell/flows/support/flow_world.hpp"

namespace huifang::shell {
namespace {

class SyncFlow : public FlowTest {
 protected:
  void open_team_customer(FlowDevice& device) {
    device.click(Role::kLink, "Customers");
    device.fill("Search customers", "邹华重");
    for (const auto& link : device.platform().find_all(Role::kLink)) {
      if (!link.link.starts_with("/customers/")) continue;
      device.click(Role::kLink, link.name);
      return;
    }
    ADD_FAILURE() << device.platform().dump();
  }

  void write_notes(FlowDevice& device, std::string_view text) {
    open_team_customer(device);
    device.fill("Notes", text);
    device.advance_ms(1'100);
  }

  // Both write the same field without seeing each other.
  void make_conflict() {
    rep().sign_in("min");
    colleague().sign_in("lei");
    rep().network().set_up(false);
    colleague().network().set_up(false);
    write_notes(rep(), "Calls only in the afternoon");
    colleague().advance_ms(60'000);
    write_notes(colleague(), "Ask the porter for the side door");
    rep().network().set_up(true);
    rep().advance_ms(10'000);
    colleague().network().set_up(true);
    colleague().advance_ms(10'000);
    settle_all();
    rep().platform().go_back();
    colleague().platform().go_back();
    settle_all();
  }
};

TEST_F(SyncFlow, NotesAreSavedAfterAPauseAndAccepted) {
  rep().sign_in("min");
  write_notes(rep(), "Prefers mornings");
  EXPECT_NE(rep().status().find("Accepted no."), std::string::npos) << rep().status();
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_EQ(customer.fields.text(customer_field::kNotes), "Prefers mornings");
}

TEST_F(SyncFlow, WhatAnInputMethodShowsIsNotSavedBeforeItIsTaken) {
  rep().sign_in("min");
  open_team_customer(rep());
  EXPECT_TRUE(rep().platform().compose("Notes", "xihuan", "喜欢上午见"))
      << rep().platform().problem();
  rep().advance_ms(1'100);
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_EQ(customer.fields.text(customer_field::kNotes), "喜欢上午见");
}

TEST_F(SyncFlow, OfAColleaguesCustomerTheManagerReadsTheNotesOnly) {
  manager().sign_in("manager");
  manager().click(Role::kLink, "Customers");
  manager().click(Role::kLink, "蔡伟");
  const auto notes = manager().platform().find(Role::kTextbox, "Notes");
  ASSERT_TRUE(notes) << manager().platform().dump();
  EXPECT_TRUE(notes->is(semantics::kDisabled));
  EXPECT_TRUE(manager().sees("Only the owner or the team may change these notes."));
}

TEST_F(SyncFlow, AConflictShowsBothValuesToBothAndIsSettledByOne) {
  make_conflict();
  for (FlowDevice* device : {&rep(), &colleague()}) {
    EXPECT_NE(device->status().find("Choose one, 1"), std::string::npos) << device->status();
    device->click(Role::kLink, "Sync");
    EXPECT_TRUE(device->sees("Calls only in the afternoon")) << device->platform().dump();
    EXPECT_TRUE(device->sees("Ask the porter for the side door")) << device->platform().dump();
    EXPECT_TRUE(device->platform().find(Role::kButton, "Use mine")) << device->platform().dump();
  }
  rep().click(Role::kButton, "Use mine");
  settle_all();
  EXPECT_EQ(rep().status().find("Choose one"), std::string::npos) << rep().status();
  EXPECT_EQ(colleague().status().find("Choose one"), std::string::npos) << colleague().status();
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_EQ(customer.fields.text(customer_field::kNotes), "Calls only in the afternoon");
}

TEST_F(SyncFlow, BothValuesCanBeKept) {
  make_conflict();
  rep().click(Role::kLink, "Sync");
  rep().click(Role::kButton, "Keep both");
  settle_all();
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_NE(customer.fields.text(customer_field::kNotes).find("afternoon"), std::string_view::npos);
  EXPECT_NE(customer.fields.text(customer_field::kNotes).find("porter"), std::string_view::npos);
}

TEST_F(SyncFlow, AnExpiredSessionKeepsEverythingAndSaysSo) {
  rep().sign_in("min");
  rep().network().set_up(false);
  write_notes(rep(), "Written while signed out");
  office_.end_sessions();
  rep().network().set_up(true);
  rep().advance_ms(11 * 60'000);
  rep().platform().go_back();
  rep().settle();
  rep().click(Role::kLink, "Sync");
  EXPECT_TRUE(rep().sees("Please sign in again")) << rep().platform().dump();
  rep().sign_in("min");
  rep().advance_ms(10'000);
  EXPECT_FALSE(rep().sees("Please sign in again")) << rep().platform().dump();
  EXPECT_NE(rep().status().find("Accepted no."), std::string::npos) << rep().status();
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_EQ(customer.fields.text(customer_field::kNotes), "Written while signed out");
}

TEST_F(SyncFlow, AnotherOfficeAtTheAddressIsToldInPlainWords) {
  rep().sign_in("min");
  office_.set_moved_away(true);
  write_notes(rep(), "Written for the former office");
  rep().advance_ms(60'000);
  rep().platform().go_back();
  rep().settle();
  rep().click(Role::kLink, "Sync, 1 not yet accepted");
  EXPECT_TRUE(rep().sees("Another office is at this address now")) << rep().platform().dump();
  EXPECT_NE(rep().platform().dump().find("stays on this device"), std::string::npos);
  office_.set_moved_away(false);
  rep().advance_ms(120'000);
  EXPECT_FALSE(rep().sees("Another office is at this address now")) << rep().platform().dump();
  const Record customer = records_.must_find(kCustomerEntity, records_.customer_of_team());
  EXPECT_EQ(customer.fields.text(customer_field::kNotes), "Written for the former office");
}

TEST_F(SyncFlow, SigningInTellsWhatIsWrong) {
  rep().click(Role::kButton, "Sign in");
  EXPECT_TRUE(rep().sees("Please enter the account.")) << rep().platform().dump();
  rep().fill("Account", "min");
  rep().fill("Password", "wrong");
  rep().click(Role::kButton, "Sign in");
  EXPECT_TRUE(rep().sees("Nothing is lost. The account or password is not right"))
      << rep().platform().dump();
  office_.refuse_sign_in("session.too_many_attempts", 90);
  rep().click(Role::kButton, "Sign in");
  EXPECT_TRUE(rep().sees("Wait 1 min")) << rep().platform().dump();
  rep().network().set_up(false);
  rep().click(Role::kButton, "Sign in");
  EXPECT_TRUE(rep().sees("No network. The first sign-in")) << rep().platform().dump();
  rep().network().set_up(true);
  rep().sign_in("min");
  EXPECT_EQ(rep().platform().title(), "Today - Huifang");
}

TEST_F(SyncFlow, WithoutNewsNothingIsDrawn) {
  rep().sign_in("min");
  rep().advance_ms(5'000);
  const int before = rep().platform().host().frames_run();
  rep().settle();
  EXPECT_EQ(rep().platform().host().frames_run(), before);
}

}  // namespace
}  // namespace huifang::shell
