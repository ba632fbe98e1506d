// The element that stands for one node of the semantics: its tag, role, words and states.

import {
  ACTIVE, AUTOCOMPLETES, CHECKED, COLLAPSED, COLUMN, CONTENT_HEIGHT, CONTENT_WIDTH, CONTROLS, CURRENT, DATE,
  DISABLED, EXPANDED, FIELD, FIELD_WORDS, FOCUSABLE, HAS_MENU, HEIGHT, INPUT_MODES, INVALID, KIND, LEFT, LINK,
  MIXED, MODAL, MULTILINE, MULTI_SELECTABLE, NAME, NAMED_BY_LABEL, NAME_HIDDEN, OWN_TOUCHES, PASSWORD, PLACEHOLDER,
  POSITION, READ_ONLY, RELATED, REQUIRED, ROLES, SCROLL_X, SCROLL_Y, SEARCHES_LIST, SELECTED, SET_SIZE, SKIP_TAB,
  SORTED_DOWN, SORTED_UP, STATE, TOP, VALUE, WIDTH,
} from "./mirror_words.js";

// Elements of their own meaning; everything else is a <div> with a role.
const TAGS = /** @type {Record<string, string>} */ ({
  text: "span", button: "button", link: "a", label: "label", radio: "button", checkbox: "button",
  switch: "button", tab: "button", combobox: "button", menuitem: "button", navigation: "nav", main: "main", img: "span",
});
const OWN_ROLE = new Set(["text", "heading", "button", "link", "textbox", "label", "navigation", "main", "scroll"]);
const LEAVES = new Set([
  "text", "heading", "button", "label", "radio", "checkbox", "img", "columnheader", "switch", "tab", "option",
  "menuitem", "tooltip",
]);
// Buttons and links take the focus by themselves, the others are made to; parts of a page only when what had it is gone.
const PRESSABLE = new Set(["button", "link", "radio", "checkbox", "switch", "tab", "combobox", "spinbutton", "listbox", "slider", "menuitem"]);
const TAKES_FOCUS = new Set(["dialog", "main"]);

/**
 * @typedef {import("./mirror_words.js").Words} Words
 * @typedef {object} Entry
 * @property {number} id
 * @property {HTMLElement} element
 * @property {string} kind see kindOf()
 * @property {number} scrollX
 * @property {number} scrollY
 * @property {boolean} composing
 */

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLTextAreaElement} */
export const isField = (target) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** @param {number} id @param {string} kind @returns {Entry} */
export function createEntry(id, kind) {
  const [role, variant] = kind.split(" ");
  let element;
  if (role === "textbox") {
    element = document.createElement(variant === "multiline" ? "textarea" : "input");
    element.spellcheck = variant === "multiline";
    element.dir = "auto"; // As the program draws it: the first word says where the text begins.
    if (variant === "date") /** @type {HTMLInputElement} */ (element).type = "date";
  } else {
    element = document.createElement(role === "heading" ? `h${variant}` : (TAGS[role] ?? "div"));
  }
  if (element instanceof HTMLButtonElement) element.type = "button";
  if (!OWN_ROLE.has(role)) element.setAttribute("role", role);
  if (role === "status") element.setAttribute("aria-live", "off"); // The announcer says it, at its time.
  // Also where "Skip to content" leads.
  if (TAKES_FOCUS.has(role)) element.tabIndex = -1;
  element.id = `n${id}`;
  element.className = role === "textbox" ? "shell-field" : LEAVES.has(role) || role === "combobox" ? "shell-leaf" : role === "scroll" ? "shell-scroll" : "shell-box";
  if (role === "link") element.className = "shell-link";
  return { id, element, kind, scrollX: 0, scrollY: 0, composing: false };
}

/**
 * Makes the element say what the node says whose words are at `at`.
 * @param {Entry} entry
 * @param {Words} told
 * @param {number} at
 */
export function updateElement(entry, told, at) {
  const { element } = entry;
  const { words, floats, text } = told;
  const role = ROLES[words[at + KIND] & 255];
  const state = words[at + STATE];
  const name = text(at + NAME);
  const style = element.style;
  style.left = `${floats[at + LEFT]}px`;
  style.top = `${floats[at + TOP]}px`;
  style.width = `${Math.max(1, floats[at + WIDTH])}px`;
  style.height = `${Math.max(1, floats[at + HEIGHT])}px`;
  style.touchAction = state & OWN_TOUCHES ? "none" : "";

  const shown = (LEAVES.has(role) || role === "link") && !(state & NAME_HIDDEN);
  if (shown) {
    setText(element, name);
  } else if (!(state & NAMED_BY_LABEL)) {
    set(element, "aria-label", name || null);
  }
  set(element, "aria-disabled", state & DISABLED ? "true" : null);
  set(element, "aria-invalid", state & INVALID ? "true" : null);
  set(element, "aria-required", state & REQUIRED ? "true" : null);
  set(element, "aria-current", state & CURRENT ? (role === "link" ? "page" : "true") : null);
  set(element, "aria-expanded", state & EXPANDED ? "true" : state & COLLAPSED ? "false" : null);
  set(element, "aria-modal", state & MODAL ? "true" : null);
  if (role === "radio" || role === "checkbox" || role === "switch") {
    set(element, "aria-checked", state & MIXED ? "mixed" : state & CHECKED ? "true" : "false");
  }
  if (role === "row") {
    set(element, "aria-current", state & SELECTED ? "true" : null);
    set(element, "aria-selected", state & MULTI_SELECTABLE ? (state & CHECKED ? "true" : "false") : null);
  }
  if (role === "tab" || role === "option") set(element, "aria-selected", state & SELECTED ? "true" : "false");
  if (role === "button") set(element, "aria-pressed", state & SELECTED ? "true" : null);
  if (role === "treeitem") set(element, "aria-selected", state & SELECTED ? "true" : null);
  if (role === "grid") set(element, "aria-multiselectable", state & MULTI_SELECTABLE ? "true" : null);
  if (role === "columnheader") {
    set(element, "aria-sort", state & SORTED_UP ? "ascending" : state & SORTED_DOWN ? "descending" : null);
  }
  set(element, "aria-haspopup", state & HAS_MENU ? "menu" : null);
  if (role !== "label") set(element, "aria-describedby", words[at + RELATED] ? `n${words[at + RELATED]}` : null);
  if (PRESSABLE.has(role) || state & FOCUSABLE) element.tabIndex = state & SKIP_TAB ? -1 : 0;
  else if (role !== "textbox" && !TAKES_FOCUS.has(role)) element.removeAttribute("tabindex");

  const setSize = words[at + SET_SIZE] | 0;
  const position = words[at + POSITION] | 0;
  const column = words[at + COLUMN] | 0;
  if (role === "listitem" || role === "treeitem" || role === "option") {
    set(element, "aria-setsize", setSize > 0 ? String(setSize) : null);
    set(element, "aria-posinset", position > 0 ? String(position) : null);
    if (role === "treeitem") set(element, "aria-level", String(words[at + KIND] >> 8));
  } else if (role === "table" || role === "grid") {
    set(element, "aria-rowcount", String(setSize));
    set(element, "aria-colcount", String(column));
  } else if (role === "row") {
    set(element, "aria-rowindex", String(position));
  } else if (role === "cell" || role === "columnheader") {
    set(element, "aria-colindex", String(column));
  } else if (role === "progressbar") {
    set(element, "aria-valuemax", "100");
    set(element, "aria-valuenow", setSize > 0 ? String(position) : null);
  } else if (role === "slider") {
    set(element, "aria-valuemin", "0");
    set(element, "aria-valuemax", String(setSize));
    set(element, "aria-valuenow", String(position));
    set(element, "aria-valuetext", text(at + VALUE) || null);
  }
  if (role === "spinbutton") {
    set(element, "aria-valuenow", String(position));
    set(element, "aria-valuemin", String(column));
    set(element, "aria-valuemax", String(setSize));
    set(element, "aria-valuetext", text(at + VALUE) || null);
  } else if (role === "combobox") {
    set(element, "aria-haspopup", "listbox");
    setText(element, text(at + VALUE));
  } else if (role === "listbox") {
    set(element, "aria-multiselectable", state & MULTI_SELECTABLE ? "true" : null);
    set(element, "aria-activedescendant", words[at + ACTIVE] ? `n${words[at + ACTIVE]}` : null);
  }
  if (role === "link") set(element, "href", text(at + LINK) || "#");
  if (role === "label") set(element, "for", `n${words[at + RELATED]}`);
  if (role === "text") updateWords(element, told, at);
  if (role === "textbox" && isField(element)) updateField(entry, element, told, at);
  if (role === "scroll") updateScroll(entry, floats, at);
}

/**
 * Text that can be selected stands in the letters that are drawn below it.
 * @param {HTMLElement} element
 * @param {Words} told
 * @param {number} at
 */
function updateWords(element, { words, floats, fieldsAt }, at) {
  const field = words[at + FIELD] | 0;
  element.className = field < 0 ? "shell-leaf" : words[at + STATE] & MULTILINE ? "shell-words shell-wraps" : "shell-words";
  if (field < 0) return;
  const lookAt = fieldsAt + field * FIELD_WORDS;
  element.style.fontSize = `${floats[lookAt]}px`;
  element.style.lineHeight = `${floats[lookAt + 1]}px`;
  element.style.fontWeight = words[lookAt + 10] ? "700" : "";
}

/**
 * @param {Entry} entry
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {Words} told
 * @param {number} at
 */
function updateField(entry, field, { words, floats, fieldsAt, text }, at) {
  const state = words[at + STATE];
  const lookAt = fieldsAt + words[at + FIELD] * FIELD_WORDS;
  const style = field.style;
  style.fontSize = `${floats[lookAt]}px`;
  style.lineHeight = `${floats[lookAt + 1]}px`;
  style.padding = `${floats[lookAt + 3]}px ${floats[lookAt + 4]}px ${floats[lookAt + 5]}px ${floats[lookAt + 2]}px`;
  style.color = colour(words[lookAt + 6]);
  style.caretColor = colour(words[lookAt + 7]);
  if (field instanceof HTMLInputElement && !(state & DATE)) {
    const type = state & PASSWORD ? "password" : "text";
    if (field.type !== type) field.type = type;
  }
  set(field, "inputmode", INPUT_MODES[words[lookAt + 8]]);
  set(field, "autocomplete", AUTOCOMPLETES[words[lookAt + 9]]);
  set(field, "autocapitalize", words[lookAt + 9] === 0 ? null : "off");
  const searches = (state & SEARCHES_LIST) !== 0;
  set(field, "role", searches ? "combobox" : null);
  set(field, "aria-autocomplete", searches ? "list" : null);
  set(field, "aria-controls", searches && words[at + CONTROLS] ? `n${words[at + CONTROLS]}` : null);
  set(field, "aria-activedescendant", searches && words[at + ACTIVE] ? `n${words[at + ACTIVE]}` : null);
  set(field, "placeholder", text(at + PLACEHOLDER) || null);
  field.disabled = (state & DISABLED) !== 0;
  field.readOnly = (state & READ_ONLY) !== 0;
  const value = text(at + VALUE);
  // While an input method composes, the field alone knows what is being written.
  if (!entry.composing && field.value !== value) field.value = value;
}

/** @param {Entry} entry @param {Float32Array} floats @param {number} at */
function updateScroll(entry, floats, at) {
  const { element } = entry;
  // The last child is as large as the content, so that the browser knows how far it may scroll.
  let extent = /** @type {HTMLElement | null} */ (element.querySelector(":scope > .shell-extent"));
  if (!extent) {
    extent = document.createElement("div");
    extent.className = "shell-extent";
    element.append(extent);
  }
  extent.style.width = `${floats[at + CONTENT_WIDTH]}px`;
  extent.style.height = `${floats[at + CONTENT_HEIGHT]}px`;
  entry.scrollX = floats[at + SCROLL_X];
  entry.scrollY = floats[at + SCROLL_Y];
  if (Math.abs(element.scrollLeft - entry.scrollX) >= 1) element.scrollLeft = entry.scrollX;
  if (Math.abs(element.scrollTop - entry.scrollY) >= 1) element.scrollTop = entry.scrollY;
}

/** The words that stand directly in an element, before the elements in it. @param {Element} element @param {string} words */
function setText(element, words) {
  const first = element.firstChild;
  if (first instanceof Text) {
    if (first.data !== words) first.data = words;
  } else if (words !== "") {
    element.prepend(words);
  }
}

/** @param {Element} element @param {string} name @param {string | null} value */
function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @param {number} packed */
function colour(packed) {
  return `rgb(${packed & 255} ${(packed >> 8) & 255} ${(packed >> 16) & 255} / ${(packed >>> 24) / 255})`;
}
