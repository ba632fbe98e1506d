// Keeps elements with ARIA roles over the canvas like the list of semantics that the program reports, told of changes
// alone. They are what screen readers, the keyboard and tests use. Each text field is one real <input> or <textarea>, seen
// only while it is edited.

import { createAnnouncer } from "./announcer.js";
import { createEntry, isField, updateElement } from "./mirror_element.js";
import { BEFORE, FIELD_WORDS, ID, KIND, kindOf, NODE_WORDS, PARENT, STATE } from "./mirror_words.js";

/**
 * @typedef {import("./mirror_element.js").Entry} Entry
 * @typedef {object} Mirror
 * @property {(target: EventTarget | null) => Entry | undefined} entryOf the entry that an event's target lies in
 * @property {() => void} keepFocusInSight
 */

/** @param {EventTarget | null} target words that a person may select and copy */
export const isSelectable = (target) => target instanceof HTMLElement && target.classList.contains("shell-words");

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} spoken where to put what is read out
 * @param {() => import("./shell.js").Calls | undefined} call
 * @returns {Mirror}
 */
export function createMirror(root, spoken, call) {
  /** @type {Map<number, Entry>} */
  const entries = new Map();
  /** @type {WeakMap<Element, Entry>} */
  const byElement = new WeakMap();
  const announcer = createAnnouncer(spoken);
  const decoder = new TextDecoder();
  let showing = false;

  /** @param {EventTarget | null} target */
  function entryOf(target) {
    for (let element = target instanceof Element ? target : null; element && element !== root; element = element.parentElement) {
      const entry = byElement.get(element);
      if (entry) return entry;
    }
    return undefined;
  }

  /**
   * Takes over what changed: the words of the nodes, of the looks of their fields, and the ids of those that are gone.
   * @param {ArrayBuffer} buffer
   * @param {number} wordsAt
   * @param {number} nodeCount
   * @param {number} fieldCount
   * @param {number} goneCount
   * @param {number} textsAt
   * @param {number} textsSize
   */
  function show(buffer, wordsAt, nodeCount, fieldCount, goneCount, textsAt, textsSize) {
    const fieldsAt = nodeCount * NODE_WORDS;
    const goneAt = fieldsAt + fieldCount * FIELD_WORDS;
    const words = new Uint32Array(buffer, wordsAt, goneAt + goneCount);
    const floats = new Float32Array(buffer, wordsAt, goneAt);
    const texts = new Uint8Array(buffer, textsAt, textsSize);
    /** @param {number} at */
    const text = (at) => (words[at + 1] === 0 ? "" : decoder.decode(texts.subarray(words[at], words[at] + words[at + 1])));

    showing = true;
    const focused = entryOf(document.activeElement)?.id;
    // First away with what is gone, so that what stays keeps its place, its focus and its input method.
    for (let at = goneAt; at < words.length; at += 1) remove(words[at]);
    for (let at = 0; at < fieldsAt; at += NODE_WORDS) {
      const entry = entryFor(words[at + ID], kindOf(words[at + KIND], words[at + STATE]));
      const parent = words[at + PARENT] === 0 ? root : entries.get(words[at + PARENT])?.element;
      if (parent) place(entry.element, parent, entries.get(words[at + BEFORE])?.element);
      updateElement(entry, { words, floats, fieldsAt, text }, at);
      if (entry.kind === "status") announcer.watch(entry.id, entry.element, words[at + STATE]);
    }
    announcer.listen();
    // What became an element of another kind is still the same to the person.
    const again = focused === undefined ? undefined : entries.get(focused);
    if (again && entryOf(document.activeElement) === undefined) again.element.focus();
    showing = false;
  }

  /** @param {number} id @param {string} kind */
  function entryFor(id, kind) {
    const before = entries.get(id);
    if (before?.kind === kind) return before;
    const entry = createEntry(id, kind);
    if (before) {
      if (before.kind === "status") announcer.forget(id);
      entry.element.append(...before.element.children);
      before.element.replaceWith(entry.element);
    }
    byElement.set(entry.element, entry);
    entries.set(id, entry);
    return entry;
  }

  /**
   * Makes `element` the child of `parent` right after `before`, or the first. An element that holds the focus is never
   * moved among its siblings: they move around it, or it would lose the focus and what an input method composes.
   * @param {Element} element
   * @param {Element} parent
   * @param {Element | undefined} before
   */
  function place(element, parent, before) {
    const after = () => (before ? before.nextElementSibling : parent.firstElementChild);
    if (element.parentElement !== parent || !element.contains(document.activeElement)) {
      if (after() !== element) parent.insertBefore(element, after());
    } else if (before && element.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING) {
      while (element.previousElementSibling !== before) parent.insertBefore(/** @type {Element} */ (element.nextElementSibling), element);
    } else {
      for (let between = after(); between && between !== element; between = after()) parent.append(between);
    }
  }

  /** @param {number} id */
  function remove(id) {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    if (entry.kind === "status") announcer.forget(id);
    const focused = entry.element === document.activeElement;
    entry.element.remove();
    if (focused) call()?.focused(0, 0);
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
    if (!entry) return;
    entry.composing = false;
    onInput(event);
  });
  /** @param {Event} event */
  function onInput(event) {
    // A field that goes away with the focus says once more what it held; the program has heard it, and is at work.
    if (showing) return;
    const entry = entryOf(event.target);
    if (!entry || !isField(event.target)) return;
    call()?.typed(entry.id, event.target.value, entry.composing ? 1 : 0);
  }
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
