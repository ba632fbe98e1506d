// Keeps elements with ARIA roles over the canvas like the list of semantics that the program reports. They are
// what screen readers, the keyboard and tests use. Each text field is one real <input> or <textarea>, seen only
// while it is edited.

// Words of a node and of a field, and the orders of the enums: shared with mirror.cpp and semantics/node.hpp.
const NODE_WORDS = 28;
const ID = 0, PARENT = 1, HASH = 2, KIND = 3, STATE = 4, LEFT = 5, TOP = 6, WIDTH = 7, HEIGHT = 8, RELATED = 9,
  ACTIVE = 10, CONTROLS = 11, SET_SIZE = 12, POSITION = 13, COLUMN = 14, CONTENT_WIDTH = 15, CONTENT_HEIGHT = 16,
  SCROLL_X = 17, SCROLL_Y = 18, FIELD = 19;
// Texts: where each begins, and its size.
const NAME = 20, VALUE = 22, LINK = 24, PLACEHOLDER = 26;
const FIELD_WORDS = 11;
const ROLES = [
  "text", "heading", "button", "link", "textbox", "label", "radiogroup", "radio", "list", "listitem",
  "table", "row", "columnheader", "cell", "navigation", "main", "banner", "region", "group", "form",
  "status", "alert", "dialog", "progressbar", "img", "scroll", "checkbox", "search", "grid", "tree", "treeitem",
  "switch", "spinbutton", "tablist", "tab", "tabpanel", "combobox", "listbox", "option", "slider", "menu",
  "menuitem", "tooltip",
];
const DISABLED = 1, CHECKED = 2, SELECTED = 4, EXPANDED = 8, COLLAPSED = 16, CURRENT = 32, INVALID = 64,
  REQUIRED = 128, READ_ONLY = 256, MULTILINE = 512, PASSWORD = 1024, MODAL = 2048, NAMED_BY_LABEL = 4096,
  NAME_HIDDEN = 8192, SKIP_TAB = 16384, DATE = 32768, FOCUSABLE = 65536, MIXED = 131072, MULTI_SELECTABLE = 262144,
  SORTED_UP = 524288, SORTED_DOWN = 1048576, SEARCHES_LIST = 2097152, HAS_MENU = 4194304,
  OWN_TOUCHES = 8388608;
const INPUT_MODES = ["text", "numeric", "decimal", "tel", "email", "search"];
const AUTOCOMPLETES = [
  "off", "username", "current-password", "new-password", "name", "tel", "street-address", "one-time-code",
];
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
// A status is read out at most this often; what it shows is always current.
const STATUS_PAUSE_MS = 10_000;

/**
 * @typedef {object} Parent
 * @property {HTMLElement} element
 * @property {Node | null} cursor where the next child belongs
 */
/**
 * @typedef {object} Entry
 * @property {number} id
 * @property {HTMLElement} element
 * @property {string} kind
 * @property {number} hash
 * @property {number} generation
 * @property {Node | null} cursor where the next child belongs
 * @property {string} said of a status: what it says
 * @property {number} saidAt of a status: when it was last read out
 * @property {number} timer
 * @property {number} scrollX
 * @property {number} scrollY
 * @property {boolean} composing
 */

/**
 * @typedef {object} Mirror
 * @property {(target: EventTarget | null) => Entry | undefined} entryOf the entry that an event's target lies in
 * @property {() => void} keepFocusInSight
 */

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLTextAreaElement} */
export const isField = (target) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** @param {EventTarget | null} target words that a person may select and copy */
export const isSelectable = (target) => target instanceof HTMLElement && target.classList.contains("shell-words");

/**
 * @param {HTMLElement} root
 * @param {() => import("./shell.js").Calls | undefined} call
 * @returns {Mirror}
 */
export function createMirror(root, call) {
  /** @type {Map<number, Entry>} */
  const entries = new Map();
  /** @type {WeakMap<Element, Entry>} */
  const byElement = new WeakMap();
  /** @type {Parent} */
  const top = { element: root, cursor: null };
  const decoder = new TextDecoder();
  let generation = 0;
  let showing = false;

  /** @param {EventTarget | null} target */
  function entryOf(target) {
    for (let element = target instanceof Element ? target : null; element && element !== root; element = element.parentElement) {
      const entry = byElement.get(element);
      if (entry) return entry;
    }
    return undefined;
  }

  /** @param {number} id @param {string} kind @returns {Entry} */
  function create(id, kind) {
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
    // Also where "Skip to content" leads.
    if (TAKES_FOCUS.has(role)) element.tabIndex = -1;
    element.id = `n${id}`;
    element.className = role === "textbox" ? "shell-field" : LEAVES.has(role) || role === "combobox" ? "shell-leaf" : role === "scroll" ? "shell-scroll" : "shell-box";
    if (role === "link") element.className = "shell-link";
    const entry = {
      id, element, kind, hash: -1, generation: 0, cursor: null, said: "", saidAt: -STATUS_PAUSE_MS, timer: 0,
      scrollX: 0, scrollY: 0, composing: false,
    };
    byElement.set(element, entry);
    entries.set(id, entry);
    return entry;
  }

  /**
   * Takes over the whole list.
   * @param {ArrayBuffer} buffer
   * @param {number} wordsAt
   * @param {number} nodeCount
   * @param {number} fieldCount
   * @param {number} stringsAt
   * @param {number} stringsSize
   */
  function show(buffer, wordsAt, nodeCount, fieldCount, stringsAt, stringsSize) {
    const size = nodeCount * NODE_WORDS + fieldCount * FIELD_WORDS;
    const words = new Uint32Array(buffer, wordsAt, size);
    const floats = new Float32Array(buffer, wordsAt, size);
    const strings = new Uint8Array(buffer, stringsAt, stringsSize);
    const fieldsAt = nodeCount * NODE_WORDS;
    /** @param {number} at */
    const text = (at) => (words[at + 1] === 0 ? "" : decoder.decode(strings.subarray(words[at], words[at] + words[at + 1])));

    showing = true;
    generation += 1;
    const focused = entryOf(document.activeElement)?.id;
    /** @type {Entry[]} */
    const listed = [];
    for (let index = 0; index < nodeCount; index += 1) {
      const at = index * NODE_WORDS;
      const kind = kindOf(words[at + KIND], words[at + STATE]);
      let entry = entries.get(words[at + ID]);
      if (entry && entry.kind !== kind) {
        remove(entry);
        entry = undefined;
      }
      entry ??= create(words[at + ID], kind);
      entry.generation = generation;
      entry.cursor = null;
      listed.push(entry);
    }
    // First away with what is gone, so that what stays keeps its place, its focus and its input method.
    for (const entry of entries.values()) if (entry.generation !== generation) remove(entry);

    top.cursor = root.firstChild;
    for (const entry of listed) entry.cursor = entry.element.firstElementChild;
    for (let index = 0; index < nodeCount; index += 1) {
      const at = index * NODE_WORDS;
      const entry = listed[index];
      const parentIndex = words[at + PARENT] | 0;
      putNext(parentIndex < 0 ? top : listed[parentIndex], entry.element);
      if (entry.hash !== words[at + HASH]) {
        entry.hash = words[at + HASH];
        update(entry, words, floats, at, fieldsAt, text);
      }
    }
    for (const entry of listed) if (entry.kind === "status") announce(entry);
    // What became an element of another kind is still the same to the person.
    const again = focused === undefined ? undefined : entries.get(focused);
    if (again && entryOf(document.activeElement) === undefined) again.element.focus();
    showing = false;
  }

  /**
   * Makes `element` the next child of `parent`. An element that holds the focus is never moved among its siblings:
   * they move around it, or it would lose the focus and what an input method composes.
   * @param {Parent} parent
   * @param {HTMLElement} element
   */
  function putNext(parent, element) {
    let cursor = parent.cursor;
    if (cursor !== element && element.parentNode === parent.element && element.contains(document.activeElement)) {
      while (cursor && cursor !== element) {
        const next = cursor.nextSibling;
        parent.element.append(cursor);
        cursor = next;
      }
    } else if (cursor !== element) {
      // Where it was before, somebody else comes next now.
      const before = element.parentElement === root ? top : element.parentElement && byElement.get(element.parentElement);
      if (before && before.cursor === element) before.cursor = element.nextSibling;
      parent.element.insertBefore(element, cursor);
      return;
    }
    parent.cursor = element.nextSibling;
  }

  /** @param {Entry} entry */
  function remove(entry) {
    clearTimeout(entry.timer);
    entries.delete(entry.id);
    const focused = entry.element === document.activeElement;
    entry.element.remove();
    if (focused) call()?.focused(0, 0);
  }

  /**
   * @param {Entry} entry
   * @param {Uint32Array} words
   * @param {Float32Array} floats
   * @param {number} at
   * @param {number} fieldsAt
   * @param {(at: number) => string} text
   */
  function update(entry, words, floats, at, fieldsAt, text) {
    const { element } = entry;
    const role = ROLES[words[at + KIND] & 255];
    const state = words[at + STATE];
    const name = text(at + NAME);
    const style = element.style;
    style.left = `${floats[at + LEFT]}px`;
    style.top = `${floats[at + TOP]}px`;
    style.width = `${Math.max(1, floats[at + WIDTH])}px`;
    style.height = `${Math.max(1, floats[at + HEIGHT])}px`;
    style.touchAction = state & OWN_TOUCHES ? "none" : "";

    const shown = LEAVES.has(role) && !(state & NAME_HIDDEN);
    if (shown) {
      if (element.textContent !== name) element.textContent = name;
    } else if (role === "link" && !(state & NAME_HIDDEN)) {
      if (element.textContent !== name) element.textContent = name;
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
      if (element.textContent !== text(at + VALUE)) element.textContent = text(at + VALUE);
    } else if (role === "listbox") {
      set(element, "aria-multiselectable", state & MULTI_SELECTABLE ? "true" : null);
      set(element, "aria-activedescendant", words[at + ACTIVE] ? `n${words[at + ACTIVE]}` : null);
    }
    if (role === "link") set(element, "href", text(at + LINK) || "#");
    if (role === "label") set(element, "for", `n${words[at + RELATED]}`);
    if (role === "text") updateWords(element, words, floats, at, fieldsAt);
    if (role === "textbox" && isField(element)) updateField(entry, element, words, floats, at, fieldsAt, text);
    if (role === "scroll") updateScroll(entry, floats, at);
  }

  /**
   * Text that can be selected stands in the letters that are drawn below it.
   * @param {HTMLElement} element
   * @param {Uint32Array} words
   * @param {Float32Array} floats
   * @param {number} at
   * @param {number} fieldsAt
   */
  function updateWords(element, words, floats, at, fieldsAt) {
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
   * @param {Uint32Array} words
   * @param {Float32Array} floats
   * @param {number} at
   * @param {number} fieldsAt
   * @param {(at: number) => string} text
   */
  function updateField(entry, field, words, floats, at, fieldsAt, text) {
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

  /** @param {Entry} entry */
  function announce(entry) {
    const said = entry.element.textContent ?? "";
    if (said === entry.said) return;
    entry.said = said;
    const now = performance.now();
    const pause = entry.saidAt + STATUS_PAUSE_MS - now;
    if (pause <= 0) {
      entry.saidAt = now;
      return;
    }
    // Changed again too soon: silent for now; readers hear the next change after the pause.
    entry.element.setAttribute("aria-live", "off");
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => entry.element.setAttribute("aria-live", "polite"), pause);
  }

  root.addEventListener("focusin", (event) => {
    const entry = entryOf(event.target);
    if (entry) call()?.focused(entry.id, entry.element.matches(":focus-visible") ? 1 : 0);
  });
  root.addEventListener("focusout", (event) => {
    if (!entryOf(event.relatedTarget)) call()?.focused(0, 0);
  });
  // Screen readers, the keyboard and scripts click elements; a pointer's click was done on the canvas already.
  root.addEventListener("click", (event) => {
    const entry = entryOf(event.target);
    if (!entry || isField(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (entry.element instanceof HTMLAnchorElement) event.preventDefault();
    if (event.detail === 0) call()?.activate(entry.id);
  });
  // The focus or a reader scrolled an element; the program follows.
  root.addEventListener("scroll", (event) => {
    const entry = entryOf(event.target);
    if (!entry || entry.kind !== "scroll") {
      if (event.target instanceof Element) event.target.scrollTop = event.target.scrollLeft = 0;
      return;
    }
    const { scrollLeft, scrollTop } = entry.element;
    if (Math.abs(scrollLeft - entry.scrollX) < 1 && Math.abs(scrollTop - entry.scrollY) < 1) return;
    entry.scrollX = scrollLeft;
    entry.scrollY = scrollTop;
    call()?.scrolled(entry.id, scrollLeft, scrollTop);
  }, { capture: true });

  root.addEventListener("compositionstart", (event) => {
    const entry = entryOf(event.target);
    if (entry) entry.composing = true;
  });
  root.addEventListener("compositionend", (event) => {
    const entry = entryOf(event.target);
    if (!entry || !isField(event.target)) return;
    entry.composing = false;
    call()?.typed(entry.id, event.target.value, 0);
  });
  /** @param {Event} event */
  const onInput = (event) => {
    const entry = entryOf(event.target);
    if (!entry || !isField(event.target)) return;
    call()?.typed(entry.id, event.target.value, entry.composing ? 1 : 0);
  };
  root.addEventListener("input", onInput);
  // Browsers that fill in saved passwords sometimes tell only this.
  root.addEventListener("change", onInput);

  return Object.assign(
    {
      entryOf,
      keepFocusInSight: () => {
        const field = document.activeElement;
        if (isField(field) && !showing) field.scrollIntoView({ block: "nearest" });
      },
    },
    {
      "show": show,
      /** @param {number} id */
      "focus": (id) => {
        const entry = entries.get(id >>> 0);
        const active = document.activeElement;
        if (entry) entry.element.focus();
        else if (active instanceof HTMLElement && root.contains(active)) active.blur();
      },
    },
  );
}

/** @param {number} roleAndLevel @param {number} state */
function kindOf(roleAndLevel, state) {
  const role = ROLES[roleAndLevel & 255];
  if (role === "textbox" && state & SEARCHES_LIST) return "textbox search";
  if (role === "heading") return `heading ${Math.min(6, Math.max(1, roleAndLevel >> 8))}`;
  if (role === "textbox") return state & MULTILINE ? "textbox multiline" : state & DATE ? "textbox date" : "textbox line";
  return role;
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
