#include "tests/shell/frames/allocations.hpp"

#include <imgui.h>

#include <cstdlib>
#include <new>

namespace {

thread_local std::int64_t living = 0, asked = 0;

void* try_to_allocate(std::size_t size) {
  ++asked;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory != nullptr) ++living;
  return memory;
}

void* allocate(std::size_t size) {
  if (void* memory = try_to_allocate(size)) return memory;
  throw std::bad_alloc();
}

void* allocate_aligned(std::size_t size, std::align_val_t alignment) {
  ++living;
  ++asked;
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
  throw std::bad_alloc();
}

void give_back(void* memory) {
  if (memory != nullptr) --living;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t by) { return allocate_aligned(size, by); }
void* operator new[](std::size_t size, std::align_val_t by) { return allocate_aligned(size, by); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return try_to_allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return try_to_allocate(size);
}
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }

namespace huifang::shell {

std::int64_t living_allocations() { return living; }
std::int64_t allocations() { return asked; }

void count_imgui_allocations() {
  ImGui::SetAllocatorFunctions(
      [](std::size_t size, void*) {
        ++living;
        ++asked;
        return std::malloc(size);
      },
      [](void* memory, void*) { give_back(memory); });
}

}  // namespace huifang::shell
