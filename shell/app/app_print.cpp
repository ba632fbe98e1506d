#include <utility>

#include "core/catalog/fields.hpp"
#include "shell/app/app.hpp"
#include "shell/app/sheets.hpp"

namespace huifang::shell {
namespace {

// The sheet a record or a list of that type is printed on.
std::string_view form_name(EntityNumber type, FormDefinition::Shape shape) {
  const bool list = shape == FormDefinition::Shape::kList;
  if (type == kVisitEntity) return list ? "work_record" : "visit_record";
  return list ? "graded_list" : "basic_information";
}

}  // namespace

std::optional<PrintDocument> App::sheet_of(EntityNumber type, const Id& id) {
  const FormDefinition* form = catalog_.form(form_name(type, FormDefinition::Shape::kRecord));
  const sync::RowView row = client_.replica().get(type, id);
  if (form == nullptr || !row.present() || !client_.person()) return std::nullopt;
  return record_sheet({say_, models_, client_, *client_.person()}, *form, row.record);
}

void App::print_record(EntityNumber type, const Id& id) {
  wish([this, type, id] {
    if (const std::optional<PrintDocument> sheet = sheet_of(type, id)) platform_.print(*sheet);
  });
}

void App::print_list(EntityNumber type, std::vector<Id> ids, std::string about) {
  wish([this, type, ids = std::move(ids), about = std::move(about)] {
    const FormDefinition* form = catalog_.form(form_name(type, FormDefinition::Shape::kList));
    if (form == nullptr || !client_.person()) return;
    platform_.print(list_sheet({say_, models_, client_, *client_.person()}, *form, ids, about));
  });
}

void App::share_record(EntityNumber type, const Id& id) {
  wish([this, type, id] {
    const std::optional<PrintDocument> sheet = sheet_of(type, id);
    if (!sheet) return;
    platform_.share(sheet->title, sheet_text(say_, *sheet), answered([this](ShareOutcome outcome) {
                      if (outcome == ShareOutcome::kCopied)
                        show_notice(say_.say("app.print.copied"));
                      if (outcome == ShareOutcome::kRefused)
                        show_notice(say_.say("app.print.not_shared"));
                    }));
  });
}

}  // namespace huifang::shell
