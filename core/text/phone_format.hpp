#pragma once

#include <string>
#include <string_view>

namespace huifang {

// A phone number of China in the groups it is read in, from whatever separators it was typed with:
// 139 0371 2255, 0371-6612 3456, 010-8888 6666, 400 820 8820, +86 139 0371 2255; an extension
// follows as "-8001". A number of another form or country comes back as it is.
std::string format_phone(std::string_view number);

}  // namespace huifang
