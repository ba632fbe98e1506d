#include "core/rules/customer_check.hpp"

#include "core/catalog/fields.hpp"
#include "core/rules/address.hpp"
#include "core/rules/date.hpp"
#include "core/rules/field_check.hpp"
#include "core/rules/person_name.hpp"
#include "core/rules/phone.hpp"
#include "core/text/fold.hpp"

namespace huifang {
namespace {

namespace field = customer_field;

// What two customers have in common when they are one; nothing where there is too little to tell
// by. A space in the middle of a name or a number is no difference; a line break cannot be in
// either.
std::optional<std::string> double_key(std::string_view name, std::string_view mobile) {
  std::string digits;
  for (const char c : search_key(mobile)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  const std::string plain_name = search_key(name);
  if (plain_name.empty() || digits.empty()) return std::nullopt;
  return plain_name + "\n" + digits;
}

bool is_person(const Fields& customer) { return customer.text(field::kKind) == "person"; }

void add(Findings& findings, const char* code, FieldNumber number, Message reason) {
  findings.push_back({code, number, std::move(reason)});
}

void check_name(const Fields& customer, Findings& findings) {
  const std::string_view name = customer.text(field::kName);
  if (trim(name).empty())
    return add(findings, "name_missing", field::kName, {"rule.name.missing", {}});
  const auto checked =
      is_person(customer) ? check_person_name(name) : check_organisation_name(name);
  if (!checked) add(findings, "name_not_full", field::kName, checked.error());
}

// A person is reached by mobile; an organisation by either (P-15). What stands in the mobile field
// is a mobile number for both.
void check_phones(const Fields& customer, const CustomerCheckContext& context, Findings& findings) {
  const std::string_view mobile = customer.text(field::kMobile);
  const std::string_view landline = customer.text(field::kLandline);
  if (!trim(mobile).empty()) {
    const auto checked = check_mobile(mobile, mobile_form(context.policies, context.today));
    if (!checked) add(findings, "mobile_invalid", field::kMobile, checked.error());
  } else if (is_person(customer)) {
    add(findings, "mobile_invalid", field::kMobile, {"rule.mobile.missing", {}});
  } else if (trim(landline).empty()) {
    add(findings, "mobile_invalid", field::kMobile, {"rule.mobile.none", {}});
  }
  if (!trim(landline).empty()) {
    const auto checked = check_landline(landline);
    if (!checked) add(findings, "phone_invalid", field::kLandline, checked.error());
  }
  if (const std::string_view email = customer.text(field::kEmail); !trim(email).empty()) {
    const auto checked = check_email(email);
    if (!checked) add(findings, "email_invalid", field::kEmail, checked.error());
  }
}

void check_dates(const Fields& customer, const CustomerCheckContext& context, Findings& findings) {
  if (!is_empty(customer.get(field::kBirthday))) {
    const auto birthday = check_birthday(customer.number(field::kBirthday), context.today);
    if (!birthday) add(findings, "date_invalid", field::kBirthday, birthday.error());
  }
  const bool both = !is_empty(customer.get(field::kFirstContactOn)) &&
                    !is_empty(customer.get(field::kLastPurchaseOn));
  if (both && !is_in_order(customer.number(field::kFirstContactOn),
                           customer.number(field::kLastPurchaseOn))) {
    add(findings, "date_order", field::kLastPurchaseOn, {"rule.date.order", {}});
  }
}

void check_type(const Fields& customer, const CustomerCheckContext& context, Findings& findings) {
  const std::string_view type = customer.text(field::kType);
  const FieldDefinition* definition = context.catalog.field(kCustomerEntity, field::kType);
  if (type.empty()) return add(findings, "type_unknown", field::kType, {"rule.type.missing", {}});
  if (!definition->option(type)) {
    add(findings, "type_unknown", field::kType,
        {"rule.type.unknown", {{"text", std::string(type)}}});
  }
}

void check_responsible(const Fields& customer, Findings& findings) {
  const bool nobody =
      customer.reference(field::kOwner).is_nil() && customer.reference(field::kUnit).is_nil();
  if (nobody) add(findings, "owner_unknown", field::kOwner, {"rule.owner.missing", {}});
}

void check_double(const Record& customer, const CustomerCheckContext& context, Findings& findings) {
  if (!context.known) return;
  const bool company = context.policies.value("dup.scope", context.today).text() == "company";
  const auto other =
      context.known->find(customer.fields.text(field::kName), customer.fields.text(field::kMobile),
                          customer.fields.reference(field::kUnit), company, customer.id);
  if (!other) return;
  add(findings, "duplicate", field::kMobile,
      {company ? "rule.duplicate.company" : "rule.duplicate.customer", {}});
}

}  // namespace

void CustomerIndex::add(const Record& customer) {
  add(customer.id, customer.fields.text(field::kName), customer.fields.text(field::kMobile),
      customer.fields.reference(field::kUnit));
}

void CustomerIndex::add(const Id& id, std::string_view name, std::string_view mobile,
                        const Id& unit) {
  if (auto key = double_key(name, mobile)) entries_.emplace(std::move(*key), Entry{id, unit});
}

std::optional<Id> CustomerIndex::find(std::string_view name, std::string_view mobile,
                                      const Id& unit, bool whole_company, const Id& except) const {
  const auto key = double_key(name, mobile);
  if (!key) return std::nullopt;
  const auto [first, last] = entries_.equal_range(*key);
  for (auto entry = first; entry != last; ++entry) {
    const bool itself = !except.is_nil() && entry->second.id == except;
    if (!itself && (whole_company || entry->second.unit == unit)) return entry->second.id;
  }
  return std::nullopt;
}

Findings check_customer(const Record& customer, const CustomerCheckContext& context) {
  Findings findings;
  const Fields& fields = customer.fields;
  check_name(fields, findings);
  check_phones(fields, context, findings);
  if (const auto address = check_address(fields.text(field::kAddress)); !address) {
    add(findings, "address_vague", field::kAddress, address.error());
  }
  check_dates(fields, context, findings);
  check_type(fields, context, findings);
  check_responsible(fields, findings);
  check_double(customer, context, findings);
  return findings;
}

}  // namespace huifang
