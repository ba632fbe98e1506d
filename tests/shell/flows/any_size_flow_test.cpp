// Every screen, at every size of the page and of the type: all words can be read, all controls be
// reached, and the work be done.
#include <cctype>
#include "tests/shell/flows/support/flow_world.hpp"
#include "tests/shell/legible.hpp"

namespace huifang::shell {
namespace {

struct Size {
  const char* name;
  float width, height, type;
};

// A phone, a tablet and a desk with the usual and with the largest type; and a desk's window of
// 1440 to 900 as the browser's zoom leaves it, from a half to four times.
constexpr Size kSizes[] = {{"phone", 390, 844, 1},
                           {"phone, large type", 390, 844, 2},
                           {"phone on its side", 844, 390, 1},
                           {"phone on its side, large type", 844, 390, 2},
                           {"tablet", 1024, 768, 1},
                           {"tablet, large type", 1024, 768, 2},
                           {"desk", 1440, 900, 1},
                           {"desk, large type", 1440, 900, 2},
                           {"zoom 50 %", 2880, 1800, 1},
                           {"zoom 150 %", 960, 600, 1},
                           {"zoom 200 %", 720, 450, 1},
                           {"zoom 300 %", 480, 300, 1},
                           {"zoom 400 %", 360, 225, 1}};

constexpr const char* kNotes = "三号冷库门铰链异响两周，早班开门费力。";

// So high that all which scrolls is in sight at once.
constexpr float kTall = 3000;

class SizesFlow : public FlowTest {
 protected:
  static void set(FlowDevice& device, const Size& size, float height) {
    device.platform().set_size(size.width, height);
    device.platform().set_text_zoom(size.type);
  }
  // Leaves the device at that size.
  static void look(FlowDevice& device, const Size& size, const char* screen) {
    for (const float height : {kTall, size.height}) {
      set(device, size, height);
      for (const std::string& fault : illegible(device.platform()))
        ADD_FAILURE() << size.name << " (" << height << " px), " << screen << ": " << fault;
    }
  }
};

// Done at one size from beginning to end.
class AnySizeFlow : public SizesFlow, public testing::WithParamInterface<Size> {
 protected:
  static void look(FlowDevice& device, const char* screen) {
    SizesFlow::look(device, GetParam(), screen);
  }
};

// Done once, on a phone or at a desk, and looked at in every size.
class EverySizeFlow : public SizesFlow {
 protected:
  static void look(FlowDevice& device, const char* screen) {
    const Rect page = device.platform().host().ui().page();
    for (const Size& size : kSizes) SizesFlow::look(device, size, screen);
    set(device, {"", page.width(), page.height(), 1}, page.height());
  }
};

TEST_P(AnySizeFlow, ARepDoesTheWork) {
  plan_visit(records_.customer_of_min(), server::kNowMs + 3'600'000);
  FlowDevice& rep = this->rep();
  look(rep, "sign-in");
  rep.click(Role::kButton, "Sign in");
  look(rep, "sign-in with something missing");
  rep.sign_in("min");
  look(rep, "Today");
  rep.go("Sync");
  look(rep, "Sync");
  rep.go("Customers");
  look(rep, "Customers");
  open_customer(rep, "蔡伟");
  look(rep, "a customer");
  rep.click(Role::kButton, "Start visit");
  look(rep, "the visit sheet");
  rep.click(Role::kButton, "Choose a date");
  look(rep, "the picker of dates");
  rep.press("Escape");
  rep.click(Role::kButton, "Save visit");
  look(rep, "the visit sheet with something missing");
  rep.fill("Notes", kNotes);
  rep.click(Role::kRadio, "Good");
  rep.click(Role::kButton, "Save visit");
  settle_all();
  ASSERT_EQ(visits_of_office().size(), 2U) << GetParam().name;
  // What covers the foot of the page goes by itself, or at a word.
  rep.click(Role::kButton, "OK");
  look(rep, "after saving");
  for (const Record& visit : visits_of_office())
    if (visit.fields.text(visit_field::kNotes) == kNotes) send_back(visit.id, kNotes);
  rep.go("Today");
  look(rep, "Today with a visit sent back");
  rep.go("Visits");
  look(rep, "Visits");
  rep.go("Customers");
  look(rep, "Customers after a visit");
}

TEST_F(EverySizeFlow, APersonSetsThingsUp) {
  FlowDevice& rep = this->rep();
  rep.sign_in("min");
  const auto open_menu = [&] { rep.click(Role::kButton, "Employee 1, menu"); };
  open_menu();
  look(rep, "the person's menu");
  rep.click(Role::kMenuItem, "Display");
  look(rep, "Display");
  rep.click(Role::kButton, "Close");
  rep.share({.key = 5, .received_ms = 1'789'612'200'000, .text = kNotes});
  rep.advance_ms(10'000);
  look(rep, "Today with something shared");
  rep.restart("/share");
  look(rep, "what was shared");
  rep.network().set_up(false);
  rep.go("Today");
  open_customer(rep, "蔡伟");
  rep.click(Role::kRadio, "Details");
  look(rep, "the details of a customer");
  rep.click(Role::kButton, "Start visit");
  rep.fill("Notes", kNotes);
  rep.click(Role::kButton, "Save visit");
  rep.click(Role::kButton, "OK");
  rep.go("Sync");
  look(rep, "Sync with something to send");
  rep.go("Today");
  open_menu();
  rep.click(Role::kMenuItem, "Sign out");
  look(rep, "signing out with something to send");
}

TEST_F(EverySizeFlow, AManagerSeesIt) {
  colleague().sign_in("min");
  open_customer(colleague(), "蔡伟");
  colleague().click(Role::kButton, "Start visit");
  colleague().fill("Notes", kNotes);
  colleague().click(Role::kButton, "Save visit");
  settle_all();
  FlowDevice& manager = this->manager();
  manager.sign_in("manager");
  settle_all();
  look(manager, "Visits");
  manager.go("Customers");
  look(manager, "Customers");
  manager.press("Ctrl+k");
  look(manager, "Go to");
  manager.press("Escape");
  manager.press("?");
  look(manager, "the keys");
  manager.press("Escape");
  manager.go("Sync");
  look(manager, "Sync");
  open_customer(manager, "蔡伟");
  look(manager, "a customer");
  for (const Record& visit : visits_of_office()) manager.restart("/visits/" + to_text(visit.id));
  look(manager, "a visit");
}

INSTANTIATE_TEST_SUITE_P(Sizes, AnySizeFlow, testing::ValuesIn(kSizes), [](const auto& one) {
  std::string name(one.param.name);
  std::erase_if(name,
                [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) == 0; });
  return name;
});

}  // namespace
}  // namespace huifang::shell
