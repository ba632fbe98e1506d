#include "core/record/id.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

#include "core/internal/sha256.hpp"

namespace huifang {
namespace {

constexpr std::array<std::uint8_t, 10> kRandom = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                  0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

TEST(Id, MadeIdIsUuidOfVersionSeven) {
  const Id id = make_id(0x0123'4567'89AB, kRandom);
  EXPECT_EQ(to_text(id), "01234567-89ab-7fff-bfff-ffffffffffff");
}

TEST(Id, LaterIdsSortBehindEarlierOnes) {
  constexpr std::array<std::uint8_t, 10> kZeros = {};
  EXPECT_LT(make_id(1'000, kRandom), make_id(1'001, kZeros));
}

TEST(Id, TextRoundTripsInEitherCase) {
  const Id id = make_id(1'795'305'600'000, kRandom);
  EXPECT_EQ(id_from_text(to_text(id)), id);
  EXPECT_EQ(id_from_text("01234567-89AB-7FFF-BFFF-FFFFFFFFFFFF"),
            make_id(0x0123'4567'89AB, kRandom));
}

TEST(Id, OtherTextIsNoId) {
  for (const char* text :
       {"", "01234567-89ab-7fff-bfff-fffffffffff", "01234567-89ab-7fff-bfff-ffffffffffff0",
        "0123456789ab-7fff-bfff-ffffffffffff-", "g1234567-89ab-7fff-bfff-ffffffffffff",
        "01234567 89ab-7fff-bfff-ffffffffffff"}) {
    EXPECT_FALSE(id_from_text(text)) << text;
  }
}

TEST(Id, OnlySixteenBytesAreAnId) {
  EXPECT_TRUE(id_from_bytes(Bytes(16, 1)));
  EXPECT_FALSE(id_from_bytes(Bytes(15, 1)));
  EXPECT_FALSE(id_from_bytes(Bytes(17, 1)));
}

TEST(Id, DerivedIdsAgreeAndPurposesDiffer) {
  const Bytes bytes = {1, 2, 3};
  EXPECT_EQ(derive_id("conflict", bytes), derive_id("conflict", bytes));
  EXPECT_NE(derive_id("conflict", bytes), derive_id("entry", bytes));
  EXPECT_NE(derive_id("a", Bytes{'b'}), derive_id("ab", Bytes{}));
  EXPECT_EQ(to_text(derive_id("conflict", bytes))[14], '8');
}

TEST(Id, DerivedIdStaysTheSameForEver) {
  // Stored rows depend on it.
  EXPECT_EQ(to_text(derive_id("entry", Bytes{1, 2, 3})), "bddbf1a8-5c52-8753-83f1-db058b71f6e0");
}

TEST(Id, NilIsTheDefault) {
  EXPECT_TRUE(Id{}.is_nil());
  EXPECT_FALSE(make_id(1, kRandom).is_nil());
}

std::string hex(const std::array<std::uint8_t, 32>& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256(Bytes{'a', 'b', 'c'})),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256(Bytes(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  // 55, 56 and 64 bytes: one block, two blocks, a full block before the padding.
  EXPECT_EQ(hex(sha256(Bytes(55, 'a'))),
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(hex(sha256(Bytes(56, 'a'))),
            "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(hex(sha256(Bytes(64, 'a'))),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

}  // namespace
}  // namespace huifang
