#include "sync/client/format/superblock.hpp"

#include <algorithm>

#include "core/record/id.hpp"
#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kFieldCount = 20;
constexpr std::size_t kSessionFieldCount = 7;
constexpr std::string_view kHashPurpose = "huifang superblock";

void write_body(CborWriter& writer, const Superblock& block) {
  writer.array(kFieldCount);
  writer.unsigned_integer(block.generation);
  writer.unsigned_integer(block.fence_epoch);
  writer.unsigned_integer(block.user);
  writer.unsigned_integer(block.device);
  writer.bytes(block.cursor);
  writer.unsigned_integer(block.cursor_seq);
  writer.unsigned_integer(block.grant_seq);
  writer.integer(block.data_as_of_ms);
  writer.integer(block.clock_offset_ms);
  writer.unsigned_integer(block.last_hlc);
  writer.unsigned_integer(block.page_table);
  writer.unsigned_integer(block.next_page);
  writer.unsigned_integer(block.log_first);
  writer.unsigned_integer(block.log_next);
  writer.unsigned_integer(block.delta_first);
  writer.unsigned_integer(block.delta_next);
  writer.unsigned_integer(block.stage_first);
  writer.unsigned_integer(block.stage_next);
  writer.boolean(block.rebasing);
  writer.array(block.sessions.size());
  for (const SessionMark& mark : block.sessions) {
    writer.array(kSessionFieldCount);
    writer.unsigned_integer(mark.session);
    writer.unsigned_integer(mark.device);
    writer.unsigned_integer(mark.last);
    writer.unsigned_integer(mark.acknowledged);
    writer.unsigned_integer(mark.applied_seq);
    writer.unsigned_integer(mark.dropped);
    writer.integer(mark.offset_ms);
  }
}

template <class T>
void take(CborReader& reader, T& value) {
  const auto read = reader.unsigned_integer();
  if (read) value = static_cast<T>(*read);
}

void take(CborReader& reader, std::int64_t& value) {
  const auto read = reader.integer();
  if (read) value = *read;
}

// Trailing elements of a later program are skipped.
void skip_rest(CborReader& reader, std::size_t count, std::size_t known) {
  for (std::size_t at = known; at < count; ++at) {
    if (!reader.skip()) return;
  }
  reader.leave();
}

}  // namespace

SessionMark* Superblock::session(SessionId id) {
  for (SessionMark& mark : sessions) {
    if (mark.session == id) return &mark;
  }
  return nullptr;
}

void settle_sessions(Superblock& superblock, SessionId running) {
  for (SessionMark& mark : superblock.sessions) {
    if (superblock.cursor_seq >= mark.applied_seq)
      mark.dropped = std::max(mark.dropped, mark.acknowledged);
  }
  std::erase_if(superblock.sessions, [running](const SessionMark& mark) {
    return mark.dropped == mark.last && mark.session != running;
  });
}

Bytes encode_superblock(const Superblock& superblock) {
  CborWriter writer;
  write_body(writer, superblock);
  const Id hash = derive_id(kHashPurpose, writer.view());
  writer.bytes(hash.bytes);
  return seal(writer.view());
}

Result<Superblock> decode_superblock(ByteView stored) {
  const auto body = unseal(stored);
  if (!body) return std::unexpected(body.error());
  CborReader reader(*body, kStoreLimits);
  Superblock block;
  const auto count = reader.array();
  if (!count || *count < kFieldCount) return store_damaged("superblock: too few fields");
  take(reader, block.generation);
  take(reader, block.fence_epoch);
  take(reader, block.user);
  take(reader, block.device);
  if (const auto cursor = reader.bytes()) block.cursor.assign(cursor->begin(), cursor->end());
  take(reader, block.cursor_seq);
  take(reader, block.grant_seq);
  take(reader, block.data_as_of_ms);
  take(reader, block.clock_offset_ms);
  take(reader, block.last_hlc);
  take(reader, block.page_table);
  take(reader, block.next_page);
  take(reader, block.log_first);
  take(reader, block.log_next);
  take(reader, block.delta_first);
  take(reader, block.delta_next);
  take(reader, block.stage_first);
  take(reader, block.stage_next);
  if (const auto rebasing = reader.boolean()) block.rebasing = *rebasing;
  const auto sessions = reader.array();
  for (std::size_t at = 0; sessions && at < *sessions; ++at) {
    SessionMark mark;
    const auto fields = reader.array();
    if (!fields || *fields < kSessionFieldCount) return store_damaged("superblock: session");
    take(reader, mark.session);
    take(reader, mark.device);
    take(reader, mark.last);
    take(reader, mark.acknowledged);
    take(reader, mark.applied_seq);
    take(reader, mark.dropped);
    take(reader, mark.offset_ms);
    skip_rest(reader, *fields, kSessionFieldCount);
    block.sessions.push_back(mark);
  }
  if (sessions) reader.leave();
  skip_rest(reader, *count, kFieldCount);
  const std::size_t covered = reader.position();
  const auto hash = reader.bytes();
  if (!hash || !reader.finish()) return store_damaged("superblock: body");
  const auto stored_hash = id_from_bytes(*hash);
  if (!stored_hash || *stored_hash != derive_id(kHashPurpose, body->first(covered))) {
    return store_damaged("superblock: hash");
  }
  return block;
}

}  // namespace huifang::sync
