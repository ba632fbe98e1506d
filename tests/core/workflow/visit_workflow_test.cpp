#include <gtest/gtest.h>

#include "core/workflow/workflow.hpp"
#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::Company;
using testing::day;
using testing::id_of;
using testing::policy_row;

const WorkflowDefinition& visit_workflow() { return *catalog().workflow("visit"); }

constexpr std::int64_t kMorning = 1'789'610'000'000;

Fields full_visit(const EmployeeEntry& rep, const char* state) {
  return Fields({{visit_field::kCustomer, id_of(50)},
                 {visit_field::kRep, rep.id},
                 {visit_field::kState, std::string(state)},
                 {visit_field::kPurpose, std::string("regular")},
                 {visit_field::kPlannedAt, kMorning},
                 {visit_field::kCheckInAt, kMorning},
                 {visit_field::kNoPlaceReason, std::string("refused")},
                 {visit_field::kNotes, std::string("设备运行正常，客户满意。")}});
}

Fields arguments_of(std::string_view event) {
  if (event == "send_back") return Fields({{visit_field::kComment, std::string("请写清楚需求")}});
  if (event == "miss" || event == "move" || event == "cancel")
    return Fields({{visit_field::kReason, std::string("客户出差")}});
  return {};
}

// W-01, line by line: what leads from where to where, for whom, and whether the office must decide.
TEST(VisitWorkflow, EveryTransitionOfTheChart) {
  Company c;
  struct Case {
    const char* from;
    const char* event;
    const char* to;
    const EmployeeEntry* who;
    bool online;
  };
  const Case cases[] = {
      {"planned", "approve", "approved", &c.qian, true},
      {"planned", "set_out", "on_the_way", &c.zhou, false},
      {"approved", "set_out", "on_the_way", &c.zhou, false},
      {"on_the_way", "check_in", "on_site", &c.zhou, false},
      {"on_site", "write_up", "written_up", &c.zhou, false},
      {"written_up", "submit", "submitted", &c.zhou, false},
      {"submitted", "review", "reviewed", &c.qian, true},
      {"submitted", "review", "reviewed", &c.jiang, true},
      {"submitted", "send_back", "sent_back", &c.qian, true},
      {"sent_back", "submit", "submitted", &c.zhou, false},
      {"planned", "miss", "missed", &c.zhou, false},
      {"planned", "move", "moved", &c.zhou, false},
      {"planned", "cancel", "cancelled", &c.zhou, false},
      {"approved", "cancel", "cancelled", &c.zhou, false},
      {"reviewed", "archive", "archived", nullptr, true},
  };
  for (const Case& each : cases) {
    if (std::string_view(each.event) == "approve") {
      ASSERT_TRUE(
          c.policies.add(policy_row(1, "visit.plan_needs_approval", "true", day(2026, 1, 1))));
    } else {
      ASSERT_TRUE(
          c.policies.add(policy_row(1, "visit.plan_needs_approval", "false", day(2026, 1, 1))));
    }
    const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, each.from)};
    const Actor actor = each.who ? actor_of(*each.who) : system_actor();
    const Decision at_server = judge(visit_workflow(), record, each.event, each.from, actor,
                                     arguments_of(each.event), c.context(owner_book(1), true));
    EXPECT_TRUE(at_server.accepted)
        << each.from << " " << each.event << " "
        << (at_server.reasons.empty() ? "" : at_server.reasons.front().key);
    EXPECT_EQ(at_server.new_state, each.to) << each.event;
    EXPECT_FALSE(at_server.rebased);
    const Decision on_device = judge(visit_workflow(), record, each.event, each.from, actor,
                                     arguments_of(each.event), c.context(owner_book(1), false));
    EXPECT_EQ(on_device.accepted, !each.online) << each.event;
    if (each.online) {
      EXPECT_EQ(on_device.reasons.front().key, "workflow.needs_server") << each.event;
    }
  }
}

TEST(VisitWorkflow, NothingElseLeadsAnywhere) {
  const Company c;
  int legal = 0;
  for (const StateDefinition& state : visit_workflow().states) {
    for (const EventDefinition& event : visit_workflow().events) {
      const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, state.name.c_str())};
      const Decision decision =
          judge(visit_workflow(), record, event.name, state.name, system_actor(),
                arguments_of(event.name), c.context(owner_book(1), true));
      if (event.leaves(state.name)) {
        ++legal;
      } else {
        EXPECT_FALSE(decision.accepted) << state.name << " " << event.name;
      }
    }
  }
  EXPECT_EQ(legal, 16);
}

TEST(VisitWorkflow, OnlyTheRightPersonMay) {
  const Company c;
  struct Case {
    const char* from;
    const char* event;
    const EmployeeEntry& who;
  };
  const Case refused[] = {
      {"written_up", "submit", c.han},   // A colleague.
      {"written_up", "submit", c.qian},  // The manager does not hand in for the rep.
      {"submitted", "review", c.zhou},   // Nobody reviews a visit of their own.
      {"submitted", "review", c.han},
      {"submitted", "review", c.sun},  // The manager of another department.
      {"submitted", "send_back", c.luo},
      {"submitted", "review", c.fang},
      {"reviewed", "archive", c.jiang},  // The server's own step.
      {"planned", "cancel", c.wu},
  };
  for (const Case& each : refused) {
    const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, each.from)};
    const Decision decision =
        judge(visit_workflow(), record, each.event, each.from, actor_of(each.who),
              arguments_of(each.event), c.context(owner_book(1), true));
    ASSERT_FALSE(decision.accepted) << each.event << " " << each.who.role;
    EXPECT_EQ(decision.reasons.front().key, "workflow.not_yours")
        << each.event << " " << each.who.role;
  }
  const Record own{kVisitEntity, id_of(60), full_visit(c.qian, "submitted")};
  EXPECT_FALSE(judge(visit_workflow(), own, "review", "submitted", actor_of(c.qian), {},
                     c.context(owner_book(4), true))
                   .accepted);
}

TEST(VisitWorkflow, LegalEventFromAnotherStateThanSeenIsRebased) {
  const Company c;
  const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "sent_back")};
  const Decision decision = judge(visit_workflow(), record, "submit", "written_up",
                                  actor_of(c.zhou), {}, c.context(owner_book(1), true));
  EXPECT_TRUE(decision.accepted);
  EXPECT_TRUE(decision.rebased);
}

TEST(VisitWorkflow, SecondReviewIsRefusedWithTheStateItMet) {
  const Company c;
  const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "reviewed")};
  const Decision decision = judge(visit_workflow(), record, "review", "submitted",
                                  actor_of(c.jiang), {}, c.context(owner_book(1), true));
  ASSERT_FALSE(decision.accepted);
  EXPECT_EQ(catalog().texts().get(Language::kChinese, decision.reasons.front()),
            "现在是“已审阅”，不能“审阅通过”");
  EXPECT_EQ(catalog().texts().get(Language::kEnglish, decision.reasons.front()),
            "It is “Reviewed” now; “Review” cannot be done");
}

TEST(VisitWorkflow, GuardsNameWhatIsMissing) {
  const Company c;
  struct Case {
    const char* from;
    const char* event;
    const EmployeeEntry& who;
    FieldNumber without;
    const char* key;
  };
  const Case cases[] = {
      {"on_the_way", "check_in", c.zhou, visit_field::kCheckInAt, "rule.visit.check_in_at"},
      {"on_the_way", "check_in", c.zhou, visit_field::kNoPlaceReason, "rule.visit.place_or_reason"},
      {"on_site", "write_up", c.zhou, visit_field::kNotes, "rule.visit.notes"},
      {"on_site", "write_up", c.zhou, visit_field::kCustomer, "rule.visit.customer"},
      {"written_up", "submit", c.zhou, visit_field::kNotes, "rule.visit.notes"},
  };
  for (const Case& each : cases) {
    Record record{kVisitEntity, id_of(60), full_visit(c.zhou, each.from)};
    record.fields.remove(each.without);
    const Decision decision = judge(visit_workflow(), record, each.event, each.from,
                                    actor_of(each.who), {}, c.context(owner_book(1), true));
    ASSERT_FALSE(decision.accepted) << each.event;
    EXPECT_EQ(decision.reasons.front().key, each.key);
  }
}

TEST(VisitWorkflow, NotesOfSpacesAreNone) {
  const Company c;
  Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "on_site")};
  record.fields.set(visit_field::kNotes, std::string(" 　\n"));
  EXPECT_FALSE(judge(visit_workflow(), record, "write_up", "on_site", actor_of(c.zhou), {},
                     c.context(owner_book(1)))
                   .accepted);
}

TEST(VisitWorkflow, ArgumentsCountForTheGuards) {
  const Company c;
  Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "on_site")};
  record.fields.remove(visit_field::kNotes);
  const Fields notes({{visit_field::kNotes, std::string("讨论明年采购计划")}});
  EXPECT_TRUE(judge(visit_workflow(), record, "write_up", "on_site", actor_of(c.zhou), notes,
                    c.context(owner_book(1)))
                  .accepted);
}

TEST(VisitWorkflow, EventSetsOnlyItsOwnFields) {
  const Company c;
  const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "submitted")};
  const Fields notes({{visit_field::kNotes, std::string("改写")}});
  const Decision decision = judge(visit_workflow(), record, "review", "submitted", actor_of(c.qian),
                                  notes, c.context(owner_book(1), true));
  ASSERT_FALSE(decision.accepted);
  EXPECT_EQ(decision.reasons.front().key, "workflow.argument");
}

TEST(VisitWorkflow, SendingBackNeedsACommentOfThisRound) {
  const Company c;
  Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "submitted")};
  record.fields.set(visit_field::kComment, std::string("第一轮的意见"));
  const Decision decision = judge(visit_workflow(), record, "send_back", "submitted",
                                  actor_of(c.qian), {}, c.context(owner_book(1), true));
  ASSERT_FALSE(decision.accepted);
  EXPECT_EQ(decision.reasons.front().key, "rule.visit.comment");
}

TEST(VisitWorkflow, ApprovalIsAskedForByPolicyOnly) {
  Company c;
  const Record planned{kVisitEntity, id_of(60), full_visit(c.zhou, "planned")};
  const auto set_out = [&] {
    return judge(visit_workflow(), planned, "set_out", "planned", actor_of(c.zhou), {},
                 c.context(owner_book(1)));
  };
  EXPECT_TRUE(set_out().accepted);
  EXPECT_EQ(judge(visit_workflow(), planned, "approve", "planned", actor_of(c.qian), {},
                  c.context(owner_book(1), true))
                .reasons.front()
                .key,
            "rule.visit.approval_not_used");
  ASSERT_TRUE(c.policies.add(policy_row(1, "visit.plan_needs_approval", "true", day(2026, 1, 1))));
  const Decision refused = set_out();
  ASSERT_FALSE(refused.accepted);
  EXPECT_EQ(refused.reasons.front().key, "rule.visit.approval_needed");
  ASSERT_FALSE(refused.because.empty());
  EXPECT_EQ(refused.because.front().key, "visit.plan_needs_approval");
  EXPECT_TRUE(refused.because.front().by_organisation);
}

TEST(VisitWorkflow, StartsPlannedOrOnSite) {
  const Company c;
  const auto start = [&](const EmployeeEntry& by, const EmployeeEntry& who, const char* state) {
    return judge_start(visit_workflow(), Record{kVisitEntity, id_of(60), full_visit(by, state)},
                       actor_of(who), c.context(owner_book(1)));
  };
  EXPECT_TRUE(start(c.zhou, c.zhou, "planned").accepted);
  EXPECT_TRUE(start(c.zhou, c.zhou, "on_site").accepted);
  EXPECT_TRUE(start(c.zhou, c.qian, "planned").accepted);   // A supervisor plans for the rep.
  EXPECT_FALSE(start(c.zhou, c.qian, "on_site").accepted);  // But is not on site for him.
  EXPECT_FALSE(start(c.zhou, c.han, "planned").accepted);
  for (const char* state : {"", "submitted", "reviewed", "archived", "on_the_way", "nonsense"}) {
    EXPECT_FALSE(start(c.zhou, c.zhou, state).accepted) << state;
  }
  Record bare{kVisitEntity, id_of(60), full_visit(c.zhou, "planned")};
  bare.fields.remove(visit_field::kPurpose);
  EXPECT_EQ(judge_start(visit_workflow(), bare, actor_of(c.zhou), c.context(owner_book(1)))
                .reasons.front()
                .key,
            "rule.visit.purpose");
}

TEST(VisitWorkflow, ContactCeilingCountsWhereItIsKnown) {
  Company c;
  ASSERT_TRUE(c.policies.add(policy_row(1, "contact.ceiling_per_week", "2", day(2026, 1, 1))));
  const Record plan{kVisitEntity, id_of(60), full_visit(c.zhou, "planned")};
  JudgeContext context = c.context(owner_book(1));
  EXPECT_TRUE(judge_start(visit_workflow(), plan, actor_of(c.zhou), context).accepted);
  context.contacts_this_week = 1;
  EXPECT_TRUE(judge_start(visit_workflow(), plan, actor_of(c.zhou), context).accepted);
  context.contacts_this_week = 2;
  EXPECT_EQ(judge_start(visit_workflow(), plan, actor_of(c.zhou), context).reasons.front().key,
            "rule.visit.contact_ceiling");
}

TEST(VisitWorkflow, FieldsAreOpenToTheAuthorUntilSubmitted) {
  const Company c;
  const char* open[] = {"planned", "approved", "on_the_way", "on_site", "written_up", "sent_back"};
  for (const StateDefinition& state : visit_workflow().states) {
    const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, state.name.c_str())};
    const bool expected = std::find(std::begin(open), std::end(open), state.name) != std::end(open);
    EXPECT_EQ(may_edit(visit_workflow(), record, actor_of(c.zhou)), expected) << state.name;
    EXPECT_FALSE(may_edit(visit_workflow(), record, actor_of(c.han))) << state.name;
  }
  EXPECT_FALSE(is_open(visit_workflow(), ""));
}

TEST(VisitWorkflow, LegalEventsAreThoseOfStateAndPerson) {
  const Company c;
  const auto names = [&](const char* state, const EmployeeEntry& who) {
    std::string all;
    const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, state)};
    for (const EventDefinition* event :
         legal_events(visit_workflow(), record, actor_of(who), c.context(owner_book(1)))) {
      all += event->name + " ";
    }
    return all;
  };
  EXPECT_EQ(names("planned", c.zhou), "set_out miss move cancel ");
  EXPECT_EQ(names("submitted", c.zhou), "");
  EXPECT_EQ(names("submitted", c.qian), "review send_back ");
  EXPECT_EQ(names("", c.zhou), "plan start ");
  EXPECT_EQ(names("archived", c.qian), "");
}

TEST(VisitWorkflow, UnknownEventAndStateAreRefused) {
  const Company c;
  const Record record{kVisitEntity, id_of(60), full_visit(c.zhou, "no_such_state")};
  for (const char* event : {"submit", "fly", "plan", ""}) {
    EXPECT_FALSE(
        judge(visit_workflow(), record, event, "", actor_of(c.zhou), {}, c.context(owner_book(1)))
            .accepted)
        << event;
  }
}

TEST(ConflictWorkflow, WhoHoldsTheCustomerSettlesIt) {
  const Company c;
  const WorkflowDefinition& workflow = *catalog().workflow("conflict");
  const Record open{kConflictEntity, id_of(70),
                    Fields({{conflict_field::kState, std::string("open")}})};
  const Fields decision({{conflict_field::kDecision, std::string("other")}});
  const auto settle = [&](const EmployeeEntry& who, ScopeNumber scope) {
    return judge(workflow, open, "settle", "open", actor_of(who), decision, c.context(scope));
  };
  EXPECT_TRUE(settle(c.zhou, team_book(1)).accepted);
  EXPECT_TRUE(settle(c.han, team_book(1)).accepted);
  EXPECT_TRUE(settle(c.qian, owner_book(1)).accepted);
  EXPECT_FALSE(settle(c.han, owner_book(1)).accepted);
  EXPECT_FALSE(settle(c.wu, team_book(1)).accepted);
  EXPECT_EQ(judge(workflow, open, "settle", "open", actor_of(c.zhou), {}, c.context(team_book(1)))
                .reasons.front()
                .key,
            "rule.conflict.decision");
}

}  // namespace
}  // namespace huifang
