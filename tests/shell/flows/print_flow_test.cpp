#include <algorithm>

#include "tests/shell/flows/support/flow_world.hpp"

// What goes to paper and to other apps.
namespace huifang::shell {
namespace {

constexpr const char* kNotes = "三号冷库门铰链异响两周。";

using Field = PrintDocument::Field;

const Field* field_of(const PrintDocument& sheet, std::string_view label) {
  for (const PrintDocument::Section& section : sheet.sections) {
    const auto found = std::ranges::find(section.fields, label, &Field::label);
    if (found != section.fields.end()) return &*found;
  }
  return nullptr;
}

std::string value_of(const PrintDocument& sheet, std::string_view label) {
  const Field* field = field_of(sheet, label);
  return field == nullptr ? "(no such field)" : field->value;
}

class PrintFlow : public FlowTest {
 protected:
  void save_visit() {
    rep().sign_in("min");
    open_customer(rep(), "蔡伟");
    rep().click(Role::kButton, "Start visit");
    rep().fill("Notes", kNotes);
    rep().click(Role::kRadio, "Good");
    rep().click(Role::kButton, "Save visit");
  }
  const PrintDocument& printed(FlowDevice& device) {
    static const PrintDocument kNothing;
    EXPECT_TRUE(device.platform().printed()) << device.platform().dump();
    return device.platform().printed() ? *device.platform().printed() : kNothing;
  }
};

TEST_F(PrintFlow, ACustomerIsPrintedOnTheFormOfTheRegulation) {
  rep().sign_in("min");
  open_customer(rep(), "蔡伟");
  rep().click(Role::kButton, "Print");
  const PrintDocument& sheet = printed(rep());
  EXPECT_EQ(sheet.title, "Customer information");
  EXPECT_EQ(sheet.number, "F-01");
  EXPECT_EQ(sheet.language, "en");
  EXPECT_EQ(value_of(sheet, "Customer name"), "蔡伟");
  ASSERT_NE(field_of(sheet, "WeChat"), nullptr);
  EXPECT_EQ(value_of(sheet, "WeChat"), "");  // To be filled in by hand.
  EXPECT_TRUE(field_of(sheet, "Address")->wide);
  ASSERT_EQ(sheet.blanks.size(), 3U);
  EXPECT_EQ(sheet.blanks[0], (std::vector<std::string>{"Made by", "Checked by", "Approved by"}));
  EXPECT_NE(sheet.foot.find("Printed by"), std::string::npos) << sheet.foot;
}

TEST_F(PrintFlow, AVisitIsPrintedWithItsReceiptAndWithoutEmptyFields) {
  save_visit();
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  rep().platform().push_route("/visits/" + to_text(visits[0].id));
  rep().settle();
  rep().click(Role::kButton, "Print");
  const PrintDocument& sheet = printed(rep());
  EXPECT_EQ(sheet.title, "Visit record");
  EXPECT_EQ(value_of(sheet, "Notes"), kNotes);
  EXPECT_EQ(value_of(sheet, "Customer"), "蔡伟");
  EXPECT_EQ(value_of(sheet, "Satisfaction"), "Good");
  EXPECT_EQ(field_of(sheet, "Topics"), nullptr);
  EXPECT_TRUE(sheet.foot.starts_with("No. ")) << sheet.foot;
  EXPECT_EQ(sheet.blanks.back().size(), 3U);
}

TEST_F(PrintFlow, WhatIsNotHandedOverSaysSoOnPaper) {
  rep().sign_in("min");
  rep().network().set_up(false);
  open_customer(rep(), "蔡伟");
  rep().click(Role::kButton, "Start visit");
  rep().fill("Notes", kNotes);
  rep().click(Role::kButton, "Save visit");
  rep().platform().push_route("/visits");
  rep().settle();
  rep().click(Role::kButton, "Print list");
  EXPECT_EQ(printed(rep()).number, "F-14");
  const PrintDocument::Section& table = printed(rep()).sections.front();
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.columns.size(), table.rows.front().size());
  EXPECT_NE(std::ranges::find(table.rows.front(), kNotes), table.rows.front().end());
  EXPECT_NE(printed(rep()).subtitle.find("1 row"), std::string::npos) << printed(rep()).subtitle;
}

TEST_F(PrintFlow, AListHasTheRowsThatAreFound) {
  rep().sign_in("min");
  rep().platform().push_route("/customers");
  rep().settle();
  rep().click(Role::kButton, "Print list");
  const std::size_t all = printed(rep()).sections.front().rows.size();
  EXPECT_EQ(all, rep().client().replica().count(kCustomerEntity));
  EXPECT_EQ(printed(rep()).number, "F-08");
  rep().fill("Search customers", "蔡伟");
  rep().click(Role::kButton, "Print list");
  EXPECT_EQ(printed(rep()).sections.front().rows.size(), 1U);
  EXPECT_EQ(printed(rep()).subtitle, "蔡伟 · 1 row");
}

TEST_F(PrintFlow, ARecordIsSharedAsText) {
  save_visit();
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  rep().platform().push_route("/visits/" + to_text(visits[0].id));
  rep().settle();
  rep().platform().set_share_outcome(ShareOutcome::kCopied);
  rep().click(Role::kButton, "Share");
  const std::string& text = rep().platform().shared_text();
  EXPECT_TRUE(text.starts_with("Visit record\nCustomer: 蔡伟\n")) << text;
  EXPECT_NE(text.find(std::string("Notes: ") + kNotes), std::string::npos) << text;
  EXPECT_TRUE(rep().sees("Copied as text; paste it where you need it."));
  rep().platform().set_share_outcome(ShareOutcome::kRefused);
  rep().click(Role::kButton, "Share");
  EXPECT_TRUE(rep().sees("What was saved is safe.")) << rep().platform().dump();
}

}  // namespace
}  // namespace huifang::shell
