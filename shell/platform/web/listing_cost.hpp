#pragma once

#include "shell/semantics/tree.hpp"

namespace huifang::shell {

// Milliseconds that it takes to report one frame's list as the widgets reported it, node by node,
// and to finish it: the average of many times. For measuring.
double listing_cost_ms(const semantics::Tree& tree);

}  // namespace huifang::shell
