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
    const timer = setTimeout(() => {
      waiting = true;
      news(Writer.elsewhere);
      settle(false);
    }, PATIENCE_MS);
    const hold = () => {
      clearTimeout(timer);
      news(waiting ? Writer.freed : Writer.held);
      settle(true); // Without effect after elsewhere: this page starts anew before it writes.
      return new Promise(() => undefined);
    };
    navigator.locks.request(NAME, hold).catch(() => undefined);
  });
}
