// What other apps handed to this one. The service worker puts it here, the program takes it over; pictures stay until
// a person removes them. No part of any person's database: who shares may not have signed in yet.

import { Database } from "./database.js";

const STORE = "items";

/**
 * @typedef {object} Shared
 * @property {number} receivedMs
 * @property {string} text may be empty
 * @property {Blob[]} pictures
 * @property {string} problem "empty", "other-kind", "too-large" or "unreadable"; "" where it is whole
 * @property {boolean} claimed the program keeps the words itself by now
 */

export class ShareBox {
  #database = new Database("huifang-shared", [STORE]);

  /**
   * Resolves when it is durable.
   * @param {Shared} shared
   * @returns {Promise<void>}
   */
  keep(shared) {
    return this.#database.run([STORE], "readwrite", (transaction, deliver) => {
      const store = transaction.objectStore(STORE);
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        // Never one that was there before: what was known under it is gone.
        const key = Math.max(Number(keys.result.at(-1) ?? 0) + 1, Date.now());
        store.put(shared, key).onsuccess = () => deliver(undefined);
      };
    });
  }

  /**
   * What was not claimed yet, oldest first.
   * @returns {Promise<{ key: number, shared: Shared }[]>}
   */
  list() {
    return this.#database.run(
      [STORE],
      "readonly",
      /** @type {import("./database.js").Work<{ key: number, shared: Shared }[]>} */
      (transaction, deliver) => {
        const store = transaction.objectStore(STORE);
        const keys = store.getAllKeys();
        const values = store.getAll();
        values.onsuccess = () => {
          const all = values.result.map((shared, at) => ({ key: Number(keys.result[at]), shared }));
          deliver(all.filter(({ shared }) => !shared.claimed));
        };
      },
    );
  }

  /**
   * Its words are kept elsewhere from now on; pictures stay.
   * @param {number} key
   * @returns {Promise<void>}
   */
  claim(key) {
    return this.#database.run([STORE], "readwrite", (transaction, deliver) => {
      const store = transaction.objectStore(STORE);
      const request = store.get(key);
      request.onsuccess = () => {
        const shared = /** @type {Shared | undefined} */ (request.result);
        if (shared !== undefined) {
          if (shared.pictures.length > 0) store.put({ ...shared, text: "", claimed: true }, key);
          else store.delete(key);
        }
        deliver(undefined);
      };
    });
  }

  /**
   * @param {number} key
   * @returns {Promise<void>}
   */
  drop(key) {
    return this.#database.run([STORE], "readwrite", (transaction, deliver) => {
      transaction.objectStore(STORE).delete(key).onsuccess = () => deliver(undefined);
    });
  }
}
