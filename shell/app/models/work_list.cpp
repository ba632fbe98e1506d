#include "shell/app/models/work_list.hpp"

#include <utility>

namespace huifang::shell {

void WorkList::look_at(const sync::Client& client) {
  const std::uint64_t now = client.status().version;
  if (now == version_) return;
  version_ = now;
  refused_.clear();
  waiting_.clear();
  accepted_.clear();
  for (sync::WorkItem& item : client.work()) {
    switch (item.state) {
      case sync::WorkState::kRefused:
        refused_.push_back(std::move(item));
        break;
      case sync::WorkState::kAccepted:
      case sync::WorkState::kConflict:
        accepted_.push_back(std::move(item));
        break;
      default:
        waiting_.push_back(std::move(item));
    }
  }
}

}  // namespace huifang::shell
