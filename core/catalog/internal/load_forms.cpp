#include <set>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {
namespace {

constexpr std::pair<std::string_view, FormDefinition::Shape> kShapes[] = {
    {"record", FormDefinition::Shape::kRecord}, {"list", FormDefinition::Shape::kList}};

}  // namespace

void CatalogLoader::read_forms(JsonObject object) {
  for (JsonObject& form : object.objects("forms")) pending_forms_.push_back(std::move(form));
  object.finish();
}

void CatalogLoader::resolve_forms() {
  std::set<std::string> names;
  for (JsonObject& object : pending_forms_) {
    FormDefinition form;
    form.name = object.text("name");
    form.number = object.text_or("number", "");
    form.label_key = "form." + form.name;
    form.shape = word_to(kShapes, object.text("shape"), object, "shape");
    check_label(object.place(), form.label_key);
    if (!names.insert(form.name).second)
      object.fault("name", "\"" + form.name + "\" is there twice");
    const std::string entity_name = object.text("entity");
    const EntityDefinition* entity = catalog_.entity(entity_name);
    if (entity == nullptr) {
      object.fault("entity", "unknown entity \"" + entity_name + "\"");
      continue;
    }
    form.entity = entity->number;
    for (JsonObject& item : object.objects("sections"))
      form.sections.push_back(read_form_section(item, *entity, form.shape));
    if (form.shape == FormDefinition::Shape::kList && form.sections.size() != 1)
      object.fault("sections", "a list has one: its columns");
    for (JsonObject& item : object.optional_objects("blanks")) {
      std::vector<std::string>& line = form.blanks.emplace_back();
      for (const std::string& name : item.texts("line")) {
        line.push_back("form.blank." + name);
        check_label(item.place(), line.back());
      }
      item.finish();
    }
    object.finish();
    catalog_.forms_.push_back(std::move(form));
  }
}

FormDefinition::Section CatalogLoader::read_form_section(JsonObject& object,
                                                         const EntityDefinition& entity,
                                                         FormDefinition::Shape shape) {
  FormDefinition::Section section;
  section.label_key = "form.section." + object.text("name");
  check_label(object.place(), section.label_key);
  for (const std::string& name : object.texts("fields")) {
    const FieldDefinition* field = entity.field(name);
    if (field == nullptr) {
      object.fault("fields", "no field is called \"" + name + "\"");
    } else if (shape == FormDefinition::Shape::kList && field->list_column == 0) {
      object.fault("fields", "\"" + name + "\" is in no list");
    } else {
      section.fields.push_back(field->number);
    }
  }
  object.finish();
  return section;
}

}  // namespace huifang
