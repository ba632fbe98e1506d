#include "core/record/cbor.hpp"

#include <array>
#include <limits>

#include "core/text/utf8.hpp"

namespace huifang {
namespace {

constexpr std::uint8_t kMajorUnsigned = 0;
constexpr std::uint8_t kMajorNegative = 1;
constexpr std::uint8_t kMajorBytes = 2;
constexpr std::uint8_t kMajorText = 3;
constexpr std::uint8_t kMajorArray = 4;
constexpr std::uint8_t kMajorMap = 5;
constexpr std::uint8_t kMajorTag = 6;
constexpr std::uint8_t kMajorSimple = 7;
constexpr std::uint8_t kFalse = 0xF4;
constexpr std::uint8_t kTrue = 0xF5;
constexpr std::uint8_t kNull = 0xF6;

// How many bytes follow the first one of a head; 0xFF for the reserved and indefinite forms.
std::size_t argument_size(std::uint8_t additional) {
  if (additional < 24) return 0;
  if (additional <= 27) return std::size_t{1} << (additional - 24);
  return 0xFF;
}

std::uint64_t shortest_min(std::size_t size) {
  switch (size) {
    case 1:
      return 24;
    case 2:
      return 0x100;
    case 4:
      return 0x1'0000;
    case 8:
      return 0x1'0000'0000;
    default:
      return 0;
  }
}

}  // namespace

void CborWriter::head(std::uint8_t major, std::uint64_t argument) {
  const auto first = static_cast<std::uint8_t>(major << 5);
  if (argument < 24) {
    out_.push_back(static_cast<std::uint8_t>(first | argument));
    return;
  }
  const std::size_t size = argument < 0x100           ? 1
                           : argument < 0x1'0000      ? 2
                           : argument < 0x1'0000'0000 ? 4
                                                      : 8;
  const std::uint8_t additional = size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
  out_.push_back(static_cast<std::uint8_t>(first | additional));
  for (std::size_t i = size; i-- > 0;)
    out_.push_back(static_cast<std::uint8_t>(argument >> (8 * i)));
}

void CborWriter::null() { out_.push_back(kNull); }
void CborWriter::boolean(bool value) { out_.push_back(value ? kTrue : kFalse); }
void CborWriter::unsigned_integer(std::uint64_t value) { head(kMajorUnsigned, value); }

void CborWriter::integer(std::int64_t value) {
  if (value >= 0) {
    head(kMajorUnsigned, static_cast<std::uint64_t>(value));
  } else {
    head(kMajorNegative, ~static_cast<std::uint64_t>(value));  // -1 - value without overflow.
  }
}

void CborWriter::text(std::string_view utf8) {
  head(kMajorText, utf8.size());
  out_.insert(out_.end(), utf8.begin(), utf8.end());
}

void CborWriter::bytes(ByteView bytes) {
  head(kMajorBytes, bytes.size());
  raw(bytes);
}

void CborWriter::array(std::size_t count) { head(kMajorArray, count); }
void CborWriter::map(std::size_t count) { head(kMajorMap, count); }
void CborWriter::raw(ByteView encoded) { out_.insert(out_.end(), encoded.begin(), encoded.end()); }

CborReader::CborReader(ByteView input, CborLimits limits) : input_(input), limits_(limits) {}

std::unexpected<Error> CborReader::fault(std::string key) {
  if (fault_key_.empty()) fault_key_ = std::move(key);
  const bool too_large = fault_key_ == "cbor.too_deep" || fault_key_ == "cbor.string_too_long" ||
                         fault_key_ == "cbor.too_many_items";
  return failure(too_large ? ErrorCode::kTooLarge : ErrorCode::kInvalidInput, fault_key_,
                 "at byte " + std::to_string(position_));
}

CborKind CborReader::peek() const {
  if (!fault_key_.empty() || at_end()) return CborKind::kEnd;
  const std::uint8_t first = input_[position_];
  switch (first >> 5) {
    case kMajorUnsigned:
      return CborKind::kUnsigned;
    case kMajorNegative:
      return CborKind::kNegative;
    case kMajorBytes:
      return CborKind::kBytes;
    case kMajorText:
      return CborKind::kText;
    case kMajorArray:
      return CborKind::kArray;
    case kMajorMap:
      return CborKind::kMap;
    default:
      break;
  }
  if (first == kFalse || first == kTrue) return CborKind::kBoolean;
  return first == kNull ? CborKind::kNull : CborKind::kOther;
}

Result<CborReader::Head> CborReader::any_head() {
  if (!fault_key_.empty()) return fault(fault_key_);
  if (at_end()) return fault("cbor.truncated");
  const std::uint8_t first = input_[position_];
  const std::size_t size = argument_size(first & 0x1F);
  if (size == 0xFF) return fault("cbor.indefinite");
  if (input_.size() - position_ - 1 < size) return fault("cbor.truncated");

  Head head{static_cast<std::uint8_t>(first >> 5), static_cast<std::uint64_t>(first & 0x1F)};
  if (size > 0) {
    head.argument = 0;
    for (std::size_t i = 1; i <= size; ++i)
      head.argument = head.argument << 8 | input_[position_ + i];
    // Floats fill their bytes as they like; everything else has one shortest form.
    const bool is_float = head.major == kMajorSimple && size >= 2;
    if (!is_float && head.argument < shortest_min(size)) return fault("cbor.not_canonical");
    if (head.major == kMajorSimple && size == 1) return fault("cbor.unsupported");
  }
  position_ += 1 + size;
  return head;
}

Result<CborReader::Head> CborReader::head(std::uint8_t major_wanted) {
  if (fault_key_.empty() && !at_end() && input_[position_] >> 5 != major_wanted)
    return fault("cbor.kind");
  return any_head();
}

Result<bool> CborReader::boolean() {
  if (!fault_key_.empty()) return fault(fault_key_);
  if (at_end()) return fault("cbor.truncated");
  const std::uint8_t first = input_[position_];
  if (first != kTrue && first != kFalse) return fault("cbor.kind");
  ++position_;
  return first == kTrue;
}

Result<std::int64_t> CborReader::integer() {
  const bool negative = peek() == CborKind::kNegative;
  const auto read = head(negative ? kMajorNegative : kMajorUnsigned);
  if (!read) return std::unexpected(read.error());
  if (read->argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return fault("cbor.range");
  const auto magnitude = static_cast<std::int64_t>(read->argument);
  return negative ? -1 - magnitude : magnitude;
}

Result<std::uint64_t> CborReader::unsigned_integer() {
  const auto read = head(kMajorUnsigned);
  if (!read) return std::unexpected(read.error());
  return read->argument;
}

Result<ByteView> CborReader::string(std::uint8_t major) {
  const auto read = head(major);
  if (!read) return std::unexpected(read.error());
  return string_body(read->argument);
}

Result<ByteView> CborReader::string_body(std::uint64_t size) {
  if (size > limits_.string_bytes_max) return fault("cbor.string_too_long");
  if (size > input_.size() - position_) return fault("cbor.truncated");
  const ByteView body = input_.subspan(position_, static_cast<std::size_t>(size));
  position_ += static_cast<std::size_t>(size);
  return body;
}

Result<std::string_view> CborReader::text() {
  const auto body = string(kMajorText);
  if (!body) return std::unexpected(body.error());
  const std::string_view text(reinterpret_cast<const char*>(body->data()), body->size());
  if (!is_utf8(text)) return fault("cbor.utf8");
  return text;
}

Result<ByteView> CborReader::bytes() { return string(kMajorBytes); }

// Every item takes at least a byte, so a count beyond the rest of the input is a lie.
Status CborReader::check_count(std::uint64_t count, std::size_t items_each) {
  if (count > limits_.items_max) return fault("cbor.too_many_items");
  if (count * items_each > input_.size() - position_) return fault("cbor.truncated");
  if (depth_ >= limits_.depth_max) return fault("cbor.too_deep");
  return {};
}

Result<std::size_t> CborReader::container(std::uint8_t major, std::size_t items_each) {
  const auto read = head(major);
  if (!read) return std::unexpected(read.error());
  if (const Status status = check_count(read->argument, items_each); !status)
    return std::unexpected(status.error());
  ++depth_;
  return static_cast<std::size_t>(read->argument);
}

Result<std::size_t> CborReader::array() { return container(kMajorArray, 1); }
Result<std::size_t> CborReader::map() { return container(kMajorMap, 2); }

void CborReader::leave() {
  if (depth_ > 0) --depth_;
}

bool CborReader::null() {
  if (peek() != CborKind::kNull) return false;
  ++position_;
  return true;
}

Result<ByteView> CborReader::skip() {
  const std::size_t start = position_;
  const std::size_t outer_depth = depth_;
  std::vector<std::uint64_t>
      open;  // Items still to come on each level; never deeper than depth_max.
  for (;;) {
    const auto read = any_head();
    if (!read) return std::unexpected(read.error());
    std::uint64_t children = 0;
    if (read->major == kMajorBytes || read->major == kMajorText) {
      const auto body = string_body(read->argument);
      if (!body) return std::unexpected(body.error());
      const std::string_view text(reinterpret_cast<const char*>(body->data()), body->size());
      if (read->major == kMajorText && !is_utf8(text)) return fault("cbor.utf8");
    } else if (read->major == kMajorArray || read->major == kMajorMap || read->major == kMajorTag) {
      const std::size_t items_each = read->major == kMajorMap ? 2 : 1;
      const std::uint64_t count = read->major == kMajorTag ? 1 : read->argument;
      if (const Status status = check_count(count, items_each); !status)
        return std::unexpected(status.error());
      children = count * items_each;
    }
    if (children > 0) {
      open.push_back(children);
      ++depth_;
      continue;
    }
    while (!open.empty() && --open.back() == 0) {
      open.pop_back();
      --depth_;
    }
    if (open.empty()) break;
  }
  depth_ = outer_depth;
  return input_.subspan(start, position_ - start);
}

Status CborReader::finish() const {
  if (!fault_key_.empty()) return failure(ErrorCode::kInvalidInput, fault_key_);
  if (!at_end())
    return failure(ErrorCode::kInvalidInput, "cbor.trailing",
                   "at byte " + std::to_string(position_));
  return {};
}

}  // namespace huifang
