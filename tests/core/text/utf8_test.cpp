#include "core/text/utf8.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

TEST(Utf8, BrokenTextIsFoundAndNeverReadBeyond) {
  EXPECT_TRUE(is_utf8("回访 Huifang 𠮷"));
  for (const char* text : {"\x80", "\xC0\x80", "\xE5\x91", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF8\x88\x80\x80\x80", "a\xFF"}) {
    EXPECT_FALSE(is_utf8(text));
    EXPECT_NE(decode_utf8(text).find(U'\uFFFD'), std::u32string::npos);
  }
  EXPECT_EQ(count_code_points("回访𠮷a"), 4u);
  EXPECT_EQ(encode_utf8(decode_utf8("回访𠮷aé")), "回访𠮷aé");
}

}  // namespace
}  // namespace huifang
