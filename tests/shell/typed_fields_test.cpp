#include "shell/widgets/typed_fields.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

const semantics::FieldLook& look_of(Screen& screen, std::string_view name) {
  const auto field = screen.platform.find(Role::kTextbox, name);
  return screen.platform.host().ui().semantics().fields()[static_cast<std::size_t>(
      field->node.field)];
}

TEST(NumberField, TellsTheNumberAndKeepsWhatWasTyped) {
  std::string value;
  NumberFieldResult result;
  Screen screen([&](Ui& ui) {
    const NumberFieldResult now = number_field(ui, "n", "Weight", value, {.decimals = 1});
    result = now;
  });
  EXPECT_EQ(result.number, std::unexpected(NumberFault::kEmpty));
  ASSERT_TRUE(screen.platform.fill("Weight", "１，２３４．5")) << screen.platform.problem();
  EXPECT_EQ(value, "１，２３４．5");
  EXPECT_EQ(result.number, 12'345);
  ASSERT_TRUE(screen.platform.fill("Weight", "1,5"));
  EXPECT_EQ(result.number, std::unexpected(NumberFault::kNotANumber));
  EXPECT_EQ(look_of(screen, "Weight").input_mode, semantics::InputMode::kDecimal);
}

TEST(NumberField, WholeNumbersWantTheKeyboardOfDigits) {
  std::string value;
  Screen screen([&](Ui& ui) { number_field(ui, "n", "Age", value); });
  EXPECT_EQ(look_of(screen, "Age").input_mode, semantics::InputMode::kNumeric);
}

TEST(MoneyField, IsCountedInFen) {
  std::string value = "1200";
  NumberFieldResult result;
  Screen screen([&](Ui& ui) { result = money_field(ui, "m", "Budget", value, "¥"); });
  EXPECT_EQ(result.number, 120'000);
}

TEST(PhoneField, WantsTheKeyboardOfATelephone) {
  std::string value;
  Screen screen([&](Ui& ui) { phone_field(ui, "p", "Phone", value, {.required = true}); });
  EXPECT_EQ(look_of(screen, "Phone").input_mode, semantics::InputMode::kTelephone);
  EXPECT_EQ(look_of(screen, "Phone").autocomplete, semantics::Autocomplete::kTelephone);
  EXPECT_TRUE(screen.platform.find(Role::kTextbox, "Phone")->is(semantics::kRequired));
}

TEST(AddressField, TakesLinesAndIsFilledInByTheBrowser) {
  std::string value;
  Screen screen([&](Ui& ui) { address_field(ui, "a", "Address", value); });
  EXPECT_TRUE(screen.platform.find(Role::kTextbox, "Address")->is(semantics::kMultiline));
  EXPECT_EQ(look_of(screen, "Address").autocomplete, semantics::Autocomplete::kStreetAddress);
}

TEST(CharacterCounter, CountsAndSaysWhenItIsTooMuch) {
  std::string value;
  Screen screen([&](Ui& ui) {
    notes_field(ui, "notes", "Notes", value,
                {.hint = "In short", .limit = 5, .over = "Five at most"});
  });
  EXPECT_TRUE(screen.platform.find(Role::kText, "0/5")) << screen.platform.dump();
  ASSERT_TRUE(screen.platform.fill("Notes", "冷库门👍🏽"));
  EXPECT_TRUE(screen.platform.find(Role::kText, "4/5")) << screen.platform.dump();
  EXPECT_FALSE(screen.platform.find(Role::kTextbox, "Notes")->is(semantics::kInvalid));
  ASSERT_TRUE(screen.platform.fill("Notes", "冷库门铰链响"));
  EXPECT_TRUE(screen.platform.find(Role::kText, "6/5"));
  const auto field = screen.platform.find(Role::kTextbox, "Notes");
  EXPECT_TRUE(field->is(semantics::kInvalid));
  EXPECT_EQ(value, "冷库门铰链响");
  EXPECT_TRUE(screen.platform.find(Role::kStatus, "Five at most"));
  EXPECT_EQ(field->node.related, screen.platform.find(Role::kText, "Five at most")->node.id);
}

}  // namespace
}  // namespace huifang::shell
