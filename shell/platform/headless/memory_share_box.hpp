#pragma once

#include <deque>
#include <functional>
#include <map>

#include "shell/platform/share_box.hpp"

namespace huifang::shell {

// A ShareBox in memory, which outlives the programs that use it.
class MemoryShareBox final : public ShareBox {
 public:
  // As the service worker puts it there.
  void put(SharedItem item);
  // Whether it is there still, claimed or not.
  bool holds(std::uint64_t key) const { return items_.contains(key); }
  // Carries out the oldest call. False: there was none.
  bool run_one();
  // The program has ended: nobody waits for an answer any more.
  void forget_calls() { calls_.clear(); }

  void load(std::function<void(Result<std::vector<SharedItem>>)> done) override;
  void claim(std::uint64_t key, std::function<void(Status)> done) override;
  void drop(std::uint64_t key, std::function<void(Status)> done) override;

 private:
  struct Kept {
    SharedItem item;
    bool claimed = false;
  };
  std::map<std::uint64_t, Kept> items_;
  std::deque<std::function<void()>> calls_;
};

}  // namespace huifang::shell
