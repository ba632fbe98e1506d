#include "core/text/phone_format.hpp"

#include <algorithm>
#include <optional>

namespace huifang {
namespace {

constexpr std::string_view kCountryCode = "+86";
constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kServiceDigits = 10;  // 400 and 800 numbers.
constexpr std::size_t kLocalDigitsMin = 7, kLocalDigitsMax = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

std::string in_groups(std::string_view digits, std::size_t first, std::size_t second = 0) {
  std::string text(digits.substr(0, first));
  if (second == 0) return text.append(" ").append(digits.substr(first));
  return text.append(" ")
      .append(digits.substr(first, second))
      .append(" ")
      .append(digits.substr(first + second));
}

// Beijing (010) and the large cities (02x) have area codes of three digits, all others of four.
std::size_t area_code_size(std::string_view digits) {
  return digits.starts_with("01") || digits.starts_with("02") ? 3 : 4;
}

// The digits alone, where nothing but blanks, hyphens and brackets stands between them.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
      return std::nullopt;
    }
  }
  return digits;
}

// The number without country code and extension, or nothing where it has none of the forms.
std::optional<std::string> national(std::string_view digits) {
  if (digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3')
    return in_groups(digits, 3, 4);
  if (digits.size() == kServiceDigits && (digits.starts_with("400") || digits.starts_with("800")))
    return in_groups(digits, 3, 3);
  if (!digits.starts_with('0')) return std::nullopt;
  const std::size_t area = area_code_size(digits);
  if (digits.size() < area + kLocalDigitsMin || digits.size() > area + kLocalDigitsMax)
    return std::nullopt;
  const std::string_view local = digits.substr(area);
  return std::string(digits.substr(0, area)) + "-" + in_groups(local, local.size() - 4);
}

// Behind the last hyphen, three to six digits that are not the end of the number itself.
std::string_view extension_of(std::string_view text) {
  constexpr std::size_t kDigitsMin = 3, kDigitsMax = 6;
  const std::size_t hyphen = text.rfind('-');
  if (hyphen == std::string_view::npos) return {};
  const std::string_view end = text.substr(hyphen + 1);
  if (end.size() < kDigitsMin || end.size() > kDigitsMax || !all_digits(end)) return {};
  const std::optional<std::string> rest = digits_of(text.substr(0, hyphen));
  return rest && national(*rest) ? end : std::string_view();
}

}  // namespace

std::string format_phone(std::string_view number) {
  std::string_view rest = number;
  std::string prefix;
  if (rest.starts_with(kCountryCode)) {
    prefix = std::string(kCountryCode) + " ";
    rest.remove_prefix(kCountryCode.size());
  }
  const std::string_view extension = extension_of(rest);
  if (!extension.empty()) rest.remove_suffix(extension.size() + 1);
  std::optional<std::string> digits = digits_of(rest);
  if (!digits) return std::string(number);
  // Behind the country code a landline stands without its nought.
  if (!prefix.empty() && !national(*digits)) digits->insert(0, "0");
  std::optional<std::string> text = national(*digits);
  if (!text) return std::string(number);
  if (!prefix.empty() && text->starts_with('0')) text->erase(0, 1);
  if (!extension.empty()) text->append("-").append(extension);
  return prefix + *text;
}

}  // namespace huifang
