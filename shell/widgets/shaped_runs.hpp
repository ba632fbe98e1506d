#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace huifang::shell {

// Numbers for runs of text that are drawn as one picture, so that the atlas of glyphs can hold them
// like letters: those of the private use area, which no font of ours has. One lives as long as the
// atlas.
class ShapedRuns {
 public:
  // The number that stands for `run` until clear(); the same run keeps its number.
  char32_t number_of(std::string_view run);
  // The run behind a number, or nothing if none has it.
  std::string_view run_of(char32_t number) const;

  // True when no further run should be numbered: clear() together with the atlas, between frames.
  bool full() const { return runs_.size() >= kRunsMax; }
  void clear();

  // The lengths in bytes of the words of `text`, in a language that writes without blanks. `ask`
  // says them when the text is new; they add up to its size.
  const std::vector<std::size_t>& word_sizes(
      std::string_view text, const std::function<std::vector<std::size_t>(std::string_view)>& ask);

 private:
  static constexpr char32_t kFirst = 0xE000, kEnd = 0xF900;
  static constexpr std::size_t kRunsMax = 4'000;  // The rest is for the frame that fills it.
  static constexpr std::size_t kWordsMax = 2'000;

  std::map<std::string, char32_t, std::less<>> numbers_;
  std::vector<const std::string*> runs_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> words_;
};

}  // namespace huifang::shell
