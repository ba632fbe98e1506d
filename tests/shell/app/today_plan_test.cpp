#include "shell/app/models/today_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace huifang::shell {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kToday = 20'713;

Id id_of(std::uint8_t first) {
  Id id;
  id.bytes[15] = first;
  return id;
}

const Id kMe = id_of(100);
const Id kColleague = id_of(101);

VisitLine planned(std::uint8_t id, std::uint8_t customer, std::int64_t day, int hour,
                  const Id& rep = kMe) {
  return {.id = id_of(id),
          .customer = id_of(customer),
          .rep = rep,
          .state = "planned",
          .purpose = "regular",
          .planned_ms = day * kDayMs + hour * 3'600'000};
}

VisitLine made(std::uint8_t id, std::uint8_t customer, std::int64_t day,
               std::optional<std::int64_t> next_on, const Id& rep = kMe) {
  return {.id = id_of(id),
          .customer = id_of(customer),
          .rep = rep,
          .state = "submitted",
          .check_in_ms = day * kDayMs + 1,
          .next_on = next_on};
}

TodayPlan plan(std::vector<VisitLine> visits, const Id& owner = kMe) {
  std::ranges::sort(
      visits, [](const VisitLine& a, const VisitLine& b) { return a.when_ms() > b.when_ms(); });
  return plan_today(visits, {.employee = kMe,
                             .now_ms = kToday * kDayMs + 1,
                             .today = kToday,
                             .day_of = [](std::int64_t moment) { return moment / kDayMs; },
                             .owner_of = [owner](const Id&) { return owner; }});
}

TEST(TodayPlan, WithoutVisitsAllIsDone) { EXPECT_TRUE(plan({}).all_done()); }

TEST(TodayPlan, TheEarliestOfTodayIsNextAndTheRestComesLater) {
  const TodayPlan day =
      plan({planned(1, 1, kToday, 15), planned(2, 2, kToday, 10), planned(3, 3, kToday, 13)});
  ASSERT_TRUE(day.next);
  EXPECT_EQ(day.next->visit, id_of(2));
  ASSERT_EQ(day.later.size(), 2U);
  EXPECT_EQ(day.later[0].visit, id_of(3));
  EXPECT_EQ(day.later[1].visit, id_of(1));
  EXPECT_EQ(day.later_planned, 2U);
}

TEST(TodayPlan, WhatWasNotMadeIsOverdueWorstFirst) {
  const TodayPlan day = plan({planned(1, 1, kToday - 1, 9), made(2, 2, kToday - 60, kToday - 30)});
  ASSERT_EQ(day.overdue.size(), 2U);
  EXPECT_EQ(day.overdue[0].customer, id_of(2));
  EXPECT_EQ(day.overdue[1].customer, id_of(1));
  EXPECT_FALSE(day.next);
}

TEST(TodayPlan, ANewerVisitTakesTheDateOfAnOlderOneAway) {
  EXPECT_TRUE(plan({made(1, 1, kToday - 60, kToday - 30), made(2, 1, kToday - 3, std::nullopt)})
                  .all_done());
}

TEST(TodayPlan, APlannedVisitStandsForTheDate) {
  const TodayPlan day = plan({made(1, 1, kToday - 30, kToday - 1), planned(2, 1, kToday, 10)});
  EXPECT_TRUE(day.overdue.empty());
  ASSERT_TRUE(day.next);
  EXPECT_EQ(day.next->visit, id_of(2));
}

TEST(TodayPlan, ADateOfTodayComesAfterWhatHasATime) {
  const TodayPlan day = plan({made(1, 1, kToday - 30, kToday), planned(2, 2, kToday, 18)});
  ASSERT_TRUE(day.next);
  EXPECT_EQ(day.next->visit, id_of(2));
  ASSERT_EQ(day.later.size(), 1U);
  EXPECT_EQ(day.later[0].customer, id_of(1));
  EXPECT_EQ(day.later_planned, 0U);
}

TEST(TodayPlan, PlansAndCustomersOfOthersAreNotMine) {
  EXPECT_TRUE(plan({planned(1, 1, kToday, 10, kColleague)}).all_done());
  EXPECT_TRUE(plan({made(1, 1, kToday - 30, kToday - 1)}, kColleague).all_done());
}

TEST(TodayPlan, OfACustomerWithoutOwnerTheLastVisitorIsAsked) {
  EXPECT_EQ(plan({made(1, 1, kToday - 30, kToday - 1)}, {}).overdue.size(), 1U);
  EXPECT_TRUE(plan({made(1, 1, kToday - 30, kToday - 1, kColleague)}, {}).all_done());
}

TEST(TodayPlan, TheFirstOfALaterDayIsNamed) {
  const TodayPlan day = plan({planned(1, 1, kToday + 5, 9), made(2, 2, kToday - 1, kToday + 2)});
  EXPECT_TRUE(day.all_done());
  ASSERT_TRUE(day.after);
  EXPECT_EQ(day.after->customer, id_of(2));
}

}  // namespace
}  // namespace huifang::shell
