#include "shell/widgets/text_field.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(TextField, LabelNamesTheField) {
  std::string value;
  Screen screen([&](Ui& ui) { text_field(ui, "account", "Account", value); });
  const auto field = screen.platform.find(Role::kTextbox, "Account");
  ASSERT_TRUE(field);
  const auto label = screen.platform.find(Role::kLabel, "Account");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->node.related, field->node.id);
  EXPECT_TRUE(field->is(semantics::kNamedByLabel));
}

TEST(TextField, TypedTextReachesTheCallerAndTheMirror) {
  std::string value;
  Screen screen([&](Ui& ui) { text_field(ui, "account", "Account", value); });
  ASSERT_TRUE(screen.platform.fill("Account", "马超")) << screen.platform.problem();
  EXPECT_EQ(value, "马超");
  EXPECT_EQ(screen.platform.find(Role::kTextbox, "Account")->value, "马超");
}

TEST(TextField, KeysEditAtTheCaret) {
  std::string value = "冷库";
  Screen screen([&](Ui& ui) { text_field(ui, "words", "Words", value); });
  ASSERT_TRUE(screen.platform.click(Role::kTextbox, "Words"));
  screen.platform.press("门");
  screen.platform.press("ArrowLeft");
  screen.platform.press("Backspace");
  EXPECT_EQ(value, "冷门");
}

TEST(TextField, TextTypedWhileTheFieldIsNotDrawnIsNotLost) {
  std::string value;
  bool drawn = true;
  Screen screen([&](Ui& ui) {
    if (drawn) text_field(ui, "words", "Words", value);
  });
  const auto id = screen.platform.find(Role::kTextbox, "Words")->node.id;
  drawn = false;
  screen.redraw();
  screen.platform.host().field_typed(id, "kept", false);
  drawn = true;
  screen.redraw();
  EXPECT_EQ(value, "kept");
}

TEST(TextField, KeepsItsIdWhenWhatStandsAboveItChanges) {
  std::string value;
  bool more = false;
  Screen screen([&](Ui& ui) {
    if (more) text(ui, "a line that came from the office");
    text_field(ui, "words", "Words", value);
  });
  const auto before = screen.platform.find(Role::kTextbox, "Words")->node.id;
  ASSERT_TRUE(screen.platform.fill("Words", "half a sen"));
  more = true;
  screen.redraw();
  EXPECT_EQ(screen.platform.find(Role::kTextbox, "Words")->node.id, before);
  EXPECT_EQ(screen.platform.focused()->value, "half a sen");
}

TEST(TextField, CompositionIsToldUntilItIsCommitted) {
  std::string value;
  std::vector<std::pair<std::string, bool>> seen;
  Screen screen([&](Ui& ui) {
    const FieldResult result = text_field(ui, "words", "Words", value);
    if (result) seen.emplace_back(value, result.composing);
  });
  ASSERT_TRUE(screen.platform.compose("Words", "zhang", "张")) << screen.platform.problem();
  ASSERT_GE(seen.size(), 2U);
  EXPECT_EQ(seen.front(), std::pair(std::string("zhang"), true));
  EXPECT_EQ(value, "张");
}

TEST(TextField, EnterSubmitsASingleLine) {
  std::string value = "x";
  int submitted = 0;
  Screen screen(
      [&](Ui& ui) { submitted += text_field(ui, "words", "Words", value).submitted ? 1 : 0; });
  ASSERT_TRUE(screen.platform.click(Role::kTextbox, "Words"));
  screen.platform.press("Enter");
  EXPECT_EQ(submitted, 1);
  EXPECT_EQ(value, "x");
}

TEST(TextField, LeavingIsToldOnce) {
  std::string one, two;
  int left = 0;
  Screen screen([&](Ui& ui) {
    left += text_field(ui, "one", "One", one).left ? 1 : 0;
    text_field(ui, "two", "Two", two);
  });
  ASSERT_TRUE(screen.platform.click(Role::kTextbox, "One"));
  EXPECT_EQ(left, 0);
  ASSERT_TRUE(screen.platform.click(Role::kTextbox, "Two"));
  screen.redraw();
  EXPECT_EQ(left, 1);
}

TEST(TextField, ErrorDescribesTheField) {
  std::string value;
  Screen screen(
      [&](Ui& ui) { text_field(ui, "address", "Address", value, {.error = "Street and number"}); });
  const auto field = screen.platform.find(Role::kTextbox, "Address");
  EXPECT_TRUE(field->is(semantics::kInvalid));
  EXPECT_EQ(field->node.related, screen.platform.find(Role::kText, "Street and number")->node.id);
}

TEST(TextField, DisabledFieldTakesNoText) {
  std::string value = "as it was";
  Screen screen([&](Ui& ui) { text_field(ui, "words", "Words", value, {.enabled = false}); });
  EXPECT_FALSE(screen.platform.fill("Words", "changed"));
  EXPECT_EQ(value, "as it was");
}

TEST(PasswordField, ShowsItsLettersOnlyWhenAsked) {
  std::string value = "secret";
  Screen screen([&](Ui& ui) {
    text_field(ui, "password", "Password", value,
               {.password = true, .reveal_name = "Show password"});
  });
  EXPECT_TRUE(screen.platform.find(Role::kTextbox, "Password")->is(semantics::kPassword));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Show password")) << screen.platform.problem();
  EXPECT_FALSE(screen.platform.find(Role::kTextbox, "Password")->is(semantics::kPassword));
}

TEST(SearchField, ClearButtonEmptiesIt) {
  std::string value;
  Screen screen(
      [&](Ui& ui) { search_field(ui, "search", "Search customers", value, "4", "Clear"); });
  EXPECT_FALSE(screen.platform.find(Role::kButton, "Clear"));
  ASSERT_TRUE(screen.platform.fill("Search customers", "zgm"));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Clear")) << screen.platform.problem();
  EXPECT_EQ(value, "");
}

TEST(NotesField, GrowsWithItsText) {
  std::string value;
  Screen screen([&](Ui& ui) { notes_field(ui, "notes", "Notes", value); });
  const float before = screen.platform.find(Role::kTextbox, "Notes")->node.rect.height();
  ASSERT_TRUE(screen.platform.fill("Notes", "1\n2\n3\n4\n5\n6"));
  EXPECT_GT(screen.platform.find(Role::kTextbox, "Notes")->node.rect.height(), before);
}

TEST(NotesField, EnterBeginsANewLine) {
  std::string value;
  Screen screen([&](Ui& ui) { notes_field(ui, "notes", "Notes", value); });
  ASSERT_TRUE(screen.platform.fill("Notes", "one"));
  screen.platform.press("Enter");
  screen.platform.press("2");
  EXPECT_EQ(value, "one\n2");
}

}  // namespace
}  // namespace huifang::shell
