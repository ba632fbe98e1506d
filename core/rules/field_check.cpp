#include "core/rules/field_check.hpp"

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace huifang {
namespace {

// Parameters that begin with @ are keys of texts themselves.
TextParameter field_parameter(const FieldDefinition& field) {
  return {"field", "@" + field.label_key};
}

Findings one(const FieldDefinition& field, const char* code, const char* key,
             TextParameters parameters = {}) {
  parameters.insert(parameters.begin(), field_parameter(field));
  return {{code, field.number, {key, std::move(parameters)}}};
}

Findings check_text(const FieldDefinition& field, const std::string& text) {
  if (!is_utf8(text)) return one(field, "value_kind", "rule.field.kind");
  if (field.length_max > 0 && count_code_points(text) > field.length_max) {
    return one(field, "too_long", "rule.field.too_long",
               {{"max", std::to_string(field.length_max)}});
  }
  return {};
}

Findings check_number(const FieldDefinition& field, std::int64_t number) {
  const bool too_small = field.minimum && number < *field.minimum;
  const bool too_large = field.maximum && number > *field.maximum;
  if (!too_small && !too_large) return {};
  return one(field, "out_of_range", "rule.field.out_of_range",
             {{"min", field.minimum ? std::to_string(*field.minimum) : "−∞"},
              {"max", field.maximum ? std::to_string(*field.maximum) : "∞"}});
}

Findings check_place(const FieldDefinition& field, const Place& place) {
  constexpr std::int32_t kLatitudeMax = 90'000'000;
  constexpr std::int32_t kLongitudeMax = 180'000'000;
  const bool on_earth = place.latitude_e6 >= -kLatitudeMax && place.latitude_e6 <= kLatitudeMax &&
                        place.longitude_e6 >= -kLongitudeMax &&
                        place.longitude_e6 <= kLongitudeMax && place.accuracy_m >= 0;
  return on_earth ? Findings{} : one(field, "out_of_range", "rule.field.kind");
}

// The years 1800 to 2299: what lies outside is a slip, and would not fit the screens.
constexpr std::int64_t kDayMin = -62'091;
constexpr std::int64_t kDayMax = 120'529;
constexpr std::int64_t kMsPerDay = 86'400'000;

}  // namespace

Findings check_value(const FieldDefinition& field, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return {};
  const auto* text = std::get_if<std::string>(&value);
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto wrong_kind = [&] { return one(field, "value_kind", "rule.field.kind"); };

  switch (field.type) {
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kPhone:
    case FieldType::kEmail:
      return text ? check_text(field, *text) : wrong_kind();
    case FieldType::kChoice:
    case FieldType::kState:
      if (!text) return wrong_kind();
      if (!text->empty() && !field.option(*text) && !field.open) {
        return one(field, "choice_unknown", "rule.field.choice", {{"text", truncate(*text, 40)}});
      }
      return check_text(field, *text);
    case FieldType::kInteger:
    case FieldType::kMoney:
      return number ? check_number(field, *number) : wrong_kind();
    case FieldType::kDate:
      if (!number) return wrong_kind();
      return *number >= kDayMin && *number <= kDayMax ? Findings{} : wrong_kind();
    case FieldType::kTimestamp:
      if (!number) return wrong_kind();
      return *number >= kDayMin * kMsPerDay && *number <= kDayMax * kMsPerDay ? Findings{}
                                                                              : wrong_kind();
    case FieldType::kBoolean:
      return std::holds_alternative<bool>(value) ? Findings{} : wrong_kind();
    case FieldType::kReference:
      return std::holds_alternative<Id>(value) ? Findings{} : wrong_kind();
    case FieldType::kPlace: {
      const auto* place = std::get_if<Place>(&value);
      return place ? check_place(field, *place) : wrong_kind();
    }
    case FieldType::kAny:
      return text ? check_text(field, *text) : Findings{};
  }
  return wrong_kind();
}

Findings check_fields(const EntityDefinition& entity, const Fields& fields) {
  Findings findings;
  for (const FieldValue& value : fields) {
    const FieldDefinition* field = entity.field(value.field);
    if (!field) {
      findings.push_back({"field_unknown",
                          value.field,
                          {"rule.field.unknown", {{"field", std::to_string(value.field)}}}});
      continue;
    }
    for (Finding& finding : check_value(*field, value.value))
      findings.push_back(std::move(finding));
  }
  return findings;
}

Findings check_required(const EntityDefinition& entity, const Fields& fields) {
  Findings findings;
  for (const FieldDefinition& field : entity.fields) {
    const Value& value = fields.get(field.number);
    const auto* text = std::get_if<std::string>(&value);
    const bool blank = is_empty(value) || (text && trim(*text).empty());
    if (field.required && blank) {
      findings.push_back({"required", field.number, {"rule.required", {field_parameter(field)}}});
    }
  }
  return findings;
}

}  // namespace huifang
