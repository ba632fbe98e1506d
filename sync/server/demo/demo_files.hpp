#pragma once

#include <span>

#include "core/catalog/embedded.hpp"

namespace huifang::server {

// The staff list and the words that demo data is made of, as they were when the program was built.
std::span<const EmbeddedFile> demo_files();

}  // namespace huifang::server
