#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "shell/app/models/visit_index.hpp"

namespace huifang::shell {

// One day of the week strip: how many visits there are, and how many of them were made.
struct VisitDay {
  std::int64_t day = 0;
  int planned = 0;  // Made ones included.
  int done = 0;
  std::vector<std::size_t> visits;  // Places in the list asked about, newest first.
};

// The person's visits of the week that begins on `monday`.
struct VisitWeek {
  std::array<VisitDay, 7> days;
  int planned = 0;
  int done = 0;
};

VisitWeek week_of_visits(std::span<const VisitLine> visits, const Id& rep, std::int64_t monday,
                         const std::function<std::int64_t(std::int64_t)>& day_of);

// Places of the visits `rep` made, newest first.
std::vector<std::size_t> visits_made_by(std::span<const VisitLine> visits, const Id& rep);

}  // namespace huifang::shell
