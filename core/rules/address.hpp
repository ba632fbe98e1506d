#pragma once

#include <string>
#include <string_view>

#include "core/rules/checked.hpp"

namespace huifang {

// An address that somebody can be found at: a road with a house number, a village or estate
// with a number in it, or a named building. A province, city, county, quarter or road alone is
// refused, and so is what merely lies near something ("火车站对面").
Checked<std::string> check_address(std::string_view text);

}  // namespace huifang
