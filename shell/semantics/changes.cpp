#include "shell/semantics/changes.hpp"

#include <algorithm>

#include "shell/semantics/hash.hpp"

namespace huifang::shell::semantics {
namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
std::uint64_t both(std::uint32_t high, std::uint32_t low) {
  return (static_cast<std::uint64_t>(high) << 32U) | low;
}
std::uint32_t bits(std::int32_t number) { return static_cast<std::uint32_t>(number); }

void mix_look(Hash& hash, const FieldLook& look) {
  for (const float number :
       {look.font_px, look.line_px, look.pad_left, look.pad_top, look.pad_right, look.pad_bottom})
    hash.mix(number);
  hash.mix(both(look.ink, look.caret));
  hash.mix((static_cast<std::uint64_t>(look.input_mode) << 16U) |
           (static_cast<std::uint64_t>(look.autocomplete) << 8U) |
           static_cast<std::uint64_t>(look.bold));
}

// Of what the node says, not of where its texts lie or who stands beside it.
std::uint64_t hash_of(const Tree& tree, const Node& node) {
  Hash hash;
  hash.mix(both((static_cast<std::uint32_t>(node.role) << 8U) | node.level, node.state));
  const Rect place = tree.place_in_parent(node);
  for (const float number : {place.left, place.top, place.width(), place.height(), node.scroll_x,
                             node.scroll_y, node.content_width, node.content_height})
    hash.mix(number);
  hash.mix(both(node.related, node.active));
  hash.mix(both(node.controls, bits(node.column)));
  hash.mix(both(bits(node.set_size), bits(node.position)));
  for (const TextRange range : {node.name, node.value, node.link, node.placeholder})
    hash.mix(tree.text(range));
  if (node.field >= 0) mix_look(hash, tree.fields()[at(node.field)]);
  return hash.value();
}

}  // namespace

void Changes::follow(const Tree& tree) {
  before_.swap(now_);
  list(tree);
  find_twins();
  find_places(before_, now_);
  find_places(now_, before_);

  gone_.clear();
  for (const Kept& node : before_)
    if (node.twin < 0) gone_.push_back(node.id);

  changed_.clear();
  // Where two changed places, all that follow are placed anew: who comes after whom in a row of
  // nodes that moved together does not say where the row went.
  reordered_.assign(now_.size() + 1, 0);
  for (std::size_t index = 0; index < now_.size(); ++index) {
    const Kept& node = now_[index];
    std::uint8_t& reordered = reordered_[at(node.parent + 1)];
    bool same = node.twin >= 0;
    if (same) {
      const Kept& twin = before_[at(node.twin)];
      const NodeId parent = parent_of(now_, node);
      if (parent != parent_of(before_, twin))
        same = false;
      else if (reordered != 0 || node.before_of_those != twin.before_of_those)
        reordered = 1;
      same = same && reordered == 0 && node.hash == twin.hash;
    }
    if (!same)
      changed_.push_back({static_cast<std::int32_t>(index), parent_of(now_, node), node.before});
  }
}

void Changes::list(const Tree& tree) {
  const std::span<const Node> nodes = tree.nodes();
  now_.clear();
  last_child_.assign(nodes.size() + 1, 0);
  for (const Node& node : nodes) {
    NodeId& last = last_child_[at(node.parent + 1)];
    now_.push_back(
        {.id = node.id, .parent = node.parent, .hash = hash_of(tree, node), .before = last});
    last = node.id;
  }
}

void Changes::find_twins() {
  by_id_.clear();
  for (Kept& node : before_) node.twin = -1;
  for (std::size_t index = 0; index < now_.size(); ++index) {
    Kept& node = now_[index];
    // Most stand where they stood.
    if (index < before_.size() && before_[index].id == node.id) {
      node.twin = static_cast<std::int32_t>(index);
    } else {
      if (by_id_.empty()) sort_by_id();
      const auto found = std::ranges::lower_bound(by_id_, std::pair{node.id, std::int32_t{0}});
      if (found != by_id_.end() && found->first == node.id) node.twin = found->second;
    }
    if (node.twin >= 0) before_[at(node.twin)].twin = static_cast<std::int32_t>(index);
  }
}

void Changes::sort_by_id() {
  for (std::size_t index = 0; index < before_.size(); ++index)
    by_id_.emplace_back(before_[index].id, static_cast<std::int32_t>(index));
  std::ranges::sort(by_id_);
}

// Whom each comes after among those that have the same parent in both frames.
void Changes::find_places(std::vector<Kept>& nodes, const std::vector<Kept>& others) {
  last_child_.assign(nodes.size() + 1, 0);
  for (Kept& node : nodes) {
    if (node.twin < 0) continue;
    if (parent_of(nodes, node) != parent_of(others, others[at(node.twin)])) continue;
    NodeId& last = last_child_[at(node.parent + 1)];
    node.before_of_those = last;
    last = node.id;
  }
}

NodeId Changes::parent_of(const std::vector<Kept>& nodes, const Kept& node) const {
  return node.parent < 0 ? 0 : nodes[at(node.parent)].id;
}

}  // namespace huifang::shell::semantics
