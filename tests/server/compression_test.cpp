#include "sync/server/http/compression.hpp"

#include <gtest/gtest.h>

#include <string>

namespace huifang::server {
namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

TEST(Compression, WhatWasPackedComesBack) {
  const Bytes plain = bytes_of(std::string(100'000, 'a') + "回访");
  EXPECT_EQ(gunzip(gzip(plain, 6), plain.size()), plain);
}

TEST(Compression, EmptyContentIsAMemberToo) { EXPECT_EQ(gunzip(gzip({}, 6), 0), Bytes{}); }

TEST(Compression, OneByteMoreThanAllowedIsTooLarge) {
  const Bytes packed = gzip(Bytes(1001), 6);
  EXPECT_TRUE(gunzip(packed, 1001).has_value());
  const auto refused = gunzip(packed, 1000);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
}

TEST(Compression, BombEndsAtTheLimit) {
  Bytes packed = gzip(Bytes(64 * 1024 * 1024), 9);
  ASSERT_LT(packed.size(), 100'000U);
  EXPECT_EQ(gunzip(packed, 1024 * 1024).error().code, ErrorCode::kTooLarge);
}

TEST(Compression, BrokenGzipIsRefused) {
  const Bytes whole = gzip(bytes_of("a body that is long enough to be cut anywhere"), 6);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto refused = gunzip(ByteView(whole).first(size), 1000);
    ASSERT_FALSE(refused.has_value()) << size;
    EXPECT_EQ(refused.error().key, "http.body_not_gzip") << size;
  }
  Bytes wrong_sum = whole;
  wrong_sum[whole.size() - 6] ^= 1;
  EXPECT_FALSE(gunzip(wrong_sum, 1000).has_value());
  Bytes twice = whole;
  twice.insert(twice.end(), whole.begin(), whole.end());
  EXPECT_FALSE(gunzip(twice, 1000).has_value());
}

TEST(Compression, AcceptEncodingIsReadAsWritten) {
  struct Case {
    std::string_view header;
    bool brotli;
    bool gzip;
  };
  for (const Case& expected : {Case{"", false, false}, Case{"gzip, deflate, br", true, true},
                               Case{"br;q=0, gzip", false, true}, Case{"BR ; q=0.5", true, false},
                               Case{"gzip;q=0.000", false, false}, Case{"brx,xgzip", false, false},
                               Case{",,gzip", false, true}}) {
    EXPECT_EQ(accepts_encoding(expected.header, "br"), expected.brotli) << expected.header;
    EXPECT_EQ(accepts_encoding(expected.header, "gzip"), expected.gzip) << expected.header;
  }
}

}  // namespace
}  // namespace huifang::server
