#pragma once

#include <cstdint>
#include <string_view>

#include "core/rules/checked.hpp"

namespace huifang {

// An amount as people and spreadsheets write it: 12931.81, 1,234.50, ￥1234.5, 1234元. At most two
// decimals, thousands either everywhere or nowhere, never negative (a sum of purchases), no words
// ("一万二", "1.2万"), no exponents, no NaN. Gives fen.
Checked<std::int64_t> parse_money(std::string_view text);

}  // namespace huifang
