#pragma once

#include <vector>

#include "sync/protocol/internal/positional_reader.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

void write_outcomes(CborWriter& writer, const std::vector<Outcome>& outcomes);
std::vector<Outcome> read_outcomes(PositionalReader& reader);

}  // namespace huifang::sync
