#pragma once

#include <string_view>
#include <vector>

namespace huifang::shell {

struct PathPoint {
  float x, y;
};

// One stroke or outline of a path, flattened to short straight pieces.
struct SubPath {
  std::vector<PathPoint> points;
  bool closed = false;
};

// Reads an SVG path of M L H V C A Z and their relative twins. What it cannot read ends the path there.
std::vector<SubPath> flatten_path(std::string_view path);

}  // namespace huifang::shell
