#include "core/text/phone_format.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

TEST(PhoneFormat, NumbersAreInTheGroupsTheyAreReadIn) {
  struct Case {
    const char* written;
    const char* shown;
  };
  const Case cases[] = {
      {"13903712255", "139 0371 2255"},
      {"139-0371-2255", "139 0371 2255"},
      {"139 0371 2255", "139 0371 2255"},
      {"+8613903712255", "+86 139 0371 2255"},
      {"+86 139 0371 2255", "+86 139 0371 2255"},
      {"037166123456", "0371-6612 3456"},
      {"0371-66123456", "0371-6612 3456"},
      {"(0371)66123456", "0371-6612 3456"},
      {"0379-6612345", "0379-661 2345"},
      {"010-88886666", "010-8888 6666"},
      {"029-88886666", "029-8888 6666"},
      {"02088886666", "020-8888 6666"},
      {"0371-66123456-8001", "0371-6612 3456-8001"},
      {"+86 371 66123456", "+86 371-6612 3456"},
      {"+86-10-88886666", "+86 10-8888 6666"},
      {"4008208820", "400 820 8820"},
      {"400-820-8820", "400 820 8820"},
      {"800-820-8820-21888", "800 820 8820-21888"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(format_phone(c.written), c.shown) << c.written;
    EXPECT_EQ(format_phone(c.shown), c.shown) << "shown twice: " << c.written;
  }
}

TEST(PhoneFormat, WhatHasAnotherFormStaysAsItIs) {
  for (const char* text : {"",
                           "1",
                           "110",
                           "12345",
                           "1390371225",
                           "139037122556",
                           "12003712255",
                           "0371",
                           "0371-661234",
                           "+1 212 555 0100",
                           "+44 20 7946 0958",
                           "+86",
                           "+86 12",
                           "139x0371y2255",
                           "见备注",
                           "8001-",
                           "66123456",
                           "0371-66123456 转 8001",
                           "-",
                           "１３９０３７１２２５５"}) {
    EXPECT_EQ(format_phone(text), text);
  }
}

}  // namespace
}  // namespace huifang
