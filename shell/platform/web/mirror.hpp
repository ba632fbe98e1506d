#pragma once

#include <cstdint>
#include <vector>

#include "shell/semantics/tree.hpp"

namespace huifang::shell {

// Hands the list of semantics to web/js/shell/mirror.js, which keeps ARIA elements over the canvas
// like it.
class Mirror {
 public:
  // Does nothing when the list is as it was.
  void show(const semantics::Tree& tree);
  // Counts how often the page's elements were touched, for measuring.
  int updates() const { return updates_; }

 private:
  std::uint64_t shown_hash_ = 0;
  int updates_ = 0;
  std::vector<std::uint32_t> words_;
};

}  // namespace huifang::shell
