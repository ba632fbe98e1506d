#include "shell/app/code_scanner.hpp"

#include <gtest/gtest.h>

namespace huifang::shell {
namespace {

// The code a scanner told after these keys, one each `gap_ms`.
std::optional<std::string> scan(CodeScanner& scanner, std::string_view letters, double gap_ms,
                                double& now_ms) {
  std::optional<std::string> code;
  for (const char letter : letters) {
    now_ms += gap_ms;
    code =
        scanner
            .take(letter == '\n' ? std::string_view("Enter") : std::string_view(&letter, 1), now_ms)
            .code;
  }
  return code;
}

TEST(CodeScanner, FastLettersWithEnterAreACode) {
  CodeScanner scanner;
  double now = 1000;
  EXPECT_EQ(scan(scanner, "KH100421\n", 8, now), "KH100421");
  now += 400;
  EXPECT_EQ(scan(scanner, "KH100422\n", 30, now), "KH100422") << "the next one";
}

TEST(CodeScanner, AHandIsNoScanner) {
  CodeScanner scanner;
  double now = 0;
  EXPECT_EQ(scan(scanner, "jjjjkkk\n", 120, now), std::nullopt);
  EXPECT_FALSE(scanner.take("j", now + 200).used);
}

TEST(CodeScanner, KeysOfAScanAreNotActedOn) {
  CodeScanner scanner;
  EXPECT_FALSE(scanner.take("K", 10).used) << "nobody can know yet";
  EXPECT_TRUE(scanner.take("Shift", 15).used);
  EXPECT_TRUE(scanner.take("H", 20).used);
  EXPECT_TRUE(scanner.take("1", 30).used);
  EXPECT_TRUE(scanner.take("2", 40).used);
  EXPECT_TRUE(scanner.take("Enter", 50).used);
  EXPECT_FALSE(scanner.take("Enter", 60).used) << "this one is a person's";
}

TEST(CodeScanner, ShortBrokenAndEndlessOnesAreNone) {
  CodeScanner scanner;
  double now = 0;
  EXPECT_EQ(scan(scanner, "12\n", 5, now), std::nullopt) << "too short";
  now += 500;
  EXPECT_EQ(scan(scanner, "1234", 5, now), std::nullopt);
  now += 500;
  EXPECT_EQ(scanner.take("Enter", now).code, std::nullopt) << "Enter came late";
  static_cast<void>(scan(scanner, "12", 5, now));
  static_cast<void>(scanner.take("ArrowDown", now += 5));
  EXPECT_EQ(scan(scanner, "34\n", 5, now), std::nullopt) << "another key broke it";
  const auto code = scan(scanner, std::string(5'000, '7') + "\n", 1, now);
  EXPECT_TRUE(!code || code->size() <= 64) << "it does not grow without end";
}

}  // namespace
}  // namespace huifang::shell
