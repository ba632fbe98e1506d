// Ways to a customer: a search key, "Go to", a scanner, an address with the customer's number; and
// the orders of the desk's tables.
#include "core/catalog/fields.hpp"
#include "tests/shell/flows/support/flow_world.hpp"

namespace huifang::shell {
namespace {

class FindFlow : public FlowTest {
 protected:
  // A customer of the first rep with a number on a badge.
  void put_numbered(std::uint8_t number, const std::string& name, const std::string& code,
                    const std::string& grade = "") {
    Id id = records_.customer_of_min();
    id.bytes[15] = static_cast<std::uint8_t>(0x80U + number);
    Record customer{kCustomerEntity, id,
                    server::customer_fields(name, "13521335" + std::to_string(100 + number),
                                            server::person::kMin, 1)};
    customer.fields.set(customer_field::kCode, code);
    if (!grade.empty()) customer.fields.set(customer_field::kGrade, grade);
    put_at_office(customer, id);
  }
  static void scan(FlowDevice& device, std::string_view code) {
    device.platform().advance_ms(1'000);
    for (const char letter : code) {
      device.platform().advance_ms(5);
      device.platform().press(std::string_view(&letter, 1));
    }
    device.platform().advance_ms(5);
    device.press("Enter");
  }
  static std::vector<std::string> names(FlowDevice& device) {
    std::vector<std::string> found;
    for (const auto& link : device.platform().find_all(Role::kLink))
      if (link.name.starts_with("顾")) found.push_back(link.name);
    return found;
  }
};

TEST_F(FindFlow, SlashSearchesFromAnyScreen) {
  rep().sign_in("min");
  rep().go("Today");
  rep().press("/");
  EXPECT_EQ(rep().platform().route(), "/customers");
  ASSERT_TRUE(rep().platform().focused()) << rep().platform().dump();
  EXPECT_EQ(rep().platform().focused()->name, "Search customers");
  rep().press("/");
  EXPECT_EQ(rep().value("Search customers"), "/") << "in a field it is a letter";
}

TEST_F(FindFlow, GoToLeadsToACustomerByKeysAlone) {
  rep().sign_in("min");
  rep().press("Ctrl+k");
  ASSERT_TRUE(rep().platform().find(Role::kDialog, "Go to")) << rep().platform().dump();
  ASSERT_TRUE(rep().platform().focused()) << rep().platform().dump();
  EXPECT_EQ(rep().platform().focused()->name, "Customer or screen");
  rep().press("蔡");
  rep().press("Enter");
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Start visit")) << rep().platform().dump();
  EXPECT_FALSE(rep().platform().find(Role::kDialog, "Go to"));
  rep().press("Ctrl+k");
  rep().fill("Customer or screen", "");
  rep().press("ArrowDown");
  rep().press("ArrowDown");
  rep().press("Enter");
  EXPECT_EQ(rep().platform().route(), "/visits");
  rep().press("Ctrl+k");
  rep().fill("Customer or screen", "没有这个人");
  rep().press("Enter");
  EXPECT_TRUE(rep().platform().find(Role::kDialog, "Go to")) << "there is nowhere to go";
}

TEST_F(FindFlow, QuestionMarkShowsTheKeys) {
  manager().sign_in("manager");
  manager().press("?");
  EXPECT_TRUE(manager().platform().find(Role::kDialog, "Keys")) << manager().platform().dump();
  manager().press("Escape");
  EXPECT_FALSE(manager().platform().find(Role::kDialog, "Keys"));
}

TEST_F(FindFlow, AScannedNumberOpensItsCustomer) {
  put_numbered(1, "顾一鸣", "KH100421");
  rep().sign_in("min");
  settle_all();
  scan(rep(), "KH100421");
  EXPECT_TRUE(rep().sees("顾一鸣")) << rep().platform().dump();
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Start visit"));
  scan(rep(), "kh100999");
  EXPECT_EQ(rep().platform().route(), "/customers");
  EXPECT_EQ(rep().value("Search customers"), "kh100999");
}

TEST_F(FindFlow, AnAddressWithTheNumberLeadsThere) {
  put_numbered(1, "顾一鸣", "KH100421");
  rep().sign_in("min");
  settle_all();
  rep().restart("/customers/kh100421");
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Start visit")) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("顾一鸣"));
  rep().restart("/customers/%00%FF");
  EXPECT_TRUE(rep().platform().find(Role::kTextbox, "Search customers")) << "nothing harmful";
}

TEST_F(FindFlow, AHeaderSortsTheDesksCustomersBothWays) {
  put_numbered(1, "顾甲", "KH1", "B");
  put_numbered(2, "顾乙", "KH2", "A");
  put_numbered(3, "顾丙", "KH3");
  manager().sign_in("manager");
  settle_all();
  manager().go("Customers");
  manager().fill("Search customers", "顾");
  manager().click(Role::kColumnHeader, "Grade");
  EXPECT_EQ(names(manager()), (std::vector<std::string>{"顾乙", "顾甲", "顾丙"}));
  EXPECT_TRUE(manager().platform().find(Role::kColumnHeader, "Grade")->is(semantics::kSortedUp));
  manager().click(Role::kColumnHeader, "Grade");
  EXPECT_EQ(names(manager()), (std::vector<std::string>{"顾甲", "顾乙", "顾丙"}))
      << "the one without a grade stays last";
}

}  // namespace
}  // namespace huifang::shell
