#pragma once

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "shell/gallery/page.hpp"
#include "shell/platform/program.hpp"

namespace huifang::shell {

// The catalog with the gallery's own texts.
Result<Catalog> gallery_catalog();

// Shows one page at a time; the address says which: "/?gallery=fields&theme=dark".
class Gallery final : public Program {
 public:
  Gallery(Platform& platform, Catalog catalog);
  void draw_frame(Ui& ui) override;

 private:
  struct Entry {
    std::string_view key;
    Icon icon;
    std::unique_ptr<GalleryPage> page;
  };
  void take_address(Ui& ui);
  std::string_view route_of(const Ui& ui, std::string_view key) const;
  const std::string& label_of(const Entry& entry) const;
  void draw_navigation(Ui& ui, const Rect& rect);
  void draw_contents(Ui& ui, const Rect& rect);
  void draw_page(Ui& ui, const Rect& rect);
  void draw_bar_buttons(Ui& ui, Rect trailing);
  void go(const Ui& ui, std::string_view key);

  Platform& platform_;
  Catalog catalog_;
  Speech say_;
  std::vector<Entry> entries_;
  Entry* shown_ = nullptr;  // Nothing: the list of pages.
  ThemeName theme_ = ThemeName::kLight;
  bool other_language_ = false;
};

}  // namespace huifang::shell
