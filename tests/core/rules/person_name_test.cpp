#include "core/rules/person_name.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

TEST(PersonName, RealFullNamesAreTaken) {
  for (const char* name : {
           "赖明佑", "邵平", "诸葛晨明", "欧阳修", "司马光", "张 伟", "买买提·艾力",
           "古丽娜尔·阿不都热依木", "王小波",
           "李小董",                          // 董 is a given name behind more than a surname.
           "钱国栋", "方圆", "白雪", "杜鹃",  // Words that are names.
           "老舍予",                          // Three characters: 老 may be a surname.
           "吴董梅", "李处温",                // Titles inside a name are none.
       }) {
    EXPECT_TRUE(check_person_name(name)) << name;
  }
  for (const char* name :
       {"John Smith", "O'Neil Mary-Ann", "Søren Kierkegaard", "Иван Петров", "たなか"}) {
    EXPECT_TRUE(check_person_name(name)) << name;
  }
}

TEST(PersonName, AreKeptTrimmedAndWithoutFullWidthSpaces) {
  EXPECT_EQ(check_person_name(" 张　伟 ").value(), "张伟");
  EXPECT_EQ(check_person_name("\xEF\xBB\xBF张伟").value(), "张伟");
  EXPECT_EQ(check_person_name("Ｊｏｈｎ Ｓｍｉｔｈ").value(), "John Smith");
}

struct Refusal {
  const char* name;
  const char* key;
};

TEST(PersonName, FormsOfAddressAndStandInsAreRefused) {
  const Refusal cases[] = {
      {"", "rule.name.missing"},
      {"   ", "rule.name.missing"},
      {"　", "rule.name.missing"},
      {"王总", "rule.name.title"},
      {"王 总", "rule.name.title"},
      {"X总", "rule.name.title"},
      {"Ｘ总", "rule.name.title"},
      {"欧阳总", "rule.name.title"},
      {"李先生", "rule.name.title"},
      {"张女士", "rule.name.title"},
      {"刘经理", "rule.name.title"},
      {"陈老师", "rule.name.title"},
      {"赵老板", "rule.name.title"},
      {"孙主任", "rule.name.title"},
      {"诸葛先生", "rule.name.title"},
      {"周建国先生", "rule.name.title"},
      {"先生", "rule.name.title"},
      {"王工", "rule.name.title"},
      {"李董", "rule.name.title"},
      {"李局", "rule.name.title"},
      {"张姐", "rule.name.title"},
      {"小王", "rule.name.title"},
      {"老李", "rule.name.title"},
      {"阿芳", "rule.name.title"},
      {"王", "rule.name.too_short"},
      {"诸葛", "rule.name.too_short"},
      {"Wang", "rule.name.title"},
      {"Mr Wang", "rule.name.title"},
      {"Mr. Wang Wei", "rule.name.title"},
      {"J. Smith", "rule.name.title"},
      {"无", "rule.name.placeholder"},
      {"未知", "rule.name.placeholder"},
      {"测试", "rule.name.placeholder"},
      {"Test", "rule.name.placeholder"},
      {"N/A", "rule.name.placeholder"},
      {"张某", "rule.name.placeholder"},
      {"张某某", "rule.name.placeholder"},
      {"李XX", "rule.name.characters"},
      {"王**", "rule.name.characters"},
      {"张伟2", "rule.name.characters"},
      {"王芳（财务）", "rule.name.characters"},
      {"张伟/李强", "rule.name.characters"},
      {"13800138000", "rule.name.characters"},
      {"?", "rule.name.characters"},
      {"张\n伟", "rule.name.characters"},
  };
  for (const Refusal& c : cases) {
    const auto checked = check_person_name(c.name);
    ASSERT_FALSE(checked) << c.name;
    EXPECT_EQ(checked.error().key, c.key) << c.name;
  }
}

TEST(OrganisationName, FirmsAreTaken) {
  for (const char* name :
       {"中石化", "天津天成连锁超市商行", "润恒会", "3M中国有限公司", "李先生牛肉面有限公司", "IBM",
        "西安市第一律师事务所", "王总的店有限公司", "红十字会"}) {
    EXPECT_TRUE(check_organisation_name(name)) << name;
  }
}

TEST(OrganisationName, PeopleAndStandInsAreRefused) {
  const Refusal cases[] = {
      {"", "rule.name.missing"},           {" \t", "rule.name.missing"},
      {"王总", "rule.name.title"},         {"李先生", "rule.name.title"},
      {"张女士", "rule.name.title"},       {"刘经理", "rule.name.title"},
      {"无", "rule.name.placeholder"},     {"XX公司", "rule.name.placeholder"},
      {"某公司", "rule.name.placeholder"}, {"A", "rule.name.too_short"},
      {"12345", "rule.name.characters"},   {"--", "rule.name.characters"},
  };
  for (const Refusal& c : cases) {
    const auto checked = check_organisation_name(c.name);
    ASSERT_FALSE(checked) << c.name;
    EXPECT_EQ(checked.error().key, c.key) << c.name;
  }
}

}  // namespace
}  // namespace huifang
