#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

namespace huifang::shell {

// Memory for what lives until the end of a frame: taken in turn and given back all at once when the
// next frame begins. Once it is as large as a frame needs, frames ask the system for nothing.
class FrameMemory final : public std::pmr::memory_resource {
 public:
  // Everything that was taken is gone.
  void begin_frame();

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void*, std::size_t, std::size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }

  std::vector<Block> blocks_;  // What is left to give lies in the last.
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

// A list for this frame: FrameList<Chip> shown(ui.memory());
template <class T>
using FrameList = std::pmr::vector<T>;
using FrameText = std::pmr::string;

}  // namespace huifang::shell
