#include "core/rules/cadence.hpp"

#include "core/text/calendar.hpp"

namespace huifang {

VisitProposal propose_next_visit(const Policies& policies, std::string_view grade,
                                 std::int64_t visited_on) {
  const bool graded = grade == "A" || grade == "B" || grade == "C";
  VisitProposal proposal;
  proposal.because =
      policies.value("cadence.visit_days." + std::string(graded ? grade : "other"), visited_on);
  const std::int64_t days = proposal.because.number();
  proposal.date = visited_on + days;
  constexpr int kSaturday = 6;
  while (weekday(proposal.date) >= kSaturday) ++proposal.date;
  proposal.reason = {"rule.cadence",
                     {{"grade", graded ? "@choice.customer.grade." + std::string(grade)
                                       : "@rule.cadence.no_grade"},
                      {"days", std::to_string(days)},
                      {"from", iso_date(proposal.because.effective_from)}}};
  return proposal;
}

}  // namespace huifang
