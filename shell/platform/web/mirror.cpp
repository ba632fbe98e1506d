#include "shell/platform/web/mirror.hpp"

#include <emscripten.h>

#include <bit>

EM_JS(void, shell_mirror_show,
      (const unsigned* words, int nodes, int fields, const char* strings, int size),
      { Module["shell"]["mirror"]["show"](HEAPU8.buffer, words, nodes, fields, strings, size); });

namespace huifang::shell {
namespace {

using semantics::FieldLook;
using semantics::Node;
using semantics::TextRange;
using semantics::Tree;

std::uint32_t word(float number) { return std::bit_cast<std::uint32_t>(number); }
std::uint32_t word(std::int32_t number) { return static_cast<std::uint32_t>(number); }

// Of the words behind it and of the texts themselves, not of where these lie.
class Hash {
 public:
  void mix(std::uint32_t value) { state_ = (state_ ^ value) * 16777619U; }
  void mix(std::string_view text) {
    for (const char letter : text)
      mix(static_cast<std::uint32_t>(static_cast<unsigned char>(letter)));
    mix(static_cast<std::uint32_t>(text.size()));
  }
  std::uint32_t value() const { return state_; }

 private:
  std::uint32_t state_ = 2166136261U;
};

// The order of the words is shared with mirror.js (NODE_WORDS and the names beside it).
void put_node(std::vector<std::uint32_t>& words, const Tree& tree, const Node& node) {
  // Places are told relative to the parent, so that scrolling moves one element and not a hundred.
  float left = node.rect.left, top = node.rect.top;
  if (node.parent >= 0) {
    const Node& parent = tree.nodes()[static_cast<std::size_t>(node.parent)];
    left -= parent.rect.left - parent.scroll_x;
    top -= parent.rect.top - parent.scroll_y;
  }
  const std::uint32_t plain[] = {
      (static_cast<std::uint32_t>(node.role)) | (static_cast<std::uint32_t>(node.level) << 8U),
      node.state,
      word(left),
      word(top),
      word(node.rect.width()),
      word(node.rect.height()),
      node.related,
      node.active,
      node.controls,
      word(node.set_size),
      word(node.position),
      word(node.column),
      word(node.content_width),
      word(node.content_height),
      word(node.scroll_x),
      word(node.scroll_y),
      word(node.field),
  };
  Hash hash;
  for (const std::uint32_t value : plain) hash.mix(value);
  if (node.field >= 0) {
    const FieldLook& look = tree.fields()[static_cast<std::size_t>(node.field)];
    hash.mix(look.ink);
    hash.mix(word(look.font_px));
    hash.mix(word(look.pad_left));
    hash.mix(word(look.pad_right));
  }
  for (const TextRange range : {node.name, node.value, node.link, node.placeholder})
    hash.mix(tree.text(range));
  words.push_back(node.id);
  words.push_back(word(node.parent));
  words.push_back(hash.value());
  for (const std::uint32_t value : plain) words.push_back(value);
  for (const TextRange range : {node.name, node.value, node.link, node.placeholder}) {
    words.push_back(range.offset);
    words.push_back(range.size);
  }
}

void put_field(std::vector<std::uint32_t>& words, const FieldLook& look) {
  for (const float number :
       {look.font_px, look.line_px, look.pad_left, look.pad_top, look.pad_right, look.pad_bottom})
    words.push_back(word(number));
  words.push_back(look.ink);
  words.push_back(look.caret);
  words.push_back(static_cast<std::uint32_t>(look.input_mode));
  words.push_back(static_cast<std::uint32_t>(look.autocomplete));
  words.push_back(look.bold ? 1U : 0U);
}

}  // namespace

void Mirror::show(const Tree& tree) {
  if (tree.hash() == shown_hash_) return;
  shown_hash_ = tree.hash();
  updates_ += 1;
  words_.clear();
  for (const Node& node : tree.nodes()) put_node(words_, tree, node);
  for (const FieldLook& look : tree.fields()) put_field(words_, look);
  shell_mirror_show(words_.data(), static_cast<int>(tree.nodes().size()),
                    static_cast<int>(tree.fields().size()), tree.arena().data(),
                    static_cast<int>(tree.arena().size()));
}

}  // namespace huifang::shell
