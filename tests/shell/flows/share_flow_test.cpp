#include "tests/shell/flows/support/flow_world.hpp"

// What another app shared: kept, shown, and put into a visit.
namespace huifang::shell {
namespace {

constexpr const char* kWords = "The side door is closed in October";

class ShareFlow : public FlowTest {
 protected:
  SharedItem words(std::uint64_t key) {
    return {.key = key, .received_ms = 1'789'612'200'000, .text = kWords};
  }
  SharedItem pictures(std::uint64_t key) {
    return {
        .key = key, .received_ms = 1'789'612'200'000, .pictures = 2, .picture_bytes = 3'221'000};
  }
  SharedItem problem(std::string key) {
    return {.key = 9, .received_ms = 1'789'612'200'000, .problem = std::move(key)};
  }
  void choose(FlowDevice& device, std::string_view customer) {
    device.fill("Search customers", customer);
    for (const auto& link : device.platform().find_all(Role::kLink)) {
      if (!link.link.ends_with("/visit")) continue;
      return device.click(Role::kLink, link.name);
    }
    ADD_FAILURE() << device.platform().dump();
  }
};

TEST_F(ShareFlow, SharedWordsBecomePartOfAVisitThatIsBegunWithoutCheckingIn) {
  rep().sign_in("min");
  rep().share(words(5));
  EXPECT_TRUE(rep().sees("1 thing from another app is kept here")) << rep().platform().dump();
  rep().restart("/share?lang=en");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
  rep().click(Role::kButton, "Put into a visit");
  choose(rep(), "蔡伟");
  EXPECT_EQ(rep().value("Notes"), kWords);
  EXPECT_TRUE(rep().platform().find(Role::kButton, "Check in")) << rep().platform().dump();
  rep().restart("/share?lang=en");
  EXPECT_TRUE(rep().sees("Nothing waits here")) << rep().platform().dump();
  EXPECT_FALSE(rep().shares().holds(5));
  rep().go("Today");
  rep().click(Role::kButton, "Continue writing");
  EXPECT_EQ(rep().value("Notes"), kWords) << "it is on the device";
}

TEST_F(ShareFlow, SharedWordsGoUnderWhatIsBeingWritten) {
  rep().sign_in("min");
  open_customer(rep(), "蔡伟");
  rep().click(Role::kButton, "Start visit");
  rep().fill("Notes", "Met at the gate");
  rep().advance_ms(2'000);
  rep().share(words(5));
  rep().restart("/share?lang=en");
  rep().click(Role::kButton, "Put into a visit");
  EXPECT_TRUE(rep().sees("Being written")) << rep().platform().dump();
  choose(rep(), "蔡伟");
  EXPECT_EQ(rep().value("Notes"), std::string("Met at the gate\n") + kWords);
}

TEST_F(ShareFlow, NothingIsTakenAwayBeforeTheVisitHasIt) {
  rep().sign_in("min");
  rep().share(words(5));
  rep().restart("/share?lang=en");
  rep().click(Role::kButton, "Put into a visit");
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kFail; });
  choose(rep(), "蔡伟");
  rep().restart("/share?lang=en");  // The device is killed before it could store anything.
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
}

TEST_F(ShareFlow, WhatComesBeforeAnybodyHasSignedInWaits) {
  rep().share(words(5), true);
  rep().restart("/share?lang=en");
  EXPECT_FALSE(rep().sees(kWords));
  EXPECT_TRUE(rep().shares().holds(5));
  rep().sign_in("min");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
}

TEST_F(ShareFlow, WhatAFullDeviceCannotTakeOverStaysInTheBox) {
  rep().sign_in("min");
  rep().store().on_call([](std::uint64_t) { return sync::StoreFault::kFail; });
  rep().share(words(5));
  EXPECT_TRUE(rep().shares().holds(5));
  rep().restart("/share?lang=en");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
}

TEST_F(ShareFlow, TheNextPersonSeesNothingOfIt) {
  rep().sign_in("min");
  rep().share(words(5));
  rep().share(pictures(6));
  rep().go("Sync");
  rep().click(Role::kButton, "Sign out");
  rep().restart("/share?lang=en");
  EXPECT_FALSE(rep().sees(kWords)) << rep().platform().dump();
  EXPECT_TRUE(rep().shares().holds(6)) << "the pictures are still there for whom they came to";
}

TEST_F(ShareFlow, PicturesAreKeptAndNamedForWhatTheyAre) {
  rep().sign_in("min");
  SharedItem both = pictures(6);
  both.text = kWords;
  rep().share(both);
  rep().restart("/share?lang=en");
  EXPECT_TRUE(rep().sees("2 pictures, 3,146 KB")) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("Visits cannot hold pictures yet")) << rep().platform().dump();
  rep().click(Role::kButton, "Put into a visit");
  choose(rep(), "蔡伟");
  EXPECT_EQ(rep().value("Notes"), kWords);
  rep().restart("/share?lang=en");
  EXPECT_FALSE(rep().sees(kWords)) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("2 pictures, 3,146 KB")) << rep().platform().dump();
  EXPECT_TRUE(rep().shares().holds(6));
}

TEST_F(ShareFlow, PicturesGoOnlyWhenAPersonSaysSoTwice) {
  rep().sign_in("min");
  rep().share(pictures(6));
  rep().restart("/share?lang=en");
  rep().click(Role::kButton, "Remove");
  ASSERT_TRUE(rep().platform().find(Role::kDialog, "Remove the pictures?"))
      << rep().platform().dump();
  rep().press("Escape");
  EXPECT_TRUE(rep().shares().holds(6));
  rep().click(Role::kButton, "Remove");
  rep().press("Tab");
  rep().press("Tab");
  rep().press("Enter");
  EXPECT_FALSE(rep().shares().holds(6)) << rep().platform().dump();
  EXPECT_TRUE(rep().sees("Nothing waits here")) << rep().platform().dump();
}

TEST_F(ShareFlow, RemovingWordsCanBeUndone) {
  rep().sign_in("min");
  rep().share(words(5));
  rep().restart("/share?lang=en");
  rep().click(Role::kButton, "Remove");
  EXPECT_FALSE(rep().sees(kWords));
  rep().click(Role::kButton, "Undo");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
  rep().restart("/share?lang=en");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
}

TEST_F(ShareFlow, WhatCouldNotBeTakenIsNamedAndPutAway) {
  rep().sign_in("min");
  const std::string kThere = "All of it is still in the app it came from. ";
  const std::pair<const char*, std::string> kReasons[] = {
      {"empty", "Nothing is lost. What was shared was empty. Choose words or pictures"},
      {"other-kind",
       kThere + "Only words and pictures can be taken; the rest was left out. Share it as"},
      {"too-large", kThere + "It was too much at once"},
      {"unreadable", kThere + "It arrived damaged and could not be read. Please share it again."},
      {"of-a-newer-page", kThere + "It arrived damaged"}};
  for (const auto& [key, said] : kReasons) {
    rep().share(problem(key));
    rep().restart("/share?lang=en");
    EXPECT_NE(rep().platform().dump().find(said), std::string::npos) << rep().platform().dump();
    rep().click(Role::kButton, "OK");
    EXPECT_TRUE(rep().sees("Nothing waits here")) << rep().platform().dump();
    rep().advance_ms(10'000);
  }
}

TEST_F(ShareFlow, ADeviceWithoutRoomSaysSo) {
  rep().sign_in("min");
  rep().restart("/share/not-kept?lang=en");
  EXPECT_TRUE(
      rep().sees("There is no room on this device, so it could not be kept. Free some space"))
      << rep().platform().dump();
}

TEST_F(ShareFlow, ItIsToldOfInPassingWhereverSomebodyIs) {
  rep().sign_in("min");
  rep().go("Customers");
  rep().share(words(5));
  EXPECT_TRUE(rep().sees("Something was shared with Huifang")) << rep().platform().dump();
  rep().click(Role::kButton, "Open");
  EXPECT_TRUE(rep().sees(kWords)) << rep().platform().dump();
}

TEST_F(ShareFlow, PicturesDroppedOnAScreenWithoutAPlaceForThemAreNamedAndHarmNothing) {
  rep().sign_in("min");
  open_customer(rep(), "蔡伟");
  const std::string route = rep().platform().route();
  rep().platform().give_pictures({.pictures = {{.name = "a.png", .media_type = "image/png"}}},
                                 Host::Spot{200, 400});
  EXPECT_TRUE(rep().sees("This screen cannot take pictures")) << rep().platform().dump();
  EXPECT_EQ(rep().platform().route(), route);
  EXPECT_TRUE(rep().platform().pictures().empty());
  rep().click(Role::kButton, "OK");
  EXPECT_FALSE(rep().sees("This screen cannot take pictures"));
}

}  // namespace
}  // namespace huifang::shell
