#include "sync/server/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace huifang::server {
namespace {

TEST(RateLimiter, TheSixthWithinAMinuteWaits) {
  RateLimiter limiter({.per_minute = 5, .burst = 5});
  for (int count = 0; count < 5; ++count) EXPECT_EQ(limiter.take("zhoumin", 0), 0U);
  EXPECT_EQ(limiter.take("zhoumin", 0), 12U);
  EXPECT_EQ(limiter.take("hanlei", 0), 0U);
  EXPECT_EQ(limiter.take("zhoumin", 11'999), 1U);
  EXPECT_EQ(limiter.take("zhoumin", 12'000), 0U);
}

TEST(RateLimiter, WhatIsGivenBackDoesNotCount) {
  RateLimiter limiter({.per_minute = 1, .burst = 1});
  EXPECT_EQ(limiter.take("zhoumin", 0), 0U);
  limiter.give_back("zhoumin");
  EXPECT_EQ(limiter.take("zhoumin", 0), 0U);
  EXPECT_NE(limiter.take("zhoumin", 0), 0U);
}

TEST(RateLimiter, AClockThatGoesBackFreesNobody) {
  RateLimiter limiter({.per_minute = 60, .burst = 1});
  EXPECT_EQ(limiter.take("zhoumin", 100'000), 0U);
  EXPECT_NE(limiter.take("zhoumin", 50'000), 0U);
}

TEST(RateLimiter, ManyKeysDoNotFillTheMemory) {
  RateLimiter limiter({.per_minute = 1, .burst = 1}, 100);
  for (int key = 0; key < 100; ++key) EXPECT_EQ(limiter.take(std::to_string(key), 0), 0U);
  EXPECT_NE(limiter.take("one more", 0), 0U);
  EXPECT_EQ(limiter.take("one more", 60'000), 0U);
}

}  // namespace
}  // namespace huifang::server
