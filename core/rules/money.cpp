#include "core/rules/money.hpp"

#include <string>

#include "core/text/fold.hpp"

namespace huifang {
namespace {

// A thousand billion yuan: far above any sum, far below what 64 bits hold in fen.
constexpr std::size_t kYuanDigitsMax = 13;

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

// "1,234,567" -> "1234567"; empty when the commas do not stand between thousands.
std::string without_thousands(std::string_view yuan) {
  if (yuan.find(',') == std::string_view::npos) return std::string(yuan);
  std::string digits;
  for (bool first = true; !yuan.empty(); first = false) {
    const std::size_t comma = yuan.find(',');
    const std::string_view group = yuan.substr(0, comma);
    const bool last = comma == std::string_view::npos;
    if (first ? group.empty() || group.size() > 3 : group.size() != 3) return {};
    digits += group;
    yuan.remove_prefix(last ? yuan.size() : comma + 1);
    if (!last && yuan.empty()) return {};
  }
  return digits;
}

}  // namespace

Checked<std::int64_t> parse_money(std::string_view text) {
  const std::string folded = fold_width(trim(text));
  std::string_view rest = folded;
  const auto refuse = [&](const char* key) { return refused(key, {{"text", std::string(text)}}); };

  for (const std::string_view sign : {"¥", "RMB", "CNY"}) {
    if (rest.starts_with(sign)) {
      rest = trim(rest.substr(sign.size()));
      break;
    }
  }
  if (rest.ends_with("元"))
    rest = trim(rest.substr(0, rest.size() - std::string_view("元").size()));
  if (rest.starts_with("-")) return refuse("rule.money.negative");

  const std::size_t point = rest.find('.');
  const std::string yuan = without_thousands(rest.substr(0, point));
  std::string fen(point == std::string_view::npos ? "00" : rest.substr(point + 1));
  if (!all_digits(yuan) || !all_digits(fen)) return refuse("rule.money.form");
  if (fen.size() > 2) return refuse("rule.money.decimals");
  if (yuan.size() > kYuanDigitsMax) return refuse("rule.money.too_large");
  if (fen.size() == 1) fen += '0';

  std::int64_t amount = 0;
  for (const char digit : yuan + fen) amount = amount * 10 + (digit - '0');
  return amount;
}

}  // namespace huifang
