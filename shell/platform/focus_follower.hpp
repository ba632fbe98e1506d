#pragma once

#include <optional>
#include <vector>

#include "shell/semantics/tree.hpp"

namespace huifang::shell {

// Keeps the focus on the page. A widget that had it may be gone in the next frame: its row left the
// list, its screen made way for another. Then the focus goes to the widget that took its place
// among its neighbours, else to the part of the page they lay in, never back to the beginning.
class FocusFollower {
 public:
  // Looks at a frame that is finished. Returns who shall have the focus instead of `focused`, or
  // nothing if that is still there or nobody had it.
  std::optional<semantics::NodeId> after_frame(const semantics::Tree& tree,
                                               semantics::NodeId focused);

 private:
  // Something the widget lies in, and how many stops of the Tab key come before it in there.
  struct Around {
    semantics::NodeId id;
    std::size_t stops_before;
  };
  void remember(const semantics::Tree& tree, const semantics::Node& node);

  semantics::NodeId followed_ = 0;
  std::vector<Around> around_;  // The innermost first.
};

}  // namespace huifang::shell
