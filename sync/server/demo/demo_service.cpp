#include "sync/server/demo/demo_service.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sync/server/demo/dice.hpp"

namespace huifang::server {
namespace {

constexpr std::uint64_t kSeed = 6'000;
constexpr std::size_t kTeamBookEvery = 10;  // Every tenth customer of an owner.
constexpr int kFriday = 5;

// What is in hand with the first customers of each owner, in this order; the rest lies ahead.
constexpr std::array<std::int64_t, 4> kLateDays{2, 3, 6, 11};
constexpr std::size_t kDueToday = 3;
constexpr std::size_t kSentBack = 1;
struct Plan {
  int workdays_ahead;
  int minute_of_day;
};
constexpr std::array kPlans{Plan{0, 9 * 60 + 30}, Plan{0, 11 * 60},      Plan{0, 14 * 60},
                            Plan{0, 16 * 60},     Plan{1, 10 * 60},      Plan{1, 15 * 60},
                            Plan{2, 9 * 60 + 30}, Plan{2, 14 * 60 + 30}, Plan{3, 10 * 60 + 30},
                            Plan{4, 9 * 60}};

bool is_workday(std::int64_t day) { return weekday(day) <= kFriday; }

std::int64_t workday_from(std::int64_t day, int step) {
  while (!is_workday(day)) day += step;
  return day;
}

std::int64_t workdays_after(std::int64_t day, int count) {
  for (; count > 0; --count) day = workday_from(day + 1, 1);
  return day;
}

// Of a hundred customers with a grade: a few large ones, a third in the middle.
std::string grade_of(Dice& dice) {
  const std::uint64_t of_hundred = dice.below(100);
  return of_hundred < 12 ? "A" : of_hundred < 45 ? "B" : "C";
}

std::int64_t cadence_days(const Policies& policies, const std::string& grade, std::int64_t today) {
  return policies.value("cadence.visit_days." + grade, today).number();
}

// Gives each visit of a person's day a time of its own.
class Diaries {
 public:
  explicit Diaries(Dice& dice) : dice_(dice) {}
  LocalTime next_time(std::size_t owner, std::int64_t day) {
    constexpr std::array kSlots{9 * 60, 10 * 60 + 20, 13 * 60 + 40, 15 * 60, 16 * 60 + 20, 17 * 60};
    const std::size_t made = made_[{owner, day}]++;
    return {.days = day,
            .minute_of_day = kSlots[made % kSlots.size()] + static_cast<int>(dice_.below(35))};
  }

 private:
  Dice& dice_;
  std::map<std::pair<std::size_t, std::int64_t>, std::size_t> made_;
};

}  // namespace

std::vector<DemoService> demo_services(std::size_t customers, std::size_t owners,
                                       const Policies& policies, std::int64_t today) {
  Dice dice(kSeed);
  Diaries diaries(dice);
  std::vector<DemoService> services(customers);
  for (std::size_t number = 0; number < customers; ++number) {
    DemoService& service = services[number];
    service.owner = number % owners;
    const std::size_t place = number / owners;  // Among the customers of this owner.
    service.in_team_book = place % kTeamBookEvery == kTeamBookEvery - 1;
    // The first nine and the eleventh on have a story; what a team shares has none to be late with.
    const std::size_t story = place - place / kTeamBookEvery;
    constexpr std::size_t kFirstPlan = kLateDays.size() + kDueToday + kSentBack;
    const bool in_hand = !service.in_team_book && story < kFirstPlan + kPlans.size();
    if (!in_hand && dice.below(5) == 0) continue;  // A prospect nobody has been to see yet.
    service.grade = grade_of(dice);
    const std::int64_t days = cadence_days(policies, service.grade, today);

    std::int64_t due = workday_from(today + 1 + dice.days_below(days - 1), 1);
    if (in_hand && story < kLateDays.size()) {
      due = today - kLateDays[story];
    } else if (in_hand && story < kLateDays.size() + kDueToday) {
      due = today;
    } else if (in_hand && story < kFirstPlan) {
      service.sent_back = true;
    } else if (in_hand) {
      const Plan& plan = kPlans[story - kFirstPlan];
      due = workdays_after(today, plan.workdays_ahead);
      service.planned_at = LocalTime{.days = due, .minute_of_day = plan.minute_of_day};
    }
    std::int64_t last = workday_from(std::min(due - days, today - 1), -1);
    if (service.sent_back) last = workday_from(today - 1, -1), due = workday_from(last + days, 1);

    std::vector<std::int64_t> visited_on{last};
    for (std::uint64_t before = dice.below(4); before > 0; --before) {
      const std::int64_t gap = days - 5 + dice.days_below(12);
      visited_on.push_back(workday_from(visited_on.back() - gap, -1));
    }
    std::ranges::reverse(visited_on);
    for (std::size_t at = 0; at < visited_on.size(); ++at) {
      service.visited_at.push_back(diaries.next_time(service.owner, visited_on[at]));
      service.next_on.push_back(
          at + 1 == visited_on.size() ? due : workday_from(visited_on[at] + days, 1));
    }
  }
  return services;
}

}  // namespace huifang::server
