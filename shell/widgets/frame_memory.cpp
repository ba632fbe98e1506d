#include "shell/widgets/frame_memory.hpp"

#include <algorithm>

namespace huifang::shell {
namespace {

constexpr std::size_t kBlock = std::size_t{16} * 1024;

}  // namespace

void FrameMemory::begin_frame() {
  // What a frame needed in several blocks lies in one from then on.
  if (blocks_.size() > 1) {
    std::size_t all = 0;
    for (const Block& block : blocks_) all += block.size;
    blocks_.clear();
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(all), all});
  }
  next_ = blocks_.empty() ? nullptr : blocks_.front().bytes.get();
  left_ = blocks_.empty() ? 0 : blocks_.front().size;
}

void* FrameMemory::do_allocate(std::size_t bytes, std::size_t alignment) {
  void* place = next_;
  if (next_ == nullptr || std::align(alignment, bytes, place, left_) == nullptr) {
    const std::size_t size = std::max(kBlock, bytes + alignment);
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
    place = blocks_.back().bytes.get();
    left_ = size;
    std::align(alignment, bytes, place, left_);
  }
  next_ = static_cast<std::byte*>(place) + bytes;
  left_ -= bytes;
  return place;
}

}  // namespace huifang::shell
