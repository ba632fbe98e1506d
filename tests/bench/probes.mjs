// What is measured inside the page. These functions run there, before its scripts.

/** Times each drawn frame, each call to the page's worker, and the steps of the start. */
export function installProbes() {
  // web/js/messages.js
  const CALLS = ["", "store_load", "store_read", "store_commit", "send", "listen", "vault_load"];
  const probes = {
    frames_ms: /** @type {number[]} */ ([]),
    commits_ms: /** @type {number[]} */ ([]),
    steps_ms: /** @type {Record<string, number>} */ ({}), // Of the first of each kind, since the page was asked for.
  };
  Object.assign(globalThis, { probes });
  /** @param {string} name */
  const step = (name) => void (probes.steps_ms[name] ??= Math.round(performance.now()));

  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) =>
    request((time) => {
      const begun = performance.now();
      run(time);
      probes.frames_ms.push(performance.now() - begun);
      step("frame");
    });

  const compile = WebAssembly.compileStreaming.bind(WebAssembly);
  WebAssembly.compileStreaming = async (source) => {
    step("compile_asked");
    const module = await compile(source);
    step("compiled");
    return module;
  };

  /** @type {Map<number, { call: number, begun: number }>} */
  const open = new Map();
  const post = Worker.prototype.postMessage;
  /** @type {WeakSet<Worker>} */
  const watched = new WeakSet();
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener("message", ({ data }) => {
        const asked = open.get(data?.number);
        if (asked === undefined) return;
        open.delete(data.number);
        const call = CALLS[asked.call];
        step(`${call}_answered`);
        if (call === "store_commit") probes.commits_ms.push(performance.now() - asked.begun);
      });
    }
    if (message?.call in CALLS) {
      open.set(message.number, { call: message.call, begun: performance.now() });
      step(`${CALLS[message.call]}_asked`);
    }
    return post.call(this, message, ...rest);
  };
}

/**
 * What a durable commit costs on this machine without Huifang: two values of that size, strict.
 * @param {{ commits: number, bytes: number }} options
 */
export async function timeBareCommits({ commits, bytes }) {
  const stores = ["one", "other"];
  const database = await new Promise((/** @type {(opened: IDBDatabase) => void} */ resolve, reject) => {
    const request = indexedDB.open("bare-commits", 1);
    request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const times_ms = [];
  for (let number = 0; number < commits; ++number) {
    const begun = performance.now();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
      for (const store of stores) transaction.objectStore(store).put(new Uint8Array(bytes), number);
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.commit();
    });
    times_ms.push(performance.now() - begun);
  }
  database.close();
  indexedDB.deleteDatabase("bare-commits");
  return times_ms;
}

/** @param {number[]} values */
export function percentiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(2));
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
