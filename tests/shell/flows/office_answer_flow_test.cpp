#include "tests/shell/flows/support/flow_world.hpp"

// What comes back from the office: plans, corrections asked for, refusals.
namespace huifang::shell {
namespace {

constexpr const char* kNotes = "Delivered two boxes of filters";
constexpr const char* kComment = "Which filters, and how many?";
constexpr std::int64_t kHourMs = 3'600'000;

class OfficeAnswerFlow : public FlowTest {
 protected:
  // A visit of the rep's, handed over.
  Id submitted_visit() {
    rep().sign_in("min");
    open_customer(rep(), "蔡伟");
    rep().click(Role::kButton, "Start visit");
    rep().fill("Notes", kNotes);
    rep().click(Role::kButton, "Save visit");
    const std::vector<Record> visits = visits_of_office();
    EXPECT_EQ(visits.size(), 1U);
    return visits.empty() ? Id{} : visits[0].id;
  }

  Record visit_at_office(const Id& visit) { return records_.must_find(kVisitEntity, visit); }

  void take_plan_away(const Id& visit) {
    Record cancelled{.type = kVisitEntity, .id = visit};
    cancelled.fields.set(visit_field::kState, std::string("cancelled"));
    put_at_office(cancelled, records_.customer_of_min());
  }

  // Offline the rep makes a planned visit that the office has cancelled meanwhile.
  Id visit_refused_by_office() {
    const Id planned = plan_visit(records_.customer_of_min(), server::kNowMs + kHourMs);
    rep().sign_in("min");
    rep().network().set_up(false);
    rep().click(Role::kButton, "Start visit");
    rep().fill("Notes", kNotes);
    rep().click(Role::kRadio, "Good");
    rep().click(Role::kButton, "Save visit");
    take_plan_away(planned);
    rep().network().set_up(true);
    rep().advance_ms(10'000);
    return planned;
  }
};

TEST_F(OfficeAnswerFlow, APlannedVisitIsFulfilledInOneAct) {
  const Id planned = plan_visit(records_.customer_of_min(), server::kNowMs + kHourMs);
  rep().sign_in("min");
  EXPECT_TRUE(rep().sees("Delivery")) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("in 1 h"));
  rep().network().set_up(false);
  rep().click(Role::kButton, "Start visit");
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Save visit");

  const std::vector<sync::WorkItem> work = rep().client().work();
  ASSERT_EQ(work.size(), 1U);  // All of it or nothing.
  EXPECT_EQ(work[0].state, sync::WorkState::kSaved);
  std::vector<std::string> events;
  for (const sync::Operation& operation : work[0].operations) {
    if (const auto* step = std::get_if<sync::Transition>(&operation.payload))
      events.push_back(step->event);
  }
  EXPECT_EQ(events, (std::vector<std::string>{"set_out", "check_in", "write_up", "submit"}));

  rep().network().set_up(true);
  rep().advance_ms(10'000);
  EXPECT_NE(rep().status().find("Accepted no."), std::string::npos) << rep().status();
  ASSERT_EQ(visits_of_office().size(), 1U);
  const Record visit = visit_at_office(planned);
  EXPECT_EQ(visit.fields.text(visit_field::kState), "submitted");
  EXPECT_EQ(visit.fields.text(visit_field::kNotes), kNotes);
  EXPECT_EQ(visit.fields.number(visit_field::kPlannedAt), server::kNowMs + kHourMs);
  EXPECT_NE(visit.fields.number(visit_field::kCheckInAt), 0);
  EXPECT_EQ(rep().platform().title(), "Today - Huifang");
  EXPECT_FALSE(rep().sees("in 1 h")) << rep().platform().dump();
}

TEST_F(OfficeAnswerFlow, AVisitSentBackIsSeenWithTheManagersWordsAndSubmittedAgain) {
  const Id visit = submitted_visit();
  send_back(visit, kComment);
  EXPECT_EQ(visit_at_office(visit).fields.text(visit_field::kState), "sent_back");

  rep().go("Today");
  EXPECT_TRUE(rep().sees("Sent back")) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("Employee 3 sent it back: Which filters, and how many?"))
      << rep().platform().dump();
  rep().click(Role::kButton, "Correct");
  EXPECT_TRUE(rep().sees("Which filters, and how many?")) << rep().platform().dump();
  EXPECT_EQ(rep().value("Notes"), kNotes);
  rep().fill("Notes", "Delivered two boxes of filters F7, 24 pieces");
  rep().click(Role::kButton, "Correct and resend");

  EXPECT_EQ(visits_of_office().size(), 1U);
  const Record corrected = visit_at_office(visit);
  EXPECT_EQ(corrected.fields.text(visit_field::kState), "submitted");
  EXPECT_EQ(corrected.fields.text(visit_field::kNotes),
            "Delivered two boxes of filters F7, 24 pieces");
  rep().go("Today");
  EXPECT_FALSE(rep().sees("Sent back")) << rep().platform().dump();
}

TEST_F(OfficeAnswerFlow, AVisitSentBackCanBeCorrectedOffline) {
  const Id visit = submitted_visit();
  send_back(visit, kComment);
  rep().network().set_up(false);
  rep().go("Today");
  for (const auto& link : rep().platform().find_all(Role::kLink)) {
    if (!link.link.starts_with("/visits/")) continue;
    rep().click(Role::kLink, link.name);
    break;
  }
  EXPECT_TRUE(rep().sees(kComment)) << rep().platform().dump();
  rep().click(Role::kButton, "Correct and resend");
  rep().fill("Notes", "Filters F7");
  rep().click(Role::kButton, "Correct and resend");
  EXPECT_NE(rep().status().find("Saved on this device, 1"), std::string::npos) << rep().status();
  rep().network().set_up(true);
  rep().advance_ms(10'000);
  EXPECT_EQ(visit_at_office(visit).fields.text(visit_field::kNotes), "Filters F7");
  EXPECT_EQ(visit_at_office(visit).fields.text(visit_field::kState), "submitted");
}

TEST_F(OfficeAnswerFlow, ARefusalTellsWhatHappenedWhatIsSafeAndWhatToDo) {
  visit_refused_by_office();
  EXPECT_NE(rep().status().find("Refused, 1"), std::string::npos) << rep().status();
  rep().go("Today");
  EXPECT_TRUE(rep().sees("Refused, 1")) << rep().platform().dump();
  rep().go("Sync");
  const auto card = rep().platform().find(Role::kGroup, "“Visit 蔡伟” was refused");
  ASSERT_TRUE(card) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("What you wrote is kept.")) << rep().platform().dump();
  EXPECT_FALSE(rep().sees("The office did not take it (")) << rep().platform().dump();
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Correct and resend"));
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Put aside"));
}

TEST_F(OfficeAnswerFlow, ARefusedVisitIsCorrectedAndResent) {
  const Id planned = visit_refused_by_office();
  rep().go("Sync");
  rep().click(Role::kButton, "Correct and resend");
  EXPECT_EQ(rep().value("Notes"), kNotes) << rep().platform().dump();
  const auto face = rep().platform().find(Role::kRadio, "Good");
  ASSERT_TRUE(face);
  EXPECT_TRUE(face->is(semantics::kChecked));
  rep().click(Role::kButton, "Save visit");
  rep().advance_ms(10'000);

  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visit_at_office(planned).fields.text(visit_field::kState), "cancelled");
  const Record& made = visits[0].id == planned ? visits[1] : visits[0];
  EXPECT_EQ(made.fields.text(visit_field::kState), "submitted");
  EXPECT_EQ(made.fields.text(visit_field::kNotes), kNotes);
  EXPECT_EQ(made.fields.number(visit_field::kSatisfaction), 4);
  EXPECT_NE(made.fields.number(visit_field::kCheckInAt), 0);
  EXPECT_EQ(rep().status().find("Refused"), std::string::npos) << rep().status();
}

TEST_F(OfficeAnswerFlow, ARefusalCanBePutAsideAndTheOfficeKeepsTheWords) {
  visit_refused_by_office();
  rep().go("Sync");
  rep().click(Role::kButton, "Put aside");
  EXPECT_TRUE(rep().sees("Put aside; the office keeps what you wrote")) << rep().platform().dump();
  rep().advance_ms(10'000);
  EXPECT_EQ(rep().status().find("Refused"), std::string::npos) << rep().status();
  rep().restart("/sync?lang=en");
  EXPECT_FALSE(rep().sees("was refused")) << rep().platform().dump();
}

}  // namespace
}  // namespace huifang::shell
