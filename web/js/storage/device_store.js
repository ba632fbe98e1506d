// The device's database of one person, as sync/store/device_store.hpp promises it to the program.

import { Database } from "./database.js";
import { Fenced, Unavailable } from "./faults.js";

// In the order of DeviceArea. All are made at once at version 1, which stays for ever: what is
// inside is opaque to the browser, so no upgrade can ever be blocked by another tab.
const AREAS = Object.freeze(["sb", "log", "page", "delta", "stage", "blob"]);

/**
 * @typedef {{ area: number, key: number, value: ArrayBuffer }} Entry
 * @typedef {{ area: number, key: number, value: ArrayBuffer | null }} Write  null deletes, or expects nothing
 */

export class DeviceStore {
  #database;
  /** @type {Write[]} writes reported as lost that may have been carried out all the same */
  #doubtful = [];

  /** @param {string} name */
  constructor(name) {
    this.#database = new Database(name, AREAS);
  }

  /**
   * Everything in these areas, each in the order of its keys.
   * @param {readonly number[]} areas
   * @returns {Promise<Entry[]>}
   */
  async load(areas) {
    if (areas.length === 0) return [];
    /** @type {import("./database.js").Work<Entry[]>} */
    const work = (transaction, deliver) => {
      /** @type {Entry[]} */
      const entries = [];
      deliver(entries);
      for (const area of areas) {
        const store = transaction.objectStore(storeOf(area));
        const keys = store.getAllKeys();
        const values = store.getAll();
        values.onsuccess = () => {
          values.result.forEach((value, at) => entries.push({ area, key: Number(keys.result[at]), value }));
        };
      }
    };
    const entries = await this.#database.run(areas.map(storeOf), "readonly", work);
    return entries.sort((one, other) => areas.indexOf(one.area) - areas.indexOf(other.area));
  }

  /**
   * @param {number} area
   * @param {readonly number[]} keys
   * @returns {Promise<Entry[]>}
   */
  async read(area, keys) {
    if (keys.length === 0) return [];
    /** @type {import("./database.js").Work<Entry[]>} */
    const work = (transaction, deliver) => {
      /** @type {Entry[]} */
      const entries = [];
      deliver(entries);
      const store = transaction.objectStore(storeOf(area));
      for (const key of keys) {
        const request = store.get(key);
        request.onsuccess = () => {
          if (request.result !== undefined) entries.push({ area, key, value: request.result });
        };
      }
    };
    return this.#database.run([storeOf(area)], "readonly", work);
  }

  /**
   * Every write or none, durable when this resolves. Rejects with Fenced where the store does not
   * hold all that is `expected`.
   * @param {readonly Write[]} writes
   * @param {readonly Write[]} expected
   * @returns {Promise<void>}
   */
  async commit(writes, expected) {
    try {
      await this.#commit(writes, expected);
      this.#doubtful = [];
    } catch (fault) {
      if (fault instanceof Unavailable && fault.key === "store.lost") this.#doubtful.push(...writes);
      throw fault;
    }
  }

  /**
   * @param {readonly Write[]} writes
   * @param {readonly Write[]} expected
   * @returns {Promise<void>}
   */
  #commit(writes, expected) {
    const areas = new Set([...writes, ...expected].map((write) => write.area));
    if (areas.size === 0) return Promise.resolve();
    const doubtful = this.#doubtful;
    return this.#database.run([...areas].map(storeOf), "readwrite", (transaction, deliver, refuse, repeated) => {
      const write = () => {
        // Done is only believed when every single write has been answered as well.
        let open = writes.length;
        if (open === 0) deliver(undefined);
        for (const { area, key, value } of writes) {
          const store = transaction.objectStore(storeOf(area));
          const request = value === null ? store.delete(key) : store.put(value, key);
          request.onsuccess = () => {
            if (--open === 0) deliver(undefined);
          };
        }
        transaction.commit();
      };
      if (expected.length === 0) {
        write();
        return;
      }
      const ours = repeated ? [...doubtful, ...writes] : doubtful;
      let unseen = expected.length;
      for (const wanted of expected) {
        const present = transaction.objectStore(storeOf(wanted.area)).get(wanted.key);
        present.onsuccess = () => {
          try {
            const held = present.result ?? null;
            if (!sameBytes(held, wanted.value) && !isOurs(held, wanted, ours)) refuse(new Fenced("another writer took over"));
            else if (--unseen === 0) write();
          } catch (fault) {
            refuse(/** @type {Error} */ (fault));
          }
        };
      }
    });
  }
}

// A connection may be lost after a transaction was carried out and before we heard of it. What is
// held may then be our own write instead of the expected value; writing again is harmless and makes
// it durable for certain.
/**
 * @param {ArrayBuffer | null} held
 * @param {Write} expected
 * @param {readonly Write[]} ours
 */
function isOurs(held, expected, ours) {
  return ours.some(
    (write) => write.area === expected.area && write.key === expected.key && sameBytes(held, write.value),
  );
}

/** @param {number} area */
function storeOf(area) {
  const store = AREAS[area];
  if (store === undefined) throw new RangeError(`no area ${area}`);
  return store;
}

/**
 * @param {ArrayBuffer | null} one
 * @param {ArrayBuffer | null} other
 */
function sameBytes(one, other) {
  if (one === null || other === null) return one === other;
  if (one.byteLength !== other.byteLength) return false;
  const left = new Uint8Array(one);
  const right = new Uint8Array(other);
  return left.every((byte, at) => byte === right[at]);
}
