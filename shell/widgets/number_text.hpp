#pragma once

#include <cstdint>
#include <expected>
#include <memory_resource>
#include <string_view>

#include "shell/widgets/frame_memory.hpp"

namespace huifang::shell {

// Numbers as people type and read them. A number with decimals is a whole number of its smallest
// parts: with two of them "1,234.5" is 123450. All work in `memory`.

enum class NumberFault {
  kEmpty,
  kNotANumber,
  kTooManyDecimals,
  kTooLarge,
};

// Reads "1,234.5", "１，２３４．５", "-12", "¥ 1 200": full-width signs, commas of both kinds and
// blanks between groups of three (or, Chinese, of four) digits, and a sign of money before it. A
// comma that is none of these ("1,5") is no number: it may stand for a decimal point elsewhere.
std::expected<std::int64_t, NumberFault> parse_number(
    std::string_view text, int decimals,
    std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// "1,234.50" of 123450 with two decimals; without `all_decimals` whole numbers have none.
// REQUIRES: 0 <= decimals <= 9.
FrameText group_number(std::int64_t number, int decimals, bool all_decimals = true,
                       std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// "138 0000 1234" of a Chinese mobile number, however it was typed ("１３８-0000-1234",
// "+8613800001234" keeps its "+86"); anything else without blanks at its ends.
FrameText group_phone(std::string_view text,
                      std::pmr::memory_resource* memory = std::pmr::get_default_resource());

}  // namespace huifang::shell
