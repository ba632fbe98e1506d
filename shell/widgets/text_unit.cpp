#include "shell/widgets/text_unit.hpp"

#include <algorithm>
#include <array>

#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr std::size_t kUnitCodePointsMax = 32;
// Of a script without blanks: its words are told apart later.
constexpr std::size_t kUnspacedCodePointsMax = 4'000;
constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kZeroWidthNonJoiner = 0x200C;

enum class Script { kSimple, kJoined, kRightToLeft, kUnspaced };

struct Range {
  char32_t from, to;
  Script script;
};
// Blocks of Unicode whose letters depend on their neighbours, in order.
constexpr std::array kScripts{
    Range{0x0590, 0x05FF, Script::kRightToLeft},  // Hebrew
    Range{0x0600, 0x08FF, Script::kRightToLeft},  // Arabic, Syriac, Thaana, N'Ko and their like
    Range{0x0900, 0x0DFF, Script::kJoined},       // Devanagari to Sinhala
    Range{0x0E00, 0x0EFF, Script::kUnspaced},     // Thai, Lao
    Range{0x0F00, 0x0FFF, Script::kJoined},       // Tibetan
    Range{0x1000, 0x109F, Script::kUnspaced},     // Burmese
    Range{0x1780, 0x17FF, Script::kUnspaced},     // Khmer
    Range{0x1800, 0x18AF, Script::kJoined},       // Mongolian
    Range{0x1CD0, 0x1CFF, Script::kJoined},       // Vedic signs
    Range{0xA8E0, 0xA8FF, Script::kJoined},       // More Devanagari
    Range{0xAA60, 0xAA7F, Script::kUnspaced},     // More Burmese
    Range{0xFB1D, 0xFDFF, Script::kRightToLeft},  // Hebrew and Arabic forms
    Range{0xFE70, 0xFEFE, Script::kRightToLeft}, Range{0x10800, 0x10FFF, Script::kRightToLeft},
    Range{0x11000, 0x11FFF, Script::kJoined},    Range{0x1E800, 0x1EFFF, Script::kRightToLeft},
};

Script script_of(char32_t point) {
  if (point < kScripts.front().from) return Script::kSimple;
  const auto after = std::ranges::upper_bound(kScripts, point, {}, &Range::from);
  const Range& range = *(after - 1);
  return point <= range.to ? range.script : Script::kSimple;
}

// Commas and stops of those scripts stand for themselves, so that a line may end behind them.
bool is_mark_of_a_sentence(char32_t point) {
  constexpr std::u32string_view kMarks = U"\u060C\u061B\u061F\u06D4\u0964\u0965\u05BE\u05C3";
  return kMarks.find(point) != std::u32string_view::npos;
}

bool is_digit_of_a_script(char32_t point) {
  return (point >= 0x0660 && point <= 0x0669) || (point >= 0x06F0 && point <= 0x06F9);
}

// Belongs to the code point before it.
bool is_attached(char32_t point) {
  return (point >= 0x0300 && point <= 0x036F) || (point >= 0x1AB0 && point <= 0x1AFF) ||
         (point >= 0x1DC0 && point <= 0x1DFF) || (point >= 0x20D0 && point <= 0x20FF) ||
         (point >= 0x3099 && point <= 0x309A) || (point >= 0xFE00 && point <= 0xFE0F) ||
         (point >= 0xFE20 && point <= 0xFE2F) || (point >= 0x1F3FB && point <= 0x1F3FF) ||
         (point >= 0xE0020 && point <= 0xE007F) || (point >= 0xE0100 && point <= 0xE01EF);
}

bool is_regional_indicator(char32_t point) { return point >= 0x1F1E6 && point <= 0x1F1FF; }

// What stands for runs in the atlas must not come from a text as well.
bool is_private(char32_t point) { return point >= 0xE000 && point <= 0xF8FF; }

// Whether a code point that begins with this byte may be attached to the one before, or join it.
bool may_attach(unsigned char byte) {
  return byte == 0xCC || byte == 0xCD || (byte >= 0xE1 && byte <= 0xE3) || byte >= 0xEF;
}

char32_t peek(std::string_view text) { return text.empty() ? 0 : next_code_point(text); }

// Takes what is attached, and what a joiner joins.
void take_attached(std::string_view& text, TextUnit& unit) {
  std::size_t taken = 1;
  while (!text.empty() && may_attach(static_cast<unsigned char>(text[0])) &&
         taken < kUnitCodePointsMax) {
    const char32_t next = peek(text);
    if (!is_attached(next) && next != kZeroWidthJoiner) return;
    unit.last = next_code_point(text);
    unit.shaped = true;
    taken += 1;
    if (next == kZeroWidthJoiner && !text.empty()) {
      unit.last = next_code_point(text);
      taken += 1;
    }
  }
}

void take_word(std::string_view& text, TextUnit& unit, Script script) {
  const std::size_t most = unit.unspaced ? kUnspacedCodePointsMax : kUnitCodePointsMax;
  for (std::size_t taken = 1; taken < most && !text.empty(); ++taken) {
    const char32_t next = peek(text);
    const bool joins = next == kZeroWidthJoiner || next == kZeroWidthNonJoiner || is_attached(next);
    const bool letter =
        script_of(next) == script && !is_mark_of_a_sentence(next) && !is_digit_of_a_script(next);
    if (!joins && !letter) return;
    unit.last = next_code_point(text);
  }
}

}  // namespace

TextUnit next_unit(std::string_view& text) {
  const std::string_view whole = text;
  TextUnit unit;
  unit.first = unit.last = next_code_point(text);
  const Script script = script_of(unit.first);
  unit.shaped = unit.first > 0xFFFF || is_private(unit.first);
  if (script != Script::kSimple) {
    unit.right_to_left = script == Script::kRightToLeft && !is_digit_of_a_script(unit.first);
    unit.unspaced = script == Script::kUnspaced;
    unit.shaped = true;
    if (!is_mark_of_a_sentence(unit.first) && !is_digit_of_a_script(unit.first))
      take_word(text, unit, script);
  } else if (is_regional_indicator(unit.first) && is_regional_indicator(peek(text))) {
    unit.last = next_code_point(text);
  } else {
    take_attached(text, unit);
  }
  unit.bytes = whole.substr(0, whole.size() - text.size());
  return unit;
}

bool is_plain(std::string_view text) {
  // Everything up to U+02FF, and Chinese, Japanese and Korean with their marks: E3 81 to E9, EB to
  // ED.
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xCC) continue;
    if (byte >= 0xE4 && byte <= 0xE9) continue;
    // General punctuation (E2 80: dashes, quotes, ellipsis) but its joiners and directions.
    if (byte == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80 &&
        static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
        static_cast<unsigned char>(text[at + 2]) <= 0xA7)
      continue;
    // Full-width commas, brackets and signs.
    if (byte == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80)
      continue;
    if (byte == 0xEF && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xBC)
      continue;
    return false;
  }
  return true;
}

}  // namespace huifang::shell
