#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/semantics/id_set.hpp"
#include "shell/semantics/node.hpp"

namespace huifang::shell::semantics {

// What the widgets of one frame say about themselves, in reading order, parents before children. It
// is made anew each frame; tests read it, and the web platform mirrors it into ARIA elements when
// its hash changes.
class Tree {
 public:
  void begin_frame();
  // REQUIRES: each open() had its close().
  void end_frame();

  // Adds a node below the one that is open. The reference holds until the next add() or open().
  // An id that was already used in this frame is changed so that ids stay unique.
  Node& add(NodeId id, Role role, const Rect& rect, std::string_view name = {});
  // As add(), and what follows up to close() lies inside it.
  Node& open(NodeId id, Role role, const Rect& rect, std::string_view name = {});
  void close();

  // Tells how large the content of that pane came out. REQUIRES: it was opened in this frame.
  void set_content(NodeId pane, float width, float height);

  // From then on `id` is described by the node `by`: read after its name. Nothing happens when `id`
  // is not in the list yet.
  void describe(NodeId id, NodeId by);

  // Adds states to a node that is in the list already; nothing happens when it is not.
  void mark(NodeId id, std::uint32_t state);

  // Puts a string into the tree and returns where it is, for Node::value and Node::link.
  TextRange store(std::string_view text);
  void set_field(Node& node, const FieldLook& look);

  // From here on the nodes stand in front of all others (a dialog): those before it are left out of
  // the mirror.
  void begin_modal();

  // What is added up to end_layer() lies directly below the page, whatever is open, and in front of
  // everything: the list leaves out all else. For what a widget opens over the page (a menu, a
  // sheet). Layers do not lie in each other.
  void begin_layer();
  void end_layer();

  std::span<const Node> nodes() const { return nodes_; }
  std::span<const FieldLook> fields() const { return fields_; }
  std::string_view text(TextRange range) const;
  const std::string& arena() const { return arena_; }
  const Node* find(NodeId id) const;
  // The accessible name: the node's own, or the texts inside it, with a blank between.
  std::string name_of(const Node& node) const;
  // Where it lies in its parent's content, so that scrolling moves one node and not a hundred.
  Rect place_in_parent(const Node& node) const;
  bool inside(const Node& node, const Node& ancestor) const;
  // Changes when anything that is mirrored changes.
  std::uint64_t hash() const { return hash_; }
  // An id for a part without a key of its own: the n-th of its parent.
  NodeId next_anonymous_id();

 private:
  std::vector<Node> nodes_;
  std::vector<FieldLook> fields_;
  std::string arena_;
  IdSet used_;
  struct Open {
    std::int32_t index;
    NodeId id;
    NodeId anonymous;
  };
  std::vector<Open> open_;
  std::size_t layer_begin_ = 0, layer_end_ = 0;
  std::uint64_t hash_ = 0;
};

}  // namespace huifang::shell::semantics
