#include "shell/platform/web/mirror.hpp"

#include <emscripten.h>

#include <bit>

EM_JS(void, shell_mirror_show,
      (const unsigned* words, int nodes, int fields, int gone, const char* texts, int size), {
        Module["shell"]["mirror"]["show"](HEAPU8.buffer, words, nodes, fields, gone, texts, size);
      });

namespace huifang::shell {
namespace {

using semantics::Changes;
using semantics::FieldLook;
using semantics::Node;
using semantics::TextRange;
using semantics::Tree;

std::uint32_t word(float number) { return std::bit_cast<std::uint32_t>(number); }
std::uint32_t word(std::int32_t number) { return static_cast<std::uint32_t>(number); }
std::uint32_t word(std::size_t number) { return static_cast<std::uint32_t>(number); }

// The order of the words is shared with NODE_WORDS in web/js/shell/mirror_words.js.
void put_node(std::vector<std::uint32_t>& words, std::string& texts, const Tree& tree,
              const Changes::Change& change, std::int32_t field) {
  const Node& node = tree.nodes()[static_cast<std::size_t>(change.index)];
  const Rect place = tree.place_in_parent(node);
  for (const std::uint32_t value : {
           node.id,
           change.parent,
           change.before,
           static_cast<std::uint32_t>(node.role) | (static_cast<std::uint32_t>(node.level) << 8U),
           node.state,
           word(place.left),
           word(place.top),
           word(place.width()),
           word(place.height()),
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
           word(field),
       })
    words.push_back(value);
  for (const TextRange range : {node.name, node.value, node.link, node.placeholder}) {
    words.push_back(word(texts.size()));
    words.push_back(range.size);
    texts.append(tree.text(range));
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
  const double begun_ms = emscripten_get_now();
  shown_hash_ = tree.hash();
  changes_.follow(tree);
  words_.clear();
  fields_.clear();
  texts_.clear();
  std::int32_t fields = 0;
  for (const Changes::Change& change : changes_.changed()) {
    const Node& node = tree.nodes()[static_cast<std::size_t>(change.index)];
    put_node(words_, texts_, tree, change, node.field < 0 ? -1 : fields);
    if (node.field < 0) continue;
    put_field(fields_, tree.fields()[static_cast<std::size_t>(node.field)]);
    fields += 1;
  }
  words_.insert(words_.end(), fields_.begin(), fields_.end());
  words_.insert(words_.end(), changes_.gone().begin(), changes_.gone().end());
  shell_mirror_show(words_.data(), static_cast<int>(changes_.changed().size()), fields,
                    static_cast<int>(changes_.gone().size()), texts_.data(),
                    static_cast<int>(texts_.size()));
  updates_ += 1;
  nodes_sent_ += changes_.changed().size();
  last_update_ms_ = emscripten_get_now() - begun_ms;
}

}  // namespace huifang::shell
