#include "core/rules/date.hpp"

#include <optional>
#include <string>

#include "core/text/calendar.hpp"
#include "core/text/fold.hpp"

namespace huifang {
namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;

// Reads a text from the front, piece by piece.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool take(std::string_view piece) {
    if (!rest_.starts_with(piece)) return false;
    rest_.remove_prefix(piece.size());
    return true;
  }
  // A number of `digits_min` to `digits_max` digits; nothing when there are fewer. More are left.
  std::optional<int> number(std::size_t digits_min, std::size_t digits_max) {
    std::size_t size = 0;
    int value = 0;
    while (size < digits_max && size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '9') {
      value = value * 10 + (rest_[size++] - '0');
    }
    if (size < digits_min) return std::nullopt;
    rest_.remove_prefix(size);
    return value;
  }
  bool next_is_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<CivilDate> scan_date(Scanner& scanner) {
  const auto year = scanner.number(4, 4);
  if (!year) return std::nullopt;
  if (scanner.next_is_digit()) {  // 20230102
    const auto month = scanner.number(2, 2);
    const auto day = scanner.number(2, 2);
    if (!month || !day || scanner.next_is_digit()) return std::nullopt;
    return CivilDate{*year, *month, *day};
  }
  const bool chinese = scanner.take("年");
  std::string_view separator = "月";
  if (!chinese) {
    separator = scanner.take("-") ? "-" : scanner.take("/") ? "/" : scanner.take(".") ? "." : "";
    if (separator.empty()) return std::nullopt;
  }
  const auto month = scanner.number(1, 2);
  if (!month || !scanner.take(separator)) return std::nullopt;
  const auto day = scanner.number(1, 2);
  if (!day || scanner.next_is_digit()) return std::nullopt;
  if (chinese && !scanner.take("日") && !scanner.take("号")) return std::nullopt;
  return CivilDate{*year, *month, *day};
}

// " 14:14", "T14:14:05", "T14:14:05.123": seconds into the day.
std::optional<int> scan_time(Scanner& scanner) {
  if (!scanner.take("T")) {
    if (!scanner.take(" ")) return std::nullopt;
    while (scanner.take(" ")) {
    }
  }
  const auto hour = scanner.number(1, 2);
  if (!hour || !scanner.take(":")) return std::nullopt;
  const auto minute = scanner.number(2, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (scanner.take(":")) {
    const auto seconds = scanner.number(2, 2);
    if (!seconds) return std::nullopt;
    second = *seconds;
    if (scanner.take(".") && !scanner.number(1, 9)) return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return (*hour * 60 + *minute) * 60 + second;
}

bool is_usable(const CivilDate& date) {
  return date.year >= kYearMin && date.year <= kYearMax && is_real_date(date);
}

}  // namespace

Checked<std::int64_t> parse_date(std::string_view text) {
  const std::string folded = fold_width(trim(text));
  Scanner scanner(folded);
  const auto date = scan_date(scanner);
  const bool understood = date && (scanner.at_end() || (scan_time(scanner) && scanner.at_end()));
  if (!understood) return refused("rule.date.form", {{"text", std::string(text)}});
  if (!is_usable(*date)) return refused("rule.date.not_real", {{"text", std::string(text)}});
  return days_from_civil(*date);
}

Checked<std::int64_t> parse_timestamp(std::string_view text, int offset_minutes) {
  const std::string folded = fold_width(trim(text));
  Scanner scanner(folded);
  const auto date = scan_date(scanner);
  const auto seconds = date ? scan_time(scanner) : std::nullopt;
  if (!seconds || !scanner.at_end())
    return refused("rule.time.form", {{"text", std::string(text)}});
  if (!is_usable(*date)) return refused("rule.date.not_real", {{"text", std::string(text)}});
  return utc_from_local({days_from_civil(*date), *seconds / 60, *seconds % 60}, offset_minutes);
}

Checked<std::int64_t> check_birthday(std::int64_t days, std::int64_t today) {
  if (days > today) return refused("rule.date.birthday_ahead");
  return days;
}

bool is_in_order(std::int64_t earlier, std::int64_t later) { return earlier <= later; }

}  // namespace huifang
