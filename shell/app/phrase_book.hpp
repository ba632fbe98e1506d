#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace huifang::shell {

// What was said lately, so that a screen that says the same again in the next frame neither formats
// it anew nor asks for memory.
class PhraseBook {
 public:
  // A new frame begins. Phrases that were not asked for in the last one may go.
  void begin_frame();

  // Names the phrase that is asked for next: its kind, then its values in order.
  PhraseBook& of(std::string_view kind);
  PhraseBook& with(std::string_view value);
  PhraseBook& with(std::int64_t number);
  // The phrase of that name, made by `make` where it is not in the book. Stays as it is for this
  // frame and the next.
  template <class Make>
  const std::string& phrase(Make make) {
    if (const std::string* known = find()) return *known;
    // What makes it may ask for other phrases on the way.
    std::string name = name_;
    std::string words = make();
    return keep(std::move(name), std::move(words));
  }

  std::size_t size() const { return phrases_.size(); }

 private:
  struct Phrase {
    std::string words;
    std::uint64_t asked_in = 0;  // The frame.
  };
  const std::string* find();
  const std::string& keep(std::string name, std::string words);

  std::unordered_map<std::string, Phrase> phrases_;
  std::string name_;
  std::uint64_t frame_ = 1;
};

}  // namespace huifang::shell
