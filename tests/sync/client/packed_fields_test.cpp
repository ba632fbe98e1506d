#include "sync/client/internal/packed_fields.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace huifang::sync {
namespace {

constexpr std::size_t kCut = 8;

Bytes packed(std::vector<FieldValue> values) { return pack_fields(Fields(std::move(values))); }

struct Selection {
  const char* name;
  std::vector<FieldValue> known;
  std::vector<FieldNumber> wanted;
  std::vector<FieldValue> selected;
};

TEST(SelectPacked, KeepsWhatIsWantedAndHoldsSomething) {
  const Id id{.bytes = {1, 2, 3}};
  const Selection selections[] = {
      {"nothing is known", {}, {1, 2}, {}},
      {"nothing is wanted", {{1, std::int64_t{5}}}, {}, {}},
      {"every kind of value",
       {{1, true}, {2, std::int64_t{-7}}, {3, std::string("海")}, {4, id}, {5, Place{1, 2, 3}}},
       {1, 2, 3, 4, 5},
       {{1, true}, {2, std::int64_t{-7}}, {3, std::string("海")}, {4, id}, {5, Place{1, 2, 3}}}},
      {"one between others",
       {{1, std::string("before")}, {5, std::int64_t{5}}, {900, std::string("behind")}},
       {2, 5, 7},
       {{5, std::int64_t{5}}}},
      {"what is empty now",
       {{1, Value{}}, {2, std::string()}, {3, false}},
       {1, 2, 3},
       {{3, false}}},
      {"a text of just the length",
       {{1, std::string("12345678")}},
       {1},
       {{1, std::string("12345678")}}},
      {"a longer text", {{1, std::string("123456789")}}, {1}, {{1, std::string("12345678")}}},
      {"never within a character", {{1, std::string("一二三")}}, {1}, {{1, std::string("一二")}}},
  };
  for (const Selection& each : selections) {
    EXPECT_EQ(select_packed(packed(each.known), each.wanted, kCut), packed(each.selected))
        << each.name;
  }
}

TEST(SelectPacked, BrokenBytesGiveFieldsThatCanBeRead) {
  const Bytes whole = packed({{1, std::int64_t{300}}, {2, std::string("海景路")}});
  const std::vector<FieldNumber> wanted{1, 2};
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes selected = select_packed(ByteView(whole).first(size), wanted, kCut);
    CborReader reader(selected);
    EXPECT_TRUE(read_fields(reader)) << "cut to " << size;
    EXPECT_TRUE(reader.at_end()) << "cut to " << size;
  }
}

}  // namespace
}  // namespace huifang::sync
