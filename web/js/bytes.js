// The layout of everything that crosses between the program and the worker: little-endian numbers,
// and strings and byte runs behind a 32-bit length. README.md of this folder lists the messages.

const utf8 = new TextEncoder();
const utf8Strict = new TextDecoder("utf-8", { fatal: true });

export class ByteReader {
  #bytes;
  #view;
  #at = 0;

  /** @param {ArrayBuffer} buffer */
  constructor(buffer) {
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }

  u8() {
    return this.#view.getUint8(this.#advance(1));
  }

  u32() {
    return this.#view.getUint32(this.#advance(4), true);
  }

  /** A 64-bit number that must be exact in JavaScript. */
  u53() {
    const value = Number(this.#view.getBigUint64(this.#advance(8), true));
    if (!Number.isSafeInteger(value)) throw new RangeError("number above 2^53");
    return value;
  }

  /** A copy of its own, so that it can be stored or transferred alone. */
  bytes() {
    const length = this.u32();
    const start = this.#advance(length);
    return this.#bytes.slice(start, start + length).buffer;
  }

  string() {
    const length = this.u32();
    const start = this.#advance(length);
    return utf8Strict.decode(this.#bytes.subarray(start, start + length));
  }

  /** @param {number} length */
  #advance(length) {
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new RangeError("message cut short");
    this.#at += length;
    return start;
  }
}

export class ByteWriter {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #parts = [];
  #length = 0;

  /** @param {number} value */
  u8(value) {
    return this.#add(Uint8Array.of(value));
  }

  /** @param {number} value */
  u32(value) {
    const part = new Uint8Array(4);
    new DataView(part.buffer).setUint32(0, value, true);
    return this.#add(part);
  }

  /** @param {number} value */
  u53(value) {
    const part = new Uint8Array(8);
    new DataView(part.buffer).setBigUint64(0, BigInt(value), true);
    return this.#add(part);
  }

  /** @param {ArrayBuffer} value */
  bytes(value) {
    return this.u32(value.byteLength).#add(new Uint8Array(value));
  }

  /** @param {string} value */
  string(value) {
    const part = utf8.encode(value);
    return this.u32(part.length).#add(part);
  }

  finish() {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole.buffer;
  }

  /** @param {Uint8Array<ArrayBuffer>} part */
  #add(part) {
    this.#parts.push(part);
    this.#length += part.length;
    return this;
  }
}
