#pragma once

#include "core/catalog/embedded.hpp"

namespace huifang {

// The texts of the gallery, as files of the catalog.
std::span<const EmbeddedFile> gallery_files();

}  // namespace huifang
