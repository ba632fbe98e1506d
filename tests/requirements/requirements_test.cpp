#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace huifang {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The names of all GoogleTest tests in the tree, as "Suite.Test".
std::set<std::string> tests_of_the_tree() {
  static const std::regex kTest(R"(TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\))");
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = read_file(entry.path());
    for (std::sregex_iterator match(text.begin(), text.end(), kTest), end; match != end; ++match) {
      names.insert((*match)[1].str() + "." + (*match)[2].str());
    }
  }
  return names;
}

TEST(Requirements, TableNamesTestsThatExist) {
  static const std::regex kId("[REWPAF]-[0-9]{2,3}");
  const auto table =
      nlohmann::json::parse(read_file("tests/requirements/shown_by.json"), nullptr, false);
  ASSERT_TRUE(table.is_array());
  const std::set<std::string> tests = tests_of_the_tree();
  ASSERT_FALSE(tests.empty());
  std::set<std::string> ids;
  for (const auto& row : table) {
    const std::string id = row["id"].get<std::string>();
    EXPECT_TRUE(std::regex_match(id, kId)) << id;
    EXPECT_TRUE(ids.insert(id).second) << id << " is there twice";
    EXPECT_FALSE(row["tests"].empty()) << id << " is shown by nothing";
    for (const auto& name : row["tests"]) {
      EXPECT_TRUE(tests.contains(name.get<std::string>())) << id << ": no test " << name;
    }
  }
}

}  // namespace
}  // namespace huifang
