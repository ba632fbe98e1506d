#include "core/text/texts.hpp"

#include <algorithm>

namespace huifang {
namespace {

// Calls `plain` with stretches of text and `named` with the name inside each pair of braces.
template <class Plain, class Named>
void walk(std::string_view text, Plain plain, Named named) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    plain(text.substr(0, open));
    named(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  plain(text);
}

const TextParameter* find_parameter(const TextParameters& parameters, std::string_view name) {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(),
                   [name](const TextParameter& parameter) { return parameter.name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

std::string_view form_for(const PluralText& text, Language language,
                          const TextParameters& parameters) {
  const TextParameter* counted =
      text.forms.size() > 1 ? find_parameter(parameters, text.counted) : nullptr;
  if (counted != nullptr) {
    const PluralForm wanted = plural_form(language, counted->value);
    for (const auto& [form, words] : text.forms)
      if (form == wanted) return words;
  }
  return text.forms.back().second;
}

}  // namespace

std::vector<std::string> to_words(const TextParameters& parameters) {
  std::vector<std::string> words;
  for (const TextParameter& parameter : parameters)
    words.push_back(parameter.name + "=" + parameter.value);
  return words;
}

TextParameters parameters_from_words(const std::vector<std::string>& words) {
  TextParameters parameters;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos)
      parameters.push_back({word.substr(0, equals), word.substr(equals + 1)});
  }
  return parameters;
}

void Texts::add(Language language, std::string key, std::string text) {
  add_plural(language, std::move(key), {.forms = {{PluralForm::kOther, std::move(text)}}});
}

void Texts::add_plural(Language language, std::string key, PluralText text) {
  texts_[static_cast<std::size_t>(language)].insert_or_assign(std::move(key), std::move(text));
}

void Texts::add_fault(Language language, const std::string& key, const FaultText& fault) {
  const std::string_view between = between_sentences(language);
  std::string whole = fault.safe;
  whole.append(between).append(fault.happened).append(between).append(fault.next);
  add(language, key, std::move(whole));
  add(language, key + std::string(kHappened), fault.happened);
}

const PluralText* Texts::find(Language language, std::string_view key) const {
  const auto& texts = texts_[static_cast<std::size_t>(language)];
  const auto found = texts.find(key);
  return found == texts.end() ? nullptr : &found->second;
}

std::string Texts::get(Language language, std::string_view key,
                       const TextParameters& parameters) const {
  const PluralText* text = find(language, key);
  if (!text) return "⟦" + std::string(key) + "⟧";

  std::string out;
  walk(
      form_for(*text, language, parameters), [&](std::string_view plain) { out += plain; },
      [&](std::string_view name) {
        const TextParameter* parameter = find_parameter(parameters, name);
        if (!parameter) {
          out += "{" + std::string(name) + "}";
        } else if (parameter->value.starts_with('@') && has(language, parameter->value.substr(1))) {
          out += get(language, parameter->value.substr(1));
        } else {
          out += parameter->value;
        }
      });
  return out;
}

bool Texts::has(Language language, std::string_view key) const {
  return find(language, key) != nullptr;
}

std::vector<std::string> Texts::keys(Language language) const {
  std::vector<std::string> keys;
  for (const auto& [key, forms] : texts_[static_cast<std::size_t>(language)]) keys.push_back(key);
  return keys;
}

std::vector<std::string> Texts::parameter_names(Language language, std::string_view key) const {
  std::vector<std::string> names;
  if (const PluralText* text = find(language, key)) {
    walk(
        text->forms.back().second, [](std::string_view) {},
        [&](std::string_view name) { names.emplace_back(name); });
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace huifang
