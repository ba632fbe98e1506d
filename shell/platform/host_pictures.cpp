// What a person drops on the page or pastes, on its way to the widget that takes it.

#include <algorithm>
#include <utility>

#include "shell/platform/host.hpp"

namespace huifang::shell {

void Host::files_over(bool over) {
  if (std::exchange(ui_.files_over_, over) == over) return;
  platform_.request_frame();
}

void Host::pictures_given(GivenPictures given, std::optional<Spot> spot) {
  ui_.files_over_ = false;
  const auto& takers = ui_.picture_takers_;
  auto taker = takers.end();
  if (spot)
    taker = std::ranges::find_if(
        takers, [&](const Ui::PlaceOf& place) { return place.rect.contains(spot->x, spot->y); });
  if (taker == takers.end()) taker = takers.begin();
  ui_.given_pictures_ = {taker == takers.end() ? 0 : taker->id, std::move(given)};
  run_frame();
  // Nobody is there to take them, or not any more.
  if (const auto left = std::exchange(ui_.given_pictures_, std::nullopt)) {
    for (const GivenPicture& picture : left->second.pictures) platform_.release_picture(picture.id);
    ui_.misplaced_pictures_ = true;
    run_frame();
  }
  show_what_came_of_it();
}

}  // namespace huifang::shell
