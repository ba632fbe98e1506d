// The real server, filled from files as an organisation would fill it, started, stopped and killed
// at will. It keeps its port, so pages find it again.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PATIENCE_MS } from "./chromium.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const FIXTURES = join(root, "tests/fixtures/chain");

/** @param {string | undefined} given @param {string[]} places */
function firstThere(given, places) {
  const found = [given, ...places.map((place) => join(root, place))].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error(`not built: ${places[0]}`);
  return found;
}

const PROGRAM = () =>
  firstThere(process.env.HUIFANG_PROGRAM, ["build/native-release/sync/server/huifang", "build/native-debug/sync/server/huifang"]);
/** The site as it was built. */
export const builtSite = () => firstThere(process.env.HUIFANG_DIST, ["build/web-release/web/dist", "build/web-debug/web/dist"]);

export const PASSWORD = "correct horse 42";

/** Those who sign in in these tests, by account. */
const ACCOUNTS = ["zhoumin", "hanlei", "qianguodong"];

/** @type {string | null} */
let filled = null;

/** A data folder filled once from the fixtures; each test works on a copy. */
function filledData() {
  if (filled !== null) return filled;
  const data = mkdtempSync(join(tmpdir(), "huifang-filled-"));
  for (const kind of ["employees", "customers", "visits"]) {
    run(["import", kind, join(FIXTURES, `${kind}.csv`), "--data", data]);
  }
  for (const account of ACCOUNTS) run(["user", "password", account, "--data", data], `${PASSWORD}\n`);
  process.on("exit", () => rmSync(data, { recursive: true, force: true }));
  filled = data;
  return data;
}

/** @param {string[]} words @param {string} [input] */
function run(words, input = "") {
  const done = spawnSync(PROGRAM(), words, { input, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`huifang ${words.join(" ")}: ${done.stdout}${done.stderr}`);
}

export class Office {
  data = mkdtempSync(join(tmpdir(), "huifang-data-"));
  /** Of the page; looked at when it starts. */
  site = builtSite();
  address = "";
  #port = 0;
  #options;
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;
  #said = "";

  /**
   * @param {string[]} [options] of `huifang serve`
   * @param {{ empty?: boolean }} [data] empty: nothing is in its folder yet
   */
  constructor(options = [], { empty = false } = {}) {
    this.#options = options;
    if (!empty) cpSync(filledData(), this.data, { recursive: true });
  }

  /** Brings a list into its data; it must not run. @param {"employees" | "customers" | "visits"} kind @param {string} csv */
  import(kind, csv) {
    const file = join(this.data, `${kind}.csv`);
    writeFileSync(file, csv);
    run(["import", kind, file, "--data", this.data]);
    rmSync(file);
  }

  /** @param {string[]} [options] of `huifang serve`, instead of those before */
  async start(options = this.#options) {
    this.#options = options;
    const process_ = spawn(
      PROGRAM(),
      ["serve", "--listen", `127.0.0.1:${this.#port}`, "--data", this.data, "--web", this.site, ...options],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.#process = process_;
    this.#said = "";
    await new Promise((settle, fail) => {
      const timer = setTimeout(() => fail(new Error(`the server did not start: ${this.#said}`)), PATIENCE_MS);
      const hear = (/** @type {Buffer} */ chunk) => {
        this.#said += chunk.toString();
        const listening = /listening on (http:\/\/127\.0\.0\.1:(\d+))/.exec(this.#said);
        if (listening === null) return;
        clearTimeout(timer);
        this.address = String(listening[1]);
        this.#port = Number(listening[2]);
        settle(undefined);
      };
      process_.stdout?.on("data", hear);
      process_.stderr?.on("data", hear);
      process_.on("exit", (code) => {
        clearTimeout(timer);
        fail(new Error(`the server ended with ${code}: ${this.#said}`));
      });
    });
    return this;
  }

  /** What it has written so far since its last start. */
  get said() {
    return this.#said;
  }

  /** Pages of its database, as the file says after a graceful stop. */
  pages() {
    const name = readdirSync(this.data, { recursive: true, encoding: "utf8" }).find((path) => /\.(db|sqlite3?)$/.test(path));
    if (name === undefined) throw new Error(`no database in ${this.data}`);
    const head = Buffer.alloc(32);
    readSync(openSync(join(this.data, name), "r"), head, 0, 32, 0);
    return head.readUInt32BE(28);
  }

  stop() {
    return this.#end("SIGTERM");
  }

  kill() {
    return this.#end("SIGKILL");
  }

  /** Stops it and takes its data away. */
  async close() {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const process_ = this.#process;
    this.#process = null;
    if (process_ === null || process_.exitCode !== null || process_.signalCode !== null) return;
    const gone = new Promise((settle) => process_.once("exit", settle));
    process_.kill(signal);
    await gone;
  }
}
