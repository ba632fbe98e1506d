#include "shell/platform/headless/memory_share_box.hpp"

#include <utility>

namespace huifang::shell {

void MemoryShareBox::put(SharedItem item) {
  const std::uint64_t key = item.key;
  items_[key] = {std::move(item), false};
}

bool MemoryShareBox::run_one() {
  if (calls_.empty()) return false;
  const std::function<void()> call = std::move(calls_.front());
  calls_.pop_front();
  call();
  return true;
}

void MemoryShareBox::load(std::function<void(Result<std::vector<SharedItem>>)> done) {
  calls_.push_back([this, done = std::move(done)] {
    std::vector<SharedItem> unclaimed;
    for (const auto& [key, kept] : items_)
      if (!kept.claimed) unclaimed.push_back(kept.item);
    done(std::move(unclaimed));
  });
}

void MemoryShareBox::claim(std::uint64_t key, std::function<void(Status)> done) {
  calls_.push_back([this, key, done = std::move(done)] {
    if (const auto found = items_.find(key); found != items_.end()) {
      found->second.claimed = true;
      if (found->second.item.pictures == 0) items_.erase(found);
    }
    done({});
  });
}

void MemoryShareBox::drop(std::uint64_t key, std::function<void(Status)> done) {
  calls_.push_back([this, key, done = std::move(done)] {
    items_.erase(key);
    done({});
  });
}

}  // namespace huifang::shell
