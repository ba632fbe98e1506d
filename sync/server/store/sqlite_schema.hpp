#pragma once

#include <span>

namespace huifang::server {

// The steps that make the engine's tables, oldest first. Released steps are never edited.
std::span<const char* const> sqlite_schema_steps();

}  // namespace huifang::server
