#include "sync/server/import/import_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/catalog/fields.hpp"
#include "sync/server/engine/bulk.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream file("tests/fixtures/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The list of 2,000 customers, kept in pieces.
std::string real_customers() {
  return fixture("import/customers.csv.part1") + fixture("import/customers.csv.part2") +
         fixture("import/customers.csv.part3");
}

const std::string kCustomerHeader =
    "客户编码,客户名称,性质,客户类别,详细地址,手机,负责人,部门,备注\n";
const std::string kGoodCustomer =
    "KH1,王小明,个人,一般客户,人民路12号3室,13800000001,周敏,销售一部,\n";
const std::string kVisitHeader =
    "拜访编号,客户编码,拜访人,签到时间,签退时间,纬度,经度,目的,满意度(1-5),纪要,下次日期\n";

class ImportTest : public ::testing::Test {
 protected:
  ImportReport run(ImportKind kind, const std::string& bytes) {
    auto report = import_file(*office_, kind, bytes, kNowMs);
    EXPECT_TRUE(report.has_value()) << report.error().key;
    return report ? *report : ImportReport{};
  }

  // "row heading code" of each refusal.
  static std::vector<std::string> refusals(const ImportReport& report) {
    std::vector<std::string> lines;
    for (const RefusedRow& row : report.refused) {
      lines.push_back(std::to_string(row.row) + " " + row.field + " " + row.code);
    }
    return lines;
  }

  std::vector<std::string> refusals_of(ImportKind kind, const std::string& bytes) {
    return refusals(run(kind, bytes));
  }

  std::string fault_of(ImportKind kind, const std::string& bytes) {
    const auto report = import_file(*office_, kind, bytes, kNowMs);
    return report ? "" : report.error().key;
  }

  Record customer(std::string_view code) {
    const auto found =
        office_->engine().records_by_key(kCustomerEntity, customer_field::kCode, code);
    EXPECT_TRUE(found && found->size() == 1) << code;
    return found && !found->empty() ? found->front() : Record{};
  }

  std::unique_ptr<Office> office_ = office_with_staff();
};

using Lines = std::vector<std::string>;

TEST_F(ImportTest, EveryWrongRowOfTheRealListIsNamedAndEveryGoodOneTaken) {
  const ImportReport report = run(ImportKind::kCustomers, real_customers());
  Lines expected;
  const auto json = nlohmann::json::parse(fixture("import/expected.json"), nullptr, false);
  for (const auto& bad : json["customers.csv"]["bad"]) {
    expected.push_back(bad["row"].dump() + " " + bad["field"].get<std::string>() + " " +
                       bad["code"].get<std::string>());
  }
  EXPECT_EQ(expected.size(), 50U);
  EXPECT_EQ(refusals(report), expected);
  EXPECT_EQ(report.taken, 1'950U);
  EXPECT_EQ(report.unchanged, 0U);

  const ImportReport again = run(ImportKind::kCustomers, real_customers());
  EXPECT_EQ(refusals(again), expected);
  EXPECT_EQ(again.taken, 0U);
  EXPECT_EQ(again.unchanged, 1'950U);
}

TEST_F(ImportTest, TheReportIsOneLineOfJson) {
  const ImportReport report{
      .taken = 2, .unchanged = 1, .refused = {{35, "客户名称", "name_not_full", {}}}};
  EXPECT_EQ(
      to_json(report),
      R"({"taken":2,"unchanged":1,"refused":[{"row":35,"field":"客户名称","code":"name_not_full"}]})");
}

TEST_F(ImportTest, WhatTheFileChangesIsChangedAndWhatPeopleChangedStays) {
  run(ImportKind::kCustomers, kCustomerHeader + kGoodCustomer);
  Record changed{.type = kCustomerEntity, .id = customer("KH1").id};
  changed.fields.set(customer_field::kMobile, std::string("13900000009"));
  auto bulk = office_->engine().begin_bulk(kNowMs);
  ASSERT_TRUE((*bulk)->upsert(changed, changed.id).has_value());
  ASSERT_TRUE((*bulk)->commit().has_value());
  bulk->reset();

  const ImportReport same = run(ImportKind::kCustomers, kCustomerHeader + kGoodCustomer);
  EXPECT_EQ(same.unchanged, 1U);
  EXPECT_EQ(customer("KH1").fields.text(customer_field::kMobile), "13900000009");

  const ImportReport news =
      run(ImportKind::kCustomers,
          kCustomerHeader + "KH1,王小明,个人,重点客户,人民路12号3室,13800000001,周敏,销售一部,\n");
  EXPECT_EQ(news.taken, 1U);
  EXPECT_EQ(customer("KH1").fields.text(customer_field::kType), "key");
  EXPECT_EQ(customer("KH1").fields.text(customer_field::kMobile), "13900000009");
}

TEST_F(ImportTest, AFileThatCannotBeReadChangesNothing) {
  const sync::Sequence before = office_->head()->seq;
  struct Case {
    std::string bytes;
    const char* key;
  };
  for (const Case& wrong : {
           Case{"", "import.file.empty"},
           Case{std::string("PK\x03\x04\0\0", 6), "import.file.not_text"},
           Case{"\xBF\xCD\xBB\xA7\xB1\xE0\xC2\xEB\n", "import.file.not_utf8"},
           Case{"客户编码,客户名称\nKH1,王小明\n", "import.column.missing"},
           Case{kCustomerHeader + kGoodCustomer + "KH2,\"李小红\n", "import.file.quote_open"},
           Case{kCustomerHeader + kGoodCustomer + "KH2," + std::string(40'000, 'x') + "\n",
                "import.file.cell_too_large"},
       }) {
    EXPECT_EQ(fault_of(ImportKind::kCustomers, wrong.bytes), wrong.key);
  }
  EXPECT_EQ(office_->head()->seq, before);
}

TEST_F(ImportTest, WrongCustomersAreNamed) {
  EXPECT_EQ(refusals_of(ImportKind::kCustomers,
                        kCustomerHeader + kGoodCustomer +
                            "KH1,李小红,个人,一般客户,人民路1号,13800000002,周敏,销售一部,\n"
                            ",李小红,个人,一般客户,人民路1号,13800000002,周敏,销售一部,\n"
                            "KH2,李小红,个人,一般客户\n"
                            "KH3,王小明,个人,一般客户,人民路12号3室,13800000001,周敏,销售一部,\n"),
            (Lines{"3 客户编码 duplicate", "4 客户编码 code_missing", "5 备注 columns_wrong",
                   "6 手机 duplicate"}));
}

TEST_F(ImportTest, ACustomerOfTheDepartmentGoesIntoItsTeamBook) {
  const ImportReport report = run(
      ImportKind::kCustomers,
      kCustomerHeader + "KH1,王小明,个人,一般客户,人民路12号3室,13800000001,销售一部,销售一部,\n");
  EXPECT_EQ(report.taken, 1U);
  EXPECT_TRUE(customer("KH1").fields.reference(customer_field::kOwner).is_nil());
  EXPECT_FALSE(customer("KH1").fields.reference(customer_field::kUnit).is_nil());
}

TEST_F(ImportTest, WrongEmployeesAreNamedAndTheOthersCanSignIn) {
  const ImportReport report = run(ImportKind::kEmployees,
                                  "工号,姓名,账号,部门,角色,职务\n"
                                  "E50,新人,xinren,新部门,销售,客户代表\n"
                                  ",无号,wuhao,销售一部,销售,\n"
                                  "E51,,noname,销售一部,销售,\n"
                                  "E52,坏账号,坏 账号,销售一部,销售,\n"
                                  "E53,无部门,wubumen,,销售,\n"
                                  "E54,怪角色,guai,销售一部,船长,\n"
                                  "E50,重工号,chong,销售一部,销售,\n"
                                  "E55,重账号,zhoumin,销售一部,销售,\n");
  EXPECT_EQ(refusals(report),
            (Lines{"3 工号 staff_number_missing", "4 姓名 name_missing", "5 账号 account_invalid",
                   "6 部门 unit_missing", "7 角色 role_unknown", "8 工号 duplicate",
                   "9 账号 duplicate"}));
  EXPECT_EQ(report.taken, 1U);
  EXPECT_TRUE(office_->set_password("xinren", "a long password").has_value());
  EXPECT_EQ(office_->set_password("wuhao", "a long password").error().key, "user.unknown");
  EXPECT_EQ(sign_in(*office_, "xinren").session.name, "新人");
}

TEST_F(ImportTest, StaffBroughtTwiceStaysTheSame) {
  const sync::Sequence before = office_->head()->seq;
  const ImportReport report = run(ImportKind::kEmployees, fixture("chain/employees.csv"));
  EXPECT_EQ(report.taken, 0U);
  EXPECT_EQ(report.unchanged, 16U);
  EXPECT_EQ(office_->head()->seq, before);
  EXPECT_EQ(office_->account_store().accounts()->size(), 16U);
}

TEST_F(ImportTest, WrongVisitsAreNamed) {
  run(ImportKind::kCustomers, kCustomerHeader + kGoodCustomer);
  const std::string good =
      "BF1,KH1,周敏,2026-10-20 14:13:00,2026-10-20 "
      "15:59:00,38.648108,121.321899,定期回访,4,很好,2026-11-18\n";
  const ImportReport report =
      run(ImportKind::kVisits, kVisitHeader + good + good +
                                   ",KH1,周敏,2026-10-20 14:13,,,,,,,\n"
                                   "BF3,KH9,周敏,2026-10-20 14:13,,,,,,,\n"
                                   "BF4,KH1,赵不存在,2026-10-20 14:13,,,,,,,\n"
                                   "BF5,KH1,周敏,2026-13-20 14:13,,,,,,,\n"
                                   "BF6,KH1,周敏,,,,,,,,\n"
                                   "BF7,KH1,周敏,2026-10-20 14:13,2026-10-20 14:12,,,,,,\n"
                                   "BF8,KH1,周敏,2026-10-20 14:13,,98,121,,,,\n"
                                   "BF9,KH1,周敏,2026-10-20 14:13,,,,,6,,\n"
                                   "BF10,KH1,周敏,2026-10-20 14:13,,,,,,,2026-10-19\n"
                                   "BF11,KH1,周敏,2026-10-20 14:13,,,,,,,\n");
  EXPECT_EQ(refusals(report),
            (Lines{"3 拜访编号 duplicate", "4 拜访编号 code_missing", "5 客户编码 customer_unknown",
                   "6 拜访人 owner_unknown", "7 签到时间 date_invalid", "8 签到时间 date_missing",
                   "9 签退时间 date_order", "10 纬度 place_invalid",
                   "11 满意度(1-5) satisfaction_invalid", "12 下次日期 date_order"}));
  EXPECT_EQ(report.taken, 2U);
}

TEST_F(ImportTest, AVisitIsReadAsItWas) {
  run(ImportKind::kCustomers, kCustomerHeader + kGoodCustomer);
  run(ImportKind::kVisits, kVisitHeader +
                               "BF1,KH1,周敏,2026-10-20 14:13:00,2026-10-20 "
                               "15:59:00,38.648108,121.321899,定期回访,4,很好,2026-11-18\n");
  const auto found = office_->engine().records_by_key(kVisitEntity, visit_field::kCode, "BF1");
  ASSERT_TRUE(found && found->size() == 1);
  const Fields& visit = found->front().fields;
  EXPECT_EQ(visit.text(visit_field::kState), "archived");
  EXPECT_EQ(visit.number(visit_field::kCheckInAt), 1'792'476'780'000);  // 06:13 UTC.
  EXPECT_EQ(visit.get(visit_field::kCheckInPlace), Value((Place{38'648'108, 121'321'899, 0})));
  EXPECT_EQ(visit.text(visit_field::kPurpose), "regular");
  EXPECT_EQ(visit.number(visit_field::kSatisfaction), 4);
  EXPECT_EQ(visit.reference(visit_field::kCustomer), customer("KH1").id);
}

TEST_F(ImportTest, RealVisitsAreTakenOnce) {
  run(ImportKind::kCustomers, fixture("chain/customers.csv"));
  const ImportReport first = run(ImportKind::kVisits, fixture("chain/visits.csv"));
  EXPECT_EQ(refusals(first), Lines{});
  EXPECT_GT(first.taken, 100U);
  const ImportReport again = run(ImportKind::kVisits, fixture("chain/visits.csv"));
  EXPECT_EQ(again.taken, 0U);
  EXPECT_EQ(again.unchanged, first.taken);
}

}  // namespace
}  // namespace huifang::server
