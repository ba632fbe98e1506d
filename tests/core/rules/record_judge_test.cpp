#include "core/rules/record_judge.hpp"

#include <gtest/gtest.h>

#include "core/rules/cadence.hpp"
#include "core/rules/choice.hpp"
#include "core/rules/field_check.hpp"
#include "core/rules/office_clock.hpp"
#include "core/rules/visit_check.hpp"
#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::Company;
using testing::day;
using testing::id_of;

Record good_customer(const Company& c) {
  return {kCustomerEntity, id_of(50),
          Fields({{customer_field::kName, std::string("赖明佑")},
                  {customer_field::kKind, std::string("person")},
                  {customer_field::kType, std::string("key")},
                  {customer_field::kAddress, std::string("高新路25号")},
                  {customer_field::kMobile, std::string("13521335058")},
                  {customer_field::kOwner, c.zhou.id},
                  {customer_field::kUnit, c.sales_1}})};
}

Record visit_on_site(const Company& c) {
  return {kVisitEntity, id_of(60),
          Fields({{visit_field::kCustomer, id_of(50)},
                  {visit_field::kRep, c.zhou.id},
                  {visit_field::kState, std::string("on_site")},
                  {visit_field::kCheckInAt, std::int64_t{1'789'610'000'000}},
                  {visit_field::kNoPlaceReason, std::string("refused")},
                  {visit_field::kNotes, std::string("设备运行正常")}})};
}

std::string first_key(const RecordVerdict& verdict) {
  if (!verdict.findings.empty()) return verdict.findings.front().reason.key;
  return verdict.reasons.empty() ? "" : verdict.reasons.front().key;
}

TEST(RecordJudge, VisitIsMadeWrittenUpAndSubmittedInOneGo) {
  const Company c;
  const JudgeContext context = c.context(owner_book(1));
  const Actor zhou = actor_of(c.zhou);
  Record visit = visit_on_site(c);
  RecordVerdict verdict = judge_create(visit, zhou, context);
  ASSERT_TRUE(verdict.accepted()) << first_key(verdict);
  verdict = judge_transition(visit, "write_up", "on_site", {}, zhou, context);
  ASSERT_TRUE(verdict.accepted()) << first_key(verdict);
  visit.fields = verdict.fields;
  EXPECT_EQ(visit.fields.text(visit_field::kState), "written_up");
  verdict = judge_transition(visit, "submit", "written_up", {}, zhou, context);
  ASSERT_TRUE(verdict.accepted()) << first_key(verdict);
  EXPECT_EQ(verdict.fields.text(visit_field::kState), "submitted");
}

TEST(RecordJudge, CreateIsRefusedWithItsReason) {
  const Company c;
  struct Case {
    const char* what;
    Record record;
    const EmployeeEntry& who;
    ScopeNumber scope;
    const char* key;
  };
  Record titled = good_customer(c);
  titled.fields.set(customer_field::kName, std::string("王总"));
  Record nameless = good_customer(c);
  nameless.fields.remove(customer_field::kName);
  Record vip = good_customer(c);
  vip.fields.set(customer_field::kVip, true);
  Record typed = good_customer(c);
  typed.fields.set(customer_field::kName, std::int64_t{5});
  Record odd = good_customer(c);
  odd.fields.set(999, true);
  Record submitted = visit_on_site(c);
  submitted.fields.set(visit_field::kState, std::string("submitted"));
  const Case cases[] = {
      {"good", good_customer(c), c.zhou, owner_book(1), ""},
      {"another's book", good_customer(c), c.han, owner_book(1), "sync.not_allowed"},
      {"administrator", good_customer(c), c.fang, owner_book(1), "sync.not_allowed"},
      {"form of address", titled, c.zhou, owner_book(1), "rule.name.title"},
      {"no name", nameless, c.zhou, owner_book(1), "rule.name.missing"},
      {"field of the server", vip, c.zhou, owner_book(1), "sync.field_not_allowed"},
      {"wrong kind", typed, c.zhou, owner_book(1), "rule.field.kind"},
      {"unknown field", odd, c.zhou, owner_book(1), "sync.field_unknown"},
      {"unknown entity", Record{999, id_of(1), {}}, c.zhou, owner_book(1), "sync.entity_unknown"},
      {"conflict by hand", Record{kConflictEntity, id_of(1), {}}, c.zhou, owner_book(1),
       "sync.not_allowed"},
      {"visit that begins submitted", submitted, c.zhou, owner_book(1), "workflow.no_such_start"},
      {"visit in another's name", visit_on_site(c), c.han, team_book(1), "workflow.not_yours"},
      {"policy by a rep", testing::policy_row(1, "dup.scope", "unit", 1), c.zhou, kDirectoryScope,
       "sync.not_allowed"},
  };
  for (const Case& each : cases) {
    const RecordVerdict verdict =
        judge_create(each.record, actor_of(each.who), c.context(each.scope));
    EXPECT_EQ(first_key(verdict), each.key) << each.what;
  }
}

TEST(RecordJudge, TeamBookFieldsAreOpenToTheTeamButNotMoney) {
  const Company c;
  Record customer = good_customer(c);
  customer.fields.remove(customer_field::kOwner);
  const JudgeContext context = c.context(team_book(1));
  const Fields notes({{customer_field::kNotes, std::string("喜欢电话联系")}});
  EXPECT_TRUE(judge_set(customer, notes, actor_of(c.zhou), context).accepted());
  EXPECT_TRUE(judge_set(customer, notes, actor_of(c.han), context).accepted());
  EXPECT_FALSE(judge_set(customer, notes, actor_of(c.wu), context).accepted());
  const Fields money({{customer_field::kTotalAmount, std::int64_t{5}}});
  EXPECT_EQ(first_key(judge_set(customer, money, actor_of(c.zhou), context)),
            "sync.field_not_allowed");
}

TEST(RecordJudge, OldFaultDoesNotKeepFromSettingSomethingElse) {
  const Company c;
  Record customer = good_customer(c);
  customer.fields.set(customer_field::kAddress, std::string("西安市"));
  const JudgeContext context = c.context(owner_book(1));
  EXPECT_TRUE(judge_set(customer, Fields({{customer_field::kNotes, std::string("x")}}),
                        actor_of(c.zhou), context)
                  .accepted());
  EXPECT_EQ(first_key(judge_set(customer, Fields({{customer_field::kMobile, std::string("1")}}),
                                actor_of(c.zhou), context)),
            "rule.mobile.digits");
}

TEST(RecordJudge, SubmittedVisitIsClosedAndOthersVisitsAreTheirs) {
  const Company c;
  const Fields notes({{visit_field::kNotes, std::string("改写")}});
  Record visit = visit_on_site(c);
  EXPECT_TRUE(judge_set(visit, notes, actor_of(c.zhou), c.context(owner_book(1))).accepted());
  EXPECT_EQ(first_key(judge_set(visit, notes, actor_of(c.han), c.context(team_book(1)))),
            "sync.not_author");
  EXPECT_EQ(first_key(judge_set(visit, Fields({{visit_field::kState, std::string("reviewed")}}),
                                actor_of(c.zhou), c.context(owner_book(1)))),
            "sync.field_not_allowed");
  EXPECT_EQ(first_key(judge_set(visit, Fields({{visit_field::kRep, c.han.id}}), actor_of(c.zhou),
                                c.context(owner_book(1)))),
            "sync.field_not_allowed");
  visit.fields.set(visit_field::kState, std::string("submitted"));
  EXPECT_EQ(first_key(judge_set(visit, notes, actor_of(c.zhou), c.context(owner_book(1)))),
            "sync.record_closed");
}

TEST(RecordJudge, AppendMakesAnEntryOfItsParent) {
  const Company c;
  const Record customer = good_customer(c);
  const Fields body({{entry_field::kBody, std::string("客户来电")}});
  const RecordVerdict verdict =
      judge_append(customer, "note", body, actor_of(c.zhou), c.context(owner_book(1)));
  ASSERT_TRUE(verdict.accepted()) << first_key(verdict);
  EXPECT_EQ(verdict.fields.number(entry_field::kParentType), kCustomerEntity);
  EXPECT_EQ(verdict.fields.reference(entry_field::kParent), customer.id);
  EXPECT_EQ(verdict.fields.reference(entry_field::kAuthor), c.zhou.id);
  EXPECT_EQ(
      first_key(judge_append(customer, "gossip", body, actor_of(c.zhou), c.context(owner_book(1)))),
      "sync.log_unknown");
  EXPECT_EQ(
      first_key(judge_append(customer, "note", {}, actor_of(c.zhou), c.context(owner_book(1)))),
      "rule.required");
  EXPECT_EQ(first_key(judge_append(customer, "note", Fields({{entry_field::kAuthor, c.han.id}}),
                                   actor_of(c.zhou), c.context(owner_book(1)))),
            "sync.field_not_allowed");
  EXPECT_EQ(
      first_key(judge_append(customer, "note", body, actor_of(c.wu), c.context(owner_book(1)))),
      "sync.not_allowed");
}

TEST(FieldCheck, EachTypeKnowsItsValues) {
  struct Case {
    EntityNumber entity;
    FieldNumber field;
    Value value;
    const char* code;
  };
  const Case cases[] = {
      {kVisitEntity, visit_field::kSatisfaction, std::int64_t{1}, ""},
      {kVisitEntity, visit_field::kSatisfaction, std::int64_t{5}, ""},
      {kVisitEntity, visit_field::kSatisfaction, std::int64_t{0}, "out_of_range"},
      {kVisitEntity, visit_field::kSatisfaction, std::int64_t{6}, "out_of_range"},
      {kVisitEntity, visit_field::kSatisfaction, std::string("5"), "value_kind"},
      {kVisitEntity, visit_field::kSatisfaction, Value{}, ""},
      {kVisitEntity, visit_field::kNotes, std::string(8'000, 'x'), ""},
      {kVisitEntity, visit_field::kNotes, std::string(8'001, 'x'), "too_long"},
      {kVisitEntity, visit_field::kNotes, std::string("\xFF"), "value_kind"},
      {kVisitEntity, visit_field::kPurpose, std::string("regular"), ""},
      {kVisitEntity, visit_field::kPurpose, std::string("看看"), ""},
      {kVisitEntity, visit_field::kNoPlaceReason, std::string("看看"), "choice_unknown"},
      {kVisitEntity, visit_field::kState, std::string("submitted"), ""},
      {kVisitEntity, visit_field::kState, std::string("lost"), "choice_unknown"},
      {kVisitEntity, visit_field::kCheckInPlace, Place{38'648'108, 121'321'899, 30}, ""},
      {kVisitEntity, visit_field::kCheckInPlace, Place{90'000'001, 0, 0}, "out_of_range"},
      {kVisitEntity, visit_field::kCheckInPlace, Place{0, -180'000'001, 0}, "out_of_range"},
      {kVisitEntity, visit_field::kCheckInPlace, Place{0, 0, -1}, "out_of_range"},
      {kVisitEntity, visit_field::kNextOn, std::int64_t{20'000}, ""},
      {kVisitEntity, visit_field::kNextOn, std::int64_t{1'789'610'000'000}, "value_kind"},
      {kVisitEntity, visit_field::kCheckInAt, std::int64_t{1'789'610'000'000}, ""},
      {kVisitEntity, visit_field::kCheckInAt, INT64_MAX, "value_kind"},
      {kVisitEntity, visit_field::kCustomer, id_of(1), ""},
      {kVisitEntity, visit_field::kCustomer, true, "value_kind"},
      {kCustomerEntity, customer_field::kTotalAmount, std::int64_t{-1}, "out_of_range"},
      {kCustomerEntity, customer_field::kDoNotContact, true, ""},
      {kCustomerEntity, customer_field::kDoNotContact, std::int64_t{1}, "value_kind"},
      {kConflictEntity, conflict_field::kKeptValue, true, ""},
      {kConflictEntity, conflict_field::kOtherValue, id_of(1), ""},
  };
  for (const Case& c : cases) {
    const FieldDefinition* field = catalog().field(c.entity, c.field);
    const Findings findings = check_value(*field, c.value);
    EXPECT_EQ(findings.empty() ? "" : findings.front().code, c.code) << field->name;
  }
  EXPECT_EQ(check_fields(*catalog().entity(kVisitEntity), Fields({{999, true}})).front().code,
            "field_unknown");
}

TEST(VisitCheck, TimesMustBeInOrder) {
  const Policies policies(catalog());
  const std::int64_t morning = day(2026, 9, 17) * 86'400'000;
  Fields visit({{visit_field::kCheckInAt, morning},
                {visit_field::kCheckOutAt, morning},
                {visit_field::kNextOn, day(2026, 9, 17)}});
  EXPECT_TRUE(check_visit(visit, policies).empty());
  visit.set(visit_field::kCheckOutAt, morning - 1);
  visit.set(visit_field::kNextOn, day(2026, 9, 16));
  EXPECT_EQ(check_visit(visit, policies).size(), 2u);
}

TEST(VisitCheck, TheDayOfAVisitIsTheOneOnTheOfficesClocks) {
  const std::int64_t late = day(2026, 9, 17) * 86'400'000 + 20 * 3'600'000;  // 20:00 UTC.
  const Fields visit({{visit_field::kCheckInAt, late}, {visit_field::kNextOn, day(2026, 9, 17)}});
  struct Case {
    const char* offset;
    std::int64_t day;
    std::size_t findings;
  };
  const Case cases[] = {{"480", day(2026, 9, 18), 1},  // In China it is the next day already.
                        {"0", day(2026, 9, 17), 0},      {"239", day(2026, 9, 17), 0},
                        {"240", day(2026, 9, 18), 1},    {"-720", day(2026, 9, 17), 0},
                        {"1000000", day(2026, 9, 18), 1}};  // No clock is that far ahead.
  for (const Case& c : cases) {
    Policies policies(catalog());
    Record row{kPolicyEntity, id_of(1), {}};
    row.fields.set(policy_field::kKey, std::string("calendar.zone_offset"));
    row.fields.set(policy_field::kValue, std::string(c.offset));
    row.fields.set(policy_field::kEffectiveFrom, day(2026, 1, 1));
    ASSERT_TRUE(policies.add(row)) << c.offset;
    EXPECT_EQ(office_day(policies, late), c.day) << c.offset;
    EXPECT_EQ(check_visit(visit, policies).size(), c.findings) << c.offset;
  }
}

TEST(Cadence, NextVisitFollowsGradeAndAvoidsWeekends) {
  Policies policies(catalog());
  const VisitProposal a = propose_next_visit(policies, "A", day(2026, 9, 15));
  EXPECT_EQ(a.date, day(2026, 10, 15));
  EXPECT_EQ(catalog().texts().get(Language::kChinese, a.reason),
            "A 级：每 30 天拜访一次（2013-07-01 起）");
  EXPECT_EQ(propose_next_visit(policies, "A", day(2026, 9, 17)).date,
            day(2026, 10, 19));  // A Saturday, so Monday.
  EXPECT_EQ(propose_next_visit(policies, "C", day(2026, 9, 15)).date, day(2026, 12, 14));
  const VisitProposal other = propose_next_visit(policies, "", day(2026, 9, 15));
  EXPECT_EQ(other.because.key, "cadence.visit_days.other");
  EXPECT_EQ(catalog().texts().get(Language::kEnglish, other.reason),
            "No grade: a visit every 90 days (since 2013-07-01)");
}

TEST(Choice, WordsOfListsAndScreens) {
  const FieldDefinition& purpose = *catalog().field(kVisitEntity, visit_field::kPurpose);
  const FieldDefinition& type = *catalog().field(kCustomerEntity, customer_field::kType);
  EXPECT_EQ(choice_from_word(catalog(), purpose, "定期回访"), "regular");
  EXPECT_EQ(choice_from_word(catalog(), purpose, " Regular Call "), "regular");
  EXPECT_EQ(choice_from_word(catalog(), purpose, "量血压"), "量血压");
  EXPECT_EQ(choice_from_word(catalog(), purpose, " "), std::nullopt);
  EXPECT_EQ(choice_from_word(catalog(), type, "超级客户"), std::nullopt);
  EXPECT_EQ(choice_label(catalog(), purpose, "regular", Language::kChinese), "定期回访");
  EXPECT_EQ(choice_label(catalog(), purpose, "量血压", Language::kEnglish), "量血压");
}

}  // namespace
}  // namespace huifang
