#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace huifang::sim {

// A seed's random numbers: the same on every machine (xorshift64*, seeded by splitmix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) {
    std::uint64_t mixed = seed + 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    state_ = (mixed ^ (mixed >> 31)) | 1;
  }
  std::uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1Du;
  }
  // 0 <= answer < count.
  std::uint64_t below(std::uint64_t count) { return count == 0 ? 0 : (next() >> 11) % count; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
  }
  bool per_mille(std::uint64_t chance) { return below(1000) < chance; }

 private:
  std::uint64_t state_ = 1;
};

// Virtual time: events happen in the order of their times, those of one time as they were planned.
class Schedule {
 public:
  explicit Schedule(std::int64_t start_ms) : now_ms_(start_ms) {}

  std::int64_t now_ms() const { return now_ms_; }
  void after(std::int64_t delay_ms, std::function<void()> event) {
    events_.emplace(std::pair(now_ms_ + delay_ms, ++planned_), std::move(event));
  }
  // Lets the next event happen if it is not later than `until_ms`; else time is `until_ms`.
  bool step(std::int64_t until_ms) {
    if (events_.empty() || events_.begin()->first.first > until_ms) {
      now_ms_ = until_ms;
      return false;
    }
    auto event = events_.extract(events_.begin());
    happened_now_ = event.key().first == now_ms_ ? happened_now_ + 1 : 0;
    if (happened_now_ > kEventsAtOnceMax) spins_ = true;
    if (spins_) return false;
    now_ms_ = event.key().first;
    ++happened_;
    event.mapped()();
    return true;
  }
  std::uint64_t happened() const { return happened_; }
  // Somebody asks to be woken now, again and again, and does nothing.
  bool spins() const { return spins_; }

 private:
  std::int64_t now_ms_;
  std::uint64_t planned_ = 0;
  static constexpr std::uint64_t kEventsAtOnceMax = 10'000;
  std::uint64_t happened_ = 0;
  std::uint64_t happened_now_ = 0;
  bool spins_ = false;
  std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> events_;
};

// A number that stands for everything that happened: the same for the same seed and program.
class Trace {
 public:
  void note(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash_ ^= (number >> shift) & 0xFF;
      hash_ *= 0x100000001B3u;
    }
  }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

}  // namespace huifang::sim
