#include "shell/widgets/button_row.hpp"

#include <algorithm>

namespace huifang::shell {

void ButtonRow::place(std::string_view label, const ButtonOptions& options) {
  const bool first = rest_.bottom == 0;
  const float width = button_width(ui_, label, options);
  if (first || width > rest_.width()) {
    if (!first) ui_.gap(space(2));
    const Metrics& metrics = ui_.metrics();
    rest_ = ui_.take(std::max(metrics.control, metrics.desk ? 0.0F : metrics.touch_min));
  }
  ui_.place(cut_left(rest_, std::min(width, rest_.width())));
  cut_left(rest_, space(2));
}

}  // namespace huifang::shell
