#include "core/text/fold.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

TEST(Fold, WidthCaseAndSpaces) {
  EXPECT_EQ(fold_width("ＡＢ（１２）　￥"), "AB(12) ¥");
  EXPECT_EQ(trim(" 　\t张 伟\xC2\xA0\n"), "张 伟");
  EXPECT_EQ(trim("\xEF\xBB\xBFkey"), "key");
  EXPECT_EQ(trim(" \t "), "");
  EXPECT_EQ(trim("\xFF"), "\xFF");
  EXPECT_EQ(search_key(" ＫＨ 100 Ａbc Ä"), "kh100abcä");
}

TEST(Fold, TruncationCountsColumnsAndKeepsCharactersWhole) {
  EXPECT_EQ(truncate("设备运行正常", 12), "设备运行正常");
  EXPECT_EQ(truncate("设备运行正常", 11), "设备运行正…");
  EXPECT_EQ(truncate("设备运行正常", 10), "设备运行…");
  EXPECT_EQ(truncate("abc", 2), "a…");
  EXPECT_EQ(truncate("abc", 0), "…");
  EXPECT_EQ(column_width("a设e\xCC\x81"), 4u);
}

TEST(FindPart, SaysWhichBytesWereSoughtHoweverTheyAreWritten) {
  const auto part = [](std::string_view text, std::string_view sought) {
    const TextPart found = find_part(text, sought);
    return std::string(text.substr(found.from, found.to - found.from));
  };
  EXPECT_EQ(part("云栖酒店", "酒店"), "酒店");
  EXPECT_EQ(part("Cold Store", "dst"), "d St");
  EXPECT_EQ(part("ＫＨ１００４２１", "kh10"), "ＫＨ１０");
  EXPECT_EQ(part("139 0000 4417", "00004"), "0000 4");
  EXPECT_EQ(part("Äpfel", "ä"), "Ä");
  EXPECT_TRUE(find_part("云栖酒店", "").empty());
  EXPECT_TRUE(find_part("云栖酒店", " ").empty());
  EXPECT_TRUE(find_part("云栖酒店", "饭店").empty());
  EXPECT_TRUE(find_part("", "a").empty());
  EXPECT_EQ(part("\xFF\xE4 ab", "ab"), "ab");
}

}  // namespace
}  // namespace huifang
