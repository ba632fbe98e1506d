#include <gtest/gtest.h>

#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

using sync::OutcomeKind;

class Push : public testing::Test {
 protected:
  sync::MemoryServerStore store;
  Office office{store};
  TestDevice min{office.engine(), 11, person::kMin};
};

TEST_F(Push, AVisitOfOneActIsTakenAsAWhole) {
  const Id visit = new_id(1);
  const Id act = new_id(2);
  Fields fields = visit_fields(office.customer_of_min(), person::kMin);
  fields.set(visit_field::kNotes, std::string("设备运行正常"));
  min.create(kVisitEntity, visit, office.customer_of_min(), fields).transaction = act;
  min.transition(kVisitEntity, visit, "visit", "write_up", "on_site").transaction = act;
  min.transition(kVisitEntity, visit, "visit", "submit", "written_up").transaction = act;
  const auto response = min.push();
  ASSERT_TRUE(response.has_value()) << response.error().error.detail;
  EXPECT_TRUE(response->outcomes.empty()) << response->outcomes[0].key;
  EXPECT_EQ(response->acked_counter, 3u);
  EXPECT_EQ(response->applied_seq, 2u);
  EXPECT_EQ(response->high_seq, 2u);
  EXPECT_EQ(office.must_find(kVisitEntity, visit).fields.text(visit_field::kState), "submitted");
}

}  // namespace
}  // namespace huifang::server
