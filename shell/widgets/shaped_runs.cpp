#include "shell/widgets/shaped_runs.hpp"

#include <numeric>

namespace huifang::shell {

char32_t ShapedRuns::number_of(std::string_view run) {
  if (const auto found = numbers_.find(run); found != numbers_.end()) return found->second;
  // More new runs in one frame than there are numbers: they show as the sign for what is unknown.
  const auto number = kFirst + static_cast<char32_t>(runs_.size());
  if (number >= kEnd) return 0xFFFD;
  const auto [place, added] = numbers_.emplace(run, number);
  runs_.push_back(&place->first);
  return number;
}

std::string_view ShapedRuns::run_of(char32_t number) const {
  if (number < kFirst || number - kFirst >= runs_.size()) return {};
  return *runs_[number - kFirst];
}

void ShapedRuns::clear() {
  runs_.clear();
  numbers_.clear();
}

const std::vector<std::size_t>& ShapedRuns::word_sizes(
    std::string_view text, const std::function<std::vector<std::size_t>(std::string_view)>& ask) {
  if (const auto found = words_.find(text); found != words_.end()) return found->second;
  if (words_.size() >= kWordsMax) words_.clear();
  std::vector<std::size_t> sizes = ask(text);
  const std::size_t sum = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
  if (sum != text.size()) sizes = {text.size()};
  return words_.emplace(text, std::move(sizes)).first->second;
}

}  // namespace huifang::shell
