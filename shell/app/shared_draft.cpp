#include "shell/app/shared_draft.hpp"

#include "core/record/cbor.hpp"

namespace huifang::shell {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kCipherPlain = 0;
constexpr std::size_t kItems = 6;
constexpr std::string_view kPrefix = "shared/";

}  // namespace

Bytes encode(const SharedItem& item) {
  CborWriter writer;
  writer.array(kItems);
  writer.unsigned_integer(item.key);
  writer.integer(item.received_ms);
  writer.text(item.text);
  writer.unsigned_integer(item.pictures);
  writer.unsigned_integer(item.picture_bytes);
  writer.text(item.problem);
  Bytes bytes{kVersion, kCipherPlain};
  bytes.insert(bytes.end(), writer.view().begin(), writer.view().end());
  return bytes;
}

Result<SharedItem> decode_shared_item(ByteView bytes) {
  if (bytes.size() < 2 || bytes[0] != kVersion || bytes[1] != kCipherPlain)
    return failure(ErrorCode::kInvalidInput, "draft.version");
  CborReader reader(bytes.subspan(2));
  const Result<std::size_t> count = reader.array();
  if (!count || *count < kItems) return failure(ErrorCode::kInvalidInput, "draft.malformed");
  SharedItem item;
  item.key = reader.unsigned_integer().value_or(0);
  item.received_ms = reader.integer().value_or(0);
  item.text = std::string(reader.text().value_or(""));
  item.pictures = static_cast<std::uint32_t>(reader.unsigned_integer().value_or(0));
  item.picture_bytes = reader.unsigned_integer().value_or(0);
  item.problem = std::string(reader.text().value_or(""));
  for (std::size_t i = kItems; i < *count; ++i) {
    if (!reader.skip()) break;
  }
  reader.leave();
  if (!reader.finish()) return failure(ErrorCode::kInvalidInput, "draft.malformed");
  return item;
}

std::string shared_draft_name(std::uint64_t key) {
  return std::string(kPrefix) + std::to_string(key);
}

bool is_shared_draft(std::string_view name) { return name.starts_with(kPrefix); }

}  // namespace huifang::shell
