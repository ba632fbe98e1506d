#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace huifang::sync {

// Sorts a part at a time: what is put in becomes sorted runs, then the runs become one.
template <class Item>
class SlicedSort {
 public:
  void put(std::vector<Item> run) {
    if (run.empty()) return;
    std::ranges::sort(run);
    total_ += run.size();
    runs_.push_back({.items = std::move(run)});
    std::ranges::push_heap(runs_, later);
  }
  // Takes at most `count` more in their order; true while there are more. Nothing is to be put in
  // after the first call.
  bool merge_some(std::size_t count) {
    sorted_.reserve(total_);
    for (; count > 0 && !runs_.empty(); --count) {
      std::ranges::pop_heap(runs_, later);
      Run& run = runs_.back();
      sorted_.push_back(std::move(run.items[run.next]));
      run.next += 1;
      if (run.next == run.items.size()) {
        runs_.pop_back();
      } else {
        std::ranges::push_heap(runs_, later);
      }
    }
    return !runs_.empty();
  }
  const std::vector<Item>& sorted() const { return sorted_; }

 private:
  struct Run {
    std::vector<Item> items;
    std::size_t next = 0;
  };
  // The run whose next item is the least lies on top.
  static bool later(const Run& one, const Run& other) {
    return other.items[other.next] < one.items[one.next];
  }

  std::vector<Run> runs_;
  std::vector<Item> sorted_;
  std::size_t total_ = 0;
};

}  // namespace huifang::sync
