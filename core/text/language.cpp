#include "core/text/language.hpp"

namespace huifang {

std::string_view language_tag(Language language) {
  return language == Language::kEnglish ? "en" : "zh-CN";
}

Language language_from_tag(std::string_view tag) {
  return tag == "en" || tag.starts_with("en-") ? Language::kEnglish : Language::kChinese;
}

std::string_view between_sentences(Language language) {
  return language == Language::kEnglish ? " " : "";
}

}  // namespace huifang
