#include "shell/semantics/id_set.hpp"

#include <algorithm>
#include <utility>

namespace huifang::shell::semantics {
namespace {

constexpr std::size_t kPlacesMin = 512;

}  // namespace

void IdSet::clear() {
  std::ranges::fill(places_, NodeId{0});
  size_ = 0;
}

bool IdSet::insert(NodeId id) {
  if (size_ * 2 >= places_.size()) grow();
  NodeId& place = places_[place_of(id)];
  if (place == id) return false;
  place = id;
  ++size_;
  return true;
}

std::size_t IdSet::place_of(NodeId id) const {
  const std::size_t mask = places_.size() - 1;
  // Ids are hashes already.
  std::size_t at = id & mask;
  while (places_[at] != 0 && places_[at] != id) at = (at + 1) & mask;
  return at;
}

void IdSet::grow() {
  const std::vector<NodeId> before = std::exchange(
      places_, std::vector<NodeId>(std::max(kPlacesMin, places_.size() * 2), NodeId{0}));
  for (const NodeId id : before)
    if (id != 0) places_[place_of(id)] = id;
}

}  // namespace huifang::shell::semantics
