#include "shell/app/shared_draft.hpp"

#include <gtest/gtest.h>

#include "core/record/cbor.hpp"

namespace huifang::shell {
namespace {

const SharedItem kItem{.key = 1'789'612'200'123,
                       .received_ms = 1'789'612'200'000,
                       .text = "一行\nhttps://example.org",
                       .pictures = 3,
                       .picture_bytes = 5'000'000'000,
                       .problem = "too-large"};

TEST(SharedDraft, ComesBackAsItWas) {
  const Result<SharedItem> item = decode_shared_item(encode(kItem));
  ASSERT_TRUE(item);
  EXPECT_EQ(*item, kItem);
}

TEST(SharedDraft, CutShortAnywhereItIsRefused) {
  const Bytes whole = encode(kItem);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(decode_shared_item(ByteView(whole).first(size))) << size;
}

TEST(SharedDraft, AnotherVersionIsRefused) {
  Bytes bytes = encode(kItem);
  bytes[0] = 2;
  EXPECT_FALSE(decode_shared_item(bytes));
}

TEST(SharedDraft, WhatANewerVersionAddsIsPassedOver) {
  CborWriter writer;
  writer.array(7);
  writer.unsigned_integer(5);
  writer.integer(6);
  writer.text("words");
  writer.unsigned_integer(0);
  writer.unsigned_integer(0);
  writer.text("");
  writer.text("something new");
  Bytes bytes{1, 0};
  bytes.insert(bytes.end(), writer.view().begin(), writer.view().end());
  const Result<SharedItem> item = decode_shared_item(bytes);
  ASSERT_TRUE(item);
  EXPECT_EQ(item->text, "words");
}

TEST(SharedDraft, ItsNameIsNoOtherDrafts) {
  EXPECT_TRUE(is_shared_draft(shared_draft_name(5)));
  EXPECT_FALSE(is_shared_draft("visit/00000000-0000-7000-8000-000000000001"));
}

}  // namespace
}  // namespace huifang::shell
