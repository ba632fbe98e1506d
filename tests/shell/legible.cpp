#include "tests/shell/legible.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "imgui.h"
#include "shell/platform/headless/headless_fonts.hpp"

namespace huifang::shell {
namespace {

using semantics::Node;
using semantics::Role;

// Edges are rounded to pixels of the device.
constexpr float kSlack = 1.5F;
// So much of a letter may be missing, or lie under another one.
constexpr float kPartMax = 0.25F;
// What is larger is there for the eyes too, not for screen readers alone.
constexpr float kSeenFrom = 2.0F;
constexpr float kEllipsis = 0x2026;

constexpr std::array kPressed{Role::kButton, Role::kLink,       Role::kTextbox, Role::kRadio,
                              Role::kSwitch, Role::kSpinButton, Role::kTab,     Role::kCheckbox,
                              Role::kOption, Role::kComboBox,   Role::kSlider,  Role::kMenuItem};
// What leads to the whole of the words in it.
constexpr std::array kOpened{Role::kLink, Role::kRow, Role::kTreeItem, Role::kListItem,
                             Role::kComboBox};

bool is_one_of(std::span<const Role> roles, const Node& node) {
  return std::ranges::find(roles, node.role) != roles.end();
}

float area(const Rect& rect) { return rect.empty() ? 0.0F : rect.width() * rect.height(); }

bool overlap(const Rect& one, const Rect& other) {
  const Rect shared = one.clipped_to(other);
  return shared.width() > kSlack && shared.height() > kSlack;
}

bool holds(const Rect& outer, const Rect& inner) {
  const Rect around = outer.grown(kSlack);
  return inner.left >= around.left && inner.top >= around.top && inner.right <= around.right &&
         inner.bottom <= around.bottom;
}

std::string words_of(const Rect& rect) {
  const auto whole = [](float value) { return std::to_string(static_cast<int>(value)); };
  return whole(rect.left) + "," + whole(rect.top) + " to " + whole(rect.right) + "," +
         whole(rect.bottom);
}

class Page {
 public:
  explicit Page(HeadlessPlatform& platform)
      : ui_(platform.host().ui()), tree_(ui_.semantics()), page_(ui_.page()) {}

  std::vector<std::string> faults() {
    look_at_letters();
    look_at_controls();
    return faults_;
  }

 private:
  void say(std::string words) { faults_.push_back(std::move(words)); }

  std::string called(const Node& node) const {
    return "\"" + tree_.name_of(node) + "\" at " + words_of(node.rect);
  }

  // The text on the page that covers the place best, for the message.
  std::string words_at(const Rect& rect) const {
    const Node* best = nullptr;
    for (const Node& node : tree_.nodes()) {
      if (node.name.size == 0 || !node.rect.contains(rect.centre_x(), rect.centre_y())) continue;
      if (best == nullptr || area(node.rect) <= area(best->rect)) best = &node;
    }
    return (best == nullptr ? std::string("?")
                            : "\"" + std::string(tree_.text(best->name)) + "\"") +
           " at " + words_of(rect);
  }

  // Something scrolls there that way, so what is cut off comes into sight.
  bool scrolls(const Rect& rect, bool sideways) const {
    return std::ranges::any_of(tree_.nodes(), [&](const Node& node) {
      if (node.role != Role::kScroll || area(node.rect.clipped_to(rect)) <= 0) return false;
      return sideways ? node.content_width > node.rect.width() + kSlack
                      : node.content_height > node.rect.height() + kSlack;
    });
  }

  void look_at_cut(const Rect& letter, const Rect& clip) {
    const Rect seen = letter.clipped_to(clip);
    if (seen.empty()) return;
    const bool side = seen.width() < letter.width() * (1.0F - kPartMax);
    const bool upright = seen.height() < letter.height() * (1.0F - kPartMax);
    if ((side && !scrolls(letter, true)) || (upright && !scrolls(letter, false)))
      say("cut off: " + words_at(seen));
  }

  void look_at_ellipsis(const Rect& letter) {
    const bool leads_on = std::ranges::any_of(tree_.nodes(), [&](const Node& node) {
      return is_one_of(kOpened, node) && node.rect.contains(letter.centre_x(), letter.centre_y());
    });
    if (!leads_on) say("shortened: " + words_at(letter));
  }

  // Letters of one list of drawing; another list lies on it or under it.
  void look_at_list(const ImDrawList& list) {
    std::vector<Rect> letters;
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const Rect clip =
          Rect{command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w}
              .clipped_to(page_);
      const std::span<const ImDrawIdx> indices(list.IdxBuffer.Data + command.IdxOffset,
                                               command.ElemCount);
      for (std::size_t at = 0; at + 6 <= indices.size(); at += 3) {
        const ImDrawVert& first = list.VtxBuffer[static_cast<int>(indices[at])];
        const ImDrawVert& last = list.VtxBuffer[static_cast<int>(indices[at + 2])];
        if (first.uv.x != kHeadlessInk || last.uv.x != kHeadlessInk) continue;
        const Rect letter{first.pos.x, first.pos.y, last.pos.x, last.pos.y};
        at += 3;  // The other half of it.
        look_at_cut(letter, clip);
        const Rect seen = letter.clipped_to(clip);
        if (seen.empty()) continue;
        if (first.uv.y == kEllipsis) look_at_ellipsis(seen);
        letters.push_back(seen);
      }
    }
    look_at_overlaps(letters);
  }

  void look_at_overlaps(std::vector<Rect>& letters) {
    std::ranges::sort(letters, {}, &Rect::top);
    for (std::size_t one = 0; one < letters.size(); ++one) {
      for (std::size_t other = one + 1; other < letters.size(); ++other) {
        if (letters[other].top >= letters[one].bottom) break;
        const float least = std::min(area(letters[one]), area(letters[other]));
        if (area(letters[one].clipped_to(letters[other])) > least * kPartMax)
          return say("letters on letters: " + words_at(letters[one]));
      }
    }
  }

  void look_at_letters() {
    const ImDrawData* drawn = ImGui::GetDrawData();
    if (drawn == nullptr) return;
    const bool covered = std::ranges::any_of(
        tree_.nodes(), [](const Node& node) { return (node.state & semantics::kModal) != 0; });
    for (const ImDrawList* list : drawn->CmdLists) {
      // Under a dialog nothing is to be read.
      const bool below = std::string_view(list->_OwnerName).starts_with("page");
      if (!covered || !below) look_at_list(*list);
    }
  }

  // The pane that the node lies in; null: the page itself.
  const Node* pane_of(const Node& node) const {
    for (std::int32_t at = node.parent; at >= 0;) {
      const Node& around = tree_.nodes()[static_cast<std::size_t>(at)];
      if (around.role == Role::kScroll) return &around;
      at = around.parent;
    }
    return nullptr;
  }

  // What can be seen of a node in the panes around it.
  Rect seen(const Node& node) const {
    Rect rect = node.rect.clipped_to(page_);
    for (const Node* pane = pane_of(node); pane != nullptr; pane = pane_of(*pane))
      rect = rect.clipped_to(pane->rect);
    return rect;
  }

  void look_at_reach(const Node& node) {
    const Node* pane = pane_of(node);
    const Rect within = pane == nullptr ? page_ : pane->rect;
    const bool beside =
        node.rect.left < within.left - kSlack || node.rect.right > within.right + kSlack;
    const bool beyond =
        node.rect.top < within.top - kSlack || node.rect.bottom > within.bottom + kSlack;
    if ((beside && !scrolls(node.rect.clipped_to(within), true) && !scrolls(within, true)) ||
        (beyond && !scrolls(within, false)))
      say("out of reach: " + called(node) + " in " + words_of(within));
  }

  // A square as large as a finger, somewhere in `outer` and on none of `inner`.
  static bool has_room(const Rect& outer, std::span<const Rect> inner, float side) {
    std::vector<float> lefts{outer.left}, tops{outer.top};
    for (const Rect& rect : inner) {
      lefts.push_back(rect.right);
      tops.push_back(rect.bottom);
    }
    for (const float left : lefts) {
      for (const float top : tops) {
        const Rect square{left, top, left + side, top + side};
        if (holds(outer, square) &&
            std::ranges::none_of(inner, [&](const Rect& rect) { return overlap(rect, square); }))
          return true;
      }
    }
    return false;
  }

  // An open menu covers what is below it.
  bool in_menu(const Node& node) const {
    return node.parent >= 0 &&
           tree_.nodes()[static_cast<std::size_t>(node.parent)].role == Role::kMenu;
  }

  // A control may lie wholly within another one: a button at the end of a row that is a link. All
  // others keep apart. What the inner ones leave of the outer one is still a target for a finger.
  void look_at_controls() {
    std::vector<const Node*> controls;
    for (const Node& node : tree_.nodes())
      if (is_one_of(kPressed, node) && node.rect.width() > kSeenFrom) controls.push_back(&node);
    const float side = ui_.metrics().desk ? 0.0F : ui_.metrics().touch_min;
    for (const Node* one : controls) {
      look_at_reach(*one);
      std::vector<Rect> inner;
      for (const Node* other : controls) {
        if (other == one || !overlap(seen(*one), seen(*other))) continue;
        if (in_menu(*one) != in_menu(*other)) continue;
        if (holds(one->rect, other->rect)) {
          inner.push_back(other->rect);
        } else if (!holds(other->rect, one->rect)) {
          say(called(*other) + " on " + called(*one));
        }
      }
      if (!has_room(one->rect, inner, side)) say("too small for a finger: " + called(*one));
    }
  }

  const Ui& ui_;
  const semantics::Tree& tree_;
  Rect page_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> illegible(HeadlessPlatform& platform) { return Page(platform).faults(); }

}  // namespace huifang::shell
