#include "shell/platform/web/listing_cost.hpp"

#include <emscripten.h>

#include <vector>

namespace huifang::shell {
namespace {

using semantics::Node;
using semantics::Tree;

constexpr int kTimes = 200;

void report_again(const Tree& tree, Tree& copy, std::vector<std::int32_t>& open) {
  copy.begin_frame();
  open.clear();
  for (const Node& node : tree.nodes()) {
    for (; !open.empty() && open.back() != node.parent; open.pop_back()) copy.close();
    open.push_back(static_cast<std::int32_t>(&node - tree.nodes().data()));
    Node& made = copy.open(node.id, node.role, node.rect, tree.text(node.name));
    made.state = node.state;
    if (node.value.size > 0) made.value = copy.store(tree.text(node.value));
    if (node.link.size > 0) made.link = copy.store(tree.text(node.link));
    if (node.placeholder.size > 0) made.placeholder = copy.store(tree.text(node.placeholder));
    if (node.field >= 0)
      copy.set_field(made, tree.fields()[static_cast<std::size_t>(node.field)]);
  }
  for (; !open.empty(); open.pop_back()) copy.close();
  copy.end_frame();
}

}  // namespace

double listing_cost_ms(const Tree& tree) {
  Tree copy;
  std::vector<std::int32_t> open;
  report_again(tree, copy, open);  // As in a page that runs, there is room.
  const double begun_ms = emscripten_get_now();
  for (int time = 0; time < kTimes; ++time) report_again(tree, copy, open);
  return (emscripten_get_now() - begun_ms) / kTimes;
}

}  // namespace huifang::shell
