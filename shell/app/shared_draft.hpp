#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/record/bytes.hpp"
#include "shell/platform/share_box.hpp"

namespace huifang::shell {

// What was shared, taken over by the person who is signed in: kept among their drafts until they
// have put it somewhere. Two bytes (version, cipher 0), then a CBOR array; a reader passes over
// what a newer version adds.
Bytes encode(const SharedItem& item);
Result<SharedItem> decode_shared_item(ByteView bytes);

// The name under which it is kept on the device, and whether a name is one of these.
std::string shared_draft_name(std::uint64_t key);
bool is_shared_draft(std::string_view name);

}  // namespace huifang::shell
