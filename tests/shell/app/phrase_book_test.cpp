#include "shell/app/phrase_book.hpp"

#include <gtest/gtest.h>

namespace huifang::shell {
namespace {

TEST(PhraseBook, MakesAPhraseOnce) {
  PhraseBook book;
  int made = 0;
  const auto make = [&] {
    ++made;
    return std::string("7 days ago");
  };
  const std::string& first = book.of("distance").with("7").phrase(make);
  book.begin_frame();
  EXPECT_EQ(&book.of("distance").with("7").phrase(make), &first);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(first, "7 days ago");
}

TEST(PhraseBook, ValuesAreNotMixedUp) {
  PhraseBook book;
  EXPECT_EQ(book.of("k").with("a").with("bc").phrase([] { return std::string("1"); }), "1");
  EXPECT_EQ(book.of("k").with("ab").with("c").phrase([] { return std::string("2"); }), "2");
  EXPECT_EQ(book.of("k").with("abc").phrase([] { return std::string("3"); }), "3");
  EXPECT_EQ(book.of("ka").with("bc").phrase([] { return std::string("4"); }), "4");
}

TEST(PhraseBook, APhraseMayBeMadeOfOthers) {
  PhraseBook book;
  const std::string& whole = book.of("line").with("x").phrase(
      [&] { return book.of("day").with("1").phrase([] { return std::string("Mon"); }) + "!"; });
  EXPECT_EQ(whole, "Mon!");
  EXPECT_EQ(book.size(), 2U);
}

TEST(PhraseBook, DoesNotGrowWithWhatIsNoLongerSaid) {
  PhraseBook book;
  for (int frame = 0; frame < 300; ++frame) {
    book.begin_frame();
    for (int row = 0; row < 100; ++row) {
      const std::string number = std::to_string(frame * 100 + row);
      book.of("row").with(number).phrase([&] { return number; });
    }
  }
  EXPECT_LE(book.size(), 4'200U);
}

TEST(PhraseBook, WhatWasSaidInThisFrameStays) {
  PhraseBook book;
  const std::string& kept = book.of("kept").phrase([] { return std::string("stays as it is"); });
  for (int row = 0; row < 20'000; ++row)
    book.of("row").with(std::to_string(row)).phrase([] { return std::string("row"); });
  EXPECT_EQ(kept, "stays as it is");
  book.begin_frame();
  EXPECT_EQ(kept, "stays as it is") << "and through the next frame";
}

}  // namespace
}  // namespace huifang::shell
