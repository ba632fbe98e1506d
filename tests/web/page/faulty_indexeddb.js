// Must be imported before the worker. Orders come over a BroadcastChannel, because the worker's own
// messages belong to the program.

/**
 * @typedef {{ method: string, nth: number, way: string, forEver: boolean }} Order
 */

/** @type {Order | null} */
let order = null;
let calls = 0;
let struck = 0;

const channel = new BroadcastChannel("faults");
channel.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (data.ask) {
    channel.postMessage({ struck });
    return;
  }
  order = data.order;
  calls = 0;
  struck = 0;
  channel.postMessage({ ready: true });
};

// Waiting is cut to a tenth, so that a test of long silences is short.
const patient = globalThis.setTimeout;
// @ts-expect-error the checker knows Node's setTimeout too
globalThis.setTimeout = (run, delayMs = 0, ...rest) => patient(run, delayMs / 10, ...rest);

/** @param {string} method */
function due(method) {
  if (order === null || order.method !== method) return false;
  ++calls;
  if (order.forEver ? calls < order.nth : calls !== order.nth) return false;
  ++struck;
  return true;
}

/**
 * @param {any} prototype
 * @param {string} method
 * @param {(target: any) => IDBTransaction | null} transactionOf
 */
function spoil(prototype, method, transactionOf) {
  const original = prototype[method];
  prototype[method] = function (/** @type {any[]} */ ...values) {
    if (!due(method)) return original.apply(this, values);
    const way = /** @type {Order} */ (order).way;
    const transaction = transactionOf(this);
    if (way === "abort without a reason" && transaction !== null) {
      const result = method === "commit" ? undefined : original.apply(this, values);
      abortQuietly(transaction);
      return result;
    }
    if (way === "closed" && transaction !== null) {
      transaction.db.close();
      abortQuietly(transaction);
      throw new DOMException("connection lost", "InvalidStateError");
    }
    if (way === "no answer") {
      if (transaction === null) return {}; // Of open: a request that nothing ever happens to.
      if (method === "commit") return keepAlive(transaction);
      keepAlive(transaction);
      return {}; // A request that nothing ever happens to.
    }
    throw new DOMException("made to fail", way === "abort without a reason" || way === "closed" ? "AbortError" : way);
  };
}

/** @param {IDBTransaction} transaction */
function abortQuietly(transaction) {
  try {
    transaction.abort();
  } catch {
    // Already on its way.
  }
}

/** @param {IDBTransaction} transaction */
function keepAlive(transaction) {
  const store = transaction.objectStore(transaction.objectStoreNames[0] ?? "");
  const again = () => {
    try {
      store.count().onsuccess = again;
    } catch {
      // Aborted at last.
    }
  };
  again();
}

spoil(IDBFactory.prototype, "open", () => null);
spoil(IDBDatabase.prototype, "transaction", () => null);
spoil(IDBTransaction.prototype, "commit", (transaction) => transaction);
for (const method of ["get", "getAll", "put", "delete"]) {
  spoil(IDBObjectStore.prototype, method, (store) => store.transaction);
}
