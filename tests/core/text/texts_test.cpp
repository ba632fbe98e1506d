#include "core/text/texts.hpp"

#include <gtest/gtest.h>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;

TEST(Texts, ParametersAreFilledInByName) {
  Texts texts;
  texts.add(Language::kChinese, "a", "{who}先由{whom}提出（{who}）");
  EXPECT_EQ(texts.get(Language::kChinese, "a", {{"whom", "周敏"}, {"who", "马超"}}),
            "马超先由周敏提出（马超）");
  EXPECT_EQ(texts.get(Language::kChinese, "a", {{"whom", "周敏"}}), "{who}先由周敏提出（{who}）");
  EXPECT_EQ(texts.parameter_names(Language::kChinese, "a"),
            (std::vector<std::string>{"who", "whom"}));
}

TEST(Texts, ParameterIsNotReadAgain) {
  Texts texts;
  texts.add(Language::kEnglish, "a", "{x}");
  EXPECT_EQ(texts.get(Language::kEnglish, "a", {{"x", "{x}"}}), "{x}");
  EXPECT_EQ(texts.get(Language::kEnglish, "a", {{"x", "@nothing"}}), "@nothing");
}

TEST(Texts, ParameterCanBeATextItself) {
  EXPECT_EQ(
      catalog().texts().get(Language::kChinese, "rule.required", {{"field", "@field.visit.notes"}}),
      "要填纪要");
  EXPECT_EQ(
      catalog().texts().get(Language::kEnglish, "rule.required", {{"field", "@field.visit.notes"}}),
      "Notes is needed");
}

TEST(Texts, TheCountedNumberChoosesTheForm) {
  using enum PluralForm;
  Texts texts;
  texts.add_plural(Language::kEnglish, "visits",
                   {.forms = {{kOne, "{count} visit"}, {kOther, "{count} visits"}}});
  texts.add_plural(Language::kEnglish, "late",
                   {.counted = "days", .forms = {{kOne, "{days} day"}, {kOther, "{days} days"}}});
  EXPECT_EQ(texts.get(Language::kEnglish, "visits", {{"count", "1"}}), "1 visit");
  EXPECT_EQ(texts.get(Language::kEnglish, "visits", {{"count", "0"}}), "0 visits");
  EXPECT_EQ(texts.get(Language::kEnglish, "visits", {{"count", "1,001"}}), "1,001 visits");
  EXPECT_EQ(texts.get(Language::kEnglish, "visits"), "{count} visits");
  EXPECT_EQ(texts.get(Language::kEnglish, "late", {{"count", "2"}, {"days", "1"}}), "1 day");
}

TEST(Texts, AFaultSaysWhatIsSafeWhatHappenedAndWhatComesNext) {
  Texts texts;
  texts.add_fault(Language::kEnglish, "store.full", {"It is safe.", "It is full.", "Free {mb}."});
  texts.add_fault(Language::kChinese, "store.full", {"都在。", "满了。", "清理{mb}。"});
  EXPECT_EQ(texts.get(Language::kEnglish, "store.full", {{"mb", "5 MB"}}),
            "It is safe. It is full. Free 5 MB.");
  EXPECT_EQ(texts.get(Language::kChinese, "store.full", {{"mb", "5 MB"}}),
            "都在。满了。清理5 MB。");
  EXPECT_EQ(texts.get(Language::kChinese, "store.full.happened"), "满了。");
}

TEST(Texts, MissingKeyIsSeen) {
  EXPECT_EQ(Texts().get(Language::kEnglish, "no.such.text"), "⟦no.such.text⟧");
  EXPECT_FALSE(catalog().texts().has(Language::kEnglish, "no.such.text"));
}

TEST(Texts, UnclosedBraceIsText) {
  Texts texts;
  texts.add(Language::kEnglish, "a", "a { b");
  EXPECT_EQ(texts.get(Language::kEnglish, "a"), "a { b");
}

TEST(Texts, LanguageFollowsTheTag) {
  EXPECT_EQ(language_from_tag("en"), Language::kEnglish);
  EXPECT_EQ(language_from_tag("en-GB"), Language::kEnglish);
  EXPECT_EQ(language_from_tag("zh-CN"), Language::kChinese);
  EXPECT_EQ(language_from_tag(""), Language::kChinese);
  EXPECT_EQ(language_from_tag("eng"), Language::kChinese);
}

TEST(Texts, MessagesTravelAsWords) {
  const TextParameters parameters = {{"text", "a=b"}, {"max", "5"}};
  EXPECT_EQ(to_words(parameters), (std::vector<std::string>{"text=a=b", "max=5"}));
  EXPECT_EQ(parameters_from_words(to_words(parameters)), parameters);
  EXPECT_TRUE(parameters_from_words({"nothing"}).empty());
}

}  // namespace
}  // namespace huifang
