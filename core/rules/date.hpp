#pragma once

#include <cstdint>
#include <string_view>

#include "core/rules/checked.hpp"

namespace huifang {

// A date as people and spreadsheets write it, year first: 2023-01-02, 2023/1/2, 2023.1.2,
// 2023年1月2日, 20230102, each also with a time behind it, which is dropped. A day that the
// calendar does not have, a year before 1900 or after 2199, any other order and bare day counts are
// refused: 01.02.2023 could mean two days, and a wrong date is worse than none. Gives days since
// 1970-01-01.
Checked<std::int64_t> parse_date(std::string_view text);

// A date and a time: 2026-10-20 14:14, with or without seconds, "T" between allowed. Read on clocks
// `offset_minutes` ahead of UTC. Gives milliseconds since 1970, UTC.
Checked<std::int64_t> parse_timestamp(std::string_view text, int offset_minutes);

// Whether a day can be a birthday or founding day on `today`.
Checked<std::int64_t> check_birthday(std::int64_t days, std::int64_t today);

// Whether the two days can follow on each other.
bool is_in_order(std::int64_t earlier, std::int64_t later);

}  // namespace huifang
