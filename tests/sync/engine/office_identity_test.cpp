// Data of one office never meet work done for another, whatever the numbers in it say.
#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

class OfficeIdentity : public OnEveryStore {};
INSTANTIATE_TEST_SUITE_P(EveryStore, OfficeIdentity, testing::ValuesIn(sync::every_server_store()),
                         sync::name_of_store);

TEST_P(OfficeIdentity, IsGivenOnceAndStays) {
  Engine engine(test_catalog(), store);
  EXPECT_TRUE(engine.head()->office.is_nil());
  EXPECT_EQ(engine.found_office(new_id(1)).value(), new_id(1));
  EXPECT_EQ(engine.found_office(new_id(2)).value(), new_id(1));
  EXPECT_EQ(engine.head()->office, new_id(1));
}

TEST_P(OfficeIdentity, SurvivesWhatIsTaken) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "下午"}}));
  ASSERT_TRUE(min.push());
  office.give(office.customer_of_min(), person::kLei);
  EXPECT_EQ(office.engine().head()->office, kOfficeId);
}

TEST_P(OfficeIdentity, APushForAnotherOfficeIsNotTaken) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.set(kCustomerEntity, office.customer_of_min(), Fields({{customer_field::kNotes, "别处"}}));
  for (const Id& meant : {new_id(1), Id{}}) {
    sync::PushRequest request = min.request();
    request.office = meant;
    const auto answer = min.send(request);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().error.key, "sync.other_office");
  }
  EXPECT_EQ(office.must_find(kCustomerEntity, office.customer_of_min())
                .fields.text(customer_field::kNotes),
            "");
  EXPECT_FALSE(min.pull()->acknowledgements.size());
  EXPECT_TRUE(min.push());  // The same for this office is taken: nothing was remembered of it.
}

TEST_P(OfficeIdentity, OutcomesSeenForAnotherOfficeAreNotForgotten) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.set(kCustomerEntity, office.customer_of_gang(), Fields({{customer_field::kNotes, "不该"}}));
  ASSERT_EQ(min.push_one().kind, sync::OutcomeKind::kRefused);
  sync::PushRequest seen = min.request();
  seen.outcomes_seen = {{min.session(), 1}};
  seen.office = new_id(1);
  EXPECT_FALSE(min.send(seen));
  EXPECT_EQ(min.pull()->outcomes.size(), 1u);
}

TEST_P(OfficeIdentity, ACursorOfAnotherOfficeIsNotFollowed) {
  Office office(store);
  TestDevice min(office.engine(), 11, person::kMin);
  min.pull_all();
  const Bytes good = min.cursor;

  const std::shared_ptr<sync::ServerStore> anew = GetParam().make();
  Engine other(test_catalog(), *anew);
  ASSERT_TRUE(other.found_office(new_id(1)));
  TestDevice there(other, 11, person::kMin);
  there.cursor = good;
  const auto answer = there.pull();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error.key, "sync.other_office");
  min.cursor = good;
  EXPECT_TRUE(min.pull());
}

}  // namespace
}  // namespace huifang::server
