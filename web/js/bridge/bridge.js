// The page's end of the worker, for the program in wasm. Bytes are copied in and out here and
// nowhere else; what they mean is not known here.

import { Happening } from "../messages.js";

/**
 * The functions of the program that are called from here (shell/platform/web).
 * @typedef {{ HEAPU8: Uint8Array,
 *             _huifang_answer_room: (size: number) => number,
 *             _huifang_answer: (number: number) => void,
 *             _huifang_happened: (what: number, value: number) => void }} Program
 */

export class Bridge {
  #worker;
  /** @type {Program | null} */
  #program = null;
  /** @type {((program: Program) => void)[]} */
  #early = [];
  #failed;

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
      else this.#tellProgram((program) => this.#answer(program, message));
    };
    worker.onerror = (event) => failed(new Error(event.message || "the worker did not start"));
    worker.onmessageerror = () => failed(new Error("a message did not arrive whole"));

    navigator.storage?.persisted?.().then((persisted) => this.tell(Happening.persisted, persisted ? 1 : 0), () => {});
  }

  /** From here on what happens reaches the program, first of all what came too early.
   *  @param {Program} program */
  attach(program) {
    this.#program = program;
    for (const tell of this.#early.splice(0)) this.#tellProgram(tell);
  }

  /**
   * @param {number} what one of Happening
   * @param {number} value
   */
  tell(what, value) {
    this.#tellProgram((program) => program._huifang_happened(what, value));
  }

  // ---- called by the program, under these names --------------------------------------------------

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

  // -------------------------------------------------------------------------------------------------

  /** @param {(program: Program) => void} tell */
  #tellProgram(tell) {
    if (this.#program === null) {
      this.#early.push(tell);
      return;
    }
    try {
      tell(this.#program);
    } catch (fault) {
      this.#failed(fault instanceof Error ? fault : new Error(String(fault)));
      throw fault;
    }
  }

  /**
   * @param {Program} program
   * @param {import("../messages.js").Answer} answer
   */
  #answer(program, { number, body }) {
    const room = program._huifang_answer_room(body.byteLength);
    if (room === 0 && body.byteLength > 0) throw new RangeError("no memory for an answer");
    program.HEAPU8.set(new Uint8Array(body), room);
    program._huifang_answer(number);
  }
}
