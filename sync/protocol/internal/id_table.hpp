#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/record/value.hpp"
#include "sync/protocol/internal/positional_reader.hpp"

namespace huifang::sync {

// The ids of one page, numbered as they first appear: random ids dominate a page, so each is sent
// once. Where a position holds an id it is 16 bytes at first and its number later; inside a value,
// where a number would be taken for an integer, a known id is its number as 1 to 4 bytes.
class IdTableWriter {
 public:
  explicit IdTableWriter(CborWriter& writer) : writer_(writer) {}
  void id(const Id& id);           // Nil is null.
  void value(const Value& value);  // As write_value, but for references.

 private:
  std::optional<std::uint32_t> known(const Id& id);  // Its number; learns it if new.

  CborWriter& writer_;
  std::unordered_map<Id, std::uint32_t> numbers_;
};

class IdTableReader {
 public:
  explicit IdTableReader(PositionalReader& reader) : reader_(reader) {}
  Id id();
  Value value();

 private:
  Id at(std::uint64_t number);

  PositionalReader& reader_;
  std::vector<Id> ids_;
};

}  // namespace huifang::sync
