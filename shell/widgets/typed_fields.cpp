#include "shell/widgets/typed_fields.hpp"

#include <algorithm>

namespace huifang::shell {
namespace {

constexpr int kFenDecimals = 2;
constexpr int kAddressLines = 2;

NumberFieldResult numeric(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                          std::string_view sign, bool all_decimals,
                          const NumberFieldOptions& options) {
  const int decimals = std::clamp(options.decimals, 0, 9);
  const auto number = parse_number(value, decimals, ui.memory());
  FrameText shown(sign, ui.memory());
  if (number)
    shown += group_number(*number, decimals, all_decimals, ui.memory());
  else
    shown.clear();
  NumberFieldResult result;
  result.field = text_field(ui, key, label, value,
                            {.hint = options.hint,
                             .error = options.error,
                             .placeholder = options.placeholder,
                             .trailing = options.unit,
                             .required = options.required,
                             .shown = shown,
                             .enabled = options.enabled,
                             .input_mode = decimals > 0 ? semantics::InputMode::kDecimal
                                                        : semantics::InputMode::kNumeric});
  result.number = result.field ? parse_number(value, decimals, ui.memory()) : number;
  return result;
}

}  // namespace

NumberFieldResult number_field(Ui& ui, std::string_view key, std::string_view label,
                               std::string& value, const NumberFieldOptions& options) {
  return numeric(ui, key, label, value, {}, false, options);
}

NumberFieldResult money_field(Ui& ui, std::string_view key, std::string_view label,
                              std::string& value, std::string_view sign,
                              const NumberFieldOptions& options) {
  NumberFieldOptions of_fen = options;
  of_fen.decimals = kFenDecimals;
  return numeric(ui, key, label, value, sign, true, of_fen);
}

FieldResult phone_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                        const PhoneFieldOptions& options) {
  const FrameText shown = group_phone(value, ui.memory());
  return text_field(ui, key, label, value,
                    {.hint = options.hint,
                     .error = options.error,
                     .placeholder = options.placeholder,
                     .required = options.required,
                     .leading_icon = Icon::kPhone,
                     .shown = shown,
                     .enabled = options.enabled,
                     .input_mode = semantics::InputMode::kTelephone,
                     .autocomplete = semantics::Autocomplete::kTelephone});
}

FieldResult address_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                          NotesFieldOptions options) {
  options.autocomplete = semantics::Autocomplete::kStreetAddress;
  options.lines_min = std::max(1, std::min(options.lines_min, kAddressLines));
  return notes_field(ui, key, label, value, options);
}

}  // namespace huifang::shell
