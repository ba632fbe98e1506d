// A wire between a browser and the office that notes what passes, and can be cut in the middle of a
// request. The browser sees one address, whatever happens behind it.
import { createServer, request as forward } from "node:http";

export class Wire {
  address = "";
  /** @type {{ method: string, path: string, bytes: number }[]} what the browser asked for, in order, and how many
   *  bytes of content it has got for it, as packed */
  passed = [];
  /** @type {((method: string, path: string) => Promise<"answer" | "no answer">) | null} called when the
   *  office has answered and before the browser hears of it */
  beforeAnswer = null;
  #office;
  #server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));

  /** @param {{ address: string }} office */
  constructor(office) {
    this.#office = office;
  }

  async lay() {
    await new Promise((settle) => this.#server.listen(0, "127.0.0.1", () => settle(undefined)));
    const bound = this.#server.address();
    if (bound === null || typeof bound === "string") throw new Error("no address");
    this.address = `http://127.0.0.1:${bound.port}`;
    return this;
  }

  async remove() {
    await new Promise((settle) => {
      this.#server.close(() => settle(undefined));
      this.#server.closeAllConnections();
    });
  }

  /**
   * @param {import("node:http").IncomingMessage} incoming
   * @param {import("node:http").ServerResponse} outgoing
   */
  #pass(incoming, outgoing) {
    const method = incoming.method ?? "";
    const path = incoming.url ?? "";
    const passing = { method, path, bytes: 0 };
    this.passed.push(passing);
    const target = new URL(path, this.#office.address);
    const onward = forward(target, { method, headers: incoming.headers }, async (answer) => {
      if (this.beforeAnswer !== null && (await this.beforeAnswer(method, path)) === "no answer") {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("data", (/** @type {Buffer} */ part) => void (passing.bytes += part.length));
      answer.pipe(outgoing);
      answer.on("error", () => outgoing.destroy());
    });
    onward.on("error", () => outgoing.destroy()); // The office is gone: so is the line.
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  }
}
