#include "sync/server/http/protocol_range.hpp"

#include <gtest/gtest.h>

namespace huifang::server {
namespace {

TEST(ProtocolRange, IsTwoNumbersInOrder) {
  const struct {
    std::string_view text;
    std::optional<ProtocolRange> read;
  } kCases[] = {
      {"1-1", ProtocolRange{1, 1}}, {"0-2", ProtocolRange{0, 2}}, {"7-9", ProtocolRange{7, 9}},
      {"", std::nullopt},           {"1", std::nullopt},          {"-", std::nullopt},
      {"1-", std::nullopt},         {"-1", std::nullopt},         {"1-x", std::nullopt},
      {"2-1", std::nullopt},        {"1--1", std::nullopt},       {"1-2-3", std::nullopt},
      {" 1-1", std::nullopt},       {"+1-1", std::nullopt},       {"1-4294967296", std::nullopt},
  };
  for (const auto& one : kCases) EXPECT_EQ(read_protocol_range(one.text), one.read) << one.text;
}

TEST(ProtocolRange, OursIsOne) {
  const auto ours = read_protocol_range(kOurProtocolRange);
  ASSERT_TRUE(ours);
  EXPECT_TRUE(ours->has(sync::kProtocolVersion));
  EXPECT_FALSE(ours->has(sync::kProtocolVersion + 1));
  EXPECT_FALSE(ours->has(sync::kProtocolVersion - 1));
}

}  // namespace
}  // namespace huifang::server
