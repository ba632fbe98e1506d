#include "sync/client/format/log_segment.hpp"

#include "sync/client/format/crc32c.hpp"
#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kSegmentHeadBytes = 2;
constexpr std::size_t kFrameHeadBytes = 8;           // Length and checksum.
constexpr std::size_t kFrameFixedBytes = 1 + 8 + 4;  // Kind, session, counter.
constexpr std::size_t kFrameBytesMax = 16 * 1024 * 1024;

template <class T>
void put(Bytes& out, T value) {
  for (std::size_t at = 0; at < sizeof(T); ++at) {
    out.push_back(static_cast<std::uint8_t>(value >> (8 * at)));
  }
}

template <class T>
T get(ByteView bytes, std::size_t at) {
  T value = 0;
  for (std::size_t index = 0; index < sizeof(T); ++index) {
    value =
        static_cast<T>(value | static_cast<T>(static_cast<T>(bytes[at + index]) << (8 * index)));
  }
  return value;
}

}  // namespace

std::size_t frame_size(const Frame& frame) {
  return kFrameHeadBytes + kFrameFixedBytes + frame.body.size();
}

Bytes encode_segment(std::span<const Frame> frames) {
  Bytes out{kStoreVersion, kStoreCipherPlain};
  Bytes content;
  for (const Frame& frame : frames) {
    content.clear();
    put(content, static_cast<std::uint8_t>(frame.kind));
    put(content, frame.session);
    put(content, frame.counter);
    content.insert(content.end(), frame.body.begin(), frame.body.end());
    put(out, static_cast<std::uint32_t>(content.size()));
    put(out, crc32c(content));
    out.insert(out.end(), content.begin(), content.end());
  }
  return out;
}

Result<SegmentContent> decode_segment(ByteView stored) {
  SegmentContent content;
  if (stored.size() < kSegmentHeadBytes) {
    content.damaged = true;
    return content;
  }
  // No checksum covers these two bytes. If they are not ours but frames of ours follow, they were
  // damaged; else a later program wrote the segment.
  const bool known = stored[0] == kStoreVersion && stored[1] == kStoreCipherPlain;
  std::size_t at = kSegmentHeadBytes;
  while (at < stored.size()) {
    if (stored.size() - at < kFrameHeadBytes) break;
    const std::size_t length = get<std::uint32_t>(stored, at);
    if (length < kFrameFixedBytes || length > kFrameBytesMax) break;
    if (stored.size() - at - kFrameHeadBytes < length) break;
    const ByteView body = stored.subspan(at + kFrameHeadBytes, length);
    if (crc32c(body) != get<std::uint32_t>(stored, at + 4)) break;
    const ByteView rest = body.subspan(kFrameFixedBytes);
    content.frames.push_back(Frame{.kind = static_cast<FrameKind>(body[0]),
                                   .session = get<std::uint64_t>(body, 1),
                                   .counter = get<std::uint32_t>(body, 9),
                                   .body = Bytes(rest.begin(), rest.end())});
    at += kFrameHeadBytes + length;
  }
  content.damaged = at != stored.size() || !known;
  if (!known && content.frames.empty()) return store_newer("log segment");
  return content;
}

}  // namespace huifang::sync
