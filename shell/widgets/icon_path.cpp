#include "shell/widgets/icon_path.hpp"

#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string>

namespace huifang::shell {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
// On the grid of 24 and drawn at 24 to 48 px, pieces this short look round.
constexpr float kArcStep = kPi / 16.0F;
constexpr int kCurvePieces = 10;

class Reader {
 public:
  explicit Reader(std::string_view path) : text_(path) {}

  // The next command letter, the last one again when a number follows, 0 at the end.
  char command() {
    skip_blanks();
    if (at_ >= text_.size()) return 0;
    const char letter = text_[at_];
    if ((letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')) {
      ++at_;
      last_ = letter;
      return letter;
    }
    // After a move further pairs are lines.
    if (last_ == 'M') last_ = 'L';
    if (last_ == 'm') last_ = 'l';
    return last_;
  }

  float number() {
    skip_blanks();
    const char* start = text_.c_str() + at_;
    char* end = nullptr;
    const float value = std::strtof(start, &end);
    at_ += static_cast<std::size_t>(end - start);
    if (end == start) at_ = text_.size();
    return value;
  }

  bool flag() { return number() != 0.0F; }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',')) ++at_;
  }

  std::string text_;
  std::size_t at_ = 0;
  char last_ = 0;
};

void add_curve(std::vector<PathPoint>& points, PathPoint a, PathPoint b, PathPoint c) {
  const PathPoint start = points.back();
  for (int piece = 1; piece <= kCurvePieces; ++piece) {
    const float t = static_cast<float>(piece) / kCurvePieces;
    const float u = 1.0F - t;
    const float w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
    points.push_back({w0 * start.x + w1 * a.x + w2 * b.x + w3 * c.x, w0 * start.y + w1 * a.y + w2 * b.y + w3 * c.y});
  }
}

// From the end points to centre and angles, as the SVG standard tells in its appendix on arcs. The icons
// have no turned ellipses.
void add_arc(std::vector<PathPoint>& points, float rx, float ry, bool large, bool sweep, PathPoint end) {
  const PathPoint start = points.back();
  const float x = (start.x - end.x) * 0.5F, y = (start.y - end.y) * 0.5F;
  if ((x == 0 && y == 0) || rx == 0 || ry == 0) {
    points.push_back(end);
    return;
  }
  const float stretch = (x * x) / (rx * rx) + (y * y) / (ry * ry);
  if (stretch > 1) {
    rx *= std::sqrt(stretch);
    ry *= std::sqrt(stretch);
  }
  const float below = rx * rx * y * y + ry * ry * x * x;
  float root = std::sqrt(std::max(0.0F, (rx * rx * ry * ry - below) / below));
  if (large == sweep) root = -root;
  const float cx0 = root * rx * y / ry, cy0 = -root * ry * x / rx;
  const float cx = cx0 + (start.x + end.x) * 0.5F, cy = cy0 + (start.y + end.y) * 0.5F;
  const float from = std::atan2((y - cy0) / ry, (x - cx0) / rx);
  const float to = std::atan2((-y - cy0) / ry, (-x - cx0) / rx);
  float turn = to - from;
  if (sweep && turn < 0) turn += 2 * kPi;
  if (!sweep && turn > 0) turn -= 2 * kPi;
  const int pieces = std::max(2, static_cast<int>(std::ceil(std::abs(turn) / kArcStep)));
  for (int piece = 1; piece < pieces; ++piece) {
    const float angle = from + turn * static_cast<float>(piece) / static_cast<float>(pieces);
    points.push_back({cx + rx * std::cos(angle), cy + ry * std::sin(angle)});
  }
  points.push_back(end);
}

}  // namespace

std::vector<SubPath> flatten_path(std::string_view path) {
  std::vector<SubPath> result;
  Reader reader(path);
  PathPoint at{0, 0};
  for (char command = reader.command(); command != 0; command = reader.command()) {
    const bool relative = command >= 'a';
    const PathPoint origin = relative ? at : PathPoint{0, 0};
    const char kind = static_cast<char>(relative ? command - 'a' + 'A' : command);
    if (kind == 'M') {
      at = {origin.x + reader.number(), 0};
      at.y = origin.y + reader.number();
      result.push_back({{at}, false});
      continue;
    }
    if (result.empty()) break;
    if (result.back().closed) result.push_back({{at}, false});
    std::vector<PathPoint>& points = result.back().points;
    const auto pair = [&] {
      const float x = origin.x + reader.number();
      return PathPoint{x, origin.y + reader.number()};
    };
    if (kind == 'L') {
      points.push_back(pair());
    } else if (kind == 'H') {
      points.push_back({origin.x + reader.number(), at.y});
    } else if (kind == 'V') {
      points.push_back({at.x, origin.y + reader.number()});
    } else if (kind == 'C') {
      const PathPoint a = pair(), b = pair(), c = pair();
      add_curve(points, a, b, c);
    } else if (kind == 'A') {
      const float rx = reader.number(), ry = reader.number();
      reader.number();  // The turn of the ellipse.
      const bool large = reader.flag(), sweep = reader.flag();
      add_arc(points, rx, ry, large, sweep, pair());
    } else if (kind == 'Z') {
      result.back().closed = true;
      at = points.front();
      continue;
    } else {
      break;
    }
    at = points.back();
  }
  return result;
}

}  // namespace huifang::shell
