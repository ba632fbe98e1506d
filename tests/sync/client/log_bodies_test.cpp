#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "sync/client/format/envelope.hpp"
#include "sync/client/format/log_bodies.hpp"
#include "sync/client/internal/enrolment.hpp"
#include "tests/fixtures/kept_bytes.hpp"
#include "tests/sync/client/support/damage.hpp"
#include "tests/sync/client/support/samples.hpp"

namespace huifang::sync::test {
namespace {

using huifang::test::kept_bytes;
using huifang::test::kept_hex;
using huifang::test::to_hex;

constexpr SessionId kSession = 0x0102030405060708;

Operation some_operation() {
  return Operation{.counter = 9,
                   .type = 3,
                   .entity = customer_id(1),
                   .base = 4711,
                   .hlc = 1'790'000'000'000u << 16 | 3,
                   .mono_ms = 4'200,
                   .payload = Set{Fields({{33, std::string("老客户")}})},
                   .transaction = sample_id(8),
                   .schema_version = 1,
                   .grant_seq = 17};
}

Frame operation_frame() {
  CborWriter writer;
  write_operation(writer, some_operation());
  return make_operation_frame(kSession, 9, customer_id(1), writer.view());
}

WorkRecord some_work() {
  WorkRecord record;
  record.item = WorkItem{.id = sample_id(8),
                         .state = WorkState::kRefused,
                         .type = 5,
                         .entity = visit_id(2),
                         .root = customer_id(1),
                         .kind = OperationKind::kTransition,
                         .event = "submit",
                         .made_ms = 1'790'000'000'000,
                         .receipt = 48'213,
                         .accepted_ms = 1'790'000'100'000,
                         .reason = {"sync.not_allowed", {{"field", "33"}}},
                         .field = 33,
                         .conflict = sample_id(4),
                         .operations = {some_operation()}};
  record.session = kSession;
  record.device = kDevice;
  record.first = 8;
  record.last = 9;
  record.put_away = true;
  return record;
}

const DraftBody kDraft{.key = "visit/1", .bytes = {1, 2, 3}, .saved_ms = 1'790'000'000'000};
const LeavingBody kLeaving{.scope = kBook, .root = customer_id(1)};

Enrolment some_enrolment() {
  return {.person = {.user = kUser,
                     .device = kDevice,
                     .employee = kEmployee,
                     .unit = kUnit,
                     .account = "wangfang",
                     .name = "王芳",
                     .roles = {"sales", "administrator"},
                     .office = sample_id(1, 40)},
          .refresh_token = "refresh",
          .signed_out = true,
          .former = {{.office = sample_id(2, 40),
                      .user = 8,
                      .account = "lilei",
                      .name = "李磊",
                      .unsent = 3}}};
}

// One frame of each kind, and whether its body reads.
struct Case {
  const char* name;
  Frame frame;
  std::function<bool(const Frame&)> reads;
};
std::vector<Case> cases() {
  return {
      {"log_operation", operation_frame(),
       [](const Frame& frame) { return read_operation_frame(frame).has_value(); }},
      {"log_draft", make_draft_frame(kSession, kDraft),
       [](const Frame& frame) { return read_draft_frame(frame).has_value(); }},
      {"log_draft_removed", make_draft_removed_frame(kSession, "visit/1"),
       [](const Frame& frame) { return read_draft_removed_frame(frame).has_value(); }},
      {"log_work", make_work_frame(some_work()),
       [](const Frame& frame) { return read_work_frame(frame).has_value(); }},
      {"log_work_removed", make_work_removed_frame(kSession, sample_id(8)),
       [](const Frame& frame) { return read_work_removed_frame(frame).has_value(); }},
      {"log_leaving", make_leaving_frame(kSession, kLeaving, false),
       [](const Frame& frame) { return read_leaving_frame(frame).has_value(); }},
      {"log_left", make_leaving_frame(kSession, {kBook, std::nullopt}, true),
       [](const Frame& frame) { return read_leaving_frame(frame).has_value(); }},
  };
}

TEST(LogBodies, ComeBackAsTheyWere) {
  const auto operation = read_operation_frame(operation_frame());
  ASSERT_TRUE(operation);
  EXPECT_EQ(operation->operation, some_operation());
  EXPECT_EQ(operation->root, customer_id(1));
  const auto draft = read_draft_frame(make_draft_frame(kSession, kDraft));
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->bytes, kDraft.bytes);
  EXPECT_EQ(draft->saved_ms, kDraft.saved_ms);
  const auto work = read_work_frame(make_work_frame(some_work()));
  ASSERT_TRUE(work);
  EXPECT_EQ(work->item, some_work().item);
  EXPECT_EQ(work->last, 9u);
  EXPECT_TRUE(work->put_away);
  EXPECT_EQ(read_draft_removed_frame(make_draft_removed_frame(1, "x")).value(), "x");
  EXPECT_EQ(read_work_removed_frame(make_work_removed_frame(1, sample_id(8))).value(),
            sample_id(8));
  for (const LeavingBody& body : {kLeaving, LeavingBody{kBook, std::nullopt}})
    EXPECT_EQ(read_leaving_frame(make_leaving_frame(1, body, false)).value(), body);
}

TEST(LogBodies, EveryCutIsRefused) {
  for (const Case& each : cases()) {
    ASSERT_TRUE(each.reads(each.frame)) << each.name;
    for (std::size_t size = 0; size < each.frame.body.size(); ++size) {
      Frame cut = each.frame;
      cut.body.resize(size);
      EXPECT_FALSE(each.reads(cut)) << each.name << " cut to " << size;
    }
  }
}

// Frames have a checksum of their own; a body that was changed all the same must not crash.
TEST(LogBodies, AnyChangedByteIsReadOrRefusedWithoutHarm) {
  for (const Case& each : cases()) {
    for (std::size_t at = 0; at < each.frame.body.size(); ++at) {
      for (int value = 0; value < 256; ++value) {
        Frame changed = each.frame;
        changed.body[at] = static_cast<std::uint8_t>(value);
        (void)each.reads(changed);
      }
    }
  }
}

TEST(LogBodies, OperationUnderAnotherCounterThanItsFrameIsRefused) {
  Frame frame = operation_frame();
  frame.counter = 10;
  EXPECT_FALSE(read_operation_frame(frame));
}

TEST(LogBodies, StateAndKindThatNobodyKnowsAreRefused) {
  WorkRecord record = some_work();
  record.item.state = static_cast<WorkState>(6);
  EXPECT_FALSE(read_work_frame(make_work_frame(record)));
}

TEST(Enrolment, ComesBackAsItWas) {
  EXPECT_EQ(decode_enrolment(encode_enrolment(some_enrolment())).value(), some_enrolment());
  EXPECT_EQ(decode_enrolment(encode_enrolment({})).value(), Enrolment{});
}

TEST(Enrolment, IsRefusedWithAnyDamage) {
  const Bytes stored = encode_enrolment(some_enrolment());
  for (std::size_t size = 0; size < stored.size(); ++size)
    EXPECT_FALSE(decode_enrolment(ByteView(stored).first(size))) << size;
  for (std::size_t at = 0; at < stored.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes flipped = stored;
      flipped[at] ^= static_cast<std::uint8_t>(1u << bit);
      const auto read = decode_enrolment(flipped);
      ASSERT_FALSE(read) << at;
      EXPECT_EQ(read.error().key, "store.damaged");
    }
  }
}

// Work must never go to an office that was not read: a shorter identity is damage, not "none".
TEST(Enrolment, AnIdentityOfAnotherLengthIsDamage) {
  const Enrolment whole = some_enrolment();
  for (const Id& office : {whole.person.office, whole.former[0].office}) {
    const Bytes stored = encode_enrolment(whole);
    Bytes body(unseal(stored)->begin(), unseal(stored)->end());
    const auto found = std::ranges::search(body, office.bytes).begin();
    ASSERT_NE(found, body.end());
    *(found - 1) = 0x4F;  // A byte string of 15 instead of 16.
    body.erase(found);
    const auto read = decode_enrolment(seal(body));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().key, "store.damaged");
  }
}

// A good checksum over another version or cipher: a later program wrote it.
TEST(Enrolment, OfALaterProgramIsToldApartFromDamage) {
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}}) {
    const auto read = decode_enrolment(with_byte(encode_enrolment(some_enrolment()), at, 2));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().key, "store.newer");
  }
}

TEST(KeptBytes, FramesOfTheLogAndTheEnrolmentAreStillWrittenAndReadAlike) {
  for (const Case& each : cases()) {
    EXPECT_EQ(to_hex(encode_segment({&each.frame, 1})), kept_hex(each.name)) << each.name;
    const auto read = decode_segment(kept_bytes(each.name));
    ASSERT_TRUE(read && read->frames.size() == 1) << each.name;
    EXPECT_EQ(read->frames[0], each.frame);
    EXPECT_TRUE(each.reads(read->frames[0])) << each.name;
  }
  EXPECT_EQ(to_hex(encode_enrolment(some_enrolment())), kept_hex("device_enrolment"));
  EXPECT_EQ(decode_enrolment(kept_bytes("device_enrolment")).value(), some_enrolment());
}

}  // namespace
}  // namespace huifang::sync::test
