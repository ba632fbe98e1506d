#pragma once

#include <cstdint>

#include "shell/widgets/geometry.hpp"

namespace huifang::shell::semantics {

// A number that stays the same for the same widget from frame to frame; 0 is nobody.
using NodeId = std::uint32_t;

// What a part of the screen is. The order is shared with ROLES in web/js/shell/mirror_words.js.
enum class Role : std::uint8_t {
  kText,
  kHeading,
  kButton,
  kLink,
  kTextbox,
  kLabel,
  kRadioGroup,
  kRadio,
  kList,
  kListItem,
  kTable,
  kRow,
  kColumnHeader,
  kCell,
  kNavigation,
  kMain,
  kBanner,
  kRegion,
  kGroup,
  kForm,
  kStatus,
  kAlert,
  kDialog,
  kProgress,
  kImage,
  kScroll,
  kCheckbox,
  kSearch,
  kGrid,
  kTree,
  kTreeItem,
  kSwitch,
  // A number: `position` is what it is, `column` the least and `set_size` the greatest it may be,
  // `value` how it is said.
  kSpinButton,
  kTabList,
  kTab,
  kTabPanel,
  kComboBox,  // A button whose `value` was chosen from a list that it opens.
  // Holds the focus for its options; `active` is the one that the arrows are at.
  kListBox,
  kOption,
  kSlider,  // `position` of `set_size`, and `value` says it in words.
  kMenu,
  kMenuItem,
  kTooltip,  // The words that describe another node; see Tree::describe().
};

// Bits of Node::state. The order is shared with web/js/shell/mirror_words.js.
enum State : std::uint32_t {
  kDisabled = 1U << 0U,
  kChecked = 1U << 1U,
  kSelected = 1U << 2U,
  kExpanded = 1U << 3U,
  kCollapsed = 1U << 4U,
  kCurrent = 1U << 5U,
  kInvalid = 1U << 6U,
  kRequired = 1U << 7U,
  kReadOnly = 1U << 8U,
  kMultiline = 1U << 9U,
  kPassword = 1U << 10U,
  kModal = 1U << 11U,
  kNamedByLabel = 1U << 12U,  // The name is shown by a kLabel node; it is not repeated on the node.
  kNameHidden = 1U << 13U,  // The name is not drawn (an icon button): aria-label, no text content.
  kDate = 1U << 15U,        // A textbox that holds a day: "2026-09-24".
  kSkipTab = 1U << 14U,     // Focusable, but not a stop of the Tab key (the unchosen radios).
  kFocusable = 1U << 16U,   // Takes the focus although its role alone does not (a tree's item).
  kMixed = 1U << 17U,       // A checkbox for many things of which only some are chosen.
  kMultiSelectable =
      1U << 18U,          // Of a grid, whose rows say whether they are kChecked; of a kListBox.
  kSortedUp = 1U << 19U,  // Of a column header.
  kSortedDown = 1U << 20U,
  // A textbox that searches a list: `controls` is the list, `active` the option that its arrows
  // are at. Arrows up and down, PageUp, PageDown and Escape come to the program.
  kSearchesList = 1U << 21U,
  kHasMenu = 1U << 22U,     // A button that opens a menu.
  kOwnTouches = 1U << 23U,  // Two fingers on it are the widget's, not the browser's zoom.
  // Of a status, whose words are read out when they become others:
  kSpokenWhenNew = 1U << 24U,  // they are read out as it comes, too (a snackbar);
  kUnhurried = 1U << 25U,      // they often change by themselves, and are not read out each time.
};

// What the person will type, so that the browser offers the right keyboard and fills in what it
// knows. The order of both is shared with web/js/shell/mirror_words.js.
enum class InputMode : std::uint8_t { kText, kNumeric, kDecimal, kTelephone, kEmail, kSearch };
enum class Autocomplete : std::uint8_t {
  kOff,
  kUsername,
  kCurrentPassword,
  kNewPassword,
  kName,
  kTelephone,
  kStreetAddress,
  kOneTimeCode,
};

// How the browser's own field has to look while it is edited, so that nothing jumps.
struct FieldLook {
  float font_px = 0, line_px = 0;
  float pad_left = 0, pad_top = 0, pad_right = 0, pad_bottom = 0;
  std::uint32_t ink = 0, caret = 0;
  InputMode input_mode = InputMode::kText;
  Autocomplete autocomplete = Autocomplete::kOff;
  bool bold = false;
};

// A piece of Tree's text.
struct TextRange {
  std::uint32_t offset = 0, size = 0;
};

struct Node {
  NodeId id = 0;
  std::int32_t parent = -1;  // Index in the list; -1 for the page.
  Role role = Role::kText;
  std::uint8_t level = 0;  // Of a heading.
  std::uint32_t state = 0;
  Rect rect;  // On the page.
  TextRange name, value, link, placeholder;
  NodeId related = 0;   // kLabel: the field it names; all others: what describes it.
  NodeId active = 0;    // Of a list and of what searches it: the option that the arrows are at.
  NodeId controls = 0;  // A field that searches: its list.
  std::int32_t set_size = 0, position = 0;  // Of the whole list, however few rows are here; from 1.
  std::int32_t column = 0;                  // Of a cell, from 1; of a table: the number of columns.
  float scroll_x = 0, scroll_y = 0;         // Of a kScroll: how far it is scrolled,
  float content_width = 0, content_height = 0;  // and how large what it holds is.
  // Index in Tree::fields(): of a textbox, or of a text that can be selected.
  std::int32_t field = -1;
};

// True if the Tab key stops at it. A button stays a stop while it is disabled, so that the focus is
// not lost by pressing it.
inline bool is_tab_stop(const Node& node) {
  if ((node.state & kSkipTab) != 0) return false;
  switch (node.role) {
    case Role::kButton:
    case Role::kLink:
    case Role::kCheckbox:
    case Role::kSwitch:
    case Role::kSpinButton:
    case Role::kComboBox:
    case Role::kListBox:
    case Role::kMenuItem:
    case Role::kRadio:
    case Role::kTab:
      return true;
    case Role::kTextbox:
    case Role::kSlider:
      return (node.state & kDisabled) == 0;
    default:
      return (node.state & kFocusable) != 0;
  }
}

}  // namespace huifang::shell::semantics
