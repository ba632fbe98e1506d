#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/icon.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

// How far something has come: the office has it, it is on the way, or it is still to come.
enum class Progress { kSolid, kHatched, kHollow };

// Something that happened or will happen, on a line of time.
struct Moment {
  std::string_view when;  // "Wed 7:12".
  std::string_view title;
  std::string_view detail;  // May be empty; wraps.
  Progress progress = Progress::kSolid;
  std::string_view progress_name;  // What the mark says, for screen readers ("accepted").
  std::optional<Icon> icon;        // In the mark instead of the plain one.
  Tone tone = Tone::kAccepted;     // Of the mark.
};
// Moments below each other with a line from mark to mark: whole up to what is solid, broken on the
// way to what is not yet. Few of them; what is out of sight is measured but not drawn.
void time_line(Ui& ui, std::string_view key, std::string_view name,
               std::span<const Moment> moments);

// A small box that is filled, hatched or hollow.
void progress_mark(Ui& ui, const Rect& rect, float size, Progress progress, Tone tone);

}  // namespace huifang::shell
