#include "shell/widgets/roving.hpp"

#include <algorithm>

namespace huifang::shell {

int roving_target(Ui& ui, std::span<const NodeId> ids) {
  const auto found = std::ranges::find(ids, ui.focused());
  if (ui.focused() == 0 || found == ids.end()) return -1;
  const auto index = static_cast<std::size_t>(found - ids.begin());
  const std::size_t count = ids.size();
  std::size_t target = count;
  if (ui.take_key("ArrowRight") || ui.take_key("ArrowDown")) target = (index + 1) % count;
  if (ui.take_key("ArrowLeft") || ui.take_key("ArrowUp")) target = (index + count - 1) % count;
  if (ui.take_key("Home")) target = 0;
  if (ui.take_key("End")) target = count - 1;
  if (target == count || target == index) return -1;
  ui.focus(ids[target]);
  return static_cast<int>(target);
}

}  // namespace huifang::shell
