// One IndexedDB database that heals its connection: browsers close it behind our back, abort without
// a reason, or never answer. A job is repeated whole until it is known to be done or to be given up,
// so every job must be idempotent. Jobs run one after the other, which keeps the order of the
// answers and lets a repeat never overtake what was asked later.

import { describe, Fenced, isFull, Unavailable } from "./faults.js";

const TRIES_MAX = 8;
const FIRST_PAUSE_MS = 50; // Doubles: 6.35 s over all tries.
const ANSWER_MS_MAX = 8_000; // Longer means that no answer will come.

/**
 * Work inside one transaction. It may only use requests of that transaction, calls `deliver` with
 * the result at most once, and may throw (or call `refuse`) to have the whole transaction undone.
 * `repeated` tells that an earlier try may have been carried out without our learning of it.
 * @template Result
 * @typedef {(transaction: IDBTransaction, deliver: (result: Result) => void,
 *            refuse: (fault: Error) => void, repeated: boolean) => void} Work
 */

export class Database {
  #name;
  #stores;
  /** @type {Promise<IDBDatabase> | null} */
  #connection = null;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {string} name
   * @param {readonly string[]} stores all made at version 1, which stays for ever
   */
  constructor(name, stores) {
    this.#name = name;
    this.#stores = stores;
  }

  /**
   * Resolves with the delivered result once the transaction is complete (for writing: durable).
   * Rejects with Fenced or Unavailable; then nothing of it was kept.
   * @template Result
   * @param {readonly string[]} stores
   * @param {IDBTransactionMode} mode
   * @param {Work<Result>} work
   * @returns {Promise<Result>}
   */
  run(stores, mode, work) {
    const job = () => this.#persist(stores, mode, work);
    const answer = this.#last.then(job, job);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /**
   * @template Result
   * @param {readonly string[]} stores
   * @param {IDBTransactionMode} mode
   * @param {Work<Result>} work
   */
  async #persist(stores, mode, work) {
    let pauseMs = FIRST_PAUSE_MS;
    for (let attempt = 1; ; ++attempt) {
      try {
        const connection = await this.#connect();
        return await transact(connection, stores, mode, work, attempt > 1);
      } catch (fault) {
        if (fault instanceof Fenced) throw fault;
        if (isFull(fault)) throw new Unavailable("store.full", describe(fault));
        if (attempt === TRIES_MAX) throw new Unavailable("store.lost", describe(fault));
        await this.#disconnect();
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        pauseMs *= 2;
      }
    }
  }

  #connect() {
    this.#connection ??= this.#open().catch((fault) => {
      this.#connection = null;
      throw fault;
    });
    return this.#connection;
  }

  async #open() {
    const connection = await open(this.#name, this.#stores);
    const forget = () => {
      this.#connection = null;
    };
    connection.onclose = forget;
    connection.onversionchange = () => {
      connection.close();
      forget();
    };
    return connection;
  }

  async #disconnect() {
    const connection = this.#connection;
    this.#connection = null;
    try {
      (await connection)?.close();
    } catch {
      // It never opened, or is closed already: either way it is gone.
    }
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} stores
 * @returns {Promise<IDBDatabase>}
 */
function open(name, stores) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error("opening took too long"));
    }, ANSWER_MS_MAX);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      if (late) request.result.close();
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error("opening failed without a reason"));
    };
  });
}

/**
 * @template Result
 * @param {IDBDatabase} connection
 * @param {readonly string[]} stores
 * @param {IDBTransactionMode} mode
 * @param {Work<Result>} work
 * @param {boolean} repeated
 * @returns {Promise<Result>}
 */
function transact(connection, stores, mode, work, repeated) {
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction([...stores], mode, { durability: "strict" });
    /** @type {Result | undefined} */
    let result;
    let delivered = false;
    /** @type {Error | null} */
    let refusal = null;

    const abort = () => {
      try {
        transaction.abort();
      } catch {
        // Already finished or already on the way: its own events, or the timer, will tell.
      }
    };
    /** @param {Error} fault */
    const refuse = (fault) => {
      refusal ??= fault;
      abort();
    };
    const timer = setTimeout(() => {
      refuse(new Error("no answer from the transaction"));
      reject(refusal);
    }, ANSWER_MS_MAX);

    transaction.oncomplete = () => {
      clearTimeout(timer);
      // Complete in spite of a refusal means that our abort came too late to undo it; a repeat
      // then finds the work done. Complete without a result would be a broken promise of ours.
      if (refusal === null && delivered) resolve(/** @type {Result} */ (result));
      else reject(refusal ?? new Error("complete without a result"));
    };
    transaction.onabort = () => {
      clearTimeout(timer);
      reject(refusal ?? transaction.error ?? new Error("aborted without a reason"));
    };

    /** @param {Result} value */
    const deliver = (value) => {
      result = value;
      delivered = true;
    };
    try {
      work(transaction, deliver, refuse, repeated);
    } catch (fault) {
      refuse(fault instanceof Error || fault instanceof DOMException ? fault : new Error(describe(fault)));
    }
  });
}
