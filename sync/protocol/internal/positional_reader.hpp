#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "core/record/cbor.hpp"
#include "core/record/id.hpp"
#include "sync/protocol/limits.hpp"

namespace huifang::sync {

// Reads a positional body. The first fault sticks: every later read gives an empty value and
// finish() tells the fault, so a decoder reads straight through and checks once. Loops over a
// count must stop when failed().
class PositionalReader {
 public:
  PositionalReader(ByteView input, CborLimits limits) : cbor_(input, limits) {}

  std::size_t open(std::size_t items_min);  // Enters an array of at least so many; gives its count.
  std::size_t open_list(std::size_t items_max);  // Enters an array of at most so many.
  std::size_t open_map(std::size_t pairs_max);   // Enters a map; gives its pairs, two items each.
  void close();  // Skips what is left of the innermost array and leaves it.
  std::size_t left() const { return depth_ == 0 ? 0 : left_[depth_ - 1]; }

  std::uint64_t number(std::uint64_t max);
  std::int64_t integer();
  bool boolean();
  std::string text(std::size_t bytes_max);
  Bytes bytes(std::size_t bytes_max);
  Id id();      // 16 bytes.
  bool null();  // Reads a null if there is one.
  CborKind peek() const { return failed_ ? CborKind::kEnd : cbor_.peek(); }
  ByteView skip();

  // For items this class has no reader for: counts one item and gives the bare reader.
  CborReader& item();
  // Takes over the fault of something read by item(), if it is one.
  template <class T>
  T take(Result<T> read) {
    if (read) return std::move(*read);
    fail(read.error().code, read.error().key);
    return T{};
  }

  void fail(ErrorCode code, const std::string& detail);
  bool failed() const { return failed_; }
  Status finish() const;  // Fails unless all was read without fault and nothing follows.

 private:
  std::size_t enter(std::size_t items);

  CborReader cbor_;
  std::size_t left_[kDepthMax + 1] = {};
  std::size_t depth_ = 0;
  bool failed_ = false;
  Error error_;
};

// An id, or null where it is nil.
void write_id(CborWriter& writer, const Id& id);
Id read_id(PositionalReader& reader);

// The two bytes before every body.
void write_prefix(CborWriter& writer);
Result<ByteView> strip_prefix(ByteView body, std::size_t bytes_max);

}  // namespace huifang::sync
