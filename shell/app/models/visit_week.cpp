#include "shell/app/models/visit_week.hpp"

namespace huifang::shell {

VisitWeek week_of_visits(std::span<const VisitLine> visits, const Id& rep, std::int64_t monday,
                         const std::function<std::int64_t(std::int64_t)>& day_of) {
  VisitWeek week;
  for (std::size_t at = 0; at < week.days.size(); ++at)
    week.days[at].day = monday + static_cast<std::int64_t>(at);
  for (std::size_t at = 0; at < visits.size(); ++at) {
    const VisitLine& visit = visits[at];
    if (visit.rep != rep || visit.when_ms() == 0) continue;
    const bool done = is_done(visit);
    if (!done && !is_planned(visit)) continue;
    const std::int64_t offset = day_of(visit.when_ms()) - monday;
    if (offset < 0 || offset >= 7) continue;
    VisitDay& day = week.days[static_cast<std::size_t>(offset)];
    day.visits.push_back(at);
    ++day.planned;
    ++week.planned;
    if (done) ++day.done, ++week.done;
  }
  return week;
}

std::vector<std::size_t> visits_made_by(std::span<const VisitLine> visits, const Id& rep) {
  std::vector<std::size_t> made;
  for (std::size_t at = 0; at < visits.size(); ++at) {
    if (visits[at].rep == rep && is_done(visits[at])) made.push_back(at);
  }
  return made;
}

}  // namespace huifang::shell
