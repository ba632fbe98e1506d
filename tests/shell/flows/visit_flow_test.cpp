#include <utility>

#include "core/text/calendar.hpp"
#include "shell/app/visit_draft.hpp"
#include "tests/shell/flows/support/flow_world.hpp"

namespace huifang::shell {
namespace {

constexpr const char* kNotes = "三号冷库门铰链异响两周，早班开门费力。";

class VisitFlow : public FlowTest {
 protected:
  void start_visit(FlowDevice& device) {
    open_customer(device, "蔡伟");
    device.click(Role::kButton, "Start visit");
  }

  bool has_draft() {
    return rep().client().draft(visit_draft_name(records_.customer_of_min())) != nullptr;
  }

  shell::Place found_place() {
    return {.outcome = Place::Outcome::kFound,
            .latitude = 34.123456,
            .longitude = 108.654321,
            .accuracy_m = 12};
  }
};

TEST_F(VisitFlow, ASheetStaysUsableWhateverSizeThePageGets) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  for (const auto& [width, height] : {std::pair{1024.0F, 768.0F},
                                      {1440.0F, 900.0F},
                                      {390.0F, 844.0F},
                                      {320.0F, 480.0F},
                                      {2560.0F, 1440.0F},
                                      {844.0F, 390.0F},
                                      {390.0F, 844.0F}}) {
    rep().platform().set_size(width, height);
    const auto notes = rep().platform().find(Role::kTextbox, "Notes");
    ASSERT_TRUE(notes) << width << "\n" << rep().platform().dump();
    EXPECT_EQ(notes->value, kNotes);
    EXPECT_LE(notes->node.rect.right, width);
  }
  rep().click(Role::kButton, "Choose a date");
  EXPECT_TRUE(rep().platform().find(Role::kDialog, "Next visit")) << rep().platform().dump();
}

TEST_F(VisitFlow, ASavedVisitIsAcceptedAndTheManagerSeesIt) {
  manager().sign_in("manager");
  EXPECT_EQ(manager().platform().title(), "Visits - Huifang");
  EXPECT_TRUE(manager().sees("No visits yet")) << manager().platform().dump();

  rep().platform().set_place(found_place());
  rep().sign_in("min");
  start_visit(rep());
  EXPECT_TRUE(rep().sees("Place within 12 m")) << rep().platform().dump();
  rep().fill("Notes", kNotes);
  rep().click(Role::kRadio, "Good");
  rep().click(Role::kButton, "Save visit");
  settle_all();
  EXPECT_NE(rep().status().find("Accepted no."), std::string::npos) << rep().status();

  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].fields.text(visit_field::kState), "submitted");
  EXPECT_EQ(visits[0].fields.text(visit_field::kNotes), kNotes);
  EXPECT_EQ(visits[0].fields.number(visit_field::kSatisfaction), 4);
  EXPECT_EQ(visits[0].fields.reference(visit_field::kRep),
            server::employee_id(server::person::kMin));
  EXPECT_TRUE(
      std::holds_alternative<huifang::Place>(visits[0].fields.get(visit_field::kCheckInPlace)));

  EXPECT_TRUE(manager().sees(kNotes)) << manager().platform().dump();
  EXPECT_TRUE(manager().sees("Employee 1"));
  EXPECT_TRUE(manager().sees("蔡伟"));
}

TEST_F(VisitFlow, OfflineItIsSavedOnTheDeviceAndGoesOutLater) {
  rep().sign_in("min");
  rep().network().set_up(false);
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Save visit");
  EXPECT_NE(rep().status().find("Saved on this device, 1"), std::string::npos) << rep().status();
  EXPECT_NE(rep().status().find("Offline"), std::string::npos) << rep().status();
  EXPECT_TRUE(visits_of_office().empty());

  rep().restart("/visits?lang=en");
  EXPECT_TRUE(rep().sees(kNotes)) << rep().platform().dump();
  EXPECT_NE(rep().status().find("Saved on this device, 1"), std::string::npos) << rep().status();

  rep().network().set_up(true);
  rep().advance_ms(10'000);
  EXPECT_NE(rep().status().find("Accepted no."), std::string::npos) << rep().status();
  EXPECT_EQ(visits_of_office().size(), 1U);
}

TEST_F(VisitFlow, ADraftSurvivesTheBrowserBeingKilledAndTodayOffersIt) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kRadio, "Fair");
  rep().advance_ms(1'100);  // A pause in typing.
  rep().restart("/today?lang=en");
  EXPECT_TRUE(rep().sees("Being written")) << rep().platform().dump();
  rep().click(Role::kButton, "Continue writing");
  EXPECT_EQ(rep().value("Notes"), kNotes);
  const auto fair = rep().platform().find(Role::kRadio, "Fair");
  ASSERT_TRUE(fair);
  EXPECT_TRUE(fair->is(semantics::kChecked));
  EXPECT_TRUE(visits_of_office().empty());
}

TEST_F(VisitFlow, GoingOutOfSightSavesTheDraftAtOnce) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().platform().set_visible(false);
  rep().settle();
  rep().restart("/customers?lang=en");
  rep().click(Role::kLink, "Today");
  rep().click(Role::kButton, "Continue writing");
  EXPECT_EQ(rep().value("Notes"), kNotes);
}

TEST_F(VisitFlow, ResultSatisfactionAndNextDateAreKept) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kRadio, "New need");
  rep().click(Role::kRadio, "Very poor");
  rep().click(Role::kRadio, "2 weeks");
  rep().advance_ms(1'100);
  rep().restart("/today?lang=en");
  rep().click(Role::kButton, "Continue writing");
  for (const char* chosen : {"New need", "Very poor", "2 weeks"}) {
    const auto radio = rep().platform().find(Role::kRadio, chosen);
    ASSERT_TRUE(radio) << chosen << rep().platform().dump();
    EXPECT_TRUE(radio->is(semantics::kChecked)) << chosen;
  }
  rep().click(Role::kButton, "Save visit");
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  const Fields& fields = visits[0].fields;
  EXPECT_EQ(fields.text(visit_field::kResult), "new_need");
  EXPECT_EQ(fields.number(visit_field::kSatisfaction), 1);
  constexpr int kZoneOffsetMinutes = 480;
  const std::int64_t day = local_time(server::kNowMs, kZoneOffsetMinutes).days;
  EXPECT_EQ(fields.number(visit_field::kNextOn), day + 14);
}

TEST_F(VisitFlow, AnyDayCanBePickedAsNextDate) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Choose a date");
  EXPECT_TRUE(rep().platform().find(Role::kDialog, "Next visit")) << rep().platform().dump();
  EXPECT_FALSE(rep().platform().find(Role::kTextbox, "Notes"));  // Only the dialogue is reached.
  rep().press("Escape");
  EXPECT_FALSE(rep().platform().find(Role::kDialog, "Next visit"));
  rep().click(Role::kButton, "Choose a date");
  rep().click(Role::kButton, "Next month");
  rep().click(Role::kButton, "Next month");
  rep().click(Role::kButton, "Next month");
  rep().click(Role::kButton, "Fri 26 Feb");
  rep().click(Role::kButton, "Save visit");
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].fields.number(visit_field::kNextOn), days_from_civil({2027, 2, 26}));
}

TEST_F(VisitFlow, ANextDateCanBeLeftOpen) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kRadio, "1 week");
  rep().click(Role::kButton, "No date");
  rep().click(Role::kButton, "Save visit");
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_FALSE(visits[0].fields.has(visit_field::kNextOn));
}

TEST_F(VisitFlow, WithoutNotesItIsRefusedUnderTheField) {
  rep().sign_in("min");
  start_visit(rep());
  rep().click(Role::kButton, "Save visit");
  EXPECT_TRUE(rep().sees("Write some notes before saving")) << rep().platform().dump();
  const auto notes = rep().platform().find(Role::kTextbox, "Notes");
  ASSERT_TRUE(notes);
  EXPECT_TRUE(notes->is(semantics::kInvalid));
  rep().fill("Notes", kNotes);
  EXPECT_FALSE(rep().sees("Write some notes before saving"));
  rep().click(Role::kButton, "Save visit");
  EXPECT_EQ(visits_of_office().size(), 1U);
}

TEST_F(VisitFlow, ARefusedPlaceIsToldAndDoesNotStop) {
  rep().platform().set_place(shell::Place{.outcome = Place::Outcome::kRefused});
  rep().sign_in("min");
  start_visit(rep());
  EXPECT_TRUE(rep().sees("No place. Time and device are kept; shown as “no place”."))
      << rep().platform().dump();
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Save visit");
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].fields.text(visit_field::kNoPlaceReason), "refused");
}

TEST_F(VisitFlow, ACheckInCanBeUndoneAndMadeAgain) {
  rep().platform().set_place(found_place());
  rep().sign_in("min");
  start_visit(rep());
  rep().click(Role::kButton, "Undo check-in");
  EXPECT_TRUE(rep().sees("Not checked in"));
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Save visit");
  EXPECT_TRUE(rep().sees("Check in first")) << rep().platform().dump();
  rep().click(Role::kButton, "Check in");
  EXPECT_TRUE(rep().sees("Place within 12 m"));
  rep().click(Role::kButton, "Save visit");
  EXPECT_EQ(visits_of_office().size(), 1U);
}

TEST_F(VisitFlow, APlaceThatComesLateIsStillTaken) {
  rep().platform().set_place(std::nullopt);
  rep().sign_in("min");
  start_visit(rep());
  EXPECT_TRUE(rep().sees("Finding the place"));
  rep().platform().answer_place(found_place());
  rep().settle();
  EXPECT_TRUE(rep().sees("Place within 12 m")) << rep().platform().dump();
}

// Whatever becomes of the act: no draft outlives a visit that was saved, and none is lost with one
// that was not.
TEST_F(VisitFlow, APlaceThatComesWhileTheVisitIsBeingSavedLeavesNoDraftBehind) {
  for (const bool full : {false, true}) {
    rep().platform().set_place(std::nullopt);
    if (!full) rep().sign_in("min");
    start_visit(rep());
    rep().fill("Notes", kNotes);
    bool answered = false;
    rep().store().on_call([&](std::uint64_t) {
      if (!std::exchange(answered, true)) rep().platform().answer_place(found_place());
      return full ? sync::StoreFault::kFail : sync::StoreFault::kNone;
    });
    rep().click(Role::kButton, "Save visit");
    ASSERT_TRUE(answered);
    rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kNone; });
    rep().advance_ms(10'000);
    EXPECT_EQ(visits_of_office().size(), 1U);
    EXPECT_EQ(has_draft(), full);
    rep().restart("/");
    EXPECT_EQ(has_draft(), full);
  }
}

TEST_F(VisitFlow, ADiscardedDraftComesBackByUndo) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Discard");
  EXPECT_TRUE(rep().sees("Draft discarded")) << rep().platform().dump();
  rep().click(Role::kButton, "Undo");
  EXPECT_EQ(rep().value("Notes"), kNotes);
}

TEST_F(VisitFlow, AFullDeviceKeepsTheWordsOnTheScreen) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kFail; });
  rep().click(Role::kButton, "Save visit");
  EXPECT_TRUE(rep().sees("Your words are still on the screen.")) << rep().platform().dump();
  EXPECT_EQ(rep().value("Notes"), kNotes);
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kNone; });
  rep().click(Role::kButton, "Save visit");
  EXPECT_EQ(visits_of_office().size(), 1U);
}

TEST_F(VisitFlow, AllOfItWorksByKeyboard) {
  rep().sign_in("min");
  start_visit(rep());
  rep().fill("Notes", kNotes);
  const auto reach = [&](std::string_view name) {
    for (int step = 0; step < 60; ++step) {
      rep().press("Tab");
      const auto focused = rep().platform().focused();
      if (focused && focused->name == name) return true;
    }
    return false;
  };
  ASSERT_TRUE(reach("Save visit")) << rep().platform().dump();
  rep().press("Enter");
  EXPECT_EQ(visits_of_office().size(), 1U);
}

TEST_F(VisitFlow, ItSpeaksChinese) {
  FlowDevice& device = this->device(rep_, {.language = "zh-CN"});
  EXPECT_TRUE(device.sees("记下的不会丢，交到的有回执。"));
  device.fill("账号", "min");
  device.fill("密码", FlowOffice::kPassword);
  device.click(Role::kButton, "登录");
  EXPECT_EQ(device.platform().title(), "今天 - 回访");
  device.click(Role::kLink, "客户");
  EXPECT_TRUE(device.sees("蔡伟")) << device.platform().dump();
}

}  // namespace
}  // namespace huifang::shell
