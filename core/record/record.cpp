#include "core/record/record.hpp"

#include <algorithm>
#include <limits>

namespace huifang {
namespace {

const Value kNothing;

template <class Values>
auto position_of(Values& values, FieldNumber field) {
  return std::lower_bound(
      values.begin(), values.end(), field,
      [](const FieldValue& value, FieldNumber number) { return value.field < number; });
}

template <class T>
T value_or_default(const Value& value) {
  const T* held = std::get_if<T>(&value);
  return held ? *held : T{};
}

template <class T>
Result<Value> as_value(Result<T> read) {
  if (!read) return std::unexpected(std::move(read.error()));
  return Value(std::move(*read));
}

Result<std::int32_t> read_int32(CborReader& reader) {
  const auto number = reader.integer();
  if (!number) return std::unexpected(number.error());
  if (*number < std::numeric_limits<std::int32_t>::min() ||
      *number > std::numeric_limits<std::int32_t>::max()) {
    return failure(ErrorCode::kInvalidInput, "record.place.range");
  }
  return static_cast<std::int32_t>(*number);
}

Result<Value> read_place(CborReader& reader) {
  const auto count = reader.array();
  if (!count) return std::unexpected(count.error());
  if (*count != 3) return failure(ErrorCode::kInvalidInput, "record.value.kind");
  Place place;
  for (std::int32_t* part : {&place.latitude_e6, &place.longitude_e6, &place.accuracy_m}) {
    const auto number = read_int32(reader);
    if (!number) return std::unexpected(number.error());
    *part = *number;
  }
  reader.leave();
  return place;
}

}  // namespace

Fields::Fields(std::vector<FieldValue> values) : values_(std::move(values)) {
  // What is read from anywhere is in order already, and sorting asks for memory.
  const auto not_ascending = [](const FieldValue& a, const FieldValue& b) {
    return a.field >= b.field;
  };
  if (std::adjacent_find(values_.begin(), values_.end(), not_ascending) == values_.end()) return;
  std::stable_sort(values_.begin(), values_.end(),
                   [](const FieldValue& a, const FieldValue& b) { return a.field < b.field; });
  // Of equal numbers the later one stays: walk backwards and keep the first met.
  const auto kept =
      std::unique(values_.rbegin(), values_.rend(),
                  [](const FieldValue& a, const FieldValue& b) { return a.field == b.field; });
  values_.erase(values_.begin(), kept.base());
}

const Value& Fields::get(FieldNumber field) const {
  const auto at = position_of(values_, field);
  return at != values_.end() && at->field == field ? at->value : kNothing;
}

bool Fields::has(FieldNumber field) const {
  const auto at = position_of(values_, field);
  return at != values_.end() && at->field == field;
}

void Fields::set(FieldNumber field, Value value) {
  const auto at = position_of(values_, field);
  if (at != values_.end() && at->field == field) {
    at->value = std::move(value);
  } else {
    values_.insert(at, FieldValue{field, std::move(value)});
  }
}

void Fields::remove(FieldNumber field) {
  const auto at = position_of(values_, field);
  if (at != values_.end() && at->field == field) values_.erase(at);
}

std::string_view Fields::text(FieldNumber field) const {
  const auto* text = std::get_if<std::string>(&get(field));
  return text ? std::string_view(*text) : std::string_view();
}

std::int64_t Fields::number(FieldNumber field) const {
  return value_or_default<std::int64_t>(get(field));
}
bool Fields::flag(FieldNumber field) const { return value_or_default<bool>(get(field)); }
Id Fields::reference(FieldNumber field) const { return value_or_default<Id>(get(field)); }

void write_value(CborWriter& writer, const Value& value) {
  struct Visitor {
    CborWriter& writer;
    void operator()(std::monostate) const { writer.null(); }
    void operator()(bool flag) const { writer.boolean(flag); }
    void operator()(std::int64_t number) const { writer.integer(number); }
    void operator()(const std::string& text) const { writer.text(text); }
    void operator()(const Id& id) const { writer.bytes(id.bytes); }
    void operator()(const Place& place) const {
      writer.array(3);
      writer.integer(place.latitude_e6);
      writer.integer(place.longitude_e6);
      writer.integer(place.accuracy_m);
    }
  };
  std::visit(Visitor{writer}, value);
}

Result<Value> read_value(CborReader& reader) {
  switch (reader.peek()) {
    case CborKind::kNull:
      reader.null();
      return Value{};
    case CborKind::kBoolean:
      return as_value(reader.boolean());
    case CborKind::kUnsigned:
    case CborKind::kNegative:
      return as_value(reader.integer());
    case CborKind::kText: {
      const auto text = reader.text();
      if (!text) return std::unexpected(text.error());
      return Value(std::string(*text));
    }
    case CborKind::kBytes: {
      const auto bytes = reader.bytes();
      if (!bytes) return std::unexpected(bytes.error());
      const auto id = id_from_bytes(*bytes);
      if (!id) return failure(ErrorCode::kInvalidInput, "record.value.kind");
      return Value(*id);
    }
    case CborKind::kArray:
      return read_place(reader);
    case CborKind::kEnd: {
      const auto fault = reader.integer();  // Says why: truncated, or the fault met before.
      return std::unexpected(fault.error());
    }
    default:
      return failure(ErrorCode::kInvalidInput, "record.value.kind");
  }
}

void write_fields(CborWriter& writer, const Fields& fields) {
  writer.map(fields.size());
  for (const FieldValue& field : fields) {
    writer.unsigned_integer(field.field);
    write_value(writer, field.value);
  }
}

Result<Fields> read_fields(CborReader& reader) {
  const auto count = reader.map();
  if (!count) return std::unexpected(count.error());
  std::vector<FieldValue> values;
  values.reserve(*count);
  for (std::size_t i = 0; i < *count; ++i) {
    const auto number = reader.unsigned_integer();
    if (!number) return std::unexpected(number.error());
    if (*number > std::numeric_limits<FieldNumber>::max()) {
      return failure(ErrorCode::kInvalidInput, "record.field.number");
    }
    const auto field = static_cast<FieldNumber>(*number);
    if (!values.empty() && values.back().field >= field)
      return failure(ErrorCode::kInvalidInput, "record.field.order");
    auto value = read_value(reader);
    if (!value) return std::unexpected(value.error());
    values.push_back(FieldValue{field, std::move(*value)});
  }
  reader.leave();
  return Fields(std::move(values));
}

}  // namespace huifang
