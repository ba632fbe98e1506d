#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace huifang {

// The languages people read. A new one is added here, with its rules for plurals and numbers, and
// as texts of the catalog; tests name what is missing.
enum class Language : std::uint8_t { kChinese, kEnglish };

inline constexpr Language kLanguages[] = {Language::kChinese, Language::kEnglish};
inline constexpr std::size_t kLanguageCount = std::size(kLanguages);

std::string_view language_tag(Language language);  // "zh-CN", "en"
Language language_from_tag(std::string_view tag);  // English for "en…", else Chinese.

// What stands between two sentences: nothing in Chinese, a blank in English.
std::string_view between_sentences(Language language);

}  // namespace huifang
