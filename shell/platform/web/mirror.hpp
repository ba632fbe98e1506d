#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "shell/semantics/changes.hpp"
#include "shell/semantics/tree.hpp"

namespace huifang::shell {

// Hands what changed in the list of semantics to web/js/shell/mirror.js, which keeps ARIA elements
// over the canvas like it.
class Mirror {
 public:
  // Does nothing when the list is as it was.
  void show(const semantics::Tree& tree);

  // For measuring: how often the page's elements were touched, how many nodes were handed over for
  // it, and how long making and handing over the changes took the last time.
  int updates() const { return updates_; }
  std::size_t nodes_sent() const { return nodes_sent_; }
  double last_update_ms() const { return last_update_ms_; }

 private:
  semantics::Changes changes_;
  std::uint64_t shown_hash_ = 0;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> fields_;
  std::string texts_;
  int updates_ = 0;
  std::size_t nodes_sent_ = 0;
  double last_update_ms_ = 0;
};

}  // namespace huifang::shell
