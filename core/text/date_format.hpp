#pragma once

#include <cstdint>
#include <string>

#include "core/text/texts.hpp"

namespace huifang {

// Days, moments and spans as people of a language write them. Nothing here reads a clock: days are
// counted from 1970-01-01, `today` is the local day, and moments are local already.

// A moment on the reader's clocks.
struct LocalMoment {
  std::int64_t day = 0;
  int minute_of_day = 0;
};
LocalMoment local_moment(std::int64_t utc_ms, int offset_minutes);

// "7:12", as on a clock.
std::string format_clock(int minute_of_day);
// 三 / Wed; 星期三 / Wednesday. REQUIRES: 1 = Monday … 7 = Sunday.
std::string format_weekday(const Words& words, int weekday);
std::string format_long_weekday(const Words& words, int weekday);

// 9月17日 / 17 Sep; with the year where it is not that of `today`.
std::string format_date(const Words& words, std::int64_t day, std::int64_t today);
// 2026年9月17日 / 17 Sep 2026.
std::string format_full_date(const Words& words, std::int64_t day);
// 2026年9月17日 星期四 / Thursday, 17 September 2026.
std::string format_long_date(const Words& words, std::int64_t day);
// 9月17日 星期四 / Thu 17 Sep.
std::string format_date_and_weekday(const Words& words, std::int64_t day);
// 24日 四 / Thu 24; with the month where it is not that of `today`.
std::string format_date_chip(const Words& words, std::int64_t day, std::int64_t today);
// 2026年11月 / November 2026.
std::string format_month(const Words& words, std::int64_t day);
// 2026年9月14日至20日 / 14 – 20 Sep 2026, leaving out of the first day what the last one says too.
std::string format_period(const Words& words, std::int64_t first, std::int64_t last);

// 今天, 昨天, 明天 / Today, Yesterday, Tomorrow; else as format_date().
std::string format_near_date(const Words& words, std::int64_t day, std::int64_t today);
// 7 天前, 昨天, 3 天后 / 7 days ago, Yesterday, in 3 days.
std::string format_distance(const Words& words, std::int64_t day, std::int64_t today);

// As near as it matters: 10:24 today, 周三 7:12 within the six days before and after, else 9月17日.
std::string format_moment(const Words& words, const LocalMoment& moment, std::int64_t today);
// As format_moment() of today, else date and time: 9月17日 10:24.
std::string format_exact_moment(const Words& words, const LocalMoment& moment, std::int64_t today);
// Date and time whatever day it is: 2026年9月17日 10:24.
std::string format_full_moment(const Words& words, const LocalMoment& moment);

// 3 时 12 分 / 3 h 12 min; below a minute 40 秒, rounded up; from three days on whole days. Never
// negative.
std::string format_span(const Words& words, std::int64_t ms);

}  // namespace huifang
