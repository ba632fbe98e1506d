#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace huifang::shell::semantics {

// FNV over whole words: good enough to see that nothing changed, and no more than that.
class Hash {
 public:
  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 1099511628211ULL;
    state_ ^= state_ >> 29U;
  }
  void mix(float number) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    mix(static_cast<std::uint64_t>(bits));
  }
  void mix(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, sizeof word);
      mix(word);
    }
    std::uint64_t rest = text.size();
    for (; at < text.size(); ++at) rest = (rest << 8U) | static_cast<unsigned char>(text[at]);
    mix(rest);
  }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 1469598103934665603ULL;
};

}  // namespace huifang::shell::semantics
