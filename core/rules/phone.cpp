#include "core/rules/phone.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace huifang {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_spacing(char c) { return c == ' ' || c == '-'; }

// Hyphens and dashes that spreadsheets and phones put between groups become plain ones.
std::string plain_number(std::string_view text) {
  std::string number(trim(fold_width(text)));
  for (const std::string_view dash : {"–", "—", "−", "‐", "‑"}) {
    for (std::size_t at = number.find(dash); at != std::string::npos; at = number.find(dash)) {
      number.replace(at, dash.size(), 1, '-');
    }
  }
  return number;
}

std::string digits_of(std::string_view number) {
  std::string digits;
  std::copy_if(number.begin(), number.end(), std::back_inserter(digits), is_digit);
  return digits;
}

bool is_switchboard(std::string_view digits) {
  return digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
}

// Area codes begin with 0 and have three or four digits, numbers behind them seven or eight.
bool is_area_and_number(std::string_view digits) {
  return digits.starts_with("0") && digits.size() >= 10 && digits.size() <= 12;
}

// "029-88886666转801" -> the part before the extension, if what follows is one.
std::string_view without_extension(std::string_view number) {
  for (const std::string_view mark : {"转", "ext.", "ext", "x", "#", "*"}) {
    const std::size_t at = number.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view extension = trim(number.substr(at + mark.size()));
    const bool fits = !extension.empty() && extension.size() <= 6 &&
                      std::all_of(extension.begin(), extension.end(), is_digit);
    return fits ? trim(number.substr(0, at)) : std::string_view();
  }
  // "029-88886666-801": area code, number, extension.
  const std::size_t last = number.rfind('-');
  const bool three_parts = last != std::string_view::npos && number.find('-') != last;
  if (number.starts_with("0") && three_parts &&
      is_area_and_number(digits_of(number.substr(0, last)))) {
    return number.substr(0, last);
  }
  return number;
}

}  // namespace

MobileForm mobile_form(const Policies& policies, std::int64_t today) {
  const MobileForm usual;
  const auto number = [&](std::string_view key, int otherwise) {
    return static_cast<int>(policies.value(key, today).number(otherwise));
  };
  return {number("phone.mobile_digits", usual.digits),
          number("phone.mobile_prefix_min", usual.prefix_min),
          number("phone.mobile_prefix_max", usual.prefix_max)};
}

Checked<std::string> check_mobile(std::string_view text, const MobileForm& form) {
  const std::string written = plain_number(text);
  const TextParameters as_written = {{"text", std::string(trim(text))}};
  std::string_view rest = written;
  const auto is_long = [&](std::size_t without) {
    return digits_of(rest.substr(without)).size() == static_cast<std::size_t>(form.digits);
  };
  if (rest.starts_with("+86")) {
    rest.remove_prefix(3);
  } else if (rest.starts_with("0086")) {
    rest.remove_prefix(4);
  } else if (rest.starts_with("86") && is_long(2)) {
    rest.remove_prefix(2);
  }
  while (!rest.empty() && is_spacing(rest.front())) rest.remove_prefix(1);

  const bool clean =
      std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || is_spacing(c); }) &&
      !rest.empty() && is_digit(rest.back());
  const bool landline = check_landline(text).has_value();
  if (!clean)
    return landline ? refused("rule.mobile.landline", as_written)
                    : refused("rule.mobile.characters", as_written);

  std::string digits = digits_of(rest);
  if (digits.starts_with("0") || is_switchboard(digits))
    return refused("rule.mobile.landline", as_written);
  if (digits.size() != static_cast<std::size_t>(form.digits)) {
    return refused("rule.mobile.digits", {{"digits", std::to_string(form.digits)}});
  }
  const int prefix = (digits[0] - '0') * 10 + (digits[1] - '0');
  if (prefix < form.prefix_min || prefix > form.prefix_max) {
    return refused("rule.mobile.prefix", {{"min", std::to_string(form.prefix_min)},
                                          {"max", std::to_string(form.prefix_max)}});
  }
  return digits;
}

Checked<std::string> check_landline(std::string_view text) {
  std::string written = plain_number(text);
  const auto refuse = [&] { return refused("rule.landline.form", {{"text", written}}); };
  std::string national;  // The zero of an area code is left out behind the country code.
  std::string_view number = without_extension(written);
  if (number.starts_with("+86")) {
    national = trim(number.substr(3));
    const std::string digits = digits_of(national);
    const bool whole = digits.starts_with("0") || is_switchboard(digits) ||
                       (digits.size() == 11 && digits[0] == '1');
    if (!whole) national.insert(national.begin(), '0');
    number = national;
  } else if (number.starts_with("+")) {
    // Abroad: only the form can be judged.
    const std::string digits = digits_of(number);
    const bool clean = std::all_of(number.begin() + 1, number.end(),
                                   [](char c) { return is_digit(c) || is_spacing(c); });
    return clean && digits.size() >= 7 && digits.size() <= 15 ? Checked<std::string>(written)
                                                              : refuse();
  }
  const bool clean = std::all_of(number.begin(), number.end(), [](char c) {
    return is_digit(c) || is_spacing(c) || c == '(' || c == ')';
  });
  if (!clean || number.empty() || is_spacing(number.front()) || !is_digit(number.back()))
    return refuse();
  const std::string digits = digits_of(number);
  const bool local =
      (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2' && digits[0] <= '8';
  const bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  const bool service =
      digits.size() == 5 && (digits.starts_with("9") || digits.starts_with("1"));  // 95588, 12345
  if (is_area_and_number(digits) || is_switchboard(digits) || local || mobile || service)
    return written;
  return refuse();
}

Checked<std::string> check_email(std::string_view text) {
  const std::string address(trim(fold_width(text)));
  const auto refuse = [&] { return refused("rule.email.form", {{"text", address}}); };
  const std::size_t at = address.find('@');
  if (at == std::string::npos || at == 0 || at > 64 ||
      address.find('@', at + 1) != std::string::npos)
    return refuse();
  const std::string_view domain = std::string_view(address).substr(at + 1);
  const bool has_space = std::any_of(address.begin(), address.end(), [](char c) {
    return c == ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '(' || c == ')' ||
           c == '"' || static_cast<unsigned char>(c) < 0x20;
  });
  const std::size_t point = domain.rfind('.');
  const bool domain_fits = point != std::string_view::npos && point > 0 &&
                           point + 2 < domain.size() && domain.front() != '.' &&
                           domain.find("..") == std::string_view::npos;
  return has_space || !domain_fits ? Checked<std::string>(refuse()) : address;
}

}  // namespace huifang
