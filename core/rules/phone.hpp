#pragma once

#include <string>
#include <string_view>

#include "core/rules/checked.hpp"
#include "core/rules/policies.hpp"

namespace huifang {

// What a mobile number looks like, by policy.
struct MobileForm {
  int digits = 11;
  int prefix_min = 13;
  int prefix_max = 19;
};
MobileForm mobile_form(const Policies& policies, std::int64_t today);

// A mobile number as plain digits. The country code of China, spaces and hyphens between groups and
// full-width digits are understood; landlines, switchboards (400…), letters and wrong lengths are
// refused with what they are.
Checked<std::string> check_mobile(std::string_view text, const MobileForm& form);

// A landline or switchboard of an organisation (P-15): area code and number, 400/800 numbers, an
// extension behind, or a mobile number, which companies use as well. Kept as written, width-folded.
Checked<std::string> check_landline(std::string_view text);

// An e-mail address, as far as its form goes.
Checked<std::string> check_email(std::string_view text);

}  // namespace huifang
