#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// What a frame of the log holds. Numbers are part of the format.
enum class FrameKind : std::uint8_t {
  kOperation = 1,     // body: CBOR [root, operation as write_operation made it].
  kDraft = 2,         // body: CBOR [key, bytes, saved ms].
  kDraftRemoved = 3,  // body: CBOR [key].
  kWork = 4,          // body: CBOR, see log_bodies.hpp: how an act ended.
  kWorkRemoved = 5,   // body: CBOR [id].
  kLeaving = 6,       // body: CBOR [scope, root]: to be purged once nothing pending touches it.
  kLeft = 7,          // body: CBOR [scope, root]: has been purged.
};

// One thing that was saved. It says all of itself: which session wrote it and, for operations, its
// counter, so that frames can be read one by one wherever they are found.
struct Frame {
  FrameKind kind{};
  SessionId session = 0;
  Counter counter = 0;
  Bytes body;
  bool operator==(const Frame&) const = default;
};

// A segment: version, cipher, then frames [length u32, CRC-32C u32, kind u8, session u64, counter
// u32, body], numbers low byte first; length and checksum cover what follows them.
Bytes encode_segment(std::span<const Frame> frames);

struct SegmentContent {
  std::vector<Frame> frames;  // In the order they were saved, up to the first damage.
  bool damaged = false;       // A tail was ignored.
};
// Fails only on a segment of a later program ("store.newer"); everything else is content or damage.
Result<SegmentContent> decode_segment(ByteView stored);

// Bytes one frame takes in a segment.
std::size_t frame_size(const Frame& frame);

}  // namespace huifang::sync
