#include <gtest/gtest.h>

#include "tests/fixtures/kept_bytes.hpp"
#include "tests/sync/protocol/samples.hpp"

namespace huifang::sync {
namespace {

using test::kept_bytes;
using test::kept_hex;
using test::to_hex;

TEST(Formats, AreWrittenAsTheyEverWere) {
  for (const Sample& sample : samples()) {
    EXPECT_EQ(to_hex(sample.bytes), kept_hex(sample.name)) << sample.name;
  }
}

TEST(Formats, OldBytesAreStillRead) {
  for (const Operation& operation : sample_operations()) {
    const auto read = read_operation(
        kept_bytes("operation_" + std::to_string(static_cast<int>(operation.kind()))));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(*read, operation);
  }
  EXPECT_EQ(decode_push_request(kept_bytes("push_request")).value(), sample_push_request());
  EXPECT_EQ(decode_push_response(kept_bytes("push_response")).value(), sample_push_response());
  EXPECT_EQ(decode_pull_request(kept_bytes("pull_request")).value(), sample_pull_request());
  EXPECT_EQ(decode_pull_response(kept_bytes("pull_response")).value(), sample_pull_response());
  EXPECT_EQ(decode_sign_in_request(kept_bytes("sign_in_request")).value(),
            sample_sign_in_request());
  EXPECT_EQ(decode_refresh_request(kept_bytes("refresh_request")).value(),
            sample_refresh_request());
  EXPECT_EQ(decode_sign_in_response(kept_bytes("sign_in_response")).value(),
            sample_sign_in_response());
  EXPECT_EQ(decode_error_response(kept_bytes("error_response")).value(), sample_error_response());
}

}  // namespace
}  // namespace huifang::sync
