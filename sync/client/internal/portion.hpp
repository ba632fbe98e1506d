#pragma once

#include <algorithm>
#include <cstddef>

namespace huifang::sync {

// How many bytes go in one request. A line may be so slow or so fickle that a large one never gets
// through; so what was not answered is followed by half of it, down to `least`, and what was
// answered by up to twice as much. From half of what last failed for its size on it grows by an
// eighth only, so that a bad line does not spend its time on requests that are given up.
class Portion {
 public:
  Portion(std::size_t least, std::size_t most)
      : least_(least), most_(most), bytes_(most), careful_from_(most) {}

  std::size_t bytes() const { return bytes_; }

  // A request of `tried` bytes was not answered, or not taken for its size; `slowly`: after a wait.
  void failed(std::size_t tried, bool slowly) {
    bytes_ = std::max(least_, std::min(bytes_, tried) / 2);
    // It was for the size if it took long, or if less has just passed; not if it was small anyway.
    if (tried >= kTelling && (slowly || less_passed_)) careful_from_ = bytes_;
    less_passed_ = false;
  }
  void succeeded(std::size_t tried) {
    less_passed_ = true;
    if (tried * 2 < bytes_) return;  // It says nothing about larger ones.
    const std::size_t passed = std::max(bytes_, std::min(tried, most_));
    const std::size_t little_more = passed + passed / 8 + 1;
    bytes_ = std::min(most_, std::max(little_more, std::min(2 * passed, careful_from_)));
    if (bytes_ == most_) careful_from_ = most_;
  }

 private:
  static constexpr std::size_t kTelling = 512;

  std::size_t least_;
  std::size_t most_;
  std::size_t bytes_;
  std::size_t careful_from_;
  bool less_passed_ = false;
};

}  // namespace huifang::sync
