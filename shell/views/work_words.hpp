#pragma once

#include <string_view>

#include "shell/app/view.hpp"

namespace huifang::shell {

// All come back for this frame.
// What a piece of work is called: "拜访 张贵明", "备注 陈秀兰".
std::string_view work_title(const View& view, const sync::WorkItem& item);
// Why the office said no, in the catalog's words.
std::string_view refusal_words(const View& view, const sync::WorkItem& item);
// A value of a field as people read it.
std::string_view value_words(const View& view, EntityNumber entity, FieldNumber field,
                             const Value& value);

}  // namespace huifang::shell
