#include <algorithm>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {

// catalog/texts/<language>.json or catalog/texts/<language>.<part>.json. A text is a string; an
// object with the plural forms of the language, chosen by {count} or what "counted" names; or, of a
// fault, an object that says what is safe, what happened and what comes next, each a sentence or
// "@key" for one that several share.
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
  for (const auto& [key, value] : texts.items()) {
    const std::string place = std::string(file.name) + ": " + key;
    if (catalog_.texts_.has(language, key)) faults_.add(place, "is there twice");
    if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
      catalog_.texts_.add(language, key, value.get<std::string>());
    } else if (!value.is_object()) {
      faults_.add(place, "must be a text");
    } else if (value.contains("happened")) {
      pending_fault_texts_.push_back({language, key, JsonObject(value, place, faults_)});
    } else {
      read_plural(JsonObject(value, place, faults_), language, key);
    }
  }
}

void CatalogLoader::read_plural(JsonObject object, Language language, const std::string& key) {
  PluralText text{.counted = object.text_or("counted", "count"), .forms = {}};
  for (const PluralForm form : plural_forms(language))
    text.forms.emplace_back(form, object.text(plural_form_name(form)));
  if (text.forms.size() == 1) object.fault("this language has one form for every number");
  if (!text.forms.back().second.contains("{" + text.counted + "}"))
    object.fault("counted", "the text does not ask for it");
  object.finish();
  catalog_.texts_.add_plural(language, key, std::move(text));
}

// Shared sentences may be in any file, so all of them are read before.
void CatalogLoader::resolve_fault_texts() {
  for (PendingFaultText& pending : pending_fault_texts_) {
    const auto sentence = [&](std::string_view name) {
      const std::string text = pending.object.text(name);
      if (!text.starts_with('@')) return text;
      const std::string key = text.substr(1);
      if (!catalog_.texts_.has(pending.language, key))
        pending.object.fault(name, "no text \"" + key + "\"");
      return catalog_.texts_.get(pending.language, key);
    };
    const FaultText fault{sentence("safe"), sentence("happened"), sentence("next")};
    for (const std::string& text : {fault.safe, fault.happened, fault.next}) {
      if (!text.ends_with('.') && !text.ends_with("。"))
        pending.object.fault("\"" + text + "\" is no whole sentence");
    }
    pending.object.finish();
    catalog_.texts_.add_fault(pending.language, pending.key, fault);
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
