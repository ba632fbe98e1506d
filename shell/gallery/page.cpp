#include "shell/gallery/page.hpp"

namespace huifang::shell {

void begin_sample(Ui& ui, std::string_view title) {
  section_header(ui, title);
  ui.begin_margin(ui.metrics().page_margin);
}

void end_sample(Ui& ui) { ui.end_margin(); }

}  // namespace huifang::shell
