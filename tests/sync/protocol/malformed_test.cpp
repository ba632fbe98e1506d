#include <gtest/gtest.h>

#include <algorithm>

#include "sync/protocol/limits.hpp"
#include "tests/sync/protocol/generator.hpp"
#include "tests/sync/protocol/samples.hpp"

namespace huifang::sync {
namespace {

TEST(Malformed, EveryTruncationIsRefused) {
  for (const Sample& sample : samples()) {
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      // A copy of its own size, so that a sanitizer sees a read past the end.
      const Bytes cut(sample.bytes.begin(),
                      sample.bytes.begin() + static_cast<std::ptrdiff_t>(size));
      EXPECT_FALSE(accepts(sample.name, cut)) << sample.name << " cut at " << size;
    }
  }
}

TEST(Malformed, TrailingBytesAreRefused) {
  for (const Sample& sample : samples()) {
    Bytes longer = sample.bytes;
    longer.push_back(0);
    EXPECT_FALSE(accepts(sample.name, longer)) << sample.name;
  }
}

TEST(Malformed, AnyFlippedBitIsSurvived) {
  for (const Sample& sample : samples()) {
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        Bytes flipped = sample.bytes;
        flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ (1 << bit));
        accepts(sample.name, flipped);
      }
    }
  }
}

TEST(Malformed, RandomBytesAreSurvived) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Generator generator(seed);
    for (const Sample& sample : samples()) {
      Bytes noise = generator.bytes(120);
      if (noise.size() >= 2 && generator.chance(80)) {
        noise[0] = kProtocolVersion;
        noise[1] = kCipherPlain;
      }
      accepts(sample.name, noise);
    }
  }
}

TEST(Malformed, OtherVersionsAndCiphersAreNamed) {
  Bytes body = encode(sample_error_response());
  body[0] = 2;
  EXPECT_EQ(decode_error_response(body).error().key, "sync.version");
  body[0] = kProtocolVersion;
  body[1] = 1;
  EXPECT_EQ(decode_error_response(body).error().key, "sync.cipher");
}

Bytes push_with(std::size_t operations, std::size_t bytes_each) {
  PushRequest message;
  message.operations.assign(operations, Bytes(bytes_each, 0));
  return encode(message);
}

TEST(Malformed, LimitsOfABatchHold) {
  EXPECT_TRUE(decode_push_request(push_with(kBatchOperationsMax, 4)).has_value());
  EXPECT_EQ(decode_push_request(push_with(kBatchOperationsMax + 1, 4)).error().key,
            "sync.too_large");
  EXPECT_EQ(decode_push_request(push_with(17, kOperationBytesMax)).error().key, "sync.too_large");
}

TEST(Malformed, AnOversizeOperationSpoilsOnlyItself) {
  const Bytes body = push_with(2, kOperationBytesMax + 1);
  const auto batch = decode_push_request(body);
  ASSERT_TRUE(batch.has_value());
  EXPECT_EQ(read_operation(batch->operations[0]).error().key, "sync.too_large");
}

TEST(Malformed, HugeCountsAreSurvivedAnywhere) {
  // An array head that promises 2^32 items, in the place of each element of a batch.
  const Bytes huge{0x9B, 0, 0, 0, 1, 0, 0, 0, 0};
  for (const Sample& sample : samples()) {
    for (std::size_t at = 2; at < sample.bytes.size(); ++at) {
      Bytes bytes(sample.bytes.begin(), sample.bytes.begin() + static_cast<std::ptrdiff_t>(at));
      bytes.insert(bytes.end(), huge.begin(), huge.end());
      accepts(sample.name, bytes);  // A sanitizer build stops at an allocation of that size.
    }
  }
}

TEST(Malformed, FieldsOutOfOrderAreRefusedInAPage) {
  PullResponse page = sample_pull_response();
  page.rows.resize(1);
  page.rows[0].fields = Fields({{1, true}, {2, true}});
  Bytes body = encode(page);
  const Bytes ordered{0xA2, 0x01, 0xF5, 0x02, 0xF5};
  const auto at = std::search(body.begin(), body.end(), ordered.begin(), ordered.end());
  ASSERT_NE(at, body.end());
  *(at + 1) = 3;
  EXPECT_EQ(decode_pull_response(body).error().key, "sync.malformed");
}

}  // namespace
}  // namespace huifang::sync
