#include "shell/app/route.hpp"

#include <gtest/gtest.h>

#include <string>

namespace huifang::shell {
namespace {

const std::string kText = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";

struct PathCase {
  std::string path;
  Screen screen;
  bool with_id;
};

class RoutePaths : public testing::TestWithParam<PathCase> {};

TEST_P(RoutePaths, AreReadAndWrittenTheSame) {
  const PathCase& given = GetParam();
  const Route route = parse_route(given.path);
  EXPECT_EQ(route.screen, given.screen);
  EXPECT_EQ(route.id, given.with_id ? *id_from_text(kText) : Id{});
  EXPECT_EQ(to_path(route).text(), given.path);
  EXPECT_EQ(parse_route(given.path + "?lang=en#top"), route);
}

INSTANTIATE_TEST_SUITE_P(
    Known, RoutePaths,
    testing::Values(PathCase{"/", Screen::kStart, false}, PathCase{"/today", Screen::kToday, false},
                    PathCase{"/customers", Screen::kCustomers, false},
                    PathCase{"/customers/" + kText, Screen::kCustomer, true},
                    PathCase{"/customers/" + kText + "/visit", Screen::kVisitSheet, true},
                    PathCase{"/visits", Screen::kVisits, false},
                    PathCase{"/visits/" + kText, Screen::kVisit, true},
                    PathCase{"/sync", Screen::kSync, false},
                    PathCase{"/share", Screen::kShare, false}));

TEST(Route, WhatFoundNoRoomIsSharedAllTheSame) {
  EXPECT_EQ(parse_route("/share/not-kept?lang=en"), (Route{Screen::kShare, {}}));
  EXPECT_TRUE(is_share_not_kept("/share/not-kept?lang=en"));
  EXPECT_FALSE(is_share_not_kept("/share"));
  EXPECT_FALSE(is_share_not_kept("/share/not-kept/at-all"));
}

TEST(Route, OnlyTheUnattendedFaceIsTheKiosk) {
  EXPECT_TRUE(is_kiosk("/kiosk"));
  EXPECT_TRUE(is_kiosk("/kiosk/?lang=en"));
  EXPECT_FALSE(is_kiosk("/"));
  EXPECT_FALSE(is_kiosk("/kiosks"));
  EXPECT_FALSE(is_kiosk("/customers/kiosk"));
}

TEST(Route, UnknownPathsComeToTheStart) {
  for (const std::string path :
       {"", "nothing", "/nothing", "/customers/not-an-id", "/visits/1/2/3", "/customers//visit",
        "/customers/0192/visit", "//", "/%00", "/today/extra"}) {
    EXPECT_EQ(parse_route(path), Route{}) << path;
  }
}

TEST(Route, DetailsBelongToTheirSection) {
  EXPECT_EQ(section_of(Screen::kCustomer), Screen::kCustomers);
  EXPECT_EQ(section_of(Screen::kVisit), Screen::kVisits);
  EXPECT_EQ(section_of(Screen::kVisitSheet), Screen::kVisits);
  EXPECT_EQ(section_of(Screen::kSync), Screen::kSync);
}

TEST(CustomerCode, IsReadFromTheAddressAsPeopleWriteIt) {
  EXPECT_EQ(customer_code_of("/customers/KH100421"), "KH100421");
  EXPECT_EQ(customer_code_of("/customers/KH100421?lang=en"), "KH100421");
  EXPECT_EQ(customer_code_of("/customers/" + kText), "") << "that is a record";
  EXPECT_EQ(customer_code_of("/customers"), "");
  EXPECT_EQ(customer_code_of("/customers/KH1/visit"), "");
  EXPECT_EQ(customer_code_of("/visits/KH100421"), "");
}

}  // namespace
}  // namespace huifang::shell
