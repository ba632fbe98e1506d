#pragma once

#include <cstdint>
#include <optional>

#include "shell/app/speech.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A month to choose a day from, in front of everything. `month` is any day of the month shown and
// changes with the arrows. Days before `first` cannot be chosen.
struct DatePick {
  bool closed = false;              // Nothing was chosen.
  std::optional<std::int64_t> day;  // Days since 1970-01-01.
};
DatePick draw_date_picker(Ui& ui, const Speech& say, std::string_view title, std::int64_t& month,
                          std::int64_t first, std::optional<std::int64_t> chosen);

}  // namespace huifang::shell
