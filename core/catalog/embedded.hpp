#pragma once

#include <span>
#include <string_view>

namespace huifang {

// A file of the catalog as it was when the program was built. `name` is its path below core/.
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

// Every file of the catalog; the bytes live as long as the program.
std::span<const EmbeddedFile> catalog_files();

}  // namespace huifang
