#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "tests/core/support/world.hpp"

namespace huifang {
namespace {

// The shipped files with one place of one file changed.
std::string faults_after(std::string_view file, std::string_view from, std::string_view to) {
  std::vector<EmbeddedFile> files(catalog_files().begin(), catalog_files().end());
  std::string changed;
  for (EmbeddedFile& candidate : files) {
    if (candidate.name != file) continue;
    changed = candidate.text;
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << file << " has no " << from;
    if (at == std::string::npos) return "";
    changed.replace(at, from.size(), to);
    candidate.text = changed;
  }
  EXPECT_FALSE(changed.empty()) << "no file " << file;
  const auto loaded = load_catalog(files);
  return loaded ? "" : loaded.error().detail;
}

TEST(CatalogLoader, ShippedCatalogIsWhole) {
  const auto loaded = load_catalog(catalog_files());
  ASSERT_TRUE(loaded) << loaded.error().detail;
  EXPECT_EQ(loaded->entities().size(), 9u);
  EXPECT_NE(loaded->entity("visit"), nullptr);
  EXPECT_EQ(loaded->entity("visit")->workflow, "visit");
  EXPECT_NE(loaded->entity("visit")->state_field, 0);
  EXPECT_EQ(loaded->entity("customer")->placement, Placement::kRoot);
  EXPECT_EQ(loaded->entity("nothing"), nullptr);
  EXPECT_EQ(loaded->entity(EntityNumber{999}), nullptr);
  EXPECT_EQ(loaded->field(3, 999), nullptr);
  EXPECT_EQ(loaded->policy("nothing"), nullptr);
}

TEST(CatalogLoader, EveryFaultIsNamedWithFileAndPlace) {
  struct Case {
    const char* file;
    const char* from;
    const char* to;
    const char* fault;
  };
  const Case cases[] = {
      {"catalog/entities/visit.json", "{", "[", "catalog/entities/visit.json: is not JSON"},
      {"catalog/entities/visit.json", "\"number\": 5,", "\"number\": 3,", "3 is there twice"},
      {"catalog/entities/visit.json", "\"number\": 5,", "\"number\": 0,",
       "must be from 1 to 65535"},
      {"catalog/entities/visit.json", "\"name\": \"visit\"", "\"name\": \"customer\"",
       "\"customer\" is there twice"},
      {"catalog/entities/visit.json", "\"type\": \"place\"", "\"type\": \"plaice\"",
       "catalog/entities/visit.json: fields[8].type: unknown word \"plaice\""},
      {"catalog/entities/visit.json", "{\"number\": 4,", "{\"number\": 3,",
       "catalog/entities/visit.json: fields[3].number: 3 is there twice"},
      {"catalog/entities/visit.json", "\"name\": \"code\"", "\"name\": \"rep\"",
       "catalog/entities/visit.json: fields[3].name: \"rep\" is there twice"},
      {"catalog/entities/visit.json", "\"entity\": \"employee\"", "\"entity\": \"staff\"",
       "catalog/entities/visit.json: fields.rep.entity: unknown entity \"staff\""},
      {"catalog/entities/visit.json", "\"parent\": \"customer\"", "\"parent\": \"client\"",
       "unknown entity \"client\""},
      {"catalog/entities/visit.json", "\"workflow\": \"visit\",", "",
       "a state field and a workflow go together"},
      {"catalog/entities/visit.json", "\"workflow\": \"visit\"", "\"workflow\": \"call\"",
       "unknown workflow \"call\""},
      {"catalog/entities/visit.json", "\"title\": \"purpose\"", "\"title\": \"aim\"",
       "no field is called \"aim\""},
      {"catalog/entities/visit.json", "\"group\": \"card\"", "\"group\": \"cards\"",
       "unknown word \"cards\""},
      {"catalog/entities/visit.json", "\"minimum\": 1, \"maximum\": 5",
       "\"minimum\": 6, \"maximum\": 5", "fields.satisfaction: minimum is above maximum"},
      {"catalog/entities/visit.json", "\"required\": true", "\"required\": \"yes\"",
       "must be true or false"},
      {"catalog/entities/visit.json", "\"required\": true", "\"requird\": true",
       "fields[0].requird: is not known here"},
      {"catalog/entities/visit.json", "\"length_max\": 30", "\"length_max\": 0", "at least 1"},
      {"catalog/entities/visit.json", "\"options\": [\"regular\", ", "\"options\": [\"first\", ",
       "has \"first\" twice"},
      {"catalog/entities/visit.json", "\"group\": \"card\", \"entity\"",
       "\"group\": \"card\", \"group\": \"card\", \"entity\"",
       "\"group\" is there twice in one object"},
      {"catalog/texts/en.catalog.json", "\"field.visit.notes\": \"Notes\",", "",
       "no text \"field.visit.notes\" in en"},
      {"catalog/texts/zh-CN.catalog.json", "\"field.visit.notes\": \"纪要\",", "",
       "no text \"field.visit.notes\" in zh-CN"},
      {"catalog/texts/en.rules.json", "{max}", "{most}", "asks for other parameters than in"},
      {"catalog/texts/en.rules.json", "\"rule.visit.notes\"", "\"rule.visit.text\"",
       "rule.visit.text: no text in zh-CN"},
      {"catalog/texts/en.rules.json", "\"rule.visit.notes\": \"",
       "\"rule.visit.notes\": 5, \"rule.x\": \"", "must be a text"},
      {"catalog/texts/en.app.json", "\"one\"", "\"few\"", "few: is not known here"},
      {"catalog/texts/en.app.json", "\"one\"", "\"counted\": \"days\", \"one\"",
       "counted: the text does not ask for it"},
      {"catalog/texts/zh-CN.rules.json", "\"rule.visit.notes\": \"",
       "\"rule.visit.notes\": {\"other\": \"x\"}, \"rule.x\": \"",
       "this language has one form for every number"},
      {"catalog/texts/en.errors.json", "\"safe\": \"@fault.safe.screen\",", "",
       "safe: must be a text"},
      {"catalog/texts/en.errors.json", "@fault.safe.screen", "@fault.safe.window",
       "safe: no text \"fault.safe.window\""},
      {"catalog/texts/zh-CN.errors.json", "办公室的硬盘满了。", "办公室的硬盘满了",
       "server.full: \"办公室的硬盘满了\" is no whole sentence"},
      {"catalog/workflows/visit.json", "\"to\": \"submitted\"", "\"to\": \"given_in\"",
       "unknown state \"given_in\""},
      {"catalog/workflows/visit.json", "\"from\": [\"submitted\"]", "\"from\": [\"given_in\"]",
       "unknown state \"given_in\""},
      {"catalog/workflows/visit.json", "\"comment_given\"", "\"comment_there\"",
       "catalog/workflows/visit.json: events.send_back.guards: unknown guard \"comment_there\""},
      {"catalog/workflows/visit.json", "\"who\": [\"rep\"]", "\"who\": [\"driver\"]",
       "unknown party \"driver\""},
      {"catalog/workflows/visit.json", "\"sales\"", "\"seller\"", "unknown role \"seller\""},
      {"catalog/workflows/visit.json", "\"sets\": [\"comment\"]", "\"sets\": [\"remark\"]",
       "unknown field \"remark\""},
      {"catalog/workflows/visit.json", "\"entity\": \"visit\"", "\"entity\": \"call\"",
       "unknown entity \"call\""},
      {"catalog/workflows/visit.json", "\"author\": \"rep\"", "\"author\": \"writer\"",
       "unknown field \"writer\""},
      {"catalog/workflows/visit.json", "\"mode\": \"online\"", "\"mode\": \"later\"",
       "unknown word \"later\""},
      {"catalog/workflows/visit.json", "{\"name\": \"missed\", \"final\": true}",
       "{\"name\": \"missed\"}", "states.missed: must be final or have an event out of it"},
      {"catalog/workflows/visit.json", "{\"name\": \"reviewed\"}",
       "{\"name\": \"reviewed\"}, {\"name\": \"lost\", \"final\": true}",
       "states.lost: no event leads to it"},
      {"catalog/forms.json", "\"entity\": \"customer\"", "\"entity\": \"client\"",
       "unknown entity \"client\""},
      {"catalog/forms.json", "\"short_name\"", "\"nick_name\"",
       "fields: no field is called \"nick_name\""},
      {"catalog/forms.json", "\"grade\", \"type\", \"owner\"", "\"wechat\"",
       "\"wechat\" is in no list"},
      {"catalog/forms.json", "\"made_on\"", "\"done_on\"", "no text \"form.blank.done_on\" in en"},
      {"catalog/forms.json", "\"shape\": \"record\"", "\"shape\": \"list\"",
       "sections: a list has one: its columns"},
      {"catalog/roles.json", "\"books\": \"own\"", "\"books\": \"mine\"",
       "roles[0].books: unknown word \"mine\""},
      {"catalog/roles.json", "\"部门经理\"", "\"销售\"", "\"销售\" means two roles"},
      {"catalog/access.json", "\"employee\"", "\"staff\"", "unknown entity \"staff\""},
      {"catalog/access.json", "\"sales\"", "\"seller\"", "unknown role \"seller\""},
      {"catalog/access.json", "\"read\"", "\"look\"", "unknown word \"look\""},
      {"catalog/policies.json", "\"value\": 100}", "\"value\": \"many\"}",
       "does not fit the kind of the policy"},
      {"catalog/policies.json", "\"from\": \"2013-07-01\", ", "",
       "policies[0].values[0].from: must be a text"},
      {"catalog/policies.json", "\"from\": \"2013-07-01\"", "\"from\": \"2013-07-32\"",
       "is not a date"},
      {"catalog/policies.json", "\"value\": 100}", "}", "is not JSON"},
      {"catalog/policies.json", "\"values\": [{\"from\": \"2013-07-01\", \"value\": 100}]",
       "\"values\": []", "there must be one"},
      {"catalog/policies.json", "points.referral.new_attendee", "points.referral.sale_unit",
       "is there twice"},
  };
  for (const Case& c : cases) {
    const std::string faults = faults_after(c.file, c.from, c.to);
    EXPECT_NE(faults.find(c.fault), std::string::npos)
        << c.file << ": " << c.from << " -> " << c.to << "\nexpected: " << c.fault << "\nfound:\n"
        << faults;
  }
}

TEST(CatalogLoader, NothingAtAllIsNoCatalog) {
  EXPECT_FALSE(load_catalog({}));
  const EmbeddedFile stray[] = {{"catalog/other.json", "{}"}};
  EXPECT_NE(load_catalog(stray).error().detail.find("is no file of a catalog"), std::string::npos);
}

TEST(CatalogLoader, DeepOrBrokenJsonIsAFaultAndNoCrash) {
  const std::string deep(20'000, '[');
  for (const std::string& text : {deep, std::string("\xFF\xFE"), std::string("null"),
                                  std::string("[1,2]"), std::string("")}) {
    const EmbeddedFile files[] = {{"catalog/entities/x.json", text}};
    EXPECT_FALSE(load_catalog(files));
  }
}

TEST(Roles, WordsOfStaffListsAreKnown) {
  const Catalog& catalog = testing::catalog();
  const std::pair<const char*, const char*> cases[] = {
      {"销售", "sales"},
      {"部门经理", "department_manager"},
      {"客服", "service_agent"},
      {"客服经理", "service_manager"},
      {"店面客服经理", "store_service_manager"},
      {"总经理", "general_manager"},
      {"市场", "marketing"},
      {"总部客服", "head_office_service"},
      {"管理员", "administrator"},
      {"sales", "sales"},
  };
  for (const auto& [word, role] : cases) {
    ASSERT_NE(catalog.role_by_word(word), nullptr) << word;
    EXPECT_EQ(catalog.role_by_word(word)->name, role);
  }
  EXPECT_EQ(catalog.role_by_word("保安"), nullptr);
}

}  // namespace
}  // namespace huifang
