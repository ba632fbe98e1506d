#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

// What is written into.
class FieldsPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    ui.begin_margin(ui.metrics().page_margin);
    ui.gap(space(4));
    search_field(ui, "search", say.say("gallery.fields.search"), search_, {},
                 say.say("gallery.fields.clear"));
    ui.gap(space(4));
    text_field(ui, "account", say.say("gallery.fields.account"), account_,
               {.hint = say.say("gallery.fields.account_hint"),
                .autocomplete = semantics::Autocomplete::kUsername});
    ui.gap(space(4));
    const std::string reveal = say.say("gallery.fields.show_password");
    text_field(ui, "password", say.say("gallery.fields.password"), password_,
               {.password = true,
                .reveal_name = reveal,
                .autocomplete = semantics::Autocomplete::kCurrentPassword});
    ui.gap(space(4));
    const std::string error =
        address_.empty() ? say.say("gallery.fields.address_error") : std::string();
    text_field(ui, "address", say.say("gallery.fields.address"), address_,
               {.error = error, .placeholder = say.say("gallery.fields.address_placeholder")});
    ui.gap(space(4));
    text_field(ui, "number", say.say("gallery.fields.number"), number_, {.enabled = false});
    ui.gap(space(4));
    notes_field(ui, "notes", say.say("gallery.fields.notes"), notes_,
                {.hint = say.say("gallery.fields.notes_hint"),
                 .placeholder = say.say("gallery.fields.notes_placeholder")});
    ui.end_margin();
  }

 private:
  std::string search_, account_, password_, address_, notes_;
  std::string number_ = "KH100421";
};

}  // namespace

std::unique_ptr<GalleryPage> make_fields_page() { return std::make_unique<FieldsPage>(); }

}  // namespace huifang::shell
