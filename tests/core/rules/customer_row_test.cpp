#include <gtest/gtest.h>

#include <algorithm>

#include "core/rules/customer_check.hpp"
#include "core/text/calendar.hpp"
#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

using testing::catalog;
using testing::day;
using testing::id_of;

const Id kSales1 = id_of(101);
const Id kSales2 = id_of(102);

NameDirectory staff() {
  return {{{id_of(1), "周敏", kSales1},
           {id_of(2), "韩磊", kSales1},
           {id_of(5), "吴刚", kSales2},
           {id_of(6), "李静", kSales1},
           {id_of(7), "李静", kSales2}},
          {{kSales1, "销售一部"}, {kSales2, "销售二部"}}};
}

CustomerRow good_row() {
  return {{"code", "KH100003"},
          {"name", "天津天成连锁超市商行"},
          {"kind", "企业"},
          {"type", "目标客户"},
          {"nature", "外商投资"},
          {"supervising_body", "天津市商务局"},
          {"industry", "教育培训"},
          {"province", "天津市"},
          {"city", "市辖区"},
          {"district", "河东区"},
          {"address", "上杭路街道滨江道639号16栋1205室"},
          {"contact_name", "唐玉志"},
          {"contact_post", "行政主管"},
          {"mobile", "15878334619"},
          {"landline", "026-70235601"},
          {"email", "c100003@example.com"},
          {"birthday", "1965-10-27"},
          {"owner", "吴刚"},
          {"unit", "销售二部"},
          {"source", "意见箱"},
          {"first_contact_on", "2024-01-23"},
          {"last_purchase_on", "2026-01-05"},
          {"total_amount", "6207.49"},
          {"notes", "需要开专用发票\n并邮寄"}};
}

CustomerRow person_row() {
  CustomerRow row = good_row();
  row["name"] = "赖明佑";
  row["kind"] = "个人";
  for (const char* empty : {"nature", "supervising_body", "industry", "contact_post"})
    row[empty] = "";
  return row;
}

class CustomerRows : public ::testing::Test {
 protected:
  CustomerRowResult check(const CustomerRow& row, const Id& self = {}) {
    return check_customer_row(row, staff(), {catalog(), policies_, day(2026, 11, 22), &known_},
                              self);
  }
  std::string codes(const CustomerRow& row, const Id& self = {}) {
    std::string all;
    for (const Finding& finding : check(row, self).findings) {
      const FieldDefinition* field = catalog().field(kCustomerEntity, finding.field);
      all += (all.empty() ? "" : " ") + finding.code + "@" + (field ? field->name : "?");
      EXPECT_TRUE(catalog().texts().has(Language::kChinese, finding.reason.key))
          << finding.reason.key;
      const std::string reason = catalog().texts().get(Language::kEnglish, finding.reason);
      EXPECT_EQ(reason.find('{'), std::string::npos) << reason;
    }
    return all;
  }
  Policies policies_{catalog()};
  CustomerIndex known_;
};

TEST_F(CustomerRows, GoodRowBecomesACustomer) {
  const CustomerRowResult result = check(good_row());
  ASSERT_TRUE(result.findings.empty()) << result.findings.front().code;
  const Fields& fields = result.customer.fields;
  EXPECT_EQ(result.customer.type, kCustomerEntity);
  EXPECT_TRUE(result.customer.id.is_nil());
  EXPECT_EQ(fields.text(customer_field::kName), "天津天成连锁超市商行");
  EXPECT_EQ(fields.text(customer_field::kKind), "organisation");
  EXPECT_EQ(fields.text(customer_field::kType), "target");
  EXPECT_EQ(fields.text(customer_field::kNature), "foreign");
  EXPECT_EQ(fields.text(customer_field::kIndustry), "education");
  EXPECT_EQ(fields.text(customer_field::kSource), "opinion_box");
  EXPECT_EQ(fields.text(customer_field::kNotes), "需要开专用发票\n并邮寄");
  EXPECT_EQ(fields.number(customer_field::kTotalAmount), 620'749);
  EXPECT_EQ(iso_date(fields.number(customer_field::kBirthday)), "1965-10-27");
  EXPECT_EQ(fields.reference(customer_field::kOwner), id_of(5));
  EXPECT_EQ(fields.reference(customer_field::kUnit), kSales2);
}

TEST_F(CustomerRows, EachMistakeHasItsCodeAndNothingElse) {
  struct Case {
    const char* field;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"name", "", "name_missing@name"},
      {"name", "　 ", "name_missing@name"},
      {"name", "王总", "name_not_full@name"},
      {"name", "无", "name_not_full@name"},
      {"mobile", "1380013800", "mobile_invalid@mobile"},
      {"mobile", "12345678901", "mobile_invalid@mobile"},
      {"mobile", "029-88886666", "mobile_invalid@mobile"},
      {"mobile", "400-050-0827", "mobile_invalid@mobile"},
      {"mobile", "无", "mobile_invalid@mobile"},
      {"mobile", "", ""},  // The landline reaches an organisation.
      {"mobile", "+86 158-7833-4619", ""},
      {"landline", "12", "phone_invalid@landline"},
      {"landline", "", ""},
      {"email", "nobody", "email_invalid@email"},
      {"email", "", ""},
      {"address", "", "address_vague@address"},
      {"address", "西安市", "address_vague@address"},
      {"address", "长安县", "address_vague@address"},
      {"address", "高新路", "address_vague@address"},
      {"birthday", "1988/13/40", "date_invalid@birthday"},
      {"birthday", "0000-00-00", "date_invalid@birthday"},
      {"birthday", "2023-02-30", "date_invalid@birthday"},
      {"birthday", "2027-01-01", "date_invalid@birthday"},
      {"birthday", "44927", "date_invalid@birthday"},
      {"birthday", "", ""},
      {"birthday", "1965/10/27", ""},
      {"first_contact_on", "昨天", "date_invalid@first_contact_on"},
      {"last_purchase_on", "31.12.2025", "date_invalid@last_purchase_on"},
      {"last_purchase_on", "2024-01-22", "date_order@last_purchase_on"},
      {"last_purchase_on", "2024-01-23", ""},
      {"last_purchase_on", "", ""},
      {"first_contact_on", "", ""},
      {"type", "超级客户", "type_unknown@type"},
      {"type", "", "type_unknown@type"},
      {"type", "重点", ""},
      {"type", "key", ""},
      {"total_amount", "NaN", "amount_invalid@total_amount"},
      {"total_amount", "一万二", "amount_invalid@total_amount"},
      {"total_amount", "12,34.5.6", "amount_invalid@total_amount"},
      {"total_amount", "-1", "amount_invalid@total_amount"},
      {"total_amount", "￥6,207.49", ""},
      {"total_amount", "", ""},
      {"owner", "赵不存在", "owner_unknown@owner"},
      {"owner", "", "owner_unknown@owner"},
      {"owner", "周敏", ""},      // Of another department: known all the same.
      {"owner", "李静", ""},      // Of two, the one in the row's department.
      {"owner", "销售二部", ""},  // The team book.
      {"unit", "销售九部", "unit_unknown@unit"},
      {"unit", "", ""},  // The owner's.
      {"kind", "火星", "kind_unknown@kind"},
      {"kind", "", ""},
      {"nature", "合伙企业", ""},  // A word of the organisation's own.
      {"industry", "养蜂", ""},
  };
  for (const Case& c : cases) {
    CustomerRow row = good_row();
    row[c.field] = c.text;
    EXPECT_EQ(codes(row), c.expected) << c.field << " = " << c.text;
  }
}

TEST_F(CustomerRows, PersonsNeedTheirRealNameAndAMobile) {
  EXPECT_EQ(codes(person_row()), "");
  const std::pair<const char*, const char*> names[] = {
      {"李先生", "name_not_full@name"}, {"张女士", "name_not_full@name"},
      {"X总", "name_not_full@name"},    {"王", "name_not_full@name"},
      {"", "name_missing@name"},        {"诸葛晨明", ""}};
  for (const auto& [name, expected] : names) {
    CustomerRow row = person_row();
    row["name"] = name;
    EXPECT_EQ(codes(row), expected) << name;
  }
  CustomerRow without = person_row();
  without["mobile"] = "";
  EXPECT_EQ(codes(without), "mobile_invalid@mobile");
  CustomerRow unsaid = person_row();
  unsaid["kind"] = "";
  EXPECT_EQ(check(unsaid).customer.fields.text(customer_field::kKind), "person");
}

TEST_F(CustomerRows, OrganisationNobodyCanCallIsRefused) {
  CustomerRow row = good_row();
  row["mobile"] = row["landline"] = "";
  EXPECT_EQ(codes(row), "mobile_invalid@mobile");
}

TEST_F(CustomerRows, AllMistakesOfARowAreFoundAtOnce) {
  CustomerRow row = person_row();
  row["name"] = "王总";
  row["mobile"] = "1";
  row["address"] = "西安市";
  row["birthday"] = "x";
  row["type"] = "x";
  row["total_amount"] = "x";
  row["owner"] = "x";
  row["last_purchase_on"] = "2020-01-01";
  EXPECT_EQ(codes(row),
            "name_not_full@name mobile_invalid@mobile address_vague@address date_invalid@birthday "
            "type_unknown@type "
            "amount_invalid@total_amount owner_unknown@owner date_order@last_purchase_on");
}

TEST_F(CustomerRows, SameNameAndMobileInOneDepartmentIsADouble) {
  Record first = check(person_row()).customer;
  first.id = id_of(200);
  known_.add(first);
  EXPECT_EQ(codes(person_row()), "duplicate@mobile");

  CustomerRow spaced = person_row();
  spaced["name"] = " 赖 明佑　";
  spaced["mobile"] = "+86 158 7833 4619";
  EXPECT_EQ(codes(spaced), "duplicate@mobile");

  CustomerRow other_mobile = person_row();
  other_mobile["mobile"] = "15878334618";
  EXPECT_EQ(codes(other_mobile), "");
  CustomerRow other_name = person_row();
  other_name["name"] = "赖明佐";
  EXPECT_EQ(codes(other_name), "");
  CustomerRow other_unit = person_row();
  other_unit["unit"] = "销售一部";
  EXPECT_EQ(codes(other_unit), "");

  EXPECT_EQ(codes(person_row(), id_of(200)), "") << "a customer is no double of itself";
}

TEST_F(CustomerRows, DoublesAreLookedForAsWideAsThePolicySays) {
  Record first = check(person_row()).customer;
  first.id = id_of(200);
  known_.add(first);
  CustomerRow other_unit = person_row();
  other_unit["unit"] = "销售一部";
  ASSERT_TRUE(policies_.add(testing::policy_row(1, "dup.scope", "company", day(2026, 1, 1))));
  EXPECT_EQ(codes(other_unit), "duplicate@mobile");
}

TEST_F(CustomerRows, AmbiguousOwnerIsRefused) {
  CustomerRow row = good_row();
  row["owner"] = "李静";
  row["unit"] = "";
  EXPECT_EQ(codes(row), "owner_unknown@owner");
}

TEST_F(CustomerRows, RowOfNothingHasItsReasonsAndNoCrash) {
  EXPECT_EQ(codes({}),
            "name_missing@name mobile_invalid@mobile address_vague@address type_unknown@type "
            "owner_unknown@owner");
}

TEST_F(CustomerRows, OverlongCellsAreRefused) {
  CustomerRow row = good_row();
  row["notes"] = std::string(4'001, 'x');
  EXPECT_EQ(codes(row), "too_long@notes");
  row["notes"] = std::string(4'000, 'x');
  EXPECT_EQ(codes(row), "");
}

}  // namespace
}  // namespace huifang
