#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/texts.hpp"

namespace huifang {

// How figures are written for people. Nothing here reads a clock: `now_ms` and the place's offset
// from UTC come in.

std::string iso_date(std::int64_t days);  // 2026-09-17, for files and rules.

// 2026年9月17日 / 17 Sep 2026; without the year when it is that of `today`: 9月17日 / 17 Sep.
std::string format_date(Language language, std::int64_t days);
std::string format_short_date(Language language, std::int64_t days, std::int64_t today);
// 周三 / Wed.
std::string format_weekday(Language language, std::int64_t days);
// 7:12, as on a clock.
std::string format_clock(int minute_of_day);

// A moment as near as it matters: 10:24 on the same day, 周三 7:12 within the six days before and
// after, else 9月17日; with the year where it differs.
std::string format_moment(Language language, std::int64_t utc_ms, std::int64_t now_ms,
                          int offset_minutes);

// 3 时 12 分 / 3 h 12 min; 12 分; 2 天 5 时. The two largest parts, rounded down; never negative.
std::string format_span(Language language, std::int64_t ms);

// 12,931; −1,234.
std::string format_number(std::int64_t number);
// ¥12,931.81 of fen; whole yuan without decimals.
std::string format_money(std::int64_t fen);
// 92.4% of per mille; 90% when round.
std::string format_per_mille(std::int64_t per_mille);
// 135 2133 5058 for mobiles, anything else as it is.
std::string format_phone(std::string_view number);

}  // namespace huifang
