#pragma once

#include <string>
#include <string_view>

#include "core/rules/checked.hpp"

namespace huifang {

// The real full name of a person, trimmed and width-folded. Refused: forms of address
// ("王总", "李先生", "张女士", "刘经理", "小王", "Mr Wang"), a bare surname, single characters,
// stand-ins
// ("无", "测试", "张某", "李XX") and characters that names do not have. Real names that merely look
// short or rare pass: when in doubt a name is taken.
Checked<std::string> check_person_name(std::string_view text);

// The name of an organisation: there must be one, and it must not be a person's form of address or
// a stand-in.
Checked<std::string> check_organisation_name(std::string_view text);

}  // namespace huifang
