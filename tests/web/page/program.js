// Stands where the program in wasm stands: asks the worker through the real bridge, in the bytes
// that the program would send.
import { Bridge } from "../../../web/js/bridge/bridge.js";
import { ByteReader, ByteWriter } from "../../../web/js/bytes.js";
import { Call, Outcome } from "../../../web/js/messages.js";
import { trustedScriptUrls } from "../../../web/js/trusted_urls.js";

/**
 * @typedef {{ area: number, key: number, value: string | null }} TextWrite
 * @typedef {{ done: true } | { done: false, key: string }} Status
 */

class TestProgram {
  /** @type {Map<number, (answer: ByteReader) => void>} */
  #waiting = new Map();
  #lastNumber = 0;
  /** @type {[number, number][]} */
  happenings = [];
  /** @type {[number, number, number][]} */
  heard = [];
  /** @type {number[]} */
  writer = [];
  /** @type {string[]} */
  faults = [];

  /** @param {string} workerUrl */
  constructor(workerUrl) {
    const trusted = trustedScriptUrls([workerUrl]);
    this.bridge = new Bridge(
      new Worker(trusted(workerUrl)),
      (writer) => this.writer.push(writer),
      (fault) => this.faults.push(fault.message),
    );
    this.bridge.connect(this);
  }

  /**
   * @param {number} number
   * @param {Uint8Array} body
   */
  answer(number, body) {
    this.#waiting.get(number)?.(new ByteReader(body.slice().buffer));
    return true;
  }

  /**
   * @param {number} what
   * @param {number} value
   */
  happened(what, value) {
    this.happenings.push([what, value]);
  }

  /**
   * @param {number} call
   * @param {ByteWriter} message
   * @returns {Promise<ByteReader>}
   */
  ask(call, message) {
    return new Promise((resolve) => this.post(call, message, resolve));
  }

  /**
   * @param {number} call
   * @param {ByteWriter} message
   * @param {(answer: ByteReader) => void} answered
   */
  post(call, message, answered) {
    const number = ++this.#lastNumber;
    this.#waiting.set(number, answered);
    this.bridge.post(call, number, message.finish());
  }
}

/** @type {TestProgram} */
let program;

/** @param {string | null} text */
function bytesOf(text) {
  return new TextEncoder().encode(text ?? "").buffer;
}

/**
 * @param {ByteWriter} message
 * @param {TextWrite} write
 */
function putWrite(message, { area, key, value }) {
  message.u8(area).u53(key).u8(value === null ? 0 : 1);
  if (value !== null) message.bytes(bytesOf(value));
}

/** @param {ByteReader} answer @returns {Status} */
function statusOf(answer) {
  return answer.u8() === Outcome.done ? { done: true } : { done: false, key: answer.string() };
}

/** @param {ByteReader} answer */
function entriesOf(answer) {
  const status = statusOf(answer);
  if (!status.done) return status;
  return Array.from({ length: answer.u32() }, () => ({
    area: answer.u8(),
    key: answer.u53(),
    value: new TextDecoder().decode(answer.bytes()),
  }));
}

// What the tests call by page.evaluate.
const harness = {
  /** @param {string} workerUrl */
  start(workerUrl) {
    program = new TestProgram(workerUrl);
  },
  state: () => ({
    happenings: program.happenings,
    heard: program.heard,
    writer: program.writer,
    faults: program.faults,
  }),
  /** @param {string} name @param {number[]} areas */
  async load(name, areas) {
    const message = new ByteWriter().string(name).u8(areas.length);
    for (const area of areas) message.u8(area);
    return entriesOf(await program.ask(Call.storeLoad, message));
  },
  /** @param {string} name @param {number} area @param {number[]} keys */
  async read(name, area, keys) {
    const message = new ByteWriter().string(name).u8(area).u32(keys.length);
    for (const key of keys) message.u53(key);
    return entriesOf(await program.ask(Call.storeRead, message));
  },
  /** @param {string} name @param {TextWrite[]} writes @param {TextWrite[]} expected */
  async commit(name, writes, ...expected) {
    const message = new ByteWriter().string(name).u8(expected.length);
    for (const wanted of expected) putWrite(message, wanted);
    message.u32(writes.length);
    for (const write of writes) putWrite(message, write);
    return statusOf(await program.ask(Call.storeCommit, message));
  },
  async identity() {
    const answer = await program.ask(Call.vaultLoad, new ByteWriter());
    const status = statusOf(answer);
    if (!status.done) return status;
    return { publicKey: [...new Uint8Array(answer.bytes())], enrolment: new TextDecoder().decode(answer.bytes()) };
  },
  /** @param {string} record */
  async keepEnrolment(record) {
    return statusOf(await program.ask(Call.vaultKeepEnrolment, new ByteWriter().bytes(bytesOf(record))));
  },
  /** @param {{ method?: string, path: string, body?: string, signPrefix?: string, bearer?: string, idleTimeoutMs?: number }} request */
  async send({ method = "POST", path, body = "", signPrefix = "", bearer = "", idleTimeoutMs = 30_000 }) {
    const message = new ByteWriter().string(method).string(path).bytes(bytesOf(body));
    const answer = await program.ask(Call.networkSend, message.string(signPrefix).string(bearer).u32(idleTimeoutMs));
    return { status: answer.u32(), retryAfterMs: answer.u32(), body: new TextDecoder().decode(answer.bytes()) };
  },
  /** @param {string} bearer */
  listen(bearer) {
    program.post(Call.networkListen, new ByteWriter().string(bearer), (answer) => {
      program.heard.push([answer.u8(), answer.u53(), answer.u32()]);
    });
  },
  /** Commits one numbered log entry after the other until told to rest. @param {string} name */
  async commitForEver(name) {
    const known = await harness.load(name, [1]);
    let key = Array.isArray(known) ? known.length : 0;
    const state = { saved: key, rest: false };
    Object.assign(globalThis, { endless: state });
    while (!state.rest) {
      const status = await harness.commit(name, [
        { area: 1, key: key + 1, value: `entry ${key + 1}` },
        { area: 0, key: key % 2, value: `superblock ${key + 1}` },
      ]);
      if (!status.done) return status;
      state.saved = ++key;
    }
    return { done: true };
  },
};

Object.assign(globalThis, { harness });
