#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "shell/widgets/number_text.hpp"
#include "shell/widgets/text_field.hpp"

namespace huifang::shell {

// Fields for one kind of text each: the right keyboard on a phone, what the browser knows filled
// in, and at rest as people read it. What was typed stays as it was typed.

struct NumberFieldOptions {
  std::string_view hint, error, placeholder;
  std::string_view unit;  // Behind it: "公斤".
  int decimals = 0;       // At most so many, up to 9.
  bool enabled = true;
  bool required = false;
};
struct NumberFieldResult {
  FieldResult field;
  // What stands in it, in its smallest parts; or why that is no number. The caller says it in words
  // (`error` of the next frame), best once the field was left.
  std::expected<std::int64_t, NumberFault> number = std::unexpected(NumberFault::kEmpty);
};
// A number; grouped in threes at rest.
NumberFieldResult number_field(Ui& ui, std::string_view key, std::string_view label,
                               std::string& value, const NumberFieldOptions& options = {});
// An amount of yuan; the number is in fen. `sign` stands before it: "¥".
NumberFieldResult money_field(Ui& ui, std::string_view key, std::string_view label,
                              std::string& value, std::string_view sign,
                              const NumberFieldOptions& options = {});

struct PhoneFieldOptions {
  std::string_view hint, error, placeholder;
  bool enabled = true;
  bool required = false;
};
// A telephone number; "138 0000 1234" at rest.
FieldResult phone_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                        const PhoneFieldOptions& options = {});

// A postal address of several lines.
FieldResult address_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                          NotesFieldOptions options = {});

}  // namespace huifang::shell
