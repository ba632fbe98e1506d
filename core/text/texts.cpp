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

}  // namespace

std::string_view language_tag(Language language) {
  return language == Language::kEnglish ? "en" : "zh-CN";
}

Language language_from_tag(std::string_view tag) {
  return tag == "en" || tag.starts_with("en-") ? Language::kEnglish : Language::kChinese;
}

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
  add_plural(language, std::move(key), {}, std::move(text));
}

void Texts::add_plural(Language language, std::string key, std::string one, std::string other) {
  texts_[static_cast<std::size_t>(language)].insert_or_assign(
      std::move(key), Forms{std::move(one), std::move(other)});
}

const Texts::Forms* Texts::find(Language language, std::string_view key) const {
  const auto& texts = texts_[static_cast<std::size_t>(language)];
  const auto found = texts.find(key);
  return found == texts.end() ? nullptr : &found->second;
}

std::string Texts::get(Language language, std::string_view key,
                       const TextParameters& parameters) const {
  const Forms* forms = find(language, key);
  if (!forms) return "⟦" + std::string(key) + "⟧";

  const TextParameter* count = find_parameter(parameters, "count");
  const bool singular = count && count->value == "1" && !forms->one.empty();
  std::string out;
  walk(
      singular ? forms->one : forms->other, [&](std::string_view plain) { out += plain; },
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
  if (const Forms* forms = find(language, key)) {
    walk(
        forms->other, [](std::string_view) {},
        [&](std::string_view name) { names.emplace_back(name); });
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace huifang
