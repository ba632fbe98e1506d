#include "shell/app/code_scanner.hpp"

#include <utility>

namespace huifang::shell {
namespace {

// Scanners send a letter each 1 to 30 ms; nobody types four letters in a row that fast.
constexpr double kGapMaxMs = 50.0;
constexpr std::size_t kLettersMin = 4, kLettersMax = 64;

bool is_letter(std::string_view key) { return key.size() == 1 && key[0] > ' ' && key[0] < '\x7f'; }

}  // namespace

CodeScanner::Took CodeScanner::take(std::string_view key, double at_ms) {
  const bool fast = !code_.empty() && at_ms - last_ms_ <= kGapMaxMs;
  last_ms_ = at_ms;
  if (is_letter(key)) {
    if (!fast || code_.size() == kLettersMax) code_.clear();
    code_ += key;
    return {.used = code_.size() > 1};
  }
  // Capital letters come with their Shift.
  if (key == "Shift") return {.used = fast};
  const std::string code = std::exchange(code_, {});
  if (key != "Enter" || !fast || code.size() < kLettersMin) return {};
  return {.used = true, .code = code};
}

}  // namespace huifang::shell
