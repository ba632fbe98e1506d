#include "shell/app/visit_draft.hpp"

#include <gtest/gtest.h>

#include "tests/fixtures/kept_bytes.hpp"

namespace huifang::shell {
namespace {

Id id_of(std::uint8_t first) {
  Id id;
  id.bytes[0] = first;
  return id;
}

VisitDraft full_draft() {
  return {.visit = id_of(1),
          .customer = id_of(2),
          .planned_visit = id_of(1),
          .started_ms = 1'789'612'200'000,
          .check_in = CheckIn::kWithPlace,
          .check_in_ms = 1'789'612'201'000,
          .place = huifang::Place{34'123'456, -108'654'321, 12},
          .no_place_reason = "",
          .notes = "三号冷库门铰链异响两周。\n问新款除湿机。",
          .result = "done",
          .satisfaction = 4,
          .next_date = 20'720,
          .next_date_chosen = true,
          .correction = true,
          .refused_act = id_of(9),
          .changed_ms = 1'789'612'260'000};
}

TEST(VisitDraft, ComesBackAsItWas) {
  for (const VisitDraft& draft :
       {full_draft(), VisitDraft{.visit = id_of(1), .customer = id_of(2)}}) {
    const Result<VisitDraft> read = decode_visit_draft(encode(draft));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, draft);
  }
}

// What the first program kept on a device is still read as what it was, and written so.
TEST(VisitDraft, BytesOfTheFirstVersionAreKept) {
  EXPECT_EQ(test::to_hex(encode(full_draft())), test::kept_hex("visit_draft"));
  const Result<VisitDraft> read = decode_visit_draft(test::kept_bytes("visit_draft"));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, full_draft());
}

TEST(VisitDraft, BeginsWithVersionAndCipher) {
  const Bytes bytes = encode(full_draft());
  EXPECT_EQ(bytes[0], 1);
  EXPECT_EQ(bytes[1], 0);
}

TEST(VisitDraft, AnyCutIsAFaultAndNotAHalfDraft) {
  const Bytes bytes = encode(full_draft());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_visit_draft(ByteView(bytes).first(size))) << size;
  }
}

TEST(VisitDraft, OtherVersionsAreNotGuessedAt) {
  Bytes bytes = encode(full_draft());
  bytes[0] = 2;
  EXPECT_FALSE(decode_visit_draft(bytes));
  bytes[0] = 1;
  bytes[1] = 7;
  EXPECT_FALSE(decode_visit_draft(bytes));
}

TEST(VisitDraft, WithoutVisitOrCustomerItIsNone) {
  VisitDraft draft = full_draft();
  draft.customer = {};
  EXPECT_FALSE(decode_visit_draft(encode(draft)));
}

TEST(VisitDraft, ARestartWhileLocatingKeepsTimeWithoutPlace) {
  VisitDraft draft = full_draft();
  draft.check_in = CheckIn::kLocating;
  draft.place.reset();
  const Result<VisitDraft> read = decode_visit_draft(encode(draft));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->check_in, CheckIn::kWithoutPlace);
  EXPECT_EQ(read->no_place_reason, "unavailable");
  EXPECT_EQ(read->check_in_ms, draft.check_in_ms);
}

TEST(VisitDraft, ItsNameSaysTheCustomer) {
  const Id customer = id_of(7);
  EXPECT_EQ(customer_of_visit_draft(visit_draft_name(customer)), customer);
  EXPECT_FALSE(customer_of_visit_draft("note/" + to_text(customer)));
  EXPECT_FALSE(customer_of_visit_draft("visit/"));
}

}  // namespace
}  // namespace huifang::shell
