#include <gtest/gtest.h>

#include "sync/client/internal/portion.hpp"

namespace huifang::sync {
namespace {

TEST(Portion, FailureHalvesWhatWasTriedDownToTheLeast) {
  Portion portion(64, 1'000'000);
  portion.failed(400'000, false);
  EXPECT_EQ(portion.bytes(), 200'000u);
  portion.failed(500'000, false);  // More than was allowed: an act that is larger than that.
  EXPECT_EQ(portion.bytes(), 100'000u);
  for (int failure = 0; failure < 40; ++failure) portion.failed(portion.bytes(), true);
  EXPECT_EQ(portion.bytes(), 64u);
}

TEST(Portion, SuccessDoublesUpToTheMost) {
  Portion portion(64, 100'000);
  for (int failure = 0; failure < 40; ++failure) portion.failed(portion.bytes(), false);
  int successes = 0;
  for (; portion.bytes() < 100'000; ++successes) portion.succeeded(portion.bytes());
  EXPECT_LE(successes, 11);
}

TEST(Portion, SuccessOfSomethingSmallSaysNothing) {
  Portion portion(64, 100'000);
  portion.failed(40'000, false);
  portion.succeeded(9'000);
  EXPECT_EQ(portion.bytes(), 20'000u);
}

// On a line that lets 40,000 bytes through in time, few requests are given up.
TEST(Portion, WhatTookTooLongIsComeNearWithCare) {
  Portion portion(64, 1'000'000);
  int given_up = 0;
  std::size_t passed = 0;
  for (int request = 0; request < 100; ++request) {
    const std::size_t tried = portion.bytes();
    if (tried > 40'000) {
      ++given_up;
      portion.failed(tried, true);
    } else {
      passed += tried;
      portion.succeeded(tried);
    }
  }
  EXPECT_LE(given_up, 20);
  EXPECT_GE(passed, 80u * 25'000);
}

}  // namespace
}  // namespace huifang::sync
