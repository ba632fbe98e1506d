// One page at a time writes. The browser gives the lock back by itself when a page ends, however it
// ends. A page that has just been left may hold it for a moment still, so a short wait is no sign
// of another page.

import { Writer } from "./messages.js";

const NAME = "huifang-writer";
const PATIENCE_MS = 1_000;

/**
 * Asks for the lock and keeps it for as long as this worker lives. `news` hears held or elsewhere,
 * and after elsewhere, once the other page has let go, freed (this worker then keeps it from others).
 * @param {(writer: number) => void} news
 * @returns {Promise<boolean>} whether this worker may write; settled together with the first news
 */
export function holdWriterLock(news) {
  return new Promise((settle) => {
    let waiting = false;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    // On a slow device the lock may come late although nobody has it: only a holder is another page.
    const lookAround = async () => {
      const { held = [] } = await navigator.locks.query();
      if (waiting || holding) return;
      if (!held.some((lock) => lock.name === NAME)) {
        timer = setTimeout(lookAround, PATIENCE_MS);
        return;
      }
      waiting = true;
      news(Writer.elsewhere);
      settle(false);
    };
    let holding = false;
    timer = setTimeout(lookAround, PATIENCE_MS);
    const hold = () => {
      holding = true;
      clearTimeout(timer);
      news(waiting ? Writer.freed : Writer.held);
      settle(true); // Without effect after elsewhere: this page starts anew before it writes.
      return new Promise(() => undefined);
    };
    navigator.locks.request(NAME, hold).catch(() => undefined);
  });
}
