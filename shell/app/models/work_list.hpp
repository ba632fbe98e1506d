#pragma once

#include <cstdint>
#include <vector>

#include "sync/client/client.hpp"

namespace huifang::shell {

// The person's own work as the Sync page lists it, made anew when something about it changed.
class WorkList {
 public:
  void look_at(const sync::Client& client);

  // The office said no; it waits for the person.
  const std::vector<sync::WorkItem>& refused() const { return refused_; }
  // On this device or on the way, or held at the office: oldest first.
  const std::vector<sync::WorkItem>& waiting() const { return waiting_; }
  // The last that the office took, newest first.
  const std::vector<sync::WorkItem>& accepted() const { return accepted_; }

 private:
  std::uint64_t version_ = 0;  // Of the client's status; 0 is none.
  std::vector<sync::WorkItem> refused_, waiting_, accepted_;
};

}  // namespace huifang::shell
