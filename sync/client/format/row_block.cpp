#include "sync/client/format/row_block.hpp"

#include <limits>

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kRowFieldCount = 7;
constexpr std::size_t kRowOverheadBytes = 56;
constexpr std::uint64_t kDeletedFlag = 1;
constexpr std::uint64_t kCompleteFlag = 2;
constexpr CborLimits kBlockLimits{
    .depth_max = 12, .string_bytes_max = 64 * 1024 * 1024, .items_max = 10'000'000};

// Reads 16 bytes into `id`; null keeps what it was.
Status read_id_or_same(CborReader& reader, Id& id) {
  if (reader.null()) return {};
  const auto bytes = reader.bytes();
  if (!bytes) return std::unexpected(bytes.error());
  const auto read = id_from_bytes(*bytes);
  if (!read) return store_damaged("row block: id");
  id = *read;
  return {};
}

Status read_row(CborReader& reader, DeviceRowView& row) {
  const auto count = reader.array();
  if (!count || *count < kRowFieldCount) return store_damaged("row block: row");
  const auto type = reader.unsigned_integer();
  const auto id = reader.bytes();
  if (!type || *type > 0xFFFF || !id) return store_damaged("row block: type");
  const auto read = id_from_bytes(*id);
  if (!read) return store_damaged("row block: id");
  row.key.type = static_cast<EntityNumber>(*type);
  row.key.id = *read;
  if (const auto root = read_id_or_same(reader, row.key.root); !root) return root;
  if (!reader.null()) {
    const auto scope = reader.unsigned_integer();
    if (!scope) return store_damaged("row block: scope");
    row.scope = *scope;
  }
  const auto seq = reader.unsigned_integer();
  const auto flags = reader.unsigned_integer();
  const auto fields = reader.bytes();
  if (!seq || !flags || !fields) return store_damaged("row block: fields");
  row.seq = *seq;
  row.deleted = (*flags & kDeletedFlag) != 0;
  row.complete = (*flags & kCompleteFlag) != 0;
  row.fields = *fields;
  for (std::size_t at = kRowFieldCount; at < *count; ++at) {
    if (!reader.skip()) return store_damaged("row block: extras");
  }
  reader.leave();
  return {};
}

}  // namespace

DeviceRow device_row(const RowVersion& version) {
  CborWriter writer;
  write_fields(writer, version.fields);
  return DeviceRow{.key = {version.root, version.type, version.id},
                   .scope = version.scope,
                   .seq = version.seq,
                   .deleted = version.deleted,
                   .complete = version.complete,
                   .fields = writer.take()};
}

Result<DeviceRow> merge_rows(const DeviceRow& older, const DeviceRow& newer) {
  if (newer.complete || newer.deleted) return newer;
  CborReader old_reader(older.fields, kStoreLimits);
  CborReader new_reader(newer.fields, kStoreLimits);
  auto fields = read_fields(old_reader);
  const auto changes = read_fields(new_reader);
  if (!fields) return std::unexpected(fields.error());
  if (!changes) return std::unexpected(changes.error());
  for (const FieldValue& change : *changes) fields->set(change.field, change.value);
  CborWriter writer;
  write_fields(writer, *fields);
  DeviceRow merged = newer;
  merged.complete = older.complete;
  merged.fields = writer.take();
  return merged;
}

std::size_t row_size(const DeviceRow& row) { return kRowOverheadBytes + row.fields.size(); }

// [type, id, root or null, scope or null, seq, flags, packed fields]; null: as in the row before.
// The fields are bytes, so that a reader passes over them in one step.
void RowBlockWriter::add(const DeviceRow& row) {
  rows_.array(kRowFieldCount);
  rows_.unsigned_integer(row.key.type);
  rows_.bytes(row.key.id.bytes);
  if (count_ > 0 && row.key.root == root_before_) {
    rows_.null();
  } else {
    rows_.bytes(row.key.root.bytes);
  }
  if (count_ > 0 && row.scope == scope_before_) {
    rows_.null();
  } else {
    rows_.unsigned_integer(row.scope);
  }
  rows_.unsigned_integer(row.seq);
  rows_.unsigned_integer((row.deleted ? kDeletedFlag : 0) | (row.complete ? kCompleteFlag : 0));
  rows_.bytes(row.fields);
  root_before_ = row.key.root;
  scope_before_ = row.scope;
  ++count_;
}

Bytes RowBlockWriter::finish(const std::vector<RootOut>& outs) {
  CborWriter writer;
  writer.array(2);
  writer.array(outs.size());
  for (const RootOut& out : outs) {
    writer.array(2);
    writer.unsigned_integer(out.scope);
    if (out.root) {
      writer.bytes(out.root->bytes);
    } else {
      writer.null();
    }
  }
  writer.array(count_);
  writer.raw(rows_.view());
  return seal(writer.view());
}

Bytes encode_row_block(const RowBlock& block) {
  RowBlockWriter writer;
  for (const DeviceRow& row : block.rows) writer.add(row);
  return writer.finish(block.outs);
}

Status RowBlockReader::begin(RowBlockVisitor& visitor) {
  const auto body = unseal(stored_);
  if (!body) return std::unexpected(body.error());
  CborReader& reader = reader_.emplace(*body, kBlockLimits);
  const auto parts = reader.array();
  if (!parts || *parts < 2) return store_damaged("row block: parts");
  parts_ = *parts;
  const auto outs = reader.array();
  if (!outs) return store_damaged("row block: outs");
  for (std::size_t at = 0; at < *outs; ++at) {
    RootOut out;
    const auto count = reader.array();
    const auto scope = reader.unsigned_integer();
    if (!count || *count != 2 || !scope) return store_damaged("row block: out");
    out.scope = *scope;
    if (!reader.null()) {
      Id root;
      if (const auto read = read_id_or_same(reader, root); !read) return read;
      out.root = root;
    }
    reader.leave();
    visitor.out(out);
  }
  reader.leave();
  const auto rows = reader.array();
  if (!rows) return store_damaged("row block: rows");
  rows_left_ = *rows;
  visitor.rows_to_come(*rows);
  return {};
}

Result<bool> RowBlockReader::read(std::size_t rows_max, RowBlockVisitor& visitor) {
  CborReader& reader = *reader_;
  for (; rows_left_ > 0 && rows_max > 0; --rows_left_, --rows_max) {
    if (const auto read = read_row(reader, row_); !read) return std::unexpected(read.error());
    visitor.row(row_);
  }
  if (rows_left_ > 0) return true;
  reader.leave();
  for (std::size_t at = 2; at < parts_; ++at) {
    if (!reader.skip()) return store_damaged("row block: extras");
  }
  reader.leave();
  if (!reader.finish()) return store_damaged("row block: end");
  return false;
}

Status walk_row_block(ByteView stored, RowBlockVisitor& visitor) {
  RowBlockReader reader(stored);
  if (const Status begun = reader.begin(visitor); !begun) return begun;
  if (const auto read = reader.read(std::numeric_limits<std::size_t>::max(), visitor); !read)
    return std::unexpected(read.error());
  return {};
}

Result<RowBlock> decode_row_block(ByteView stored) {
  struct Collector : RowBlockVisitor {
    void out(const RootOut& out) override { block.outs.push_back(out); }
    void rows_to_come(std::size_t count) override { block.rows.reserve(count); }
    void row(const DeviceRowView& row) override {
      block.rows.push_back({.key = row.key,
                            .scope = row.scope,
                            .seq = row.seq,
                            .deleted = row.deleted,
                            .complete = row.complete,
                            .fields = Bytes(row.fields.begin(), row.fields.end())});
    }
    RowBlock block;
  };
  Collector collector;
  if (const Status walked = walk_row_block(stored, collector); !walked)
    return std::unexpected(walked.error());
  return std::move(collector.block);
}

std::vector<RootOut> outs_of_row_block(ByteView stored) {
  struct Collector : RowBlockVisitor {
    void out(const RootOut& out) override { outs.push_back(out); }
    void rows_to_come(std::size_t) override {}
    void row(const DeviceRowView&) override {}
    std::vector<RootOut> outs;
  };
  Collector collector;
  if (!RowBlockReader(stored).begin(collector)) return {};
  return std::move(collector.outs);
}

// [key]: a block has two parts at least.
Bytes encode_staged_delta(std::uint64_t stage_key) {
  CborWriter writer;
  writer.array(1);
  writer.unsigned_integer(stage_key);
  return seal(writer.view());
}

std::optional<std::uint64_t> staged_key_of_delta(ByteView stored) {
  const auto body = unseal(stored);
  if (!body) return std::nullopt;
  CborReader reader(*body, kBlockLimits);
  const auto parts = reader.array();
  if (!parts || *parts != 1) return std::nullopt;
  const auto key = reader.unsigned_integer();
  if (!key) return std::nullopt;
  reader.leave();
  if (!reader.finish()) return std::nullopt;
  return *key;
}

Bytes encode_staged_page(const StagedPage& page) {
  CborWriter writer;
  writer.array(3);
  writer.bytes(page.cursor_before);
  writer.bytes(page.cursor_after);
  writer.bytes(page.block);
  return seal(writer.view());
}

Result<StagedPage> decode_staged_page(ByteView stored) {
  const auto body = unseal(stored);
  if (!body) return std::unexpected(body.error());
  CborReader reader(*body, kBlockLimits);
  StagedPage page;
  const auto parts = reader.array();
  if (!parts || *parts != 3) return store_damaged("staged page: parts");
  for (Bytes* part : {&page.cursor_before, &page.cursor_after, &page.block}) {
    const auto bytes = reader.bytes();
    if (!bytes) return store_damaged("staged page: part");
    part->assign(bytes->begin(), bytes->end());
  }
  reader.leave();
  if (!reader.finish()) return store_damaged("staged page: end");
  return page;
}

}  // namespace huifang::sync
