#pragma once

#include "core/rules/finding.hpp"
#include "core/rules/policies.hpp"

namespace huifang {

// A check-in has a time and a place, or the reason why there is no place.
Findings check_check_in(const Fields& visit);

// What a visit lacks to be written up: customer, rep, check-in with place or reason, notes.
Findings check_visit_minimum(const Fields& visit);

// What is wrong with it: out before in, next date before the day of the visit on the office's
// clocks.
Findings check_visit(const Fields& visit, const Policies& policies);

}  // namespace huifang
