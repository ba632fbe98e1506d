#include "core/rules/visit_check.hpp"

#include "core/catalog/fields.hpp"
#include "core/rules/office_clock.hpp"
#include "core/text/fold.hpp"

namespace huifang {
namespace {

namespace field = visit_field;

void require(const Fields& visit, FieldNumber number, const char* key, Findings& findings) {
  const Value& value = visit.get(number);
  const auto* text = std::get_if<std::string>(&value);
  if (is_empty(value) || (text && trim(*text).empty()))
    findings.push_back({"required", number, {key, {}}});
}

}  // namespace

Findings check_check_in(const Fields& visit) {
  Findings findings;
  require(visit, field::kCheckInAt, "rule.visit.check_in_at", findings);
  if (is_empty(visit.get(field::kCheckInPlace))) {
    require(visit, field::kNoPlaceReason, "rule.visit.place_or_reason", findings);
  }
  return findings;
}

Findings check_visit_minimum(const Fields& visit) {
  Findings findings;
  require(visit, field::kCustomer, "rule.visit.customer", findings);
  require(visit, field::kRep, "rule.visit.rep", findings);
  for (Finding& finding : check_check_in(visit)) findings.push_back(std::move(finding));
  require(visit, field::kNotes, "rule.visit.notes", findings);
  return findings;
}

Findings check_visit(const Fields& visit, const Policies& policies) {
  Findings findings;
  const std::int64_t in = visit.number(field::kCheckInAt);
  const std::int64_t out = visit.number(field::kCheckOutAt);
  if (visit.has(field::kCheckOutAt) && visit.has(field::kCheckInAt) && out < in) {
    findings.push_back({"time_order", field::kCheckOutAt, {"rule.visit.out_before_in", {}}});
  }
  if (!is_empty(visit.get(field::kNextOn)) && visit.has(field::kCheckInAt)) {
    if (visit.number(field::kNextOn) < office_day(policies, in)) {
      findings.push_back({"date_order", field::kNextOn, {"rule.visit.next_before_visit", {}}});
    }
  }
  return findings;
}

}  // namespace huifang
