#include <charconv>
#include <cmath>
#include <set>
#include <unordered_map>

#include "core/catalog/fields.hpp"
#include "core/rules/choice.hpp"
#include "core/rules/date.hpp"
#include "core/rules/field_check.hpp"
#include "core/rules/office_clock.hpp"
#include "sync/server/import/import_session.hpp"

namespace huifang::server {
namespace {

enum Cell : std::size_t {
  kCode,
  kCustomer,
  kRep,
  kPlannedAt,
  kCheckInAt,
  kCheckOutAt,
  kLatitude,
  kLongitude,
  kPurpose,
  kChannel,
  kResult,
  kSatisfaction,
  kNotes,
  kNextOn,
};
constexpr Column kColumns[] = {
    {"拜访编号"},    {"客户编码"},        {"拜访人"},      {"计划时间", false},
    {"签到时间"},    {"签退时间", false}, {"纬度", false}, {"经度", false},
    {"目的", false}, {"方式", false},     {"结果", false}, {"满意度(1-5)", false},
    {"纪要", false}, {"下次日期", false},
};

constexpr std::string_view kPastState = "archived";
constexpr double kMillion = 1'000'000;

// A refusal of one cell, ready for the report.
struct CellFault {
  Cell cell;
  std::string code;
  Message reason;
};

std::optional<double> parse_number(const std::string& text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

class VisitImport {
 public:
  explicit VisitImport(ImportSession& session) : session_(session) {
    for (const Record& customer : session.customers()) {
      customers_.emplace(customer.fields.text(customer_field::kCode), &customer);
    }
    for (const Record& employee : session.employees()) {
      people_.emplace(employee.fields.text(employee_field::kName), &employee);
    }
  }

  Status take_row(const Table::Row& row) {
    Record visit{.type = kVisitEntity};
    const std::optional<CellFault> fault = read(row, visit);
    if (fault) {
      session_.refuse(row.number, kColumns[fault->cell].heading, fault->code, fault->reason);
      return {};
    }
    return session_.take(visit, visit.fields.reference(visit_field::kCustomer), row.number,
                         kColumns[kCode].heading);
  }

 private:
  std::optional<CellFault> read(const Table::Row& row, Record& visit) {
    const std::string& code = row.cells[kCode];
    if (code.empty()) return fault(row, kCode, "code_missing");
    if (!codes_seen_.insert(code).second) return fault(row, kCode, "duplicate");
    visit.id = derive_id("visit",
                         ByteView(reinterpret_cast<const std::uint8_t*>(code.data()), code.size()));
    visit.fields.set(visit_field::kCode, code);
    visit.fields.set(visit_field::kState, std::string(kPastState));

    const auto customer = customers_.find(row.cells[kCustomer]);
    if (customer == customers_.end()) return fault(row, kCustomer, "customer_unknown");
    visit.fields.set(visit_field::kCustomer, customer->second->id);
    const std::optional<Id> rep = rep_named(row.cells[kRep], *customer->second);
    if (!rep) return fault(row, kRep, "owner_unknown");
    visit.fields.set(visit_field::kRep, *rep);

    if (auto wrong = read_times(row, visit)) return wrong;
    if (auto wrong = read_place(row, visit)) return wrong;
    if (auto wrong = read_words(row, visit)) return wrong;
    return check_against_catalog(row, visit);
  }

  std::optional<CellFault> read_times(const Table::Row& row, Record& visit) {
    struct Time {
      Cell cell;
      FieldNumber field;
    };
    for (const Time& time :
         {Time{kPlannedAt, visit_field::kPlannedAt}, Time{kCheckInAt, visit_field::kCheckInAt},
          Time{kCheckOutAt, visit_field::kCheckOutAt}}) {
      if (row.cells[time.cell].empty()) continue;
      const auto read = parse_timestamp(row.cells[time.cell], session_.zone_offset_minutes());
      if (!read) return CellFault{time.cell, "date_invalid", read.error()};
      visit.fields.set(time.field, *read);
    }
    if (!visit.fields.has(visit_field::kCheckInAt)) return fault(row, kCheckInAt, "date_missing");
    const std::int64_t came_at = visit.fields.number(visit_field::kCheckInAt);
    const bool left = visit.fields.has(visit_field::kCheckOutAt);
    if (left && visit.fields.number(visit_field::kCheckOutAt) < came_at)
      return fault(row, kCheckOutAt, "date_order");
    if (row.cells[kNextOn].empty()) return std::nullopt;
    const auto next = parse_date(row.cells[kNextOn]);
    if (!next) return CellFault{kNextOn, "date_invalid", next.error()};
    visit.fields.set(visit_field::kNextOn, *next);
    if (*next < office_day(session_.policies(), came_at)) return fault(row, kNextOn, "date_order");
    return std::nullopt;
  }

  std::optional<CellFault> read_place(const Table::Row& row, Record& visit) {
    if (row.cells[kLatitude].empty() && row.cells[kLongitude].empty()) {
      visit.fields.set(visit_field::kNoPlaceReason, std::string("imported"));
      return std::nullopt;
    }
    const auto latitude = parse_number(row.cells[kLatitude]);
    const auto longitude = parse_number(row.cells[kLongitude]);
    if (!latitude || std::abs(*latitude) > 90) return fault(row, kLatitude, "place_invalid");
    if (!longitude || std::abs(*longitude) > 180) return fault(row, kLongitude, "place_invalid");
    visit.fields.set(
        visit_field::kCheckInPlace,
        Place{.latitude_e6 = static_cast<std::int32_t>(std::lround(*latitude * kMillion)),
              .longitude_e6 = static_cast<std::int32_t>(std::lround(*longitude * kMillion))});
    return std::nullopt;
  }

  std::optional<CellFault> read_words(const Table::Row& row, Record& visit) {
    struct Choice {
      Cell cell;
      FieldNumber field;
    };
    for (const Choice& choice :
         {Choice{kPurpose, visit_field::kPurpose}, Choice{kChannel, visit_field::kChannel},
          Choice{kResult, visit_field::kResult}}) {
      if (row.cells[choice.cell].empty()) continue;
      const FieldDefinition& field = *session_.catalog().field(kVisitEntity, choice.field);
      const auto option = choice_from_word(session_.catalog(), field, row.cells[choice.cell]);
      if (!option) return fault(row, choice.cell, "choice_unknown");
      visit.fields.set(choice.field, *option);
    }
    if (const std::string& satisfaction = row.cells[kSatisfaction]; !satisfaction.empty()) {
      const bool is_score =
          satisfaction.size() == 1 && satisfaction[0] >= '1' && satisfaction[0] <= '5';
      if (!is_score) return fault(row, kSatisfaction, "satisfaction_invalid");
      visit.fields.set(visit_field::kSatisfaction, std::int64_t{satisfaction[0] - '0'});
    }
    if (!row.cells[kNotes].empty()) visit.fields.set(visit_field::kNotes, row.cells[kNotes]);
    return std::nullopt;
  }

  // Lengths and the like, as the catalog has them for every device.
  std::optional<CellFault> check_against_catalog(const Table::Row& row, const Record& visit) {
    const Findings findings = check_fields(*session_.catalog().entity(kVisitEntity), visit.fields);
    if (findings.empty()) return std::nullopt;
    const Finding& finding = findings.front();
    const Cell cell = finding.field == visit_field::kNotes ? kNotes : kCode;
    (void)row;
    return CellFault{cell, finding.code, finding.reason};
  }

  // Of several people of that name, the one of the customer's unit.
  std::optional<Id> rep_named(const std::string& name, const Record& customer) {
    const auto [first, last] = people_.equal_range(name);
    if (first == last) return std::nullopt;
    if (std::next(first) == last) return first->second->id;
    std::optional<Id> found;
    for (auto person = first; person != last; ++person) {
      const Id unit = person->second->fields.reference(employee_field::kUnit);
      if (unit != customer.fields.reference(customer_field::kUnit)) continue;
      if (found) return std::nullopt;
      found = person->second->id;
    }
    return found;
  }

  static CellFault fault(const Table::Row& row, Cell cell, std::string code) {
    std::string key = "import.visit." + code;
    return {cell, std::move(code), {std::move(key), {{"text", row.cells[cell]}}}};
  }

  ImportSession& session_;
  std::unordered_map<std::string, const Record*> customers_;
  std::unordered_multimap<std::string, const Record*> people_;
  std::set<std::string> codes_seen_;
};

}  // namespace

std::span<const Column> visit_columns() { return kColumns; }

Status import_visits(ImportSession& session, const Table& table) {
  VisitImport import(session);
  return session.each_row(table, [&](const Table::Row& row) { return import.take_row(row); });
}

}  // namespace huifang::server
