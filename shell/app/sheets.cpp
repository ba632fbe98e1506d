#include "shell/app/sheets.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/text/phone_format.hpp"
#include "core/text/utf8.hpp"

namespace huifang::shell {
namespace {

bool is_long(const FieldDefinition& field) {
  constexpr std::size_t kLong = 200;
  return field.type == FieldType::kLongText || field.length_max >= kLong;
}

std::string reference_words(const SheetSource& source, const FieldDefinition& field,
                            const Id& record) {
  if (field.referenced == "employee") return std::string(source.models.employee_name(record));
  if (field.referenced == "unit") return std::string(source.models.unit_name(record));
  if (field.referenced == "customer") return std::string(source.models.customer_name(record));
  return {};
}

std::string number_words(const SheetSource& source, EntityNumber entity,
                         const FieldDefinition& field, std::int64_t number) {
  switch (field.type) {
    case FieldType::kDate:
      return source.say.day_full(number);
    case FieldType::kTimestamp:
      return number == 0 ? std::string() : source.say.moment_full(number);
    case FieldType::kMoney:
      return source.say.money(number);
    default:
      break;
  }
  if (entity == kVisitEntity && field.number == visit_field::kSatisfaction)
    return source.say.say("app.visit.satisfaction." + std::to_string(number));
  return source.say.number(number);
}

// A value in full, as paper wants it: it is read on another day and in another year.
std::string written(const SheetSource& source, EntityNumber entity, const FieldDefinition& field,
                    const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (field.type == FieldType::kChoice)
      return std::string(source.models.choice_label(source.say, entity, field.number, *text));
    if (field.type == FieldType::kState)
      return std::string(source.models.state_label(source.say, entity, *text));
    return field.type == FieldType::kPhone ? format_phone(*text) : *text;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return number_words(source, entity, field, *number);
  if (const auto* id = std::get_if<Id>(&value)) return reference_words(source, field, *id);
  if (const auto* flag = std::get_if<bool>(&value))
    return source.say.say(*flag ? "app.yes" : "app.no");
  if (const auto* place = std::get_if<huifang::Place>(&value)) {
    return place->accuracy_m == 0
               ? source.say.say("app.visit.place_plain")
               : source.say.say("app.visit.place",
                                {{"metres", source.say.number(place->accuracy_m)}});
  }
  return {};
}

// The receipt of the newest work on it, or that the office has not got it yet.
std::string receipt_words(const SheetSource& source, EntityNumber entity, const Id& record) {
  const sync::EntityMark mark = source.client.mark_of(entity, record);
  if (!mark.any) return {};
  if (mark.state == sync::WorkState::kAccepted)
    return source.say.say("app.sync.receipt", {{"number", source.say.digits(mark.receipt)}});
  return source.say.say("app.mark.saved");
}

PrintDocument blank_sheet(const SheetSource& source, const FormDefinition& form,
                          const std::string& receipt) {
  const Speech& say = source.say;
  PrintDocument sheet;
  sheet.language = say.tag();
  sheet.title = say.say(form.label_key);
  sheet.number = form.number;
  const std::string_view unit = source.models.unit_name(source.person.unit);
  sheet.head = say.joined({say.say("app.name"), unit});
  const std::string& printed = say.say(
      "app.print.foot", {{"name", source.person.name}, {"time", say.moment_full(say.now_ms())}});
  sheet.foot = receipt.empty() ? printed : receipt + say.say("app.list.separator") + printed;
  sheet.pages = say.say("app.print.pages");
  for (const std::vector<std::string>& line : form.blanks) {
    std::vector<std::string>& labels = sheet.blanks.emplace_back();
    for (const std::string& key : line) labels.push_back(say.say(key));
  }
  return sheet;
}

// As wide as its longest choice: a grade is one letter.
float share_of_choices(const Speech& say, const FieldDefinition& field) {
  constexpr float kLetters = 4.0F, kMin = 0.5F, kMax = 1.5F;
  std::size_t longest = count_code_points(say.say(field.label_key));
  for (const ChoiceOption& option : field.options)
    longest = std::max(longest, count_code_points(say.say(option.label_key)));
  return std::clamp(static_cast<float>(longest) / kLetters, kMin, kMax);
}

// How wide a column wants to be beside the others.
float share_of(const Speech& say, const FieldDefinition& field) {
  if (is_long(field)) return 3.0F;
  switch (field.type) {
    case FieldType::kText:
      return 2.0F;
    case FieldType::kTimestamp:
    case FieldType::kPhone:
      return 1.5F;
    case FieldType::kChoice:
      return share_of_choices(say, field);
    case FieldType::kState:
    case FieldType::kReference:
      return field.referenced == "customer" ? 2.0F : 1.0F;
    default:
      return 1.0F;
  }
}

}  // namespace

PrintDocument record_sheet(const SheetSource& source, const FormDefinition& form,
                           const Record& record) {
  PrintDocument sheet = blank_sheet(source, form, receipt_words(source, form.entity, record.id));
  const bool leaves_blanks = !form.number.empty();
  for (const FormDefinition::Section& section : form.sections) {
    PrintDocument::Section printed{.title = source.say.say(section.label_key)};
    for (const FieldNumber number : section.fields) {
      const FieldDefinition* field = source.models.catalog().field(form.entity, number);
      if (field == nullptr) continue;
      std::string value = written(source, form.entity, *field, record.fields.get(number));
      if (value.empty() && !leaves_blanks) continue;
      printed.fields.push_back({.label = source.say.say(field->label_key),
                                .value = std::move(value),
                                .wide = is_long(*field)});
    }
    if (!printed.fields.empty()) sheet.sections.push_back(std::move(printed));
  }
  return sheet;
}

PrintDocument list_sheet(const SheetSource& source, const FormDefinition& form,
                         std::span<const Id> ids, const std::string& about) {
  const Speech& say = source.say;
  PrintDocument sheet = blank_sheet(source, form, {});
  const auto number = [&](std::size_t value) {
    return say.number(static_cast<std::int64_t>(value));
  };
  const std::size_t shown = std::min(ids.size(), kSheetRowsMax);
  const std::string rows = shown == ids.size()
                               ? say.say("app.print.rows", {{"count", number(ids.size())}})
                               : say.say("app.print.rows_cut",
                                         {{"shown", number(shown)}, {"count", number(ids.size())}});
  sheet.subtitle = about.empty() ? rows : about + say.say("app.list.separator") + rows;
  PrintDocument::Section& table = sheet.sections.emplace_back();
  std::vector<const FieldDefinition*> fields;
  for (const FieldNumber field_number : form.sections.front().fields) {
    const FieldDefinition* field = source.models.catalog().field(form.entity, field_number);
    if (field == nullptr) continue;
    fields.push_back(field);
    table.columns.push_back({.title = say.say(field->label_key), .share = share_of(say, *field)});
  }
  for (const Id& id : ids.first(shown)) {
    const sync::ListRow row = source.models.replica().list_row(form.entity, id);
    std::vector<std::string>& cells = table.rows.emplace_back();
    for (const FieldDefinition* field : fields)
      cells.push_back(written(source, form.entity, *field, row.columns.get(field->number)));
  }
  return sheet;
}

std::string sheet_text(const Speech& say, const PrintDocument& sheet) {
  std::string text = sheet.title;
  for (const PrintDocument::Section& section : sheet.sections) {
    for (const PrintDocument::Field& field : section.fields) {
      if (field.value.empty()) continue;
      text += "\n";
      text += say.say("app.print.line", {{"label", field.label}, {"value", field.value}});
    }
  }
  return text;
}

}  // namespace huifang::shell
