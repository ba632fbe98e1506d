#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shell/platform/program.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {

// A page with every widget in every state, on made-up data, for tests of the widgets together.
class Gallery final : public Program {
 public:
  void draw_frame(Ui& ui) override;

 private:
  void draw_phone(Ui& ui);
  void draw_desk(Ui& ui);
  void draw_page(Ui& ui);
  void draw_today(Ui& ui);
  void draw_customers(Ui& ui);
  void draw_fields(Ui& ui);
  void draw_controls(Ui& ui);
  void draw_icons(Ui& ui);
  void draw_overlays(Ui& ui);
  int navigation(Ui& ui, const Rect& rect);

  int page_ = 0;
  std::string account_ = "machao", password_, search_, notes_, place_;
  int chip_ = 0, face_ = 4, date_ = 0;
  bool checked_ = true, dialog_ = false, undo_ = false;
  int presses_ = 0, opened_ = -1;
  ThemeName theme_ = ThemeName::kLight;
};

}  // namespace huifang::shell
