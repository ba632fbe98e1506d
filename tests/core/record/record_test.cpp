#include "core/record/record.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huifang {
namespace {

Bytes encoded(const Fields& fields) {
  CborWriter writer;
  write_fields(writer, fields);
  return writer.take();
}

TEST(Fields, AreSortedAndTheLaterOfEqualsStays) {
  const Fields fields(
      {{7, std::string("b")}, {2, std::int64_t{1}}, {7, std::string("c")}, {2, std::int64_t{3}}});
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields.begin()->field, 2);
  EXPECT_EQ(fields.number(2), 3);
  EXPECT_EQ(fields.text(7), "c");
}

TEST(Fields, ReadersGiveDefaultsForOtherKinds) {
  const Fields fields({{1, std::string("text")}, {2, true}});
  EXPECT_EQ(fields.number(1), 0);
  EXPECT_EQ(fields.text(2), "");
  EXPECT_TRUE(fields.flag(2));
  EXPECT_TRUE(fields.reference(1).is_nil());
  EXPECT_TRUE(is_empty(fields.get(99)));
}

TEST(Fields, SettingEmptyKeepsTheFieldAndRemovingDoesNot) {
  Fields fields;
  fields.set(3, std::string("x"));
  fields.set(1, std::int64_t{1});
  fields.set(3, Value{});
  EXPECT_TRUE(fields.has(3));
  EXPECT_TRUE(is_empty(fields.get(3)));
  fields.remove(3);
  EXPECT_FALSE(fields.has(3));
  fields.remove(3);
  EXPECT_EQ(fields.size(), 1u);
}

TEST(Fields, EveryKindOfValueRoundTrips) {
  Id id;
  id.bytes.fill(7);
  const Fields fields({{1, Value{}},
                       {2, true},
                       {3, false},
                       {4, std::int64_t{-42}},
                       {5, std::string("拜访𠮷")},
                       {6, id},
                       {65'535, Place{38'648'108, -121'321'899, 30}}});
  const Bytes bytes = encoded(fields);
  CborReader reader(bytes);
  const auto read = read_fields(reader);
  ASSERT_TRUE(read) << read.error().key;
  EXPECT_TRUE(reader.finish());
  EXPECT_EQ(*read, fields);
}

TEST(Fields, BytesOfTheFirstFormatStay) {
  // {2: "周", 5: 1, 9: null}
  EXPECT_EQ(encoded(Fields({{9, Value{}}, {5, std::int64_t{1}}, {2, std::string("周")}})),
            (Bytes{0xA3, 0x02, 0x63, 0xE5, 0x91, 0xA8, 0x05, 0x01, 0x09, 0xF6}));
}

TEST(Fields, WrongBytesAreRefused) {
  struct Case {
    const char* what;
    Bytes bytes;
    const char* key;
  };
  const std::vector<Case> cases = {
      {"not a map", {0x80}, "cbor.kind"},
      {"number twice", {0xA2, 0x01, 0xF6, 0x01, 0xF6}, "record.field.order"},
      {"descending", {0xA2, 0x02, 0xF6, 0x01, 0xF6}, "record.field.order"},
      {"text as number", {0xA1, 0x61, 'a', 0xF6}, "cbor.kind"},
      {"number beyond 65535", {0xA1, 0x1A, 0, 1, 0, 0, 0xF6}, "record.field.number"},
      {"id of 15 bytes", {0xA1, 0x01, 0x41, 0x01}, "record.value.kind"},
      {"a map as value", {0xA1, 0x01, 0xA0}, "record.value.kind"},
      {"a float as value", {0xA1, 0x01, 0xF9, 0x3C, 0x00}, "record.value.kind"},
      {"place of two", {0xA1, 0x01, 0x82, 0x01, 0x02}, "record.value.kind"},
      {"place beyond 32 bits",
       {0xA1, 0x01, 0x83, 0x1B, 0, 0, 0, 1, 0, 0, 0, 0, 0x01, 0x02},
       "record.place.range"},
      {"cut before the value", {0xA1, 0x01}, "cbor.truncated"},
      {"broken UTF-8", {0xA1, 0x01, 0x61, 0x80}, "cbor.utf8"},
  };
  for (const Case& c : cases) {
    CborReader reader(c.bytes);
    const auto read = read_fields(reader);
    ASSERT_FALSE(read) << c.what;
    EXPECT_EQ(read.error().key, c.key) << c.what;
  }
}

}  // namespace
}  // namespace huifang
