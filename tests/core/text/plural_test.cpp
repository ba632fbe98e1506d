#include "core/text/plural.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace huifang {
namespace {

TEST(Plural, EnglishSinglesOutExactlyOne) {
  EXPECT_EQ(plural_form(Language::kEnglish, "1"), PluralForm::kOne);
  for (const char* other : {"0", "2", "11", "21", "101", "1,001", "1.0", "1.5", "−1", "-1", "",
                            "many", "1 000", "99999999999999999999999"}) {
    EXPECT_EQ(plural_form(Language::kEnglish, other), PluralForm::kOther) << other;
  }
}

TEST(Plural, ChineseHasOneFormForAll) {
  for (const char* number : {"0", "1", "2", "1.0", ""})
    EXPECT_EQ(plural_form(Language::kChinese, number), PluralForm::kOther);
}

TEST(Plural, EveryLanguageEndsWithOtherAndHasEveryFormItsRulesChoose) {
  for (const Language language : kLanguages) {
    const auto forms = plural_forms(language);
    ASSERT_FALSE(forms.empty());
    EXPECT_EQ(forms.back(), PluralForm::kOther);
    for (int number = 0; number <= 1'000; ++number) {
      const PluralForm form = plural_form(language, std::to_string(number));
      EXPECT_TRUE(std::ranges::find(forms, form) != forms.end()) << number;
    }
  }
  EXPECT_EQ(plural_form_name(PluralForm::kZero), "zero");
  EXPECT_EQ(plural_form_name(PluralForm::kOther), "other");
}

}  // namespace
}  // namespace huifang
