// Takes a text/event-stream apart as its chunks arrive, wherever they are cut: inside a line, inside
// a character, between carriage return and line feed. Comments are heard by the caller as silence
// that was broken, not as events; a time to come back (`retry`) is kept in `retryMs`.

const LINE_LENGTH_MAX = 64 * 1024;
const RETRY = /^\d{1,9}$/; // Longer ones are nonsense, and would not fit the way to the program.

export class EventStreamParser {
  #decoder = new TextDecoder();
  #heard;
  #line = "";
  #afterReturn = false;
  #event = "";
  /** @type {string[]} */
  #data = [];
  /** When to come back once the line has ended, as it was last said; 0 where nothing was. */
  retryMs = 0;

  /** @param {(event: string, data: string) => void} heard */
  constructor(heard) {
    this.#heard = heard;
  }

  /**
   * Throws RangeError on a line without end.
   * @param {Uint8Array} chunk
   */
  push(chunk) {
    for (const character of this.#decoder.decode(chunk, { stream: true })) {
      if (character === "\n" && this.#afterReturn) {
        this.#afterReturn = false;
        continue;
      }
      this.#afterReturn = character === "\r";
      if (character === "\n" || character === "\r") {
        this.#endLine(this.#line);
        this.#line = "";
      } else {
        this.#line += character;
        if (this.#line.length > LINE_LENGTH_MAX) throw new RangeError("line without end");
      }
    }
  }

  /** @param {string} line */
  #endLine(line) {
    if (line === "") {
      if (this.#data.length > 0) this.#heard(this.#event === "" ? "message" : this.#event, this.#data.join("\n"));
      this.#event = "";
      this.#data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    else if (field === "retry" && RETRY.test(value)) this.retryMs = Number(value);
    else if (field === "data" && this.#data.length < 64) this.#data.push(value);
  }
}
