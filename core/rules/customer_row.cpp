#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "core/rules/choice.hpp"
#include "core/rules/customer_check.hpp"
#include "core/rules/date.hpp"
#include "core/rules/field_check.hpp"
#include "core/rules/money.hpp"
#include "core/rules/person_name.hpp"
#include "core/rules/phone.hpp"
#include "core/text/fold.hpp"

namespace huifang {
namespace {

namespace field = customer_field;

// Words for the kind that lists use beside the catalog's own.
constexpr auto kPersonWords = std::to_array<std::string_view>({"个人", "自然人", "私人", "person"});
constexpr auto kOrganisationWords =
    std::to_array<std::string_view>({"企业", "单位", "公司", "机构", "组织", "政府", "事业单位",
                                     "团体", "organisation", "organization"});

template <class List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class RowReader {
 public:
  RowReader(const CustomerRow& row, const NameDirectory& names, const CustomerCheckContext& context)
      : row_(row),
        names_(names),
        context_(context),
        entity_(*context.catalog.entity(kCustomerEntity)) {}

  CustomerRowResult read(const Id& self) {
    customer_.type = kCustomerEntity;
    customer_.id = self;  // So that it is not taken for a double of itself.
    read_kind();
    for (const FieldDefinition& definition : entity_.fields) read_cell(definition);
    read_owner_and_unit();
    normalise();
    for (Finding& finding : check_customer(customer_, context_)) add(std::move(finding));
    for (Finding& finding : check_fields(entity_, customer_.fields)) add(std::move(finding));
    customer_.id = {};
    return {std::move(customer_), ordered_findings()};
  }

 private:
  std::string cell(std::string_view name) const {
    const auto found = row_.find(name);
    return found == row_.end() ? std::string() : std::string(trim(found->second));
  }

  // One fault is told once: the reason why a cell was not understood, not that it is then missing.
  void add(Finding finding) {
    const bool told = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& other) {
      return other.field == finding.field;
    });
    if (!told) findings_.push_back(std::move(finding));
  }

  // The catalog's order of telling: what stands first in the file's columns is not what tells most.
  Findings ordered_findings() {
    constexpr auto kOrder = std::to_array<std::string_view>(
        {"name_missing", "name_not_full", "mobile_invalid", "address_vague", "date_invalid",
         "type_unknown", "amount_invalid", "owner_unknown", "date_order", "duplicate"});
    const auto rank = [&](const Finding& finding) {
      return std::find(kOrder.begin(), kOrder.end(), finding.code) - kOrder.begin();
    };
    std::stable_sort(findings_.begin(), findings_.end(),
                     [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
    return std::move(findings_);
  }

  // Where a list does not say whether it is a person, what only an organisation has tells.
  void read_kind() {
    const std::string word = search_key(cell("kind"));
    std::string kind;
    if (contains(kPersonWords, word)) {
      kind = "person";
    } else if (contains(kOrganisationWords, word)) {
      kind = "organisation";
    } else if (word.empty()) {
      kind = cell("nature").empty() && cell("supervising_body").empty() ? "person" : "organisation";
    } else {
      add({"kind_unknown", field::kKind, {"rule.kind.unknown", {{"text", cell("kind")}}}});
      kind = "organisation";
    }
    customer_.fields.set(field::kKind, kind);
  }

  void read_cell(const FieldDefinition& definition) {
    const std::string text = cell(definition.name);
    if (text.empty() || definition.number == field::kKind || definition.server_set) return;
    switch (definition.type) {
      case FieldType::kReference:
        return;  // Owner and unit are read together, below.
      case FieldType::kDate:
        return read_with(definition, parse_date(text), "date_invalid");
      case FieldType::kMoney:
        return read_with(definition, parse_money(text), "amount_invalid");
      case FieldType::kChoice:
        return read_choice(definition, text);
      case FieldType::kBoolean:
        customer_.fields.set(definition.number, text == "是" || text == "true" || text == "1");
        return;
      case FieldType::kInteger:
        return;  // Lists bring no plain numbers.
      default:
        customer_.fields.set(definition.number, text);
        return;
    }
  }

  void read_with(const FieldDefinition& definition, const Checked<std::int64_t>& read,
                 const char* code) {
    if (read) {
      customer_.fields.set(definition.number, *read);
    } else {
      add({code, definition.number, read.error()});
    }
  }

  void read_choice(const FieldDefinition& definition, const std::string& text) {
    auto option = choice_from_word(context_.catalog, definition, text);
    // "重点" for "重点客户", as people shorten it.
    if (!option && definition.number == field::kType)
      option = choice_from_word(context_.catalog, definition, text + "客户");
    if (option) {
      customer_.fields.set(definition.number, std::move(*option));
    } else if (definition.number == field::kType) {
      add({"type_unknown", field::kType, {"rule.type.unknown", {{"text", text}}}});
    } else {
      add({"choice_unknown",
           definition.number,
           {"rule.field.choice", {{"field", "@" + definition.label_key}, {"text", text}}}});
    }
  }

  void read_owner_and_unit() {
    const std::string owner_name = search_key(cell("owner"));
    const std::string unit_name = search_key(cell("unit"));
    const NameDirectory::Unit* unit = nullptr;
    for (const NameDirectory::Unit& candidate : names_.units) {
      if (!unit_name.empty() && search_key(candidate.name) == unit_name) unit = &candidate;
    }
    if (!unit_name.empty() && !unit) {
      add({"unit_unknown", field::kUnit, {"rule.unit.unknown", {{"text", cell("unit")}}}});
    }
    if (unit) customer_.fields.set(field::kUnit, unit->id);

    // Somebody must answer for a customer. The team book is asked for by naming the unit as the
    // owner.
    if (owner_name.empty())
      return add({"owner_unknown", field::kOwner, {"rule.owner.missing", {}}});
    if (unit && owner_name == unit_name) return;

    // Of several with one name the one in the row's unit is meant.
    std::vector<const NameDirectory::Person*> people;
    for (const NameDirectory::Person& person : names_.people) {
      if (search_key(person.name) == owner_name) people.push_back(&person);
    }
    if (people.size() > 1 && unit) {
      std::erase_if(people,
                    [&](const NameDirectory::Person* person) { return person->unit != unit->id; });
      if (people.empty())
        return add(
            {"owner_unknown", field::kOwner, {"rule.owner.ambiguous", {{"text", cell("owner")}}}});
    }
    if (people.empty())
      return add(
          {"owner_unknown", field::kOwner, {"rule.owner.unknown", {{"text", cell("owner")}}}});
    if (people.size() > 1)
      return add(
          {"owner_unknown", field::kOwner, {"rule.owner.ambiguous", {{"text", cell("owner")}}}});
    customer_.fields.set(field::kOwner, people.front()->id);
    if (unit_name.empty()) customer_.fields.set(field::kUnit, people.front()->unit);
  }

  // Names and numbers in their plain form, so that search and doubles find them. What is not right
  // stays as it was, to be refused.
  void normalise() {
    Fields& fields = customer_.fields;
    const auto put = [&](FieldNumber number, const Checked<std::string>& checked) {
      if (checked && !fields.text(number).empty()) fields.set(number, *checked);
    };
    const bool person = fields.text(field::kKind) == "person";
    put(field::kName, person ? check_person_name(fields.text(field::kName))
                             : check_organisation_name(fields.text(field::kName)));
    put(field::kMobile,
        check_mobile(fields.text(field::kMobile), mobile_form(context_.policies, context_.today)));
    put(field::kLandline, check_landline(fields.text(field::kLandline)));
    put(field::kEmail, check_email(fields.text(field::kEmail)));
  }

  const CustomerRow& row_;
  const NameDirectory& names_;
  const CustomerCheckContext& context_;
  const EntityDefinition& entity_;
  Record customer_;
  Findings findings_;
};

}  // namespace

CustomerRowResult check_customer_row(const CustomerRow& row, const NameDirectory& names,
                                     const CustomerCheckContext& context, const Id& self) {
  return RowReader(row, names, context).read(self);
}

}  // namespace huifang
