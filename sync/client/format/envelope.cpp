#include "sync/client/format/envelope.hpp"

#include "sync/client/format/crc32c.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kHeadBytes = 2;
constexpr std::size_t kChecksumBytes = 4;

}  // namespace

std::unexpected<Error> store_damaged(std::string detail) {
  return failure(ErrorCode::kInternal, "store.damaged", std::move(detail));
}

std::unexpected<Error> store_newer(std::string detail) {
  return failure(ErrorCode::kUnavailable, "store.newer", std::move(detail));
}

Bytes seal(ByteView body) {
  Bytes sealed;
  sealed.reserve(kHeadBytes + body.size() + kChecksumBytes);
  sealed.push_back(kStoreVersion);
  sealed.push_back(kStoreCipherPlain);
  sealed.insert(sealed.end(), body.begin(), body.end());
  const std::uint32_t checksum = crc32c(sealed);
  for (int shift = 0; shift < 32; shift += 8) {
    sealed.push_back(static_cast<std::uint8_t>(checksum >> shift));
  }
  return sealed;
}

Result<ByteView> unseal(ByteView sealed) {
  if (sealed.size() < kHeadBytes + kChecksumBytes) return store_damaged("shorter than an envelope");
  const ByteView covered = sealed.first(sealed.size() - kChecksumBytes);
  const ByteView tail = sealed.last(kChecksumBytes);
  std::uint32_t checksum = 0;
  for (std::size_t at = 0; at < kChecksumBytes; ++at) {
    checksum |= static_cast<std::uint32_t>(tail[at]) << (8 * at);
  }
  // The checksum first: a flipped bit in the version byte is damage, not a newer program.
  if (crc32c(covered) != checksum) return store_damaged("checksum differs");
  if (covered[0] != kStoreVersion) return store_newer("version " + std::to_string(covered[0]));
  if (covered[1] != kStoreCipherPlain) return store_newer("cipher " + std::to_string(covered[1]));
  return covered.subspan(kHeadBytes);
}

}  // namespace huifang::sync
