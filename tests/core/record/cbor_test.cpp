#include "core/record/cbor.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace huifang {
namespace {

TEST(Cbor, IntegersHaveTheShortestForm) {
  struct Case {
    std::int64_t value;
    Bytes bytes;
  };
  const std::vector<Case> cases = {
      {0, {0x00}},
      {23, {0x17}},
      {24, {0x18, 0x18}},
      {255, {0x18, 0xFF}},
      {256, {0x19, 0x01, 0x00}},
      {65'535, {0x19, 0xFF, 0xFF}},
      {65'536, {0x1A, 0x00, 0x01, 0x00, 0x00}},
      {4'294'967'295, {0x1A, 0xFF, 0xFF, 0xFF, 0xFF}},
      {4'294'967'296, {0x1B, 0, 0, 0, 1, 0, 0, 0, 0}},
      {std::numeric_limits<std::int64_t>::max(),
       {0x1B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}},
      {-1, {0x20}},
      {-24, {0x37}},
      {-25, {0x38, 0x18}},
      {std::numeric_limits<std::int64_t>::min(),
       {0x3B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}},
  };
  for (const Case& c : cases) {
    CborWriter writer;
    writer.integer(c.value);
    EXPECT_EQ(writer.view(), c.bytes) << c.value;
    CborReader reader(c.bytes);
    EXPECT_EQ(reader.integer().value(), c.value);
    EXPECT_TRUE(reader.finish());
  }
}

TEST(Cbor, UnsignedNumbersUseAllSixtyFourBits) {
  CborWriter writer;
  writer.unsigned_integer(std::numeric_limits<std::uint64_t>::max());
  CborReader reader(writer.view());
  EXPECT_EQ(reader.unsigned_integer().value(), std::numeric_limits<std::uint64_t>::max());
  CborReader again(writer.view());
  EXPECT_EQ(again.integer().error().key, "cbor.range");
}

// What one item of untrusted bytes is refused for.
struct Refusal {
  const char* what;
  Bytes bytes;
  const char* key;
};

TEST(Cbor, RefusesWhatIsNotCanonicalOrNotWhole) {
  const std::vector<Refusal> cases = {
      {"nothing", {}, "cbor.truncated"},
      {"23 in two bytes", {0x18, 0x17}, "cbor.not_canonical"},
      {"255 in three bytes", {0x19, 0x00, 0xFF}, "cbor.not_canonical"},
      {"65535 in five bytes", {0x1A, 0x00, 0x00, 0xFF, 0xFF}, "cbor.not_canonical"},
      {"small number in nine bytes", {0x1B, 0, 0, 0, 0, 0, 0, 0, 1}, "cbor.not_canonical"},
      {"length of a text in a longer form", {0x78, 0x01, 'a'}, "cbor.not_canonical"},
      {"cut in the argument", {0x19, 0x01}, "cbor.truncated"},
      {"cut in a text", {0x63, 'a', 'b'}, "cbor.truncated"},
      {"text of 2^64-1 bytes",
       {0x7B, 255, 255, 255, 255, 255, 255, 255, 255},
       "cbor.string_too_long"},
      {"array of 2^64-1 items",
       {0x9B, 255, 255, 255, 255, 255, 255, 255, 255},
       "cbor.too_many_items"},
      {"map of 2^63 pairs", {0xBB, 128, 0, 0, 0, 0, 0, 0, 0}, "cbor.too_many_items"},
      {"array of 900 in 3 bytes", {0x99, 0x03, 0x84}, "cbor.truncated"},
      {"array without its item", {0x81}, "cbor.truncated"},
      {"indefinite text", {0x7F, 0x61, 'a', 0xFF}, "cbor.indefinite"},
      {"indefinite array", {0x9F, 0xFF}, "cbor.indefinite"},
      {"reserved head", {0x1C}, "cbor.indefinite"},
      {"break without a beginning", {0xFF}, "cbor.indefinite"},
      {"broken UTF-8", {0x61, 0xFF}, "cbor.utf8"},
      {"overlong UTF-8", {0x62, 0xC0, 0x80}, "cbor.utf8"},
      {"surrogate in UTF-8", {0x63, 0xED, 0xA0, 0x80}, "cbor.utf8"},
      {"simple value in two bytes", {0xF8, 0x20}, "cbor.unsupported"},
  };
  for (const Refusal& c : cases) {
    CborReader reader(c.bytes);
    const auto skipped = reader.skip();
    ASSERT_FALSE(skipped) << c.what;
    EXPECT_EQ(skipped.error().key, c.key) << c.what;
    EXPECT_FALSE(reader.finish()) << c.what;
  }
}

TEST(Cbor, EveryCutOfAMessageIsRefused) {
  CborWriter writer;
  writer.array(4);
  writer.text("拜访");
  writer.map(1);
  writer.integer(1);
  writer.bytes(Bytes{1, 2, 3});
  writer.boolean(true);
  writer.null();
  const Bytes whole = writer.take();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CborReader reader(ByteView(whole).first(size));
    EXPECT_FALSE(reader.skip()) << size;
  }
  CborReader reader(whole);
  EXPECT_EQ(reader.skip().value().size(), whole.size());
  EXPECT_TRUE(reader.finish());
}

TEST(Cbor, DepthIsLimitedWhileReadingAndWhileSkipping) {
  const auto nested = [](std::size_t depth) {
    Bytes bytes(depth, 0x81);
    bytes.push_back(0x00);
    return bytes;
  };
  const Bytes good = nested(12);
  const Bytes deep = nested(13);
  EXPECT_TRUE(CborReader(good).skip());
  EXPECT_EQ(CborReader(deep).skip().error().key, "cbor.too_deep");
  EXPECT_EQ(CborReader(deep).skip().error().code, ErrorCode::kTooLarge);

  CborReader reader(deep);
  for (int i = 0; i < 12; ++i) ASSERT_TRUE(reader.array());
  EXPECT_EQ(reader.array().error().key, "cbor.too_deep");

  const Bytes tags(100'000, 0xC1);
  EXPECT_EQ(CborReader(tags).skip().error().key, "cbor.too_deep");
}

TEST(Cbor, LeavingAContainerGivesItsDepthBack) {
  Bytes bytes;
  for (int i = 0; i < 20; ++i) bytes.insert(bytes.end(), {0x81, 0x00});
  CborReader reader(bytes);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(reader.array());
    ASSERT_TRUE(reader.integer());
    reader.leave();
  }
  EXPECT_TRUE(reader.finish());
}

TEST(Cbor, LimitsAreTheReadersChoice) {
  const Bytes text = {0x63, 'a', 'b', 'c'};
  EXPECT_EQ(CborReader(text, {.string_bytes_max = 2}).text().error().key, "cbor.string_too_long");
  EXPECT_TRUE(CborReader(text, {.string_bytes_max = 3}).text());
  const Bytes pair = {0x82, 0x00, 0x00};
  EXPECT_EQ(CborReader(pair, {.items_max = 1}).array().error().key, "cbor.too_many_items");
}

TEST(Cbor, FirstFaultStays) {
  const Bytes bytes = {0x61, 0xFF, 0x01};
  CborReader reader(bytes);
  EXPECT_EQ(reader.text().error().key, "cbor.utf8");
  EXPECT_EQ(reader.integer().error().key, "cbor.utf8");
  EXPECT_EQ(reader.peek(), CborKind::kEnd);
  EXPECT_EQ(reader.finish().error().key, "cbor.utf8");
}

TEST(Cbor, WrongKindIsRefused) {
  const Bytes number = {0x01};
  EXPECT_EQ(CborReader(number).text().error().key, "cbor.kind");
  EXPECT_EQ(CborReader(number).bytes().error().key, "cbor.kind");
  EXPECT_EQ(CborReader(number).array().error().key, "cbor.kind");
  EXPECT_EQ(CborReader(number).map().error().key, "cbor.kind");
  EXPECT_EQ(CborReader(number).boolean().error().key, "cbor.kind");
  EXPECT_FALSE(CborReader(number).null());
}

TEST(Cbor, SkippedItemsComeBackAsTheyWere) {
  // A float, a tagged text and a map with a list: kinds a later version may send.
  const Bytes bytes = {0xFB, 0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18,
                       0xC1, 0x61, 'x',  0xA1, 0x01, 0x82, 0x02, 0xF6};
  CborReader reader(bytes);
  Bytes copy;
  while (!reader.at_end()) {
    const auto item = reader.skip();
    ASSERT_TRUE(item);
    copy.insert(copy.end(), item->begin(), item->end());
  }
  EXPECT_EQ(copy, bytes);
  EXPECT_TRUE(reader.finish());
}

TEST(Cbor, TrailingBytesAreRefusedByFinish) {
  const Bytes bytes = {0x01, 0x02};
  CborReader reader(bytes);
  ASSERT_TRUE(reader.integer());
  EXPECT_EQ(reader.finish().error().key, "cbor.trailing");
}

}  // namespace
}  // namespace huifang
