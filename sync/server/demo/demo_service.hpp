#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/policies.hpp"
#include "core/text/calendar.hpp"

namespace huifang::server {

// How one customer of the demo has been served until the day the demo begins, and what is agreed.
struct DemoService {
  std::size_t owner = 0;  // Which of those who look after customers.
  bool in_team_book = false;
  std::string grade;                    // Empty: a prospect, not graded yet.
  std::vector<LocalTime> visited_at;    // Oldest first; all before today, on working days.
  std::vector<std::int64_t> next_on;    // The day agreed at each of these visits.
  std::optional<LocalTime> planned_at;  // A visit that stands in the plan of this week.
  bool sent_back = false;               // The manager asks for more about the last visit.
};

// A working department's Monday: each owner has a few customers late by days, some due today, some
// visits planned today and on the next working days, and the rest spread over the cadence of their
// grade. The same day gives the same answer.
std::vector<DemoService> demo_services(std::size_t customers, std::size_t owners,
                                       const Policies& policies, std::int64_t today);

}  // namespace huifang::server
