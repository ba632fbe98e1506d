#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/record/cbor.hpp"
#include "core/record/id.hpp"
#include "core/record/value.hpp"

namespace huifang {

// Numbers from the catalog; never used twice for different things.
using EntityNumber = std::uint16_t;
using FieldNumber = std::uint16_t;

// A field and what it holds.
struct FieldValue {
  FieldNumber field = 0;
  Value value;
  bool operator==(const FieldValue&) const = default;
};

// Fields of one entity, sorted by field number, each number once. Absent and empty mean the same.
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<FieldValue> values);  // Sorts; the later of two equal numbers stays.

  // The value, or an empty one that lives for ever.
  const Value& get(FieldNumber field) const;
  bool has(FieldNumber field) const;
  void set(FieldNumber field, Value value);  // An empty value removes nothing: it says "now empty".
  void remove(FieldNumber field);

  // Convenience readers: the value if it is of that kind, else "", 0, false, nil.
  std::string_view text(FieldNumber field) const;
  std::int64_t number(FieldNumber field) const;
  bool flag(FieldNumber field) const;
  Id reference(FieldNumber field) const;

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  bool operator==(const Fields&) const = default;

 private:
  std::vector<FieldValue> values_;
};

// An entity with its identity, as one knows it at a moment.
struct Record {
  EntityNumber type = 0;
  Id id;
  Fields fields;
  bool operator==(const Record&) const = default;
};

// One value as CBOR: null, false/true, integer, text string, byte string of 16, array of three
// integers. read_value fails on anything else and on broken UTF-8.
void write_value(CborWriter& writer, const Value& value);
Result<Value> read_value(CborReader& reader);

// Fields as a CBOR map {number: value} in ascending order. read_fields fails on disorder and
// repeats.
void write_fields(CborWriter& writer, const Fields& fields);
Result<Fields> read_fields(CborReader& reader);

}  // namespace huifang
