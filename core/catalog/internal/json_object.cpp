#include "core/catalog/internal/json_object.hpp"

namespace huifang {

using nlohmann::json;

void FaultList::add(std::string_view place, std::string_view what) {
  lines_.push_back(std::string(place) + (place.ends_with(": ") ? "" : ": ") + std::string(what));
}

std::string FaultList::text() const {
  std::string text;
  for (const std::string& line : lines_) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

JsonObject::JsonObject(const json& value, std::string place, FaultList& faults)
    : value_(&value), place_(std::move(place)), faults_(&faults) {
  if (!value.is_object()) fault("must be an object");
}

std::string JsonObject::place_of(std::string_view name) const {
  // "file: " + "a" -> "file: a", "file: a" + "b" -> "file: a.b".
  return place_ + (place_.ends_with(' ') ? "" : ".") + std::string(name);
}

void JsonObject::fault(std::string_view what) { faults_->add(place_, what); }
void JsonObject::fault(std::string_view name, std::string_view what) {
  faults_->add(place_of(name), what);
}

const json* JsonObject::member(std::string_view name) {
  asked_.emplace(name);
  if (!value_->is_object()) return nullptr;
  const auto found = value_->find(name);
  return found == value_->end() ? nullptr : &*found;
}

bool JsonObject::has(std::string_view name) const {
  return value_->is_object() && value_->contains(name);
}
const json* JsonObject::any(std::string_view name) { return member(name); }

std::string JsonObject::text(std::string_view name) {
  const json* value = member(name);
  if (!value || !value->is_string() || value->get_ref<const std::string&>().empty()) {
    fault(name, "must be a text");
    return {};
  }
  return value->get_ref<const std::string&>();
}

std::string JsonObject::text_or(std::string_view name, std::string_view otherwise) {
  return has(name) ? text(name) : (member(name), std::string(otherwise));
}

std::optional<std::int64_t> JsonObject::optional_integer(std::string_view name) {
  const json* value = member(name);
  if (!value) return std::nullopt;
  if (!value->is_number_integer()) {
    fault(name, "must be a whole number");
    return std::nullopt;
  }
  return value->get<std::int64_t>();
}

std::int64_t JsonObject::integer(std::string_view name) {
  if (!has(name)) fault(name, "must be a whole number");
  return optional_integer(name).value_or(0);
}

std::int64_t JsonObject::integer_or(std::string_view name, std::int64_t otherwise) {
  return optional_integer(name).value_or(otherwise);
}

bool JsonObject::flag(std::string_view name) {
  const json* value = member(name);
  if (!value) return false;
  if (!value->is_boolean()) {
    fault(name, "must be true or false");
    return false;
  }
  return value->get<bool>();
}

std::vector<std::string> JsonObject::texts(std::string_view name) {
  std::vector<std::string> list;
  const json* value = member(name);
  if (!value) return list;
  if (!value->is_array()) {
    fault(name, "must be a list of texts");
    return list;
  }
  for (const json& item : *value) {
    if (item.is_string() && !item.get_ref<const std::string&>().empty()) {
      list.push_back(item.get_ref<const std::string&>());
    } else {
      fault(name, "must be a list of texts");
    }
  }
  return list;
}

std::vector<JsonObject> JsonObject::objects(std::string_view name) {
  if (!has(name)) fault(name, "must be a list of objects");
  return optional_objects(name);
}

std::vector<JsonObject> JsonObject::optional_objects(std::string_view name) {
  std::vector<JsonObject> list;
  const json* value = member(name);
  if (!value) return list;
  if (!value->is_array()) {
    fault(name, "must be a list of objects");
    return list;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    list.emplace_back((*value)[i], place_of(name) + "[" + std::to_string(i) + "]", *faults_);
  }
  return list;
}

void JsonObject::finish() {
  if (!value_->is_object()) return;
  for (const auto& [name, unused] : value_->items()) {
    if (!asked_.contains(name)) fault(name, "is not known here");
  }
}

}  // namespace huifang
