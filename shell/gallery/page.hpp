#pragma once

#include <memory>

#include "shell/app/speech.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {

// One page of the gallery: some widgets in all their states. What is typed and chosen there is kept
// as long as the gallery.
class GalleryPage {
 public:
  virtual ~GalleryPage() = default;
  virtual void draw(Ui& ui, const Speech& say) = 0;
  // Draws what lies in front of the page, after everything else.
  virtual void draw_overlays(Ui& /*ui*/, const Speech& /*say*/) {}
  // True: it takes the whole pane and scrolls what it wants; else it flows in a pane that scrolls.
  virtual bool fills_pane() const { return false; }
};

// A part of a page: a heading, and widgets below it within the page's margins.
void begin_sample(Ui& ui, std::string_view title);
void end_sample(Ui& ui);

std::unique_ptr<GalleryPage> make_actions_page();
std::unique_ptr<GalleryPage> make_board_page();
std::unique_ptr<GalleryPage> make_calendar_page();
std::unique_ptr<GalleryPage> make_charts_page();
std::unique_ptr<GalleryPage> make_choices_page();
std::unique_ptr<GalleryPage> make_fields_page();
std::unique_ptr<GalleryPage> make_list_page();
std::unique_ptr<GalleryPage> make_map_page();
std::unique_ptr<GalleryPage> make_marks_page();
std::unique_ptr<GalleryPage> make_overlays_page();
std::unique_ptr<GalleryPage> make_pad_page();
std::unique_ptr<GalleryPage> make_pickers_page();
std::unique_ptr<GalleryPage> make_progress_page();
std::unique_ptr<GalleryPage> make_surfaces_page();
std::unique_ptr<GalleryPage> make_table_page();
std::unique_ptr<GalleryPage> make_text_page();
std::unique_ptr<GalleryPage> make_tree_page();

}  // namespace huifang::shell
