#include "shell/app/models/visit_week.hpp"

#include <gtest/gtest.h>

namespace huifang::shell {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kMonday = 20'710;

Id id_of(std::uint8_t first) {
  Id id;
  id.bytes[15] = first;
  return id;
}

VisitLine visit(std::uint8_t id, std::string state, std::int64_t day, const Id& rep) {
  VisitLine line{.id = id_of(id), .customer = id_of(1), .rep = rep, .state = std::move(state)};
  line.planned_ms = day * kDayMs;
  if (is_done(line)) line.check_in_ms = day * kDayMs + 5;
  return line;
}

TEST(VisitWeek, CountsWhatIsPlannedAndWhatIsDone) {
  const Id me = id_of(100);
  const std::vector<VisitLine> visits{
      visit(1, "planned", kMonday + 7, me),     visit(2, "submitted", kMonday + 6, me),
      visit(3, "planned", kMonday, me),         visit(4, "reviewed", kMonday, me),
      visit(5, "submitted", kMonday, id_of(9)), visit(6, "cancelled", kMonday, me),
      visit(7, "submitted", kMonday - 1, me)};
  const VisitWeek week =
      week_of_visits(visits, me, kMonday, [](std::int64_t moment) { return moment / kDayMs; });
  EXPECT_EQ(week.planned, 3);
  EXPECT_EQ(week.done, 2);
  EXPECT_EQ(week.days[0].planned, 2);
  EXPECT_EQ(week.days[0].done, 1);
  EXPECT_EQ(week.days[0].visits, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(week.days[6].done, 1);
  EXPECT_EQ(week.days[3].planned, 0);
  EXPECT_EQ(visits_made_by(visits, me), (std::vector<std::size_t>{1, 3, 6}));
}

}  // namespace
}  // namespace huifang::shell
