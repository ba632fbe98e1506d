#pragma once

#include <cstdint>

namespace huifang::shell {

// How many pieces of memory this thread asked for and has not given back: our code's and, once
// count_imgui_allocations() was called, Dear ImGui's.
std::int64_t living_allocations();
// How often it asked for memory, given back or not.
std::int64_t allocations();

// REQUIRES: no Dear ImGui context is there.
void count_imgui_allocations();

}  // namespace huifang::shell
