#include "core/rules/policies.hpp"

#include <gtest/gtest.h>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::day;
using testing::id_of;
using testing::policy_row;

TEST(Policies, CatalogSaysTheDefaults) {
  const Policies policies(catalog());
  const PolicyValue value = policies.value("complaint.reply_hours", day(2026, 9, 17));
  EXPECT_EQ(value.number(), 24);
  EXPECT_FALSE(value.by_organisation);
  EXPECT_EQ(value.effective_from, day(2013, 7, 1));
  EXPECT_EQ(policies.value("joint.daily_cutoff", 20'000).number(), 18 * 60);
  EXPECT_EQ(policies.value("penalty.complaint.overdue", 20'000).number(), 50'000);
  EXPECT_EQ(policies.value("dup.scope", 20'000).text(), "store");
  EXPECT_TRUE(is_empty(policies.value("hotline", 20'000).value));
  EXPECT_EQ(policies.value("email.reply_rate", 20'000).number(77), 77);
}

TEST(Policies, BeforeTheFirstDateTheFirstValueCounts) {
  EXPECT_EQ(Policies(catalog()).value("complaint.reply_hours", day(1999, 1, 1)).number(), 24);
}

TEST(Policies, OrganisationOverridesFromItsDateOn) {
  Policies policies(catalog());
  ASSERT_TRUE(policies.add(policy_row(1, "complaint.reply_hours", "12", day(2026, 9, 1))));
  ASSERT_TRUE(policies.add(policy_row(2, "complaint.reply_hours", "8", day(2026, 10, 1))));
  EXPECT_EQ(policies.value("complaint.reply_hours", day(2026, 8, 31)).number(), 24);
  EXPECT_EQ(policies.value("complaint.reply_hours", day(2026, 9, 1)).number(), 12);
  EXPECT_EQ(policies.value("complaint.reply_hours", day(2026, 9, 30)).number(), 12);
  EXPECT_EQ(policies.value("complaint.reply_hours", day(2026, 10, 1)).number(), 8);
  EXPECT_TRUE(policies.value("complaint.reply_hours", day(2026, 10, 1)).by_organisation);
}

TEST(Policies, UnitBeforeEveryoneAndClassBeforeUnit) {
  Policies policies(catalog());
  const Id unit = id_of(101);
  ASSERT_TRUE(policies.add(policy_row(1, "complaint.reply_hours", "20", day(2026, 9, 1))));
  ASSERT_TRUE(policies.add(policy_row(2, "complaint.reply_hours", "10", day(2026, 8, 1), unit)));
  Record classed = policy_row(3, "complaint.reply_hours", "5", day(2026, 7, 1), unit);
  classed.fields.set(policy_field::kClass, std::string("A"));
  ASSERT_TRUE(policies.add(classed));
  const std::int64_t today = day(2026, 9, 17);
  EXPECT_EQ(policies.value("complaint.reply_hours", today).number(), 20);
  EXPECT_EQ(policies.value("complaint.reply_hours", today, unit).number(), 10);
  EXPECT_EQ(policies.value("complaint.reply_hours", today, unit, "A").number(), 5);
  EXPECT_EQ(policies.value("complaint.reply_hours", today, unit, "B").number(), 10);
  EXPECT_EQ(policies.value("complaint.reply_hours", today, id_of(102), "A").number(), 20);
}

TEST(Policies, NewerVersionOfARowTakesItsPlaceAndOrderDoesNotMatter) {
  Policies forwards(catalog());
  ASSERT_TRUE(forwards.add(policy_row(1, "complaint.reply_hours", "12", 20'000)));
  ASSERT_TRUE(forwards.add(policy_row(1, "complaint.reply_hours", "13", 20'000)));
  EXPECT_EQ(forwards.value("complaint.reply_hours", 20'000).number(), 13);

  Policies backwards(catalog());
  ASSERT_TRUE(backwards.add(policy_row(2, "complaint.reply_hours", "9", 20'000)));
  ASSERT_TRUE(backwards.add(policy_row(1, "complaint.reply_hours", "13", 20'000)));
  ASSERT_TRUE(forwards.add(policy_row(2, "complaint.reply_hours", "9", 20'000)));
  EXPECT_EQ(forwards.value("complaint.reply_hours", 20'000).number(),
            backwards.value("complaint.reply_hours", 20'000).number());
}

TEST(Policies, WrongRowsAreRefusedAndChangeNothing) {
  Policies policies(catalog());
  const std::pair<const char*, const char*> cases[] = {
      {"complaint.reply_hours", "many"},      {"complaint.reply_hours", ""},
      {"complaint.reply_hours", "12h"},       {"joint.daily_cutoff", "25:00"},
      {"joint.daily_cutoff", "9:00"},         {"dup.scope", "village"},
      {"visit.plan_needs_approval", "yes"},   {"penalty.complaint.overdue", "x"},
      {"rules.effective_from", "2026-13-01"}, {"no.such.policy", "1"},
  };
  for (const auto& [key, value] : cases)
    EXPECT_FALSE(policies.add(policy_row(1, key, value, 20'000))) << key << "=" << value;
  Record undated = policy_row(1, "complaint.reply_hours", "12", 20'000);
  undated.fields.remove(policy_field::kEffectiveFrom);
  EXPECT_FALSE(policies.add(undated));
  EXPECT_EQ(policies.value("complaint.reply_hours", 20'000).number(), 24);
}

// Every key of the table of numbers; where one row of it holds several, each has a key of its own.
TEST(Policies, EveryNumberOfTheRequirementsIsThere) {
  for (const char* key : {"points.referral.new_attendee",
                          "points.referral.sale_unit",
                          "points.referral.sale_unit.amount",
                          "joint.window_days",
                          "joint.daily_cutoff",
                          "joint.plan_lead_days",
                          "joint.cutoff.afternoon_event",
                          "joint.cutoff.evening_event",
                          "penalty.joint.late_list",
                          "penalty.joint.dispute_before_customer",
                          "pool.no_service_months",
                          "penalty.grumble.found",
                          "penalty.grumble.to_executive",
                          "complaint.resolve_days",
                          "penalty.complaint.overdue",
                          "filing.new_workdays",
                          "filing.change_workdays",
                          "customer.types",
                          "contact.min_staff_key_new",
                          "kpi.filing_penalty",
                          "rules.effective_from",
                          "vip.min_consumptions_per_month",
                          "vip.stages",
                          "sla.account_open_hours",
                          "sla.record_review_hours",
                          "sla.delete_hours",
                          "vip.incomplete_delete_days",
                          "pool.no_consumption_months",
                          "pool.bypass_share",
                          "pool.bypass_window",
                          "wake.min_receptions",
                          "wake.tie",
                          "callback.min_interval",
                          "callback.first_after_purchase",
                          "callback.product_schedule",
                          "contact.important_customer",
                          "survey.period",
                          "plan.inquiry",
                          "meeting.customer_service",
                          "care.grade_A",
                          "care.grade_B",
                          "care.grade_other",
                          "complaint.reply_hours",
                          "email.reply_hours",
                          "email.reply_rate",
                          "phone.solve_minutes",
                          "recommend.conversion",
                          "service.hours",
                          "kpi.satisfaction",
                          "kpi.loyalty",
                          "kpi.churn",
                          "review.period",
                          "plan.horizon",
                          "worklog.daily",
                          "reference.retention_cost",
                          "reference.sell_probability.existing",
                          "reference.sell_probability.new",
                          "reference.loyalty_profit.down",
                          "reference.loyalty_profit.up",
                          "reference.referral_share",
                          "reference.satisfied_but_lost",
                          "reference.voiced_complaints",
                          "reference.winback",
                          "focus.share",
                          "hotline"}) {
    EXPECT_NE(catalog().policy(key), nullptr) << key;
  }
}

}  // namespace
}  // namespace huifang
