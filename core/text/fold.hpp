#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace huifang {

// Full-width forms as they are typed on a Chinese keyboard become the plain ones: "１３８" ->
// "138", "（" -> "(", the ideographic space -> a space. Everything else stays.
std::string fold_width(std::string_view text);

// Without white space at both ends: also no-break and ideographic spaces, and a byte order mark.
std::string_view trim(std::string_view text);

// How texts are compared and searched: width-folded, lower case (Latin), without any white space.
std::string search_key(std::string_view text);

// A part of a text: its bytes from `from` to `to`.
struct TextPart {
  std::size_t from = 0, to = 0;
  bool empty() const { return from == to; }
  bool operator==(const TextPart&) const = default;
};
// Where `sought` stands in `text` for the first time, both compared as by search_key(); empty if
// nowhere, or if nothing is sought.
TextPart find_part(std::string_view text, std::string_view sought);

// At most `columns` wide, a Chinese character counting two and a Latin one, cut with an ellipsis.
// Never cuts inside a character; combining marks and variation selectors stay with theirs.
std::string truncate(std::string_view text, std::size_t columns);
std::size_t column_width(std::string_view text);

}  // namespace huifang
