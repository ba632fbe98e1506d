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
    const std::string& reveal = say.say("gallery.fields.show_password");
    text_field(ui, "password", say.say("gallery.fields.password"), password_,
               {.password = true,
                .reveal_name = reveal,
                .autocomplete = semantics::Autocomplete::kCurrentPassword});
    ui.gap(space(4));
    const std::string_view error =
        address_.empty() ? say.say("gallery.fields.address_error") : std::string_view();
    text_field(ui, "address", say.say("gallery.fields.address"), address_,
               {.error = error, .placeholder = say.say("gallery.fields.address_placeholder")});
    ui.gap(space(4));
    text_field(ui, "number", say.say("gallery.fields.number"), number_, {.enabled = false});
    ui.gap(space(4));
    notes_field(ui, "notes", say.say("gallery.fields.notes"), notes_,
                {.hint = say.say("gallery.fields.notes_hint"),
                 .placeholder = say.say("gallery.fields.notes_placeholder")});
    ui.end_margin();
    draw_limited(ui, say);
    draw_kinds(ui, say);
  }

 private:
  void draw_limited(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.fields.limits"));
    const std::string_view title_over = say.say("gallery.fields.title_over"),
                           counted_over = say.say("gallery.fields.counted_over"),
                           hint = say.say("gallery.fields.counted_hint");
    text_field(ui, "title", say.say("gallery.fields.title"), title_,
               {.required = true, .limit = 12, .over = title_over});
    ui.gap(space(4));
    notes_field(ui, "counted", say.say("gallery.fields.counted"), counted_,
                {.hint = hint, .limit = 20, .over = counted_over});
    end_sample(ui);
  }

  // A number's error is shown once its field was left.
  std::string_view words_for(const Speech& say, const NumberFieldResult& result) const {
    if (result.number || result.field.focused) return {};
    switch (result.number.error()) {
      case NumberFault::kEmpty:
        return {};
      case NumberFault::kNotANumber:
        return say.say("gallery.fields.number_error");
      case NumberFault::kTooManyDecimals:
        return say.say("gallery.fields.decimals_error");
      case NumberFault::kTooLarge:
        break;
    }
    return say.say("gallery.fields.large_error");
  }

  void draw_kinds(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.fields.kinds"));
    const std::string_view kilograms = say.say("gallery.fields.weight_unit"),
                           budget_hint = say.say("gallery.fields.budget_hint"),
                           phone_hint = say.say("gallery.fields.phone_hint"),
                           where = say.say("gallery.fields.full_address_placeholder");
    weight_error_ =
        words_for(say, number_field(ui, "weight", say.say("gallery.fields.weight"), weight_,
                                    {.error = weight_error_, .unit = kilograms, .decimals = 1}));
    ui.gap(space(4));
    budget_error_ = words_for(
        say, money_field(ui, "budget", say.say("gallery.fields.budget"), budget_,
                         say.say("gallery.fields.money_sign"),
                         {.hint = budget_hint, .error = budget_error_, .required = true}));
    ui.gap(space(4));
    phone_field(ui, "phone", say.say("gallery.fields.phone"), phone_, {.hint = phone_hint});
    ui.gap(space(4));
    address_field(ui, "full address", say.say("gallery.fields.full_address"), full_address_,
                  {.placeholder = where});
    end_sample(ui);
  }

  std::string title_, counted_ = "PO-2026-0917 / X200 / SN48213";
  std::string weight_ = "1234.5", budget_ = "1，2", phone_ = "13800001234", full_address_;
  std::string weight_error_, budget_error_;
  std::string search_, account_, password_, address_, notes_;
  std::string number_ = "KH100421";
};

}  // namespace

std::unique_ptr<GalleryPage> make_fields_page() { return std::make_unique<FieldsPage>(); }

}  // namespace huifang::shell
