#pragma once

#include <cstdint>

namespace huifang::sync {

// A hybrid logical clock reading: 48 bits of milliseconds, 16 bits of counter (sync.md 2).
using Hlc = std::uint64_t;

inline std::int64_t hlc_ms(Hlc hlc) { return static_cast<std::int64_t>(hlc >> 16); }
inline Hlc hlc_from_ms(std::int64_t ms) { return static_cast<Hlc>(ms) << 16; }

// Gives ever growing readings near the corrected wall clock, also when that clock jumps back.
class HybridClock {
 public:
  explicit HybridClock(Hlc last = 0) : last_(last) {}
  Hlc next(std::int64_t wall_ms);
  void witness(Hlc theirs);  // Never goes back behind what was seen.
  Hlc last() const { return last_; }

 private:
  Hlc last_;
};

}  // namespace huifang::sync
