#include "core/rules/phone.hpp"

#include <gtest/gtest.h>

#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

struct Case {
  const char* text;
  const char* expected;  // The number, or the key of the refusal.
};

TEST(Mobile, IsUnderstoodHoweverItIsSpaced) {
  const Case cases[] = {
      {"13521335058", "13521335058"},
      {" 13521335058 ", "13521335058"},
      {"135 2133 5058", "13521335058"},
      {"135-2133-5058", "13521335058"},
      {"+8613521335058", "13521335058"},
      {"+86 135 2133 5058", "13521335058"},
      {"0086-13521335058", "13521335058"},
      {"8613521335058", "13521335058"},
      {"１３５２１３３５０５８", "13521335058"},
      {"135—2133—5058", "13521335058"},
      {"19999999999", "19999999999"},
      {"13000000000", "13000000000"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(check_mobile(c.text, {}).value_or("refused"), c.expected) << c.text;
}

TEST(Mobile, AnythingElseIsRefusedWithWhatItIs) {
  const Case cases[] = {
      {"", "rule.mobile.characters"},
      {"1380013800", "rule.mobile.digits"},
      {"138001380000", "rule.mobile.digits"},
      {"12345678901", "rule.mobile.prefix"},
      {"20000000000", "rule.mobile.prefix"},
      {"10086", "rule.mobile.digits"},
      {"400-050-0827", "rule.mobile.landline"},
      {"8008101234", "rule.mobile.landline"},
      {"029-88886666", "rule.mobile.landline"},
      {"02988886666", "rule.mobile.landline"},
      {"(029)88886666", "rule.mobile.landline"},
      {"029-88886666转801", "rule.mobile.landline"},
      {"1380013800O", "rule.mobile.characters"},
      {"13800138OOO", "rule.mobile.characters"},
      {"1.38001E+10", "rule.mobile.characters"},
      {"13800138000/13900139000", "rule.mobile.characters"},
      {"13800138000,", "rule.mobile.characters"},
      {"无", "rule.mobile.characters"},
      {"一三八零零一三八零零零", "rule.mobile.characters"},
      {"-13800138000-", "rule.mobile.characters"},
      {"+1 415 555 0100", "rule.mobile.landline"},
  };
  for (const Case& c : cases) {
    const auto checked = check_mobile(c.text, {});
    ASSERT_FALSE(checked) << c.text;
    EXPECT_EQ(checked.error().key, c.expected) << c.text;
  }
}

TEST(Mobile, FormFollowsThePolicy) {
  testing::Company company;
  const std::int64_t today = testing::day(2026, 9, 17);
  EXPECT_TRUE(check_mobile("13521335058", mobile_form(company.policies, today)));
  ASSERT_TRUE(company.policies.add(testing::policy_row(1, "phone.mobile_prefix_min", "15", today)));
  EXPECT_FALSE(check_mobile("13521335058", mobile_form(company.policies, today)));
  EXPECT_TRUE(check_mobile("13521335058", mobile_form(company.policies, today - 1)));
}

TEST(Landline, CompaniesAreReachedInManyWays) {
  for (const char* text : {"029-88886666", "02988886666", "(029)88886666", "0917-3333333",
                           "88886666", "400-050-0827", "029-88886666-801", "029-88886666转801",
                           "13521335058", "+86 29 88886666", "+86 10 88886666", "+86 13521335058",
                           "95588", "+1 415 555 0100", "０２９－８８８８６６６６"}) {
    EXPECT_TRUE(check_landline(text)) << text;
  }
  for (const char* text : {"", "无", "abc", "123", "029-8888", "1380013800", "029-88886666转",
                           "00000", "12345678901234567"}) {
    EXPECT_FALSE(check_landline(text)) << text;
  }
}

TEST(Email, FormIsChecked) {
  for (const char* text : {"c100001@example.com", "a.b+c@mail.example.cn", "名字@例子.公司"})
    EXPECT_TRUE(check_email(text)) << text;
  for (const char* text : {"", "a", "a@", "@b.cn", "a@b", "a b@c.cn", "a@b..cn", "a@.cn", "a@b.c",
                           "a@b@c.cn", "a,b@c.cn"}) {
    EXPECT_FALSE(check_email(text)) << text;
  }
}

}  // namespace
}  // namespace huifang
