#include <gtest/gtest.h>

#include "tests/sync/protocol/generator.hpp"
#include "tests/sync/protocol/samples.hpp"

namespace huifang::sync {
namespace {

constexpr std::uint64_t kSeeds = 2'000;

TEST(RoundTrip, GeneratedOperationsComeBackAsTheyWere) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Operation operation = Generator(seed).operation();
    const Bytes bytes = encoded(operation);
    const auto read = read_operation(bytes);
    ASSERT_TRUE(read.has_value()) << "seed " << seed << ": " << read.error().detail;
    EXPECT_EQ(*read, operation) << "seed " << seed;
    EXPECT_EQ(encoded(*read), bytes) << "seed " << seed;
  }
}

TEST(RoundTrip, GeneratedMessagesComeBackAsTheyWere) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    Generator generator(seed);
    const PushRequest push_request = generator.push_request();
    EXPECT_EQ(decode_push_request(encode(push_request)).value(), push_request) << "seed " << seed;
    const PushResponse push_response = generator.push_response();
    EXPECT_EQ(decode_push_response(encode(push_response)).value(), push_response)
        << "seed " << seed;
    const PullResponse pull_response = generator.pull_response();
    EXPECT_EQ(decode_pull_response(encode(pull_response)).value(), pull_response)
        << "seed " << seed;
  }
}

TEST(PullPage, SendsAnIdOnceAndItsNumberAfterwards) {
  PullResponse page;
  for (std::uint8_t i = 0; i < 100; ++i) {
    RowVersion row{6, sample_id(1), sample_id(1), Scope{1} << 32, 5, false, true, {}};
    row.id.bytes[0] = i;
    row.fields = Fields({{3, sample_id(1)}});
    page.rows.push_back(row);
  }
  // 17 bytes for a row's own id, a few for all else; three literal ids a row would pass 50.
  EXPECT_LT(encode(page).size(), 100u * 30);
  EXPECT_EQ(decode_pull_response(encode(page)).value(), page);
}

TEST(Operation, KeepsWhatANewerVersionAppended) {
  Operation operation = sample_operations().front();
  CborWriter extras;
  extras.text("later");
  extras.array(2);
  extras.integer(1);
  extras.null();
  operation.extras = extras.take();
  const auto read = read_operation(encoded(operation));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->extras, operation.extras);
}

TEST(Operation, EntryIdsDifferByEveryPartOfTheOperationsId) {
  const Id id = entry_id({17, 5, 2});
  EXPECT_EQ(id, entry_id({17, 5, 2}));
  EXPECT_NE(id, entry_id({18, 5, 2}));
  EXPECT_NE(id, entry_id({17, 6, 2}));
  EXPECT_NE(id, entry_id({17, 5, 3}));
  EXPECT_EQ(to_text(id), "7d2e771e-3560-86e6-8876-a8c8942eee57");
}

TEST(Messages, SkipWhatANewerVersionAppended) {
  CborWriter writer;
  writer.raw(Bytes{kProtocolVersion, kCipherPlain});
  writer.array(4);
  writer.text("sync.gap");
  writer.unsigned_integer(6);
  writer.map(1);
  writer.text("hint");
  writer.null();
  writer.boolean(true);
  EXPECT_EQ(decode_error_response(writer.take()).value(), sample_error_response());
}

}  // namespace
}  // namespace huifang::sync
