// The page's end of the worker, for the program in wasm. Bytes are copied in and out here and
// nowhere else; what they mean is not known here.

import { Happening } from "../messages.js";

/**
 * What the program offers (shell/platform/web/web_worker_port.cpp). Each call does its work before
 * it returns.
 * @typedef {object} Calls
 * @property {(number: number, body: Uint8Array) => boolean} answer false when it found no room
 * @property {(what: number, value: number) => void} happened
 */

export class Bridge {
  #worker;
  /** @type {Calls | null} */
  #calls = null;
  /** @type {((calls: Calls) => void)[]} */
  #early = [];
  #failed;
  /** @type {(() => Promise<unknown>) | null} lets the newer build take over; null when none waits */
  #takeOver = null;
  /** @type {Promise<unknown>} */
  #takenOver = Promise.resolve();

  /**
   * @param {Worker} worker
   * @param {(writer: number) => void} writerNews hears one of Writer, at once and when it changes
   * @param {(fault: Error) => void} failed hears when program and worker can no longer go on
   */
  constructor(worker, writerNews, failed) {
    this.#worker = worker;
    this.#failed = failed;
    worker.onmessage = ({ data }) => {
      const message = /** @type {import("../messages.js").FromWorker} */ (data);
      if ("writer" in message) writerNews(message.writer);
      else this.#answer(message);
    };
    worker.onerror = (event) => failed(new Error(event.message || "the worker did not start"));
    worker.onmessageerror = () => failed(new Error("a message did not arrive whole"));

    navigator.storage?.persisted?.().then((persisted) => this.tell(Happening.persisted, persisted ? 1 : 0), () => {});
  }

  /**
   * @param {number} what one of Happening
   * @param {number} value
   */
  tell(what, value) {
    this.#tellProgram((calls) => calls.happened(what, value));
  }

  /**
   * A newer build is on the device. The program says when it may take over.
   * @param {() => Promise<unknown>} takeOver settles when it has
   */
  offerUpdate(takeOver) {
    this.#takeOver = takeOver;
    this.tell(Happening.updateReady, 1);
  }

  // ---- called by the program, under these names --------------------------------------------------

  /** From here on what happens reaches the program, first of all what came too early.
   *  @param {Calls} calls */
  connect(calls) {
    this.#calls = calls;
    for (const tell of this.#early.splice(0)) this.#tellProgram(tell);
  }

  /**
   * @param {number} call
   * @param {number} number
   * @param {ArrayBuffer} body
   */
  post(call, number, body) {
    /** @type {import("../messages.js").ToWorker} */
    const message = { call, number, body };
    this.#worker.postMessage(message, [body]);
  }

  /** Best asked for after a person's gesture: some browsers ask them. */
  persist() {
    const answered = navigator.storage?.persist?.() ?? Promise.resolve(false);
    answered.then((persisted) => this.tell(Happening.persisted, persisted ? 1 : 0), () => {});
  }

  takeOver() {
    if (this.#takeOver !== null) this.#takenOver = this.#takeOver();
    this.#takeOver = null;
  }

  /** What starts then is the newer build, where there is one. */
  restart() {
    this.takeOver();
    void this.#takenOver.then(() => location.reload());
  }

  // -------------------------------------------------------------------------------------------------

  /** @param {import("../messages.js").Answer} answer */
  #answer({ number, body }) {
    this.#tellProgram((calls) => {
      if (!calls.answer(number, new Uint8Array(body))) throw new RangeError("no memory for an answer");
    });
  }

  /** @param {(calls: Calls) => void} tell */
  #tellProgram(tell) {
    if (this.#calls === null) {
      this.#early.push(tell);
      return;
    }
    try {
      tell(this.#calls);
    } catch (fault) {
      this.#failed(fault instanceof Error ? fault : new Error(String(fault)));
      throw fault;
    }
  }
}
