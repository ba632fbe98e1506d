// How changes of the list of semantics come: words of a node and of a field, and the orders of the enums, shared with
// shell/platform/web/mirror.cpp and shell/semantics/node.hpp.

export const NODE_WORDS = 28;
export const ID = 0, PARENT = 1, BEFORE = 2, KIND = 3, STATE = 4, LEFT = 5, TOP = 6, WIDTH = 7, HEIGHT = 8, RELATED = 9,
  ACTIVE = 10, CONTROLS = 11, SET_SIZE = 12, POSITION = 13, COLUMN = 14, CONTENT_WIDTH = 15, CONTENT_HEIGHT = 16,
  SCROLL_X = 17, SCROLL_Y = 18, FIELD = 19;
// Texts: where each begins, and its size.
export const NAME = 20, VALUE = 22, LINK = 24, PLACEHOLDER = 26;
export const FIELD_WORDS = 11;
export const ROLES = [
  "text", "heading", "button", "link", "textbox", "label", "radiogroup", "radio", "list", "listitem",
  "table", "row", "columnheader", "cell", "navigation", "main", "banner", "region", "group", "form",
  "status", "alert", "dialog", "progressbar", "img", "scroll", "checkbox", "search", "grid", "tree", "treeitem",
  "switch", "spinbutton", "tablist", "tab", "tabpanel", "combobox", "listbox", "option", "slider", "menu",
  "menuitem", "tooltip",
];
export const DISABLED = 1, CHECKED = 2, SELECTED = 4, EXPANDED = 8, COLLAPSED = 16, CURRENT = 32, INVALID = 64,
  REQUIRED = 128, READ_ONLY = 256, MULTILINE = 512, PASSWORD = 1024, MODAL = 2048, NAMED_BY_LABEL = 4096,
  NAME_HIDDEN = 8192, SKIP_TAB = 16384, DATE = 32768, FOCUSABLE = 65536, MIXED = 131072, MULTI_SELECTABLE = 262144,
  SORTED_UP = 524288, SORTED_DOWN = 1048576, SEARCHES_LIST = 2097152, HAS_MENU = 4194304,
  OWN_TOUCHES = 8388608, SPOKEN_WHEN_NEW = 16777216, UNHURRIED = 33554432;
export const INPUT_MODES = ["text", "numeric", "decimal", "tel", "email", "search"];
export const AUTOCOMPLETES = [
  "off", "username", "current-password", "new-password", "name", "tel", "street-address", "one-time-code",
];

/**
 * One handing over of changes, as words, floats and texts lie in the program's memory; good until the program runs again.
 * @typedef {object} Words
 * @property {Uint32Array} words
 * @property {Float32Array} floats the same memory
 * @property {number} fieldsAt where the looks of fields begin
 * @property {(at: number) => string} text the text whose words are there
 */

/** What element a node wants: its role and a variant. @param {number} roleAndLevel @param {number} state */
export function kindOf(roleAndLevel, state) {
  const role = ROLES[roleAndLevel & 255];
  if (role === "textbox" && state & SEARCHES_LIST) return "textbox search";
  if (role === "heading") return `heading ${Math.min(6, Math.max(1, roleAndLevel >> 8))}`;
  if (role === "textbox") return state & MULTILINE ? "textbox multiline" : state & DATE ? "textbox date" : "textbox line";
  return role;
}
