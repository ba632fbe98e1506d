#include <algorithm>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {

// catalog/texts/<language>.json or catalog/texts/<language>.<part>.json: {"key": "text"} or, for
// English, {"key": {"one": "…", "other": "…"}}.
void CatalogLoader::read_texts(const nlohmann::json& texts, const EmbeddedFile& file) {
  const std::string_view base = file.name.substr(file.name.rfind('/') + 1);
  const std::string_view tag = base.substr(0, base.find('.'));
  const Language language = language_from_tag(tag);
  if (tag != language_tag(language)) {
    faults_.add(file.name, "unknown language");
    return;
  }
  if (!texts.is_object()) {
    faults_.add(file.name, "must be an object");
    return;
  }
  Texts& all = catalog_.texts_;
  for (const auto& [key, value] : texts.items()) {
    const std::string place = std::string(file.name) + ": " + key;
    if (all.has(language, key)) faults_.add(place, "is there twice");
    if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
      all.add(language, key, value.get<std::string>());
    } else if (value.is_object() && language == Language::kEnglish) {
      JsonObject forms(value, place, faults_);
      const std::string one = forms.text("one");
      const std::string other = forms.text("other");
      forms.finish();
      all.add_plural(language, key, one, other);
    } else {
      faults_.add(place, "must be a text");
    }
  }
}

void CatalogLoader::check_label(const std::string& place, const std::string& key) {
  for (const Language language : kLanguages) {
    if (!catalog_.texts_.has(language, key)) {
      faults_.add(place, "no text \"" + key + "\" in " + std::string(language_tag(language)));
    }
  }
}

void CatalogLoader::check_texts() {
  const Texts& texts = catalog_.texts_;
  for (const Language language : kLanguages) {
    const Language other = language == Language::kChinese ? Language::kEnglish : Language::kChinese;
    for (const std::string& key : texts.keys(language)) {
      const std::string place = "catalog/texts/" + std::string(language_tag(language)) + ": " + key;
      if (!texts.has(other, key)) {
        faults_.add(place, "no text in " + std::string(language_tag(other)));
      } else if (texts.parameter_names(language, key) != texts.parameter_names(other, key)) {
        faults_.add(place, "asks for other parameters than in " + std::string(language_tag(other)));
      }
    }
  }
}

}  // namespace huifang
