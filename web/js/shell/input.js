// Pointer, wheel and keys. A pointer goes to the canvas by its place; keys go to what has the focus. The program
// runs inside the event, so that what it does counts as the person's own act.

import { isSelectable } from "./mirror.js";
import { isField } from "./mirror_element.js";

// Shared with PointerEvent::Kind.
const MOVE = 0, DOWN = 1, UP = 2, LEAVE = 3;
const WHEEL_LINE_PX = 16;
const WHEEL_PAGE_PX = 400;
// What a text field does itself with Ctrl or Cmd.
const EDITING_KEYS = new Set(["a", "c", "v", "x", "y", "z", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Backspace", "Delete"]);
// Keys that mean something else with Shift; of letters and signs the key itself tells.
const SHIFTED_KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter", " "]);
// What a field that searches a list leaves to the list.
const LIST_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Escape"]);
const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta", "CapsLock", "Tab", "Process", "Dead", "Unidentified"]);

/**
 * @param {HTMLElement} root
 * @param {import("./mirror.js").Mirror} mirror
 * @param {() => import("./shell.js").Calls | undefined} call
 */
export function listenToInput(root, mirror, call) {
  /** @param {MouseEvent} event @returns {[number, number]} */
  const placeOf = (event) => {
    const box = root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  /** @param {number} kind @param {PointerEvent} event */
  const send = (kind, event) => {
    const [x, y] = placeOf(event);
    const finger = event.isPrimary ? 0 : event.pointerId;
    const pressure = event.pointerType === "pen" ? event.pressure : 0;
    call()?.pointer(kind, x, y, Math.max(0, event.button), event.pointerType === "touch" ? 1 : 0, event.timeStamp, finger, pressure);
  };
  // The pointers that are being followed, from down to up.
  /** @type {Set<number>} */
  const followed = new Set();

  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    // A link with Ctrl, Shift or Cmd is the browser's: another tab, another window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const field = isField(event.target);
    // A field places its own caret; a finger on a field at rest may still want to scroll.
    if (field && (event.pointerType !== "touch" || event.target === document.activeElement)) return;
    // A mouse selects words where they can be selected; a finger held on them does too.
    if (event.pointerType === "mouse" && isSelectable(event.target)) return;
    followed.add(event.pointerId);
    if (!field) root.setPointerCapture(event.pointerId);
    send(DOWN, event);
  });
  root.addEventListener("pointermove", (event) => {
    const drags = followed.has(event.pointerId);
    if (event.pointerType === "touch" && !drags) return;
    // What is drawn by hand needs each place, not one a frame.
    const steps = drags ? (event.getCoalescedEvents?.() ?? []) : [];
    if (steps.length === 0) send(MOVE, event);
    for (const step of steps) send(MOVE, step);
  });
  root.addEventListener("pointerup", (event) => {
    if (followed.delete(event.pointerId)) send(UP, event);
  });
  root.addEventListener("pointercancel", (event) => {
    followed.delete(event.pointerId);
    send(LEAVE, event);
  });
  root.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") send(LEAVE, event);
  });
  root.addEventListener("click", (event) => {
    // A calendar opens wherever its field is pressed, not only on its small picture.
    if (event.target instanceof HTMLInputElement && event.target.type === "date") event.target.showPicker?.();
  });
  root.addEventListener("wheel", (event) => {
    if (event.ctrlKey) {
      // The pinch of a trackpad comes so too. Where nothing can be zoomed it is the browser's.
      const [x, y] = placeOf(event);
      if (call()?.zoomWheel(x, y, event.deltaY * (event.deltaMode === 1 ? WHEEL_LINE_PX : 1))) event.preventDefault();
      return;
    }
    event.preventDefault();
    const unit = event.deltaMode === 1 ? WHEEL_LINE_PX : event.deltaMode === 2 ? WHEEL_PAGE_PX : 1;
    const [x, y] = placeOf(event);
    const sideways = event.shiftKey && event.deltaX === 0;
    call()?.wheel(x, y, (sideways ? event.deltaY : event.deltaX) * unit, sideways ? 0 : event.deltaY * unit);
  }, { passive: false });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || MODIFIERS.has(event.key) || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    const { target } = event;
    if (isField(target)) {
      const entry = mirror.entryOf(target);
      if (!entry) return;
      if (held) {
        if (!EDITING_KEYS.has(event.key) && call()?.key(`Ctrl+${event.key}`)) event.preventDefault();
      } else if (entry.kind === "textbox search" && LIST_KEYS.has(event.key)) {
        event.preventDefault();
        call()?.key(event.key);
      } else if (event.key === "Enter" && target instanceof HTMLInputElement) {
        event.preventDefault();
        call()?.submitted(entry.id);
      } else if (event.key === "Escape") {
        event.preventDefault();
        target.blur();
      }
      return;
    }
    const button = target instanceof HTMLButtonElement;
    const pressable = button || target instanceof HTMLAnchorElement;
    // The browser makes a click of it.
    if (!held && !event.shiftKey && ((pressable && event.key === "Enter") || (button && event.key === " "))) return;
    const shifted = event.shiftKey && SHIFTED_KEYS.has(event.key) ? `Shift+${event.key}` : event.key;
    if (call()?.key(held ? `Ctrl+${shifted}` : shifted)) event.preventDefault();
  });
}
