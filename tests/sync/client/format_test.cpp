#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "sync/client/format/crc32c.hpp"
#include "sync/client/format/envelope.hpp"
#include "sync/client/format/log_segment.hpp"
#include "sync/client/format/page_table.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/client/format/superblock.hpp"

namespace huifang::sync {
namespace {

Id id_of(std::uint8_t byte) {
  Id id;
  id.bytes.fill(byte);
  return id;
}

Superblock some_superblock() {
  return Superblock{.generation = 7,
                    .fence_epoch = 3,
                    .user = 12,
                    .device = 34,
                    .cursor = {1, 2, 3},
                    .cursor_seq = 4821,
                    .grant_seq = 17,
                    .data_as_of_ms = 1'790'000'000'000,
                    .clock_offset_ms = -1250,
                    .last_hlc = 1'790'000'000'000u << 16,
                    .page_table = 9,
                    .next_page = 10,
                    .log_first = 4,
                    .log_next = 8,
                    .delta_first = 2,
                    .delta_next = 5,
                    .stage_first = 1,
                    .stage_next = 1,
                    .rebasing = true,
                    .sessions = {{.session = 0x7FFFFFFFFFFFFFFF,
                                  .device = 34,
                                  .last = 9,
                                  .acknowledged = 4,
                                  .applied_seq = 4820,
                                  .dropped = 2,
                                  .offset_ms = -1200}}};
}

DeviceRow some_row(std::uint8_t number, bool complete = true) {
  CborWriter writer;
  write_fields(writer, Fields({{2, std::string("客户") + std::to_string(number)},
                               {5, std::int64_t{number}}}));
  return DeviceRow{.key = {id_of(1), 3, id_of(number)},
                   .scope = (1ull << 32) | 7,
                   .seq = 100u + number,
                   .complete = complete,
                   .fields = writer.take()};
}

RowBlock some_block() {
  RowBlock block;
  block.outs = {{.scope = 5, .root = id_of(9)}, {.scope = 6, .root = std::nullopt}};
  block.rows = {some_row(1), some_row(2, false), some_row(3)};
  block.rows[2].deleted = true;
  block.rows[2].key.root = id_of(4);
  return block;
}

PageTable some_table() {
  return PageTable{.pages = {{.first = {id_of(1), 3, id_of(1)},
                              .last = {id_of(1), 5, id_of(8)},
                              .rows = 3,
                              .index = 4,
                              .row_count = 900,
                              .bytes = 130'000},
                             {.first = {id_of(2), 3, id_of(2)},
                              .last = {id_of(7), 5, id_of(1)},
                              .rows = 5,
                              .row_count = 12,
                              .bytes = 1'400}}};
}

std::vector<Frame> some_frames() {
  return {{.kind = FrameKind::kOperation,
           .session = 0x0102030405060708,
           .counter = 1,
           .body = {9, 8, 7}},
          {.kind = FrameKind::kDraft,
           .session = 0x0102030405060708,
           .counter = 0,
           .body = Bytes(40, 5)},
          {.kind = FrameKind::kWork, .session = 1, .counter = 0xFFFFFFFF, .body = {}}};
}

StagedPage some_staged_page() {
  return {.cursor_before = {1}, .cursor_after = {2, 3}, .block = encode_row_block(some_block())};
}

Bytes golden_bytes(const std::string& name) {
  std::ifstream file("tests/fixtures/formats/" + name, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

// Fixtures are never rewritten: a new format gets new files beside the old ones. A file is made by
// running this program once with HUIFANG_MAKE_FIXTURES set.
void expect_golden(const std::string& name, const Bytes& bytes) {
  const std::string path = "tests/fixtures/formats/" + name;
  if (std::getenv("HUIFANG_MAKE_FIXTURES") != nullptr) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }
  EXPECT_EQ(golden_bytes(name), bytes) << name;
}

// Every cut and every flipped bit of `stored` must be refused by `decode`.
template <class Decode>
void expect_every_damage_is_refused(const Bytes& stored, Decode decode) {
  for (std::size_t size = 0; size < stored.size(); ++size) {
    EXPECT_FALSE(decode(ByteView(stored).first(size))) << "cut to " << size;
  }
  for (std::size_t at = 0; at < stored.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes flipped = stored;
      flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ (1u << bit));
      EXPECT_FALSE(decode(flipped)) << "byte " << at << " bit " << bit;
    }
  }
}

TEST(Crc32c, HasTheKnownValue) {
  const std::string text = "123456789";
  EXPECT_EQ(crc32c(Bytes(text.begin(), text.end())), 0xE3069283u);
  EXPECT_EQ(crc32c({}), 0u);
}

TEST(Envelope, SaysWhenALaterProgramWroteIt) {
  const Bytes body{1, 2, 3};
  Bytes newer{2, 0, 1, 2, 3};
  const std::uint32_t checksum = crc32c(newer);
  for (int shift = 0; shift < 32; shift += 8)
    newer.push_back(static_cast<std::uint8_t>(checksum >> shift));
  ASSERT_FALSE(unseal(newer));
  EXPECT_EQ(unseal(newer).error().key, "store.newer");
  const Bytes sealed = seal(body);
  ASSERT_TRUE(unseal(sealed));
  EXPECT_TRUE(std::ranges::equal(*unseal(sealed), body));
}

TEST(SuperblockFormat, ComesBackAsItWas) {
  const Superblock block = some_superblock();
  const auto read = decode_superblock(encode_superblock(block));
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(*read, block);
  EXPECT_EQ(*decode_superblock(encode_superblock({})), Superblock{});
}

TEST(SuperblockFormat, IsRefusedWithAnyDamage) {
  expect_every_damage_is_refused(encode_superblock(some_superblock()),
                                 [](ByteView bytes) { return decode_superblock(bytes); });
}

TEST(RowBlockFormat, ComesBackAsItWas) {
  const auto read = decode_row_block(encode_row_block(some_block()));
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(*read, some_block());
  EXPECT_EQ(*decode_row_block(encode_row_block({})), RowBlock{});
}

TEST(RowBlockFormat, IsRefusedWithAnyDamage) {
  expect_every_damage_is_refused(encode_row_block(some_block()),
                                 [](ByteView bytes) { return decode_row_block(bytes); });
}

TEST(RowBlockFormat, PartialRowGoesOverWhatIsKnown) {
  CborWriter writer;
  write_fields(writer, Fields({{5, std::int64_t{77}}}));
  DeviceRow newer = some_row(1, false);
  newer.seq = 300;
  newer.fields = writer.take();
  const auto merged = merge_rows(some_row(1), newer);
  ASSERT_TRUE(merged);
  EXPECT_TRUE(merged->complete);
  EXPECT_EQ(merged->seq, 300u);
  CborReader reader(merged->fields);
  const auto fields = read_fields(reader);
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->text(2), "客户1");
  EXPECT_EQ(fields->number(5), 77);
}

TEST(StagedPageFormat, ComesBackAsItWasOrNotAtAll) {
  const StagedPage page = some_staged_page();
  const Bytes stored = encode_staged_page(page);
  ASSERT_TRUE(decode_staged_page(stored));
  EXPECT_EQ(*decode_staged_page(stored), page);
  expect_every_damage_is_refused(stored, [](ByteView bytes) { return decode_staged_page(bytes); });
}

TEST(StagedDeltaFormat, NamesItsPageOrIsNone) {
  constexpr std::uint64_t kKey = 70'000;
  const Bytes stored = encode_staged_delta(kKey);
  EXPECT_EQ(staged_key_of_delta(stored), kKey);
  EXPECT_FALSE(decode_row_block(stored)) << "a program that does not know it pulls the rows anew";
  EXPECT_FALSE(staged_key_of_delta(encode_row_block(some_block())));
  EXPECT_FALSE(staged_key_of_delta(encode_row_block({})));
  expect_every_damage_is_refused(stored, [](ByteView bytes) { return staged_key_of_delta(bytes); });
}

TEST(PageTableFormat, ComesBackAsItWasOrNotAtAll) {
  const Bytes stored = encode_page_table(some_table());
  const auto read = decode_page_table(stored);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(*read, some_table());
  expect_every_damage_is_refused(stored, [](ByteView bytes) { return decode_page_table(bytes); });
}

TEST(PageTableFormat, FindsThePageThatCoversAKey) {
  const PageTable table = some_table();
  EXPECT_EQ(table.covering({id_of(0), 1, id_of(1)}), 2u);
  EXPECT_EQ(table.covering({id_of(1), 3, id_of(1)}), 0u);
  EXPECT_EQ(table.covering({id_of(1), 9, id_of(1)}), 0u);
  EXPECT_EQ(table.covering({id_of(9), 9, id_of(1)}), 1u);
}

TEST(LogSegmentFormat, ComesBackAsItWas) {
  const auto read = decode_segment(encode_segment(some_frames()));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->damaged);
  EXPECT_EQ(read->frames, some_frames());
}

TEST(LogSegmentFormat, TruncatedTailIsIgnoredAndWhatIsBeforeItIsKept) {
  const std::vector<Frame> frames = some_frames();
  const Bytes stored = encode_segment(frames);
  for (std::size_t size = 2; size < stored.size(); ++size) {
    const auto read = decode_segment(ByteView(stored).first(size));
    ASSERT_TRUE(read) << size;
    std::size_t whole = 0;
    for (std::size_t end = 2; whole < frames.size() && end + frame_size(frames[whole]) <= size;
         ++whole) {
      end += frame_size(frames[whole]);
    }
    ASSERT_EQ(read->frames.size(), whole) << size;
    EXPECT_TRUE(std::equal(read->frames.begin(), read->frames.end(), frames.begin()));
  }
}

TEST(LogSegmentFormat, FlippedBitLosesNoFrameBeforeItAndNoneIsChanged) {
  const std::vector<Frame> frames = some_frames();
  const Bytes stored = encode_segment(frames);
  for (std::size_t at = 0; at < stored.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes flipped = stored;
      flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ (1u << bit));
      const auto read = decode_segment(flipped);
      ASSERT_TRUE(read) << at;
      EXPECT_TRUE(read->damaged) << at;
      ASSERT_LE(read->frames.size(), frames.size());
      std::size_t before = 0;
      for (std::size_t end = 2; before < frames.size() && end + frame_size(frames[before]) <= at;
           ++before) {
        end += frame_size(frames[before]);
      }
      EXPECT_GE(read->frames.size(), before);
      EXPECT_TRUE(std::equal(read->frames.begin(), read->frames.end(), frames.begin()));
    }
  }
}

// What is kept was written by the first program: it is still read as what it was, and written so.
template <class Value, class Decode>
void expect_golden(const std::string& name, const Value& value, const Bytes& encoded,
                   Decode decode) {
  expect_golden(name, encoded);
  const auto read = decode(golden_bytes(name));
  ASSERT_TRUE(read) << name << ": " << read.error().detail;
  EXPECT_EQ(*read, value) << name;
}

TEST(GoldenBytes, FirstFormatsAreStillWrittenAndReadAlike) {
  expect_golden("device_superblock_1.bin", some_superblock(), encode_superblock(some_superblock()),
                decode_superblock);
  expect_golden("device_row_block_1.bin", some_block(), encode_row_block(some_block()),
                decode_row_block);
  expect_golden("device_page_table_1.bin", some_table(), encode_page_table(some_table()),
                decode_page_table);
  expect_golden("device_staged_page_1.bin", some_staged_page(),
                encode_staged_page(some_staged_page()), decode_staged_page);
  expect_golden("device_staged_delta_1.bin", encode_staged_delta(3));
  EXPECT_EQ(staged_key_of_delta(golden_bytes("device_staged_delta_1.bin")), 3U);
  expect_golden("device_log_segment_1.bin", encode_segment(some_frames()));
  const auto segment = decode_segment(golden_bytes("device_log_segment_1.bin"));
  ASSERT_TRUE(segment);
  EXPECT_FALSE(segment->damaged);
  EXPECT_EQ(segment->frames, some_frames());
}

}  // namespace
}  // namespace huifang::sync
