#include "shell/widgets/frame_memory.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace huifang::shell {
namespace {

TEST(FrameMemory, WhatIsTakenDoesNotOverlapAndLiesAsItMust) {
  FrameMemory memory;
  memory.begin_frame();
  FrameList<char> letters(&memory);
  FrameList<double> numbers(&memory);
  for (int at = 0; at < 10'000; ++at) {
    letters.push_back(static_cast<char>('a' + at % 26));
    numbers.push_back(at);
  }
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.data()) % alignof(double), 0U);
  for (int at = 0; at < 10'000; ++at) {
    ASSERT_EQ(letters[static_cast<std::size_t>(at)], 'a' + at % 26);
    ASSERT_EQ(numbers[static_cast<std::size_t>(at)], at);
  }
}

TEST(FrameMemory, NextFrameHasTheSameRoomInOnePiece) {
  FrameMemory memory;
  const void* first = nullptr;
  for (int frame = 0; frame < 3; ++frame) {
    memory.begin_frame();
    FrameList<std::uint64_t> list(&memory);
    list.reserve(100);
    std::pmr::string words(200'000, 'x', &memory);
    if (frame == 1) first = list.data();
    if (frame == 2) {
      EXPECT_EQ(list.data(), first);
    }
    EXPECT_EQ(words.size(), 200'000U);
  }
}

}  // namespace
}  // namespace huifang::shell
