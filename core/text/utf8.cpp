#include "core/text/utf8.hpp"

namespace huifang {
namespace {

struct Step {
  char32_t code_point = U'\uFFFD';
  std::size_t length = 1;
  bool valid = false;
};

bool is_continuation(std::string_view text, std::size_t index) {
  return index < text.size() && (static_cast<std::uint8_t>(text[index]) & 0xC0u) == 0x80u;
}

// Reads one code point at `index`; a fault takes exactly one byte so that reading goes on after it.
Step step_at(std::string_view text, std::size_t index) {
  const auto first = static_cast<std::uint8_t>(text[index]);
  if (first < 0x80) return {first, 1, true};

  std::size_t length = 0;
  char32_t value = 0;
  char32_t value_min = 0;
  if ((first & 0xE0u) == 0xC0u) {
    length = 2, value = first & 0x1Fu, value_min = 0x80;
  } else if ((first & 0xF0u) == 0xE0u) {
    length = 3, value = first & 0x0Fu, value_min = 0x800;
  } else if ((first & 0xF8u) == 0xF0u) {
    length = 4, value = first & 0x07u, value_min = 0x10000;
  } else {
    return {};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, index + i)) return {};
    value = (value << 6) | (static_cast<std::uint8_t>(text[index + i]) & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < value_min || value > 0x10FFFF || surrogate) return {};
  return {value, length, true};
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t index = 0; index < text.size();) {
    const Step step = step_at(text, index);
    if (!step.valid) return false;
    index += step.length;
  }
  return true;
}

char32_t next_code_point(std::string_view& text) {
  const Step step = step_at(text, 0);
  text.remove_prefix(step.length);
  return step.code_point;
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t index = 0; index < text.size();) {
    const Step step = step_at(text, index);
    code_points.push_back(step.code_point);
    index += step.length;
  }
  return code_points;
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 3);
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  for (const char32_t c : code_points) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }
  return text;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t index = 0; index < text.size(); ++count) index += step_at(text, index).length;
  return count;
}

}  // namespace huifang
