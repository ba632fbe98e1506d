#include "shell/app/phrase_book.hpp"

#include <utility>

namespace huifang::shell {
namespace {

// More than any screen says. Only what is over it is looked through.
constexpr std::size_t kPhrasesMax = 4'000;

}  // namespace

void PhraseBook::begin_frame() {
  if (phrases_.size() > kPhrasesMax)
    std::erase_if(phrases_, [this](const auto& entry) { return entry.second.asked_in < frame_; });
  ++frame_;
}

PhraseBook& PhraseBook::of(std::string_view kind) {
  name_.assign(kind);
  return *this;
}

PhraseBook& PhraseBook::with(std::string_view value) {
  // Its size before it keeps {"a", "bc"} and {"ab", "c"} apart.
  with(static_cast<std::int64_t>(value.size()));
  name_ += value;
  return *this;
}

PhraseBook& PhraseBook::with(std::int64_t number) {
  name_.append(reinterpret_cast<const char*>(&number), sizeof number);
  return *this;
}

const std::string* PhraseBook::find() {
  const auto found = phrases_.find(name_);
  if (found == phrases_.end()) return nullptr;
  found->second.asked_in = frame_;
  return &found->second.words;
}

const std::string& PhraseBook::keep(std::string name, std::string words) {
  Phrase& phrase = phrases_[std::move(name)];
  phrase = {std::move(words), frame_};
  return phrase.words;
}

}  // namespace huifang::shell
