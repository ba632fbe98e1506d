#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/sync/protocol/samples.hpp"

namespace huifang::sync {
namespace {

std::string to_hex(ByteView bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

Bytes from_hex(const std::string& text) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

// The bytes kept of the first version of a format; line breaks do not count.
std::string kept_hex(const std::string& name) {
  std::ifstream file("tests/fixtures/formats/" + name + ".v1.hex");
  std::string text;
  for (std::string line; file >> line;) text += line;
  return text;
}

TEST(Formats, AreWrittenAsTheyEverWere) {
  for (const Sample& sample : samples()) {
    EXPECT_EQ(to_hex(sample.bytes), kept_hex(sample.name)) << sample.name;
  }
}

TEST(Formats, OldBytesAreStillRead) {
  const auto kept = [](const std::string& name) { return from_hex(kept_hex(name)); };
  for (const Operation& operation : sample_operations()) {
    const auto read =
        read_operation(kept("operation_" + std::to_string(static_cast<int>(operation.kind()))));
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(*read, operation);
  }
  EXPECT_EQ(decode_push_request(kept("push_request")).value(), sample_push_request());
  EXPECT_EQ(decode_push_response(kept("push_response")).value(), sample_push_response());
  EXPECT_EQ(decode_pull_request(kept("pull_request")).value(), sample_pull_request());
  EXPECT_EQ(decode_pull_response(kept("pull_response")).value(), sample_pull_response());
  EXPECT_EQ(decode_sign_in_request(kept("sign_in_request")).value(), sample_sign_in_request());
  EXPECT_EQ(decode_refresh_request(kept("refresh_request")).value(), sample_refresh_request());
  EXPECT_EQ(decode_sign_in_response(kept("sign_in_response")).value(), sample_sign_in_response());
  EXPECT_EQ(decode_error_response(kept("error_response")).value(), sample_error_response());
}

}  // namespace
}  // namespace huifang::sync
