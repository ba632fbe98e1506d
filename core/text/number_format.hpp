#pragma once

#include <cstdint>
#include <string>

#include "core/text/texts.hpp"

namespace huifang {

// Numbers as people of a language write them. They are whole numbers of a smallest unit, so nothing
// is lost on the way: a money value is fen, a share is per mille.

// 12,931; −1,234.
std::string format_number(Language language, std::int64_t number);
// A number of units of 10^-decimals: 43 with one decimal is 4.3, 40 is 4.0.
std::string format_decimal(Language language, std::int64_t units, int decimals);
// ¥12,345.00 of fen.
std::string format_money(Language language, std::int64_t fen);
// 92.4% of per mille; 90% when round.
std::string format_per_mille(Language language, std::int64_t per_mille);

// Three digits at most and the name of the step, for charts: 1.2万, 3,456万, 1.2亿 in Chinese,
// which counts by ten thousands; 1.2K, 34.6K, 1.2M in English. Rounded to the nearest; below one
// step the number itself.
std::string format_short_number(const Words& words, std::int64_t number);
// The same of fen in whole yuan: ¥1.2万 / ¥12.3K.
std::string format_short_money(const Words& words, std::int64_t fen);

}  // namespace huifang
