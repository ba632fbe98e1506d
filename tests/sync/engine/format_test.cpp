// The bytes of the formats that the office keeps, as their first version wrote them.
#include <gtest/gtest.h>

#include "sync/server/engine/cursor.hpp"
#include "sync/server/engine/judging.hpp"
#include "sync/server/engine/keeping.hpp"
#include "sync/server/engine/row_body.hpp"
#include "tests/fixtures/kept_bytes.hpp"
#include "tests/sync/engine/office.hpp"

namespace huifang::server {
namespace {

using test::kept_bytes;
using test::kept_hex;
using test::to_hex;

VersionedRow sample_row() {
  VersionedRow row{kCustomerEntity, new_id(1), new_id(1), 3, 9, false, {}};
  const FieldVersion first{7, 1'000, {11, 5, 1}, 1};
  const FieldVersion second{9, 2'000, {12, 6, 4}, 2};
  row.set(customer_field::kName, std::string("蔡伟"), first);
  row.set(customer_field::kNotes, std::string("上午"), second);
  return row;
}

const KeptOperation kKept{.received_ms = kNowMs, .effective = 12'345, .sent = {1, 0, 0x80}};

Cursor sample_cursor() {
  return {.office = new_id(12),
          .epoch = 2,
          .since = 41,
          .held = {0x100000001, 0x200000001},
          .running = true,
          .started = 50,
          .position = {43, kVisitEntity, new_id(7)},
          .arriving = {0x300000000}};
}

Verdict sample_verdict() {
  Verdict verdict;
  verdict.kind = sync::OutcomeKind::kConflict;
  verdict.key = "sync.conflict";
  verdict.parameters = {"field", "33"};
  verdict.conflict = new_id(8);
  return verdict;
}

TEST(OfficeFormats, AreWrittenAsTheyEverWere) {
  EXPECT_EQ(to_hex(to_stored(sample_row()).body), kept_hex("office_row_body"));
  EXPECT_EQ(to_hex(write_kept_operation(kKept)), kept_hex("office_kept_operation"));
  EXPECT_EQ(to_hex(write_cursor(sample_cursor())), kept_hex("office_cursor"));
  EXPECT_EQ(to_hex(write_outcome(sample_verdict())), kept_hex("office_outcome"));
}

TEST(OfficeFormats, OldBytesAreStillRead) {
  sync::StoredRow stored = to_stored(sample_row());
  stored.body = kept_bytes("office_row_body");
  EXPECT_EQ(from_stored(stored).value(), sample_row());
  EXPECT_EQ(read_kept_operation(kept_bytes("office_kept_operation")).value(), kKept);
  EXPECT_EQ(read_cursor(kept_bytes("office_cursor")).value(), sample_cursor());
  const auto outcome = read_outcome({{11, 5, 1}, kept_bytes("office_outcome")});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->kind, sync::OutcomeKind::kConflict);
  EXPECT_EQ(outcome->key, "sync.conflict");
  EXPECT_EQ(outcome->parameters, (std::vector<std::string>{"field", "33"}));
  EXPECT_EQ(outcome->conflict, new_id(8));
}

}  // namespace
}  // namespace huifang::server
