#include "shell/semantics/tree.hpp"

#include "imgui.h"
#include "shell/semantics/hash.hpp"

namespace huifang::shell::semantics {
namespace {

std::uint64_t as_word(std::int64_t number) { return static_cast<std::uint64_t>(number); }

void mix_node(Hash& hash, const Node& node) {
  hash.mix((static_cast<std::uint64_t>(node.id) << 32U) | node.state);
  hash.mix((as_word(node.parent) << 16U) | (static_cast<std::uint64_t>(node.role) << 8U) |
           node.level);
  for (const float number : {node.rect.left, node.rect.top, node.rect.right, node.rect.bottom,
                             node.scroll_x, node.scroll_y, node.content_width, node.content_height})
    hash.mix(number);
  for (const TextRange range : {node.name, node.value, node.link, node.placeholder})
    hash.mix((static_cast<std::uint64_t>(range.offset) << 32U) | range.size);
  hash.mix((static_cast<std::uint64_t>(node.related) << 32U) |
           static_cast<std::uint32_t>(node.field));
  hash.mix((static_cast<std::uint64_t>(node.active) << 32U) | node.controls);
  hash.mix((as_word(node.set_size) << 32U) ^ (as_word(node.position) << 8U) ^ as_word(node.column));
}

void mix_field(Hash& hash, const FieldLook& look) {
  for (const float number :
       {look.font_px, look.line_px, look.pad_left, look.pad_top, look.pad_right, look.pad_bottom})
    hash.mix(number);
  hash.mix((static_cast<std::uint64_t>(look.ink) << 32U) | look.caret);
  hash.mix((static_cast<std::uint64_t>(look.input_mode) << 16U) |
           (static_cast<std::uint64_t>(look.autocomplete) << 8U) |
           static_cast<std::uint64_t>(look.bold));
}

}  // namespace

void Tree::begin_frame() {
  nodes_.clear();
  fields_.clear();
  arena_.clear();
  used_.clear();
  open_.clear();
  open_.push_back({-1, 0, 0});
  layer_begin_ = layer_end_ = 0;
}

void Tree::end_frame() {
  IM_ASSERT(open_.size() == 1 && "an open() without its close()");
  if (layer_end_ > layer_begin_) {
    nodes_.erase(nodes_.begin() + static_cast<std::ptrdiff_t>(layer_end_), nodes_.end());
    nodes_.erase(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(layer_begin_));
    for (Node& node : nodes_)
      if (node.parent >= 0) node.parent -= static_cast<std::int32_t>(layer_begin_);
  }
  Hash hash;
  for (const Node& node : nodes_) mix_node(hash, node);
  for (const FieldLook& look : fields_) mix_field(hash, look);
  hash.mix(arena_);
  hash_ = hash.value();
}

Node& Tree::add(NodeId id, Role role, const Rect& rect, std::string_view name) {
  while (id == 0 || !used_.insert(id)) id = id * 31U + 1U;
  Node node;
  node.id = id;
  node.parent = open_.back().index;
  node.role = role;
  node.rect = rect;
  node.name = store(name);
  nodes_.push_back(node);
  return nodes_.back();
}

Node& Tree::open(NodeId id, Role role, const Rect& rect, std::string_view name) {
  Node& node = add(id, role, rect, name);
  open_.push_back({static_cast<std::int32_t>(nodes_.size()) - 1, node.id, 0});
  return node;
}

void Tree::close() {
  IM_ASSERT(open_.size() > 1 && "a close() without its open()");
  open_.pop_back();
}

void Tree::set_content(NodeId pane, float width, float height) {
  for (Node& node : nodes_) {
    if (node.id != pane) continue;
    node.content_width = width;
    node.content_height = height;
  }
}

void Tree::describe(NodeId id, NodeId by) {
  for (Node& node : nodes_)
    if (node.id == id) node.related = by;
}

void Tree::mark(NodeId id, std::uint32_t state) {
  for (Node& node : nodes_)
    if (node.id == id) node.state |= state;
}

TextRange Tree::store(std::string_view text) {
  const TextRange range{static_cast<std::uint32_t>(arena_.size()),
                        static_cast<std::uint32_t>(text.size())};
  arena_.append(text);
  return range;
}

void Tree::set_field(Node& node, const FieldLook& look) {
  node.field = static_cast<std::int32_t>(fields_.size());
  fields_.push_back(look);
}

void Tree::begin_modal() {
  IM_ASSERT(open_.size() == 1 && "a modal part lies directly below the page");
  nodes_.clear();
  fields_.clear();
  arena_.clear();
  used_.clear();
  layer_begin_ = layer_end_ = 0;
}

void Tree::begin_layer() {
  layer_begin_ = nodes_.size();
  open_.push_back({-1, 0, 0});
}

void Tree::end_layer() {
  layer_end_ = nodes_.size();
  close();
}

std::string_view Tree::text(TextRange range) const {
  return std::string_view(arena_).substr(range.offset, range.size);
}

const Node* Tree::find(NodeId id) const {
  for (const Node& node : nodes_)
    if (node.id == id) return &node;
  return nullptr;
}

Rect Tree::place_in_parent(const Node& node) const {
  if (node.parent < 0) return node.rect;
  const Node& parent = nodes_[static_cast<std::size_t>(node.parent)];
  const float left = node.rect.left - (parent.rect.left - parent.scroll_x);
  const float top = node.rect.top - (parent.rect.top - parent.scroll_y);
  return {left, top, left + node.rect.width(), top + node.rect.height()};
}

bool Tree::inside(const Node& node, const Node& ancestor) const {
  std::int32_t index = node.parent;
  while (index >= 0) {
    const Node& parent = nodes_[static_cast<std::size_t>(index)];
    if (&parent == &ancestor) return true;
    index = parent.parent;
  }
  return false;
}

std::string Tree::name_of(const Node& node) const {
  if (node.name.size > 0) return std::string(text(node.name));
  std::string name;
  // Children follow their parent, and nothing else stands between them.
  for (const Node* child = &node + 1;
       child != nodes_.data() + nodes_.size() && inside(*child, node); ++child) {
    if (child->name.size == 0) continue;
    if (!name.empty()) name += ' ';
    name += text(child->name);
  }
  return name;
}

NodeId Tree::next_anonymous_id() {
  Open& open = open_.back();
  open.anonymous += 1;
  return (open.id * 16777619U) ^ (open.anonymous * 2654435761U);
}

}  // namespace huifang::shell::semantics
