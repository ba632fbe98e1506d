#include "shell/app/visit_draft.hpp"

#include <string_view>

#include "core/record/cbor.hpp"

namespace huifang::shell {
namespace {

constexpr std::uint8_t kDraftVersion = 1;
constexpr std::uint8_t kCipherPlain = 0;
constexpr std::size_t kDraftItems = 16;
constexpr std::string_view kVisitPrefix = "visit/";

void write_id(CborWriter& writer, const Id& id) { writer.bytes(id.bytes); }

Id read_id(CborReader& reader) {
  const Result<ByteView> bytes = reader.bytes();
  if (!bytes) return {};
  return id_from_bytes(*bytes).value_or(Id{});
}

void write_place(CborWriter& writer, const std::optional<huifang::Place>& place) {
  if (!place) return writer.null();
  writer.array(3);
  writer.integer(place->latitude_e6);
  writer.integer(place->longitude_e6);
  writer.integer(place->accuracy_m);
}

std::optional<huifang::Place> read_place(CborReader& reader) {
  if (reader.null()) return std::nullopt;
  const Result<std::size_t> count = reader.array();
  if (!count || *count != 3) return std::nullopt;
  huifang::Place place;
  place.latitude_e6 = static_cast<std::int32_t>(reader.integer().value_or(0));
  place.longitude_e6 = static_cast<std::int32_t>(reader.integer().value_or(0));
  place.accuracy_m = static_cast<std::int32_t>(reader.integer().value_or(0));
  reader.leave();
  return place;
}

}  // namespace

Bytes encode(const VisitDraft& draft) {
  CborWriter writer;
  writer.array(kDraftItems);
  write_id(writer, draft.visit);
  write_id(writer, draft.customer);
  write_id(writer, draft.planned_visit);
  writer.integer(draft.started_ms);
  writer.unsigned_integer(static_cast<std::uint64_t>(draft.check_in));
  writer.integer(draft.check_in_ms);
  write_place(writer, draft.place);
  writer.text(draft.no_place_reason);
  writer.text(draft.notes);
  writer.text(draft.result);
  writer.integer(draft.satisfaction);
  if (draft.next_date) {
    writer.integer(*draft.next_date);
  } else {
    writer.null();
  }
  writer.boolean(draft.next_date_chosen);
  writer.boolean(draft.correction);
  write_id(writer, draft.refused_act);
  writer.integer(draft.changed_ms);
  Bytes bytes{kDraftVersion, kCipherPlain};
  bytes.insert(bytes.end(), writer.view().begin(), writer.view().end());
  return bytes;
}

Result<VisitDraft> decode_visit_draft(ByteView bytes) {
  if (bytes.size() < 2 || bytes[0] != kDraftVersion || bytes[1] != kCipherPlain) {
    return failure(ErrorCode::kInvalidInput, "draft.version");
  }
  CborReader reader(bytes.subspan(2));
  const Result<std::size_t> count = reader.array();
  if (!count || *count < kDraftItems) return failure(ErrorCode::kInvalidInput, "draft.malformed");
  VisitDraft draft;
  draft.visit = read_id(reader);
  draft.customer = read_id(reader);
  draft.planned_visit = read_id(reader);
  draft.started_ms = reader.integer().value_or(0);
  const std::uint64_t check_in = reader.unsigned_integer().value_or(0);
  draft.check_in_ms = reader.integer().value_or(0);
  draft.place = read_place(reader);
  draft.no_place_reason = std::string(reader.text().value_or(""));
  draft.notes = std::string(reader.text().value_or(""));
  draft.result = std::string(reader.text().value_or(""));
  draft.satisfaction = reader.integer().value_or(0);
  if (!reader.null()) draft.next_date = reader.integer().value_or(0);
  draft.next_date_chosen = reader.boolean().value_or(false);
  draft.correction = reader.boolean().value_or(false);
  draft.refused_act = read_id(reader);
  draft.changed_ms = reader.integer().value_or(0);
  for (std::size_t i = kDraftItems; i < *count; ++i) {
    if (!reader.skip()) break;
  }
  reader.leave();
  if (!reader.finish() || draft.visit.is_nil() || draft.customer.is_nil() ||
      check_in > static_cast<std::uint64_t>(CheckIn::kWithoutPlace)) {
    return failure(ErrorCode::kInvalidInput, "draft.malformed");
  }
  draft.check_in = static_cast<CheckIn>(check_in);
  // A start in the middle of locating cannot go on waiting: what is known stands.
  if (draft.check_in == CheckIn::kLocating) {
    draft.check_in = CheckIn::kWithoutPlace;
    draft.no_place_reason = "unavailable";
  }
  return draft;
}

std::string visit_draft_name(const Id& customer) {
  return std::string(kVisitPrefix) + to_text(customer);
}

std::optional<Id> customer_of_visit_draft(std::string_view name) {
  if (!name.starts_with(kVisitPrefix)) return std::nullopt;
  return id_from_text(name.substr(kVisitPrefix.size()));
}

}  // namespace huifang::shell
