#include "sync/client/format/page_table.hpp"

#include <algorithm>

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kPageFieldCount = 10;

void write_key(CborWriter& writer, const DeviceRowKey& key) {
  writer.bytes(key.root.bytes);
  writer.unsigned_integer(key.type);
  writer.bytes(key.id.bytes);
}

bool read_key(CborReader& reader, DeviceRowKey& key) {
  const auto root = reader.bytes();
  const auto type = reader.unsigned_integer();
  const auto id = reader.bytes();
  if (!root || !type || *type > 0xFFFF || !id) return false;
  const auto read_root = id_from_bytes(*root);
  const auto read_id = id_from_bytes(*id);
  if (!read_root || !read_id) return false;
  key = DeviceRowKey{*read_root, static_cast<EntityNumber>(*type), *read_id};
  return true;
}

}  // namespace

std::size_t PageTable::covering(const DeviceRowKey& key) const {
  const auto after = std::ranges::upper_bound(pages, key, {}, &PageInfo::first);
  if (after == pages.begin()) return pages.size();
  return static_cast<std::size_t>(after - pages.begin()) - 1;
}

bool PageTable::holds(DeviceKey rows) const {
  return std::ranges::find(pages, rows, &PageInfo::rows) != pages.end();
}

Bytes encode_page_table(const PageTable& table) {
  CborWriter writer;
  writer.array(table.pages.size());
  for (const PageInfo& page : table.pages) {
    writer.array(kPageFieldCount);
    write_key(writer, page.first);
    write_key(writer, page.last);
    writer.unsigned_integer(page.rows);
    writer.unsigned_integer(page.index);
    writer.unsigned_integer(page.row_count);
    writer.unsigned_integer(page.bytes);
  }
  return seal(writer.view());
}

Result<PageTable> decode_page_table(ByteView stored) {
  const auto body = unseal(stored);
  if (!body) return std::unexpected(body.error());
  CborReader reader(*body, kStoreLimits);
  PageTable table;
  const auto count = reader.array();
  if (!count) return store_damaged("page table");
  for (std::size_t at = 0; at < *count; ++at) {
    PageInfo page;
    const auto fields = reader.array();
    if (!fields || *fields < kPageFieldCount) return store_damaged("page table: page");
    if (!read_key(reader, page.first) || !read_key(reader, page.last)) {
      return store_damaged("page table: key");
    }
    const auto rows = reader.unsigned_integer();
    const auto index = reader.unsigned_integer();
    const auto row_count = reader.unsigned_integer();
    const auto bytes = reader.unsigned_integer();
    if (!rows || !index || !row_count || !bytes) return store_damaged("page table: numbers");
    page.rows = *rows;
    page.index = *index;
    page.row_count = static_cast<std::uint32_t>(*row_count);
    page.bytes = static_cast<std::uint32_t>(*bytes);
    for (std::size_t extra = kPageFieldCount; extra < *fields; ++extra) {
      if (!reader.skip()) return store_damaged("page table: extras");
    }
    reader.leave();
    if (page.last < page.first || (!table.pages.empty() && page.first <= table.pages.back().last)) {
      return store_damaged("page table: order");
    }
    table.pages.push_back(page);
  }
  reader.leave();
  if (!reader.finish()) return store_damaged("page table: end");
  return table;
}

}  // namespace huifang::sync
